/** A folder of closed periods: one folder a period, with the three ledgers, what was known, and `close.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { ClosedLedgers } from '../../runtime/ledger/closed.ts'
import { changed, dataAs, type Known, type KnownRow, readKnown } from '../../runtime/ledger/known.ts'
import { readCredits, readEarnings, readPayments } from '../../runtime/ledger/read-lines.ts'
import { hashOf } from '../fingerprint.ts'
import { firstPayPeriods } from './periods.ts'
import { CloseRecord } from './record.ts'
import { isSealed, sumsOf } from './seal.ts'

const RECORD = 'close.json'

/** One closed period. */
export interface ClosedPeriod {
  readonly record: CloseRecord
  readonly ledgers: Omit<ClosedLedgers, 'periods'>
  /** What is new, changed or gone since the close before. */
  readonly known: readonly KnownRow[]
}

/** All closed periods of a plan, in order. */
export interface Closed {
  readonly periods: readonly ClosedPeriod[]
  readonly ledgers: ClosedLedgers
}

/** What was known when the period was closed; of no period: nothing. */
export const knownAt = (closed: Closed, period: string): Known => {
  const last = closed.periods.findIndex(({ record }) => record.period === period)
  return closed.periods.slice(0, last + 1).reduce<Known>((known, one) => changed(known, one.known), new Map())
}

/** Why a folder of closed ledgers is not used, in words for the user. */
export interface LedgerProblem {
  readonly problem: string
}

const ASIDE = 'a closed ledger never changes: put back the folder as it was when the period was closed'

/** The closed periods in a folder, each verified. A folder that is not there, or holds none, is a beginning. */
export function readClosed(folder: string, core: Core): Closed | LedgerProblem {
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  const found = names.filter((one) => one.isDirectory() && existsSync(join(folder, one.name, RECORD)))
  const periods: ClosedPeriod[] = []
  for (const { name } of found) {
    const period = readPeriod(join(folder, name), name, core)
    if ('problem' in period) return period
    periods.push(period)
  }
  return inOrder(periods, core)
}

const SUMS = ['credits', 'earnings', 'cash', 'held', 'deferred', 'owed', 'draw', 'advance'] as const

function readPeriod(folder: string, name: string, core: Core): ClosedPeriod | LedgerProblem {
  const broken = (what: string): LedgerProblem => ({ problem: `the closed ledger of ${name} does not verify: ${what}; ${ASIDE}` })
  const text = (file: string): string | undefined => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined)
  const record = recordIn(text(RECORD) ?? '')
  if (record === undefined || record.period !== name || !isSealed(record)) return broken(`\`${RECORD}\` is not what was written`)
  if (record.plan !== core.plan.name)
    return { problem: `\`${folder}\` holds the closed ledger of the plan \`${record.plan}\`, not of \`${core.plan.name}\`` }
  const files = new Map(Object.entries(record.files).map(([file, { hash }]) => [file, { hash, text: text(file) }] as const))
  for (const [file, { hash, text: now }] of files) {
    if (now === undefined) return broken(`\`${file}\` is missing`)
    if (hashOf(now) !== hash) return broken(`\`${file}\` is not what was closed`)
  }
  const of = (file: string): string => files.get(file)?.text ?? ''
  const credits = readCredits(of('credits.csv'))
  const earnings = readEarnings(of('earnings.csv'), core)
  const payments = readPayments(of('payments.csv'))
  if (credits === undefined || earnings === undefined || payments === undefined) return broken('a ledger cannot be read')
  const ledgers = { credits, earnings, payments }
  const { sums, sumsIn = {} } = sumsOf(ledgers, core)
  for (const [currency, now] of [[undefined, sums] as const, ...Object.entries(sumsIn)]) {
    const then = currency === undefined ? record.sums : record.sumsIn?.[currency]
    for (const what of SUMS) {
      const where = currency === undefined ? '' : ` in ${currency}`
      if (then?.[what] !== now[what]) return broken(`its ${what}${where} add up to ${now[what]}, not to ${then?.[what] ?? 'nothing'}`)
    }
  }
  return { record, ledgers, known: readKnown(of('known.jsonl')) }
}

function recordIn(text: string): CloseRecord | undefined {
  try {
    return CloseRecord.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The periods in the plan's order, each following the one before. */
function inOrder(found: readonly ClosedPeriod[], core: Core): Closed | LedgerProblem {
  const byPeriod = new Map(found.map((one) => [one.record.period, one]))
  const periods: ClosedPeriod[] = []
  for (const label of firstPayPeriods(core, found.length)) {
    const one = byPeriod.get(label)
    const before = periods.at(-1)?.record
    if (one === undefined) return { problem: `the closed ledger of ${label} is missing, and a later period is closed; ${ASIDE}` }
    const { follows } = one.record
    if (follows?.period !== before?.period || follows?.seal !== before?.seal)
      return {
        problem: `the closed ledger of ${label} does not verify: it does not follow that of ${before?.period ?? 'the start'}; ${ASIDE}`,
      }
    periods.push(one)
  }
  if (periods.length < found.length) return { problem: `more periods are closed than the plan \`${core.plan.name}\` pays` }
  const known = (): Data =>
    dataAs(
      core.records,
      periods.reduce<Known>((before, one) => changed(before, one.known), new Map()),
    )
  return {
    periods,
    ledgers: {
      known,
      periods: periods.map(({ record }) => record.period),
      credits: periods.flatMap(({ ledgers }) => ledgers.credits),
      earnings: periods.flatMap(({ ledgers }) => ledgers.earnings),
      payments: periods.flatMap(({ ledgers }) => ledgers.payments),
    },
  }
}
