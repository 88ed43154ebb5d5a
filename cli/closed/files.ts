import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { changesOf, knownOf, knownText } from '../../runtime/ledger/known.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { ENGINE } from '../engine.ts'
import { coreHash, dataHash, hashOf } from '../fingerprint.ts'
import { printed } from '../render/json.ts'
import { VERSION } from '../version.ts'
import { type Closed, knownAt } from './folder.ts'
import type { CloseRecord } from './record.ts'
import { clausesOf, sealed, sumsOf } from './seal.ts'

interface Closing {
  readonly core: Core
  readonly data: Data
  /** Every pay period from the plan's first. */
  readonly outcome: Outcome
  readonly closed: Closed
  readonly asOf: string | undefined
}

/** The files of one period that is closed now. */
interface Made {
  readonly record: CloseRecord
  readonly files: ReadonlyMap<string, string>
  /** What was posted for earlier periods, in minor units. */
  readonly corrections: bigint
}

/** The files of the pay periods that close now, in order. */
export function closeFiles(closing: Closing, periods: readonly string[]): Made[] {
  const { core, data, closed } = closing
  const last = closed.periods.at(-1)?.record
  const before = last === undefined ? new Map() : knownAt(closed, last.period)
  const identity = { core: coreHash(core), clauses: clausesOf(core), data: dataHash(data) }
  const made: Made[] = []
  for (const period of periods) {
    const known = made.length === 0 ? changesOf(before, knownOf(core.records, data)) : []
    made.push(filesOf(closing, period, made.at(-1)?.record ?? last, identity, knownText(known), known.length))
  }
  return made
}

function filesOf(
  { core, outcome, asOf }: Closing,
  period: string,
  before: CloseRecord | undefined,
  identity: Pick<CloseRecord, 'core' | 'clauses' | 'data'>,
  known: string,
  rows: number,
): Made {
  const posted = <L extends { readonly postedIn: string }>(lines: readonly L[]): L[] => lines.filter(({ postedIn }) => postedIn === period)
  const ledgers = { credits: posted(outcome.credits), earnings: posted(outcome.earnings), payments: posted(outcome.payments) }
  const { credits, earnings, payments } = ledgers
  const written: readonly (readonly [name: string, text: string, lines: number])[] = [
    ['credits.csv', creditsCsv(credits), credits.length],
    ['earnings.csv', earningsCsv(earnings, core), earnings.length],
    ['payments.csv', paymentsCsv(payments), payments.length],
    ['known.jsonl', known, rows],
  ]
  const record = sealed({
    schemaVersion: 1,
    plan: core.plan.name,
    period,
    follows: before === undefined ? null : { period: before.period, seal: before.seal },
    asOf: asOf ?? null,
    engine: { name: ENGINE, version: VERSION },
    ...identity,
    currency: core.currency.code,
    files: Object.fromEntries(written.map(([name, text, lines]) => [name, { hash: hashOf(text), lines }])),
    ...sumsOf(ledgers, core),
  })
  const files = new Map([...written.map(([name, text]) => [name, text] as const), ['close.json', printed(record)] as const])
  const corrections = earnings.reduce(
    (sum, { forPeriod, amount, currency }) => (forPeriod === period || currency !== core.currency.code ? sum : sum + amount),
    0n,
  )
  return { record, files, corrections }
}
