/** A person's pay statement. */

import { type Day, showDay } from '../../runtime/calendar/day.ts'
import { type Period, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Component, Core } from '../../runtime/core/core.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import { lifeOf } from '../../runtime/evaluate/amend.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { groupedBy } from '../../runtime/ledger/grouped.ts'
import { throughTheYear } from '../overlay/amended.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from './asked.ts'
import { type PeriodCauses, tellCauses } from './causes.ts'
import { sum, verified } from './checks.ts'
import { tellComponent } from './component.ts'
import { tellEvent } from './event-told.ts'
import { tellExceptions } from './exceptions.ts'
import { payLabel } from './expression.ts'
import { periodNamed } from './naming.ts'
import { type Block, type Check, headline, type Line, row, type Statement, text } from './page.ts'
import { type PaidTotal, tellPayments } from './pay-currency.ts'
import { tellAdded } from './settlement.ts'
import { tellShared } from './shared.ts'
import { summaryOf } from './summary.ts'
import { printedMinor } from './value.ts'
import { listed, sayDate, sayDays } from './words.ts'

const PERS: readonly Per[] = ['month', 'quarter', 'half', 'year']

/** The period that the pay periods make together: four quarters are `FY20`. */
function periodOfAll(labels: readonly string[], plan: Plan): { label: string; days: string } {
  const first = periodNamed(labels[0] ?? '', plan)
  const last = periodNamed(labels.at(-1) ?? '', plan)
  if (first === undefined || last === undefined) return { label: labels.join(', '), days: '' }
  const whole = PERS.map((per): Period => periodOf(plan.calendar, per, first.from)).find(
    (period) => period.first === first.first && period.last === last.last,
  )
  return { label: whole?.label ?? `${first.label} to ${last.label}`, days: sayDays(first.from, last.to) }
}

interface Part {
  readonly blocks: readonly Block[]
  readonly checks: readonly Check[]
  readonly earned: bigint
  readonly totals: readonly PaidTotal[]
}

/** What the plan's cap or floor changes in one pay period. */
function tellLimit({ plan, outcome, payee }: Asked, payPeriod: string): { amount: bigint; blocks: Block[] } {
  const lines = outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && line.item === 'plan_limit')
  if (lines.length === 0) return { amount: 0n, blocks: [] }
  const { gates, multipliers } = plan.wholePay
  const factors = [...gates.map(({ says }) => `only when ${says}`), ...multipliers.map(({ says }) => `multiplied by ${says}`)]
  const limits = plan.limits.map(({ kind, says }) => `${kind} at ${says}`)
  const rows = lines.map(({ component, amount }) =>
    row([component === '' ? 'All parts' : payLabel(component, plan), printedMinor(amount, plan.currency)], 1),
  )
  const heading = `${factors.length === 0 ? 'The limit on' : 'What acts on'} all of your pay, ${payPeriod}`
  return {
    amount: sum(lines),
    blocks: [
      {
        heading,
        lines: [
          text(
            `${factors.length === 0 ? 'The plan limits what' : 'What'} all parts pay together in a fiscal year${factors.length === 0 ? '' : ' is changed'}: ${listed([...factors, ...limits])}.`,
          ),
          row(['Part', 'Change'], 1),
          ...rows,
        ],
      },
    ],
  }
}

/** Whether a part of pay is in the plan on some day up to a period's last; of one that has ended, what it adds is told as well. */
function isThere(core: Core, component: Component, { to }: { readonly to: Day }): boolean {
  const { joins } = lifeOf({ core }, component, to)
  return joins === null || joins <= to
}

function tellPeriod(asked: Asked, payPeriod: string): Part {
  const { core, plan, outcome, payee } = asked
  const period = periodNamed(payPeriod, plan)
  const days = period === undefined ? payPeriod : sayDays(period.from, period.to)
  const components = core.components
    .filter((component) => period === undefined || isThere(core, component, period))
    .map((component) => tellComponent(asked, component, payPeriod, days))
  const events = core.events.flatMap((event) => tellEvent(asked, event, payPeriod, days) ?? [])
  const shared = tellShared(asked, payPeriod)
  const limit = tellLimit(asked, payPeriod)
  const added = tellAdded(asked, payPeriod)
  const decided = tellExceptions(asked, payPeriod, period === undefined ? '' : showDay(period.to))
  const earned = sum(components) + shared.amount + sum(events) + limit.amount + added.amount + decided.amount
  const { code } = plan.currency
  const ledger = sum(outcome.earnings.filter((line) => line.payee === payee && line.postedIn === payPeriod && line.currency === code))
  const payment = tellPayments(asked, payPeriod, earned)
  return {
    blocks: [
      ...components.map(({ block }) => block),
      ...shared.blocks,
      ...limit.blocks,
      ...events.map(({ block }) => block),
      ...added.blocks,
      ...decided.blocks,
      ...payment.blocks,
    ],
    checks: [
      ...[...components, ...events].flatMap(({ checks }) => checks),
      { says: `${payPeriod}: the parts, events and the limit add up to what was earned`, left: earned, right: ledger },
      ...payment.checks,
    ],
    earned,
    totals: payment.totals,
  }
}

/** How a statement is told. */
export interface Telling {
  /** Every deal, not only the largest. */
  readonly all?: boolean
  /** Why closed periods are corrected, by the period that posts the corrections. */
  readonly causes?: readonly PeriodCauses[]
  /** Sentences that the reader must know before any number. */
  readonly notes?: readonly string[]
}

/** Amounts of each currency added; those of two never are. */
const together = (totals: readonly PaidTotal[]): PaidTotal[] =>
  [...groupedBy(totals, ({ currency }) => currency)].map(([currency, own]) => ({
    currency,
    earned: own.reduce((all, one) => all + one.earned, 0n),
    paid: own.reduce((all, one) => all + one.paid, 0n),
  }))

/** Up to when rows are known, where that was asked. */
function asKnown({ earnings, credits }: Outcome): Line[] {
  const asOf = earnings[0]?.asOf ?? credits[0]?.asOf ?? ''
  return asOf === '' ? [] : [text(`As known on ${sayDate(asOf)}; what was recorded later is not in it.`)]
}

/**
 * The statement of one person for the period that was asked of `outcome`: what every part earned in every pay period, how each
 * number came to be, the deals behind it, and what was paid. Amounts of `total` and `checks` are minor units.
 *
 * At most ten deals of a part are listed, the largest, unless `all`. Throws an Error where the sums do not add up: that is a bug.
 */
export function describeStatement(
  stated: Plan,
  program: Core,
  outcome: Outcome,
  payee: string,
  { all = false, causes = [], notes = [] }: Telling = {},
): Statement {
  const plan = throughTheYear(stated)
  const core = wholeOf(program)
  const asked: Asked = { plan, core, outcome, payee, all }
  const parts = outcome.payPeriods.map((payPeriod) => tellPeriod(asked, payPeriod))
  const own = outcome.earnings.filter((line) => line.payee === payee)
  const why = causes.flatMap((one) => tellCauses(one, own, plan) ?? [])
  const earned = parts.reduce((sumOf, part) => sumOf + part.earned, 0n)
  const totals = together(parts.flatMap((part) => part.totals))
  const { label, days } = periodOfAll(outcome.payPeriods, plan)
  const name = outcome.people.find(({ id }) => id === payee)?.name ?? payee
  const money = (amount: bigint): string => printedMinor(amount, plan.currency)
  const inPay = totals.map((one) => printedMinor(one.paid, { code: one.currency, digits: digitsOf(one.currency) }))
  const paid = inPay.length === 0 ? [money(0n)] : inPay
  const summary: Block = {
    heading: 'In short',
    lines: [
      headline(`You earned ${money(earned)} and were paid ${listed(paid)}.`, [
        { label: 'You earned', value: money(earned) },
        { label: 'You were paid', value: listed(paid) },
      ]),
      ...notes.map((note) => text(note)),
      ...asKnown(outcome),
      ...summaryOf(asked),
    ],
  }
  return {
    title: `${plan.label}: statement of ${name}`,
    payee,
    period: days === '' ? label : `${label} (${days})`,
    blocks: [summary, ...parts.flatMap(({ blocks }) => blocks), ...why.map(({ block }) => block)],
    total: { earned },
    totals,
    checks: verified([...parts.flatMap(({ checks }) => checks), ...why.map(({ check }) => check)]),
  }
}
