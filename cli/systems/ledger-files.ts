/** Ledgers of a program that has run, as files in the order of their lines. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerName } from '../../compiler/emit/ledger-file.ts'
import { ledgerQuery } from '../../compiler/emit/sql/ledgers.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import type { Sheet } from '../../runtime/write/column.ts'
import { cellsOf, headerOf } from '../../runtime/write/csv.ts'
import type { Watch } from '../render/watch.ts'
import type { System } from './system.ts'

export interface Written {
  readonly file: string
  readonly lines: number
}

/** Where files go. */
export interface Whither {
  readonly program: Program
  readonly folder: string
  readonly watch: Watch | undefined
}

/** Writes a ledger line by line; undefined where the program has none. */
export async function writtenHere<Line>(
  { dialect, rows }: System,
  { program, folder, watch }: Whither,
  ledger: LedgerName,
  sheet: Sheet<Line>,
  lineOf: (row: Shown) => Line,
): Promise<Written | undefined> {
  const query = ledgerQuery(program, dialect, ledger)
  if (query === undefined) return undefined
  const file = `${ledger}.csv`
  const handle = openSync(join(folder, file), 'w')
  let lines = 0
  try {
    writeSync(handle, `${headerOf(sheet)}\n`)
    for await (const block of rows(query)) {
      writeSync(handle, block.map((row) => `${cellsOf(sheet, lineOf(row)).join(',')}\n`).join(''))
      lines += block.length
      watch?.at(`writing ${ledger}: ${lines} lines`)
    }
  } finally {
    closeSync(handle)
  }
  return { file, lines }
}
