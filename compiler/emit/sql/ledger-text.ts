/** Lines of a ledger as a system writes them into files by itself: character by character what `runtime/write` makes of the same lines. */
import type { Column, Program } from '../../relational/program/ir.ts'
import { tablesOf } from '../tables.ts'
import type { Textual, Width } from './dialect.ts'
import { ledgerOrder } from './ledgers.ts'
import { heldOf } from './scalar.ts'

/** The ledgers that have a line for each row. */
export type LongLedger = 'credits' | 'earnings'

/** How a cell is written: the columns that it is made of, and the text that they give. A `figure` is made elsewhere. */
interface Cell {
  readonly reads: readonly string[]
  readonly written: ((of: (column: string) => string, around: Around) => string) | 'figure'
}

/** `digits`: the decimals of the currency; `scaleOf`: those of a column; `widthOf`: how it is held. */
interface Around {
  readonly dialect: Textual
  readonly digits: number
  readonly scaleOf: (column: string) => number
  readonly widthOf: (column: string) => Width
}

/** A number of a column, or another where there is none. */
const orElse = (column: string, value: string, otherwise: bigint, { dialect, widthOf }: Around): string =>
  `COALESCE(${value}, ${dialect.integer(otherwise, widthOf(column))})`

/** A number of a column with so many decimals, or another where there is none. */
const decimalsOf = (
  made: typeof pointedSql,
  column: string,
  of: (column: string) => string,
  places: number,
  otherwise: bigint,
  around: Around,
): string => made(around.dialect, orElse(column, of(column), otherwise, around), places, around.widthOf(column))

const textual = (column: string, otherwise = ''): Cell => ({
  reads: [column],
  written: (of, { dialect }) => textCell(dialect, `COALESCE(${of(column)}, ${dialect.text(otherwise)})`),
})
const same: Cell = { reads: [], written: 'figure' }
const figure: Cell = { reads: ['component', 'measure', 'measure_under', 'quota', 'quota_under'], written: 'figure' }
const money: Cell = { reads: ['amount'], written: (of, around) => decimalsOf(pointedSql, 'amount', of, around.digits, 0n, around) }

/** The columns of the files, as `runtime/write/sheets` has them, by the columns of the tables. */
const CELLS: Readonly<Record<LongLedger, Readonly<Record<string, Cell>>>> = {
  credits: {
    plan: same,
    clause: textual('clause'),
    record: textual('record'),
    row_key: textual('row_key'),
    recipient: textual('recipient'),
    role: textual('role'),
    level: { reads: ['level'], written: (of, around) => around.dialect.cast(orElse('level', of('level'), 0n, around), 'text') },
    for_period: textual('for_period'),
    field: textual('field'),
    share: {
      reads: ['share'],
      written: (of, around) => {
        const places = around.scaleOf('share')
        return decimalsOf(trimmedSql, 'share', of, places, 10n ** BigInt(places), around)
      },
    },
    incentive_date: {
      reads: ['incentive_date'],
      written: (of, { dialect }) => `COALESCE(${dialect.texts.dayText(of('incentive_date'))}, '')`,
    },
    amount: money,
    currency: textual('currency'),
    posted_in: textual('posted_in'),
    as_of: same,
    kind: textual('kind', 'original'),
    corrects: textual('corrects'),
    origin: textual('clause'),
  },
  earnings: {
    plan: same,
    component: textual('component'),
    payee: textual('payee'),
    for_period: textual('for_period'),
    record: textual('record'),
    row_key: textual('row_key'),
    item: textual('item'),
    kind: textual('kind', 'original'),
    window: textual('window'),
    measure: figure,
    quota: figure,
    attainment: figure,
    amount: money,
    currency: same,
    posted_in: textual('posted_in'),
    as_of: same,
    corrects: textual('corrects'),
    origin: textual('origin'),
    reason: textual('reason'),
    author: textual('author'),
    dated: textual('dated'),
  },
}

/** What of a line differs from line to line; all else is written as it is in a line that has nothing else. */
export interface Told {
  /** The columns of the table that do not hold one value throughout. */
  readonly differing: readonly Column[]
  /** The names of the file's columns, and its cells in a line that has only what is the same throughout. */
  readonly names: readonly string[]
  readonly cells: readonly string[]
  readonly digits: number
  /** A query of the figures that lines show, by `key`: a column for each of the file's columns that is one. */
  readonly figures: { readonly query: string; readonly key: readonly string[] } | undefined
}

/** Names of columns that lines of these ledgers cannot be written from: what is paid in other currencies, keys of several columns. */
const BEYOND = ['row_key_2', 'currency', 'share_under', 'pay_amount', 'pay_currency', 'pay_rate']

/** Whether lines that differ in these columns can be written. */
export const areWritable = (differing: readonly Column[]): boolean => !differing.some(({ name }) => BEYOND.includes(name))

/** The file column that are figures of lines which differ in these columns. */
export const figuresOf = (ledger: LongLedger, names: readonly string[], differing: readonly Column[]): readonly string[] =>
  names.filter((name) => {
    const cell = cellFor(ledger, name)
    return cell.written === 'figure' && cell.reads.some((one) => differing.some((column) => column.name === one))
  })

/** The query of the lines of a ledger's file in their order, in one column. */
export function lineQuery(
  dialect: Textual,
  program: Program,
  ledger: LongLedger,
  { differing, names, cells, digits, figures }: Told,
): string {
  const differs = new Map(differing.map((one) => [one.name, one]))
  const shown = figuresOf(ledger, names, differing)
  const { text, quoted } = dialect
  const around: Around = {
    dialect,
    digits,
    scaleOf: (name) => {
      const column = differs.get(name)
      return column?.type === 'int' ? column.scale : 0
    },
    widthOf: (name) => {
      const column = differs.get(name)
      return column !== undefined && heldOf(column, { dialect, tooWide: () => undefined }) === 'wide' ? 'wide' : 'long'
    },
  }
  const parts = names.flatMap((name, i) => {
    const cell = cellFor(ledger, name)
    const comma = i === 0 ? '' : ','
    if (shown.includes(name)) return [text(comma), `COALESCE(t.${quoted(figureName(name))}, '')`]
    if (cell.written === 'figure' || !cell.reads.some((one) => differs.has(one))) return [text(`${comma}${cells[i] ?? ''}`)]
    return [text(comma), cell.written((column) => `t.${quoted(column)}`, around)]
  })
  const order = ledgerOrder(differing, dialect, ledger)
  const read = names.flatMap((name) => (shown.includes(name) ? [] : cellFor(ledger, name).reads.filter((one) => differs.has(one))))
  const ordering = differing.flatMap(({ name }) => (order.some((part) => part.includes(`t.${quoted(name)}`)) ? [name] : []))
  const own = [...new Set([...read, ...ordering])].map((name) => `t.${quoted(name)}`)
  const joined =
    figures === undefined || shown.length === 0
      ? ''
      : `\nJOIN (${figures.query}) AS f ON ${figures.key.map((name) => `t.${quoted(name)} IS NOT DISTINCT FROM f.${quoted(name)}`).join(' AND ')}`
  const taken = [...own, ...(joined === '' ? [] : shown.map((name) => `f.${quoted(figureName(name))}`))]
  const from = `FROM ${quoted(program.outputs[ledger] ?? '')} AS t${joined}`
  // in the order first, so that what is put in order is what differs and no more
  const rows = `SELECT ${taken.length === 0 ? '1 AS one' : taken.join(', ')}\n${from}${order.length === 0 ? '' : `\nORDER BY ${order.join(', ')}`}`
  return `SELECT ${dialect.texts.joined(parts)} AS line\nFROM (${rows}) AS t`
}

export const figureName = (name: string): string => `shown_${name}`

function cellFor(ledger: LongLedger, name: string): Cell {
  const cell = CELLS[ledger][name]
  if (cell === undefined) throw new Error(`no column ${name} in ${ledger}`)
  return cell
}

/** A query of how many lines there are, and of each column whether it holds one value throughout (`one`), nothing (`none`), or several; and the value. */
export function sameQuery({ quoted, cast }: Textual, program: Program, ledger: LongLedger): string {
  const table = program.outputs[ledger] ?? ''
  const cells = tablesOf(program)(table).flatMap(({ name }) => {
    const cell = `t.${quoted(name)}`
    const one = `COUNT(${cell}) = COUNT(*) AND MIN(${cell}) = MAX(${cell})`
    return [`CASE WHEN COUNT(${cell}) = 0 THEN 'none' WHEN ${one} THEN 'one' ELSE 'several' END`, cast(`MIN(${cell})`, 'text')]
  })
  return `SELECT ${[cast('COUNT(*)', 'text'), ...cells].map((cell, i) => `${cell} AS c${i}`).join(', ')}\nFROM ${quoted(table)} AS t`
}

/** A text as a cell of the file has it: guarded, and quoted where RFC 4180 asks for it. */
export function textCell({ texts, text }: Textual, value: string): string {
  const guarded = `CASE WHEN ${texts.matches(value, "'*[=+\\-@\\t\\r](?s:.*)")} THEN ${texts.joined([text("'"), value])} ELSE ${value} END`
  const escaped = texts.joined([text('"'), `replace(${guarded}, ${text('"')}, ${text('""')})`, text('"')])
  const any = `CASE WHEN ${texts.matches(value, '[^",\\r\\n]*')} THEN ${guarded} ELSE ${escaped} END`
  return `CASE WHEN ${texts.matches(value, '[0-9A-Za-z][^",\\r\\n]*')} THEN ${value} ELSE ${any} END`
}

/** A whole number divided by ten to the power of `places`, with exactly so many decimals: `pointed`. */
export function pointedSql(
  { texts, text, cast, integer, quotient, remainder }: Textual,
  value: string,
  places: number,
  width: Width,
): string {
  if (places === 0) return cast(value, 'text')
  const parts = integer(10n ** BigInt(places), width)
  const size = `abs(${value})`
  const minus = `CASE WHEN ${value} < 0 THEN ${text('-')} ELSE ${text('')} END`
  const rest = `lpad(${cast(remainder(size, parts), 'text')}, ${places}, '0')`
  return texts.joined([minus, cast(quotient(size, parts, width), 'text'), text('.'), rest])
}

/** The same without zeros at its end. */
export function trimmedSql(dialect: Textual, value: string, places: number, width: Width): string {
  const pointed = pointedSql(dialect, value, places, width)
  return places === 0 ? pointed : `TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM ${pointed}))`
}
