/**
 * One person's answer from the rows that can count for them: the ledgers' lines and the derivations of a full run, without computing anybody
 * else. What needs everybody, the awards of events, is computed once and handed in again while nothing that it reads has changed.
 */
import type { Report } from '../../../messages/diagnostic.ts'
import { showDay } from '../../calendar/day.ts'
import type { Core } from '../../core/core.ts'
import { inPayCurrency } from '../../currency/pay.ts'
import type { Data } from '../../data/table.ts'
import { standingOf } from '../../evaluate/along.ts'
import { withRowsOf } from '../../evaluate/apart.ts'
import { membersIn } from '../../evaluate/evaluate.ts'
import { seenThrough } from '../../evaluate/horizons.ts'
import type { Outcome, Question } from '../../evaluate/outcome.ts'
import { readProperty } from '../../evaluate/property.ts'
import type { World } from '../../evaluate/world.ts'
import { worldFor } from '../../exceptions/world.ts'
import { creditFacts, creditLedger, creditOrder } from '../../ledger/credits.ts'
import { earningOrder } from '../../ledger/earnings.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { paymentsOf } from '../../ledger/payments.ts'
import { replay } from '../../ledger/replay.ts'
import { conversionsOf } from '../../trace/conversions.ts'
import { derive } from '../../trace/derive.ts'
import { passagesOf } from '../../trace/passages.ts'
import { clawedAnywhere, horizonsFor } from '../running/horizons.ts'
import { awardsOf, type Earning, postingOf } from '../running/posted.ts'
import { isStill, movedBy, movingRows } from '../running/still.ts'
import { forget, type Shared, settingOf } from './setting.ts'

/** The answer of `evaluate` for one person, who need not be in the plan: then there are no lines. Reports what computing that person reports. */
export function answerAlone(
  program: Core,
  data: Data,
  question: Question,
  person: string,
  shared: Shared,
  report: Report,
): Outcome | undefined {
  const setting = settingOf(program, data, question, shared, report)
  if (setting === undefined) return undefined
  const { core, problems, whole, reached, moving, ends, inside } = setting
  const { periods } = ends
  const asOf = question.asOf === null ? '' : showDay(question.asOf)
  const clawed = clawedAnywhere(
    ends,
    reached.map(({ store }) => store),
    (store) => movingRows(moving, store),
  )
  const moves = movedBy(whole, reached, moving)
  const earning: Earning = { ends, moving, asOf, readsRows: () => true, moves, clawed, keeps: true }
  shared.awards ??= awardsOf(earning)
  const wanted = new Set(inside.map(({ label }) => label))
  const posted = ({ postedIn }: { readonly postedIn: string }): boolean => wanted.has(postedIn)

  const own = (seen: World): World => withRowsOf(seen, person)
  const still = isStill(moving) || !(moving.everybody || moving.decided.has(person) || moves(person))
  const creditsIn = (): readonly CreditLine[] =>
    replay(
      creditLedger(core, asOf),
      periods.map(({ label }) => label),
      seenThrough(
        periods,
        horizonsFor(ends, still, own),
      )((at, period) => creditFacts(at, period).filter(({ credit }) => credit.recipient === person)),
      { periods: new Set(), lines: [] },
    )
  const credits = shared.credits.get(person) ?? creditsIn()
  shared.credits.set(person, credits)
  const earned = inPayCurrency(whole, postingOf({ ...earning, awards: shared.awards })(person), periods)
  const { payments, balances, forgiven } = paymentsOf(core, ends.seenAt, earned, periods, asOf, undefined, () => [person])
  const earnings = [...earned.map(({ line }) => line), ...forgiven].filter(posted).sort(earningOrder)
  if (problems.failed()) {
    forget(shared)
    return undefined
  }

  const last = own(ends.seenAt.at(-1) ?? whole)
  const seenOn = (day: number): World => own(ends.seenAt[periods.findIndex(({ to }) => to >= day)] ?? ends.seenAt.at(-1) ?? whole)
  const periodOf = (label: string) => periods.find((one) => one.label === label)
  const theirs = (): World => worldFor(last, person)
  return {
    credits: credits.filter(posted).sort(creditOrder),
    earnings,
    payments: payments.filter(posted),
    balances: balances.filter(({ period }) => wanted.has(period)),
    people: membersIn(whole, inside, new Set(earnings.map(({ payee }) => payee))).filter(({ id }) => id === person),
    warnings: problems.warnings(),
    rowCounts: new Map([...data.tables].map(([name, table]) => [name, table.rows.length])),
    payPeriods: inside.map(({ label }) => label),
    derive: (payee, component, payPeriod) => {
      const period = periodOf(payPeriod)
      if (period === undefined || payee !== person) return undefined
      if (!core.events.some(({ name }) => name === component)) return derive(theirs(), person, component, period)
      const key = `${component} ${person} ${payPeriod}`
      // an event ranks and shares among all people, who are asked as of the last day
      const known = shared.derived.get(key) ?? derive(worldFor(ends.seenAt.at(-1) ?? whole, person), person, component, period)
      shared.derived.set(key, known)
      return known
    },
    passages: (payee, metric, rowKey) => (payee === person ? passagesOf(theirs(), metric, person, rowKey) : []),
    conversions: (metric, rowKey) => conversionsOf(last, metric, rowKey),
    standing: (payee, component, payPeriod) => {
      const period = periodOf(payPeriod)
      const found = theirs().core.components.find(({ name }) => name === component)
      return period === undefined || found === undefined || payee !== person ? undefined : standingOf(theirs(), found, person, period)
    },
    read: (payee, property) => readProperty(worldFor(seenOn(property.to), payee), payee, property),
  }
}
