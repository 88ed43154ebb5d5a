/** The files of a program's ledgers, as `caboose run` writes them: what each cell is made of, and the order of the lines (semantics 9). */
import type { Column, Program } from '../relational/program/ir.ts'
import { tablesOf } from './tables.ts'

export const LEDGERS = ['credits', 'earnings', 'payments'] as const
export type LedgerName = (typeof LEDGERS)[number]

/** What lines are ordered by: a text or a number of a column, the row's key as one text, or where a payment comes from. */
export type Part = string | { readonly number: string } | 'the row key' | 'the source'

export const ORDER: Readonly<Record<LedgerName, readonly Part[]>> = {
  credits: [
    ...['clause', 'record', 'the row key', 'recipient', 'role'],
    { number: 'level' },
    ...['for_period', 'field', 'posted_in', 'kind'],
  ],
  earnings: ['component', 'payee', 'for_period', 'record', 'the row key', 'item', 'posted_in', 'kind', 'origin'],
  payments: ['payee', 'posted_in', 'account', 'kind', 'the source'],
}

/** A whole number of a column over ten to the power of its decimals, and over another column where there is one. */
export interface Over {
  readonly column: string
  readonly scale: number
  readonly under: string | null
}

/**
 * What a cell is made of; `otherwise`: what stands for a text that is missing, null: none is. `said`, `text`, `key`, `source` and `day` are texts, which are guarded against being read as formulas; the others are
 * numbers: `whole` as it is, `money` with the decimals of its currency, `fraction` as a decimal or as one number over another, `measure` as the
 * metric of the line's part of pay counts, `attainment` the measure over the quota where it is not stated.
 */
export type Cell =
  | { readonly is: 'said'; readonly text: string }
  | { readonly is: 'text'; readonly column: string; readonly otherwise: string | null }
  | { readonly is: 'key'; readonly columns: readonly string[] }
  | { readonly is: 'source'; readonly columns: readonly string[]; readonly keys: readonly string[] }
  | { readonly is: 'day'; readonly column: string }
  | { readonly is: 'whole'; readonly column: string }
  | { readonly is: 'money'; readonly column: string; readonly currency: string | null }
  | { readonly is: 'fraction'; readonly of: Over }
  | { readonly is: 'measure'; readonly of: Over }
  | { readonly is: 'attainment'; readonly stated: Over | null; readonly measure: Over | null; readonly quota: Over | null }
  | { readonly is: 'nothing' }

/** A ledger that a program makes, as a file: the columns by name, and what its lines are ordered by, one after the other. */
export interface LedgerFile {
  readonly name: LedgerName
  readonly table: string
  readonly columns: readonly (readonly [name: string, cell: Cell])[]
  readonly order: readonly Cell[]
}

/** The files of the ledgers that a program makes. */
export const ledgerFiles = (program: Program): readonly LedgerFile[] =>
  LEDGERS.flatMap((name) => {
    const table = program.outputs[name]
    if (table === null) return []
    const cells = cellsIn(tablesOf(program)(table), program)
    return [{ name, table, columns: columnsOf(name, cells, program), order: ORDER[name].map((part) => partOf(part, cells)) }]
  })

type Cells = ReturnType<typeof cellsIn>

/** What cells are made of where a table has these columns; of a column that it has not, nothing or what is said instead. */
function cellsIn(columns: readonly Column[], { currency, plan }: Pick<Program, 'currency' | 'plan'>) {
  const has = (name: string): boolean => columns.some((one) => one.name === name)
  const said = (text: string): Cell => ({ is: 'said', text })
  const keys = columns.flatMap(({ name }) => (name.startsWith('row_key') ? [name] : []))
  const over = (name: string): Over | null => {
    const column = columns.find((one) => one.name === name)
    if (column?.type !== 'int') return null
    return { column: name, scale: column.scale, under: has(`${name}_under`) ? `${name}_under` : null }
  }
  const figure = (is: 'fraction' | 'measure', name: string, otherwise: Cell = { is: 'nothing' }): Cell => {
    const of = over(name)
    return of === null ? otherwise : { is, of }
  }
  const textOf = (name: string, otherwise: string): Cell => {
    const column = columns.find((one) => one.name === name)
    return column === undefined ? said(otherwise) : { is: 'text', column: name, otherwise: column.nullable ? otherwise : null }
  }
  return {
    plan: said(plan.name),
    said,
    text: (name: string, otherwise = ''): Cell => textOf(name, otherwise),
    whole: (name: string): Cell => (has(name) ? { is: 'whole', column: name } : { is: 'said', text: '0' }),
    key: keys.length === 0 ? said('') : ({ is: 'key', columns: keys } as const),
    source: { is: 'source', columns: ['source_component', 'record', 'source_period'].filter(has), keys } as const,
    day: (name: string): Cell => (has(name) ? { is: 'day', column: name } : said('')),
    money: (name: string, code: string): Cell =>
      has(name) ? { is: 'money', column: name, currency: has(code) ? code : null } : { is: 'nothing' },
    currency: textOf('currency', currency.code),
    share: figure('fraction', 'share', said('1')),
    fraction: (name: string): Cell => figure('fraction', name),
    measure: (name: string): Cell => figure('measure', name),
    attainment: { is: 'attainment', stated: over('attainment'), measure: over('measure'), quota: over('quota') } as const,
  }
}

function partOf(part: Part, { text, whole, key, source }: Cells): Cell {
  if (typeof part === 'object') return whole(part.number)
  return part === 'the row key' ? key : part === 'the source' ? source : text(part)
}

function columnsOf(ledger: LedgerName, cells: Cells, { currency, written }: Program): readonly (readonly [string, Cell])[] {
  const { plan, said, text, whole, key, source, day, money, share, fraction, measure, attainment } = cells
  switch (ledger) {
    case 'credits':
      return [
        ['plan', plan],
        ['clause', text('clause')],
        ['record', text('record')],
        ['row_key', key],
        ['recipient', text('recipient')],
        ['role', text('role')],
        ['level', whole('level')],
        ['for_period', text('for_period')],
        ['field', text('field')],
        ['share', share],
        ['incentive_date', day('incentive_date')],
        ['amount', money('amount', 'currency')],
        ['currency', cells.currency],
        ['posted_in', text('posted_in')],
        ['as_of', said('')],
        ['kind', text('kind', 'original')],
        ['corrects', text('corrects')],
        ['origin', text('clause')],
      ]
    case 'earnings': {
      const paid = [
        ['pay_amount', money('pay_amount', 'pay_currency')],
        ['pay_currency', text('pay_currency')],
        ['pay_rate', fraction('pay_rate')],
      ] as const
      return [
        ['plan', plan],
        ['component', text('component')],
        ['payee', text('payee')],
        ['for_period', text('for_period')],
        ['record', text('record')],
        ['row_key', key],
        ['item', text('item')],
        ['kind', text('kind', 'original')],
        ['window', text('window')],
        ['measure', measure('measure')],
        ['quota', measure('quota')],
        ['attainment', attainment],
        ['amount', money('amount', '')],
        ['currency', said(currency.code)],
        ...(written.paidIn ? paid : []),
        ['posted_in', text('posted_in')],
        ['as_of', said('')],
        ['corrects', text('corrects')],
        ['origin', text('origin')],
        ['reason', text('reason')],
        ['author', text('author')],
        ['dated', text('dated')],
      ]
    }
    case 'payments':
      return [
        ['payee', text('payee')],
        ['plan', plan],
        ['posted_in', text('posted_in')],
        ['account', text('account')],
        ['kind', text('kind')],
        ['source_line', source],
        ['for_period', text('for_period')],
        ['amount', money('amount', 'currency')],
        ['currency', cells.currency],
        ['origin', text('origin')],
        ['due_on', day('due_on')],
      ]
    default: {
      const never: never = ledger
      return never
    }
  }
}
