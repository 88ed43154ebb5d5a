/** What identifies the data of a run by a system: each field's values in the canonical order of the rows, as `dataHash` does it. */
import { createHash, type Hash } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fieldText } from '../../compiler/emit/sql/field-text.ts'
import type { Column, Input } from '../../compiler/relational/program/ir.ts'
import { asDay } from '../../runtime/calendar/civil.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import type { Core } from '../../runtime/core/core.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import type { FieldHash, HashedRecord } from '../fingerprint.ts'
import type { Watch } from '../render/watch.ts'
import { aside, type Copying, isCopying, rowsOf, type System, tellerOf } from './system.ts'

/** A record by its rows and the hashes of its fields. Where the system writes files, the table of the record is gone after it. */
export async function hashedRecord(
  system: System,
  core: Core,
  input: Input,
  folder: string,
  watch: Watch | undefined,
): Promise<HashedRecord> {
  return isCopying(system) ? hashedThere(system, core, input, folder, watch) : hashedHere(system, core, input, watch)
}

async function hashedHere(system: System, core: Core, input: Input, watch: Watch | undefined): Promise<HashedRecord> {
  const { dialect, rows } = system
  const { columns, record } = input
  const cells = columns.map(({ column }) => {
    const cell = `t.${dialect.quoted(column.name)}`
    return `${column.type === 'text' ? cell : dialect.cast(cell, 'text')} AS ${dialect.quoted(column.name)}`
  })
  const query = `SELECT ${cells.join(', ')}\nFROM ${dialect.quoted(input.name)} AS t\nORDER BY ${orderOf(system, core, input)}`
  const hashes = columns.map(({ column, field }) => ({
    name: field.name,
    kind: kindOf(column, field),
    text: asText(column, field),
    hash: createHash('sha256'),
    some: false,
  }))
  let count = 0
  for await (const block of rows(query)) {
    hashes.forEach((one, place) => {
      const lines = block.map((row) => {
        const cell = row[place] ?? null
        if (cell !== null) one.some = true
        return cell === null ? '\n' : `${one.text(cell)}\n`
      })
      one.hash.update(lines.join(''))
    })
    count += block.length
    watch?.at(`identifying ${input.file}: ${count} rows`)
  }
  const some = hashes.filter((one) => one.some).map(({ name, kind, hash }): FieldHash => ({ name, kind, hash: hash.digest('hex') }))
  return { record, rows: count, fields: some }
}

/** The same by files that the system writes, one for each field. */
async function hashedThere(system: Copying, core: Core, input: Input, folder: string, watch: Watch | undefined): Promise<HashedRecord> {
  const { dialect, files } = system
  const { columns, record, file, name } = input
  const telling = tellerOf(system, watch)
  const cells = columns.map(({ column }) => `t.${dialect.quoted(column.name)}`)
  const sorted = aside('sorted', name)
  const query = `SELECT ${cells.join(', ')}\nFROM ${dialect.quoted(name)} AS t\nORDER BY ${orderOf(system, core, input)}`
  await telling(`putting ${file} in order`, files.sorted(sorted, query))
  await system.drop(name)
  const from = `FROM ${dialect.quoted(sorted)} AS t`
  const counts = ['COUNT(*)', ...cells.map((cell) => `COUNT(${cell})`)].map((cell) => dialect.cast(cell, 'text'))
  const [[count, ...there] = []] = await rowsOf(system, `SELECT ${counts.join(', ')} ${from}`)
  const fields: FieldHash[] = []
  const path = join(folder, `${name}.values`)
  for (const [i, { column, field }] of columns.entries()) {
    if (there[i] === '0') continue
    const text = fieldText(dialect, column, field.unit)
    await telling(`identifying ${file}: ${field.column}`, files.write(`SELECT ${text} AS v ${from}`, path))
    fields.push({ name: field.name, kind: kindOf(column, field), hash: hashed(path).digest('hex') })
    rmSync(path)
  }
  await system.drop(sorted)
  return { record, rows: Number(count), fields }
}

const BLOCK = 1 << 20

function hashed(path: string): Hash {
  const hash = createHash('sha256')
  const handle = openSync(path, 'r')
  try {
    const block = Buffer.alloc(BLOCK)
    for (let length = readSync(handle, block); length > 0; length = readSync(handle, block)) hash.update(block.subarray(0, length))
  } finally {
    closeSync(handle)
  }
  return hash
}

/** The canonical order of the rows of an input. */
function orderOf({ dialect }: System, core: Core, { record, columns }: Input): string {
  const shape = core.records.find(({ name }) => name === record)
  const fields = [...(shape?.key ?? []), ...[shape?.history?.from, shape?.known].filter((one) => one != null)]
  return fields
    .flatMap((name) => columns.filter(({ field }) => field.name === name))
    .flatMap(({ column }) => {
      const cell = `t.${dialect.quoted(column.name)}`
      // what is not there comes first
      const there = column.nullable ? [`CASE WHEN ${cell} IS NULL THEN 0 ELSE 1 END`] : []
      return [...there, column.type === 'text' ? dialect.bytewise(cell) : cell]
    })
    .join(', ')
}

/** A record by its rows alone. */
export async function countedRecord(system: System, { name, record }: Input): Promise<HashedRecord> {
  const { dialect } = system
  const [[count] = []] = await rowsOf(system, `SELECT ${dialect.cast('COUNT(*)', 'text')} AS c FROM ${dialect.quoted(name)} AS t`)
  return { record, rows: Number(count ?? 0), fields: [] }
}

type Field = Input['columns'][number]['field']

function kindOf(column: Column, { unit }: Field): FieldHash['kind'] {
  if (column.type === 'text') return 'text'
  return unit.kind === 'date' ? 'day' : unit.kind === 'yesno' ? 'yesno' : 'number'
}

/** How a cell of a table reads as canonical text. */
function asText(column: Column, field: Field): (cell: string) => string {
  if (column.type === 'text') return (cell) => JSON.stringify(cell)
  const { scale } = column
  switch (kindOf(column, field)) {
    case 'day':
      return (cell) => showDay(asDay(Number(cell)))
    case 'yesno':
      return (cell) => (cell === '1' ? 'yes' : 'no')
    default:
      return (cell) => (scale === 0 ? cell : trimmed(pointed(BigInt(cell), scale)))
  }
}

const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)
