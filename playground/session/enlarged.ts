/** A larger sample of a company's data: the rows that metrics count, over and over, under other keys. */
import type { Plan } from '../../compiler/plan.ts'
import type { Core } from '../../runtime/core/core.ts'
import { readCsv } from '../../runtime/data/csv.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

type Files = Tab['data']

const known = new WeakMap<Files, Map<string, Files>>()

/** The data with the file that the first metric counts repeated to `most` rows; refused where its rows have no key that can be told apart. */
export function enlarged(
  data: Files,
  { metrics }: Pick<Plan, 'metrics'>,
  { records }: Pick<Core, 'records'>,
  most: number,
): Files | Refusal {
  const shape = records.find(({ name }) => name === metrics[0]?.record)
  const file = shape?.file ?? ''
  const bytes = data.get(file)
  const keyed = shape?.fields.find(({ name, unit }) => shape.key.includes(name) && unit.kind === 'text')
  if (shape === undefined || bytes === undefined || keyed === undefined)
    return refusal('asked', 'the rows of this plan have no key of text, so they cannot be repeated')
  const own = known.get(data) ?? new Map<string, Files>()
  known.set(data, own)
  const key = `${file} ${keyed.column} ${most}`
  const made = own.get(key) ?? new Map(data).set(file, new TextEncoder().encode(repeated(file, bytes, keyed.column, most)))
  own.set(key, made)
  return made
}

function repeated(file: string, bytes: Uint8Array, column: string, most: number): string {
  const text = new TextDecoder().decode(bytes)
  const [head, ...rows] = readCsv(file, text).rows
  const at = head?.cells.indexOf(column) ?? -1
  if (head === undefined || at < 0 || rows.length === 0) return text
  const lines = [text.slice(head.starts[0] ?? 0, head.end), ...rows.map(({ starts, end }) => text.slice(starts[0] ?? 0, end))]
  const parts = rows.map(({ starts, end, cells }) => {
    const to = starts[at + 1] === undefined ? end : (starts[at + 1] ?? end) - 1
    return { before: text.slice(starts[0] ?? 0, starts[at] ?? end), key: cells[at] ?? '', after: text.slice(to, end) }
  })
  for (let round = 2; lines.length <= most; round += 1)
    for (const { before, key, after } of parts.slice(0, most + 1 - lines.length))
      lines.push(`${before}${asCell(`${key}~${round}`)}${after}`)
  return `${lines.slice(0, most + 1).join('\n')}\n`
}

/** A text as a cell of CSV; one that needs no quotes has none, and is read faster. */
const asCell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
