/** Why closed periods are corrected: what was known at the close against what is known now, one change after the other. */
import { showDay } from '../calendar/day.ts'
import { parsePeriod } from '../calendar/fiscal.ts'
import type { Core } from '../core/core.ts'
import { type Exemption, exceptionsOf } from '../core/exceptions.ts'
import { shownKey } from '../data/order.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { ClosedLedgers } from './closed.ts'
import { changed, changesOf, dataAs, idOf, type Known, type KnownRow } from './known.ts'
import type { EarningLine } from './lines.ts'

/** One row that is not as it was known at the close: new, changed or gone. */
export interface RowChange {
  readonly record: string
  readonly rowKey: string
  readonly before: KnownRow | undefined
  readonly after: KnownRow | undefined
}

/** Why a person's closed periods are corrected, and by how much; amounts in minor units. */
export type Cause =
  | { readonly kind: 'row'; readonly change: RowChange; readonly amount: bigint }
  /** More rows than are told one by one. */
  | { readonly kind: 'rows'; readonly count: number; readonly amount: bigint }
  /** Something known at the close happened since: a clawback, for a row or for what it changes on others. */
  | { readonly kind: 'event'; readonly rows: readonly string[]; readonly amount: bigint }
  /** What a person decided, by the addresses of the decisions. */
  | { readonly kind: 'decision'; readonly addresses: readonly string[]; readonly amount: bigint }
  /** The plan's text changed; `clauses` are the addresses of those that did. */
  | { readonly kind: 'plan'; readonly clauses: readonly string[]; readonly amount: bigint }

/** What is asked: the corrections of one person that one period posts. */
export interface Corrected {
  readonly core: Core
  readonly payee: string
  readonly period: string
  /** The ledgers closed before the period. */
  readonly closed: ClosedLedgers
  /** What was known at the last close, and what the period was computed from. */
  readonly then: Known
  readonly now: Known
  /** The addresses of the clauses that changed since. */
  readonly clauses: readonly string[]
}

/** More changes than this that are not the person's own are taken together. */
const ONE_BY_ONE = 30

/**
 * The causes in the order in which they act: the plan's text and what has happened, on what was known; then each row that is not as it
 * was known, people first. They add up to the corrections of the period exactly.
 */
export function causesOf(corrected: Corrected): Cause[] {
  const { then, now, payee, core } = corrected
  const lines = correctionsOn(corrected, then) ?? []
  const causes: Cause[] = known(corrected, lines)
  let [sum, seen, waiting] = [sumOf(lines), then, 0]
  const step = (rows: readonly KnownRow[]): bigint | undefined => {
    seen = changed(seen, rows)
    const next = correctionsOn(corrected, seen)
    if (next === undefined) return undefined
    const amount = sumOf(next) - sum
    sum += amount
    return amount
  }
  const { own, others } = partedChanges(corrected, changesOf(then, now), payee, core)
  const oneByOne = (rows: readonly KnownRow[]): void => {
    for (const row of rows) {
      const amount = step([row])
      // what cannot be computed yet, such as a row of somebody not known yet, counts with the next
      if (amount === undefined) waiting += 1
      else if (amount !== 0n && waiting > 0) causes.push({ kind: 'rows', count: waiting + 1, amount })
      else if (amount !== 0n) causes.push({ kind: 'row', change: changeOf(then, now, row), amount })
      if (amount !== undefined) waiting = 0
    }
  }
  oneByOne(own)
  if (others.length <= ONE_BY_ONE) oneByOne(others)
  else {
    const amount = step(others) ?? 0n
    if (amount !== 0n) causes.push({ kind: 'rows', count: others.length, amount })
  }
  return causes
}

const sumOf = (lines: readonly EarningLine[]): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

/** The person's corrections that the period would post on some data; undefined where the data allow no answer. */
function correctionsOn({ core, payee, period, closed }: Corrected, data: Known): EarningLine[] | undefined {
  const outcome = evaluate(core, dataAs(core.records, data), { period, asOf: null, closed }, () => undefined)
  return outcome?.earnings.filter((line) => line.payee === payee && line.forPeriod !== line.postedIn)
}

/** What corrects closed periods although every row is as it was known. */
function known(corrected: Corrected, lines: readonly EarningLine[]): Cause[] {
  const decided = lines.filter(({ item }) => item === 'adjustment')
  const clawed = lines.filter(({ kind, item }) => kind === 'clawback' && item !== 'adjustment')
  const others = sumOf(lines) - sumOf(clawed) - sumOf(decided)
  const rows = [...new Set(clawed.filter(({ rowKey }) => rowKey !== '').map(({ record, rowKey }) => `${record} ${rowKey}`))]
  const decisions = [...new Set(decided.map(({ origin }) => origin))].map(
    (origin): Cause => ({ kind: 'decision', addresses: [origin], amount: sumOf(decided.filter((line) => line.origin === origin)) }),
  )
  const event: Cause = { kind: 'event', rows, amount: sumOf(clawed) }
  return [...decisions, ...unexplained(corrected, others), event].filter(({ amount }) => amount !== 0n)
}

/** What neither a row, nor a clawback, nor an adjustment explains: an exemption, the plan's text, or what has happened since. */
function unexplained({ core, payee, period, clauses }: Corrected, amount: bigint): Cause[] {
  const decisions = new Set(exceptionsOf(core.exceptions).map(({ origin }) => origin.address))
  const text = clauses.filter((address) => !decisions.has(address))
  if (text.length > 0) return [{ kind: 'plan', clauses: text, amount }]
  const days = parsePeriod(core.calendar, period)
  const isNew = ({ payee: whose, dated, origin }: Exemption): boolean =>
    whose === payee &&
    (clauses.includes(origin.address) || (!('problem' in days) && showDay(days.from) <= dated && dated <= showDay(days.to)))
  const addresses = core.exceptions.exemptions.filter(isNew).map(({ origin }) => origin.address)
  return [addresses.length > 0 ? { kind: 'decision', addresses, amount } : { kind: 'event', rows: [], amount }]
}

const changeOf = (then: Known, now: Known, row: KnownRow): RowChange => ({
  record: row.record,
  rowKey: shownKey(row.key),
  before: then.get(idOf(row)),
  after: now.get(idOf(row)),
})

/** Changes of people and of rows that are credited to the person, then or now; and all others. */
function partedChanges(
  { closed, period, then, now }: Corrected,
  changes: readonly KnownRow[],
  payee: string,
  core: Core,
): { own: readonly KnownRow[]; others: readonly KnownRow[] } {
  const credited = new Set(closed.credits.filter(({ recipient }) => recipient === payee).map(({ record, rowKey }) => `${record} ${rowKey}`))
  const after = evaluate(core, dataAs(core.records, now), { period, asOf: null, closed }, () => undefined)
  for (const { recipient, record, rowKey } of after?.credits ?? []) if (recipient === payee) credited.add(`${record} ${rowKey}`)
  const names = (row: KnownRow | undefined): boolean => Object.values(row?.values ?? {}).includes(payee)
  const isOwn = (row: KnownRow): boolean =>
    row.record === core.people.record || credited.has(`${row.record} ${shownKey(row.key)}`) || names(row) || names(then.get(idOf(row)))
  const first = (row: KnownRow): number => (row.record === core.people.record ? 0 : 1)
  const own = changes.filter(isOwn).sort((a, b) => first(a) - first(b))
  return { own, others: changes.filter((row) => !isOwn(row)) }
}
