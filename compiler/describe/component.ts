/** One component in one pay period of a statement. */

import { addDays } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Component, Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { isRatio } from '../../runtime/exact/ratio.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import { sum } from './checks.ts'
import { dealsOf, dealTable } from './deals.ts'
import { sayDerivation } from './derivation.ts'
import { periodNamed, windowDays } from './naming.ts'
import { type Block, type Check, type Line, text } from './page.ts'
import { printedMinor } from './value.ts'

/** What is asked of a statement. */
export interface Asked {
  readonly plan: Plan
  readonly core: Core
  readonly outcome: Outcome
  readonly payee: string
  readonly all: boolean
}

const whole = (derivation: Derivation | undefined): bigint | undefined => {
  const value = derivation?.value
  return value !== undefined && isRatio(value) && value.d === 1n ? value.n : undefined
}

/** The pay period before, where the component's window began before this one; undefined where it did not. */
function periodBefore(component: Component, payPeriod: string, plan: Plan): string | undefined {
  const period = periodNamed(payPeriod, plan)
  if (period === undefined) return undefined
  const days = windowDays(component.modifierWindow ?? component.window, period, plan)
  if (days === undefined || days.from >= period.from) return undefined
  return periodOf(plan.calendar, plan.paid, addDays(period.from, -1)).label
}

interface Amounts {
  readonly lines: readonly Line[]
  /** What the derivation says that this period earned; undefined where there is none, or corrections blur it. */
  readonly derived: bigint | undefined
}

/** From earned to date to what this period adds. */
function amountsOf(
  asked: Asked,
  component: Component,
  payPeriod: string,
  derivation: Derivation | undefined,
  lines: readonly EarningLine[],
): Amounts {
  const { plan, outcome, payee } = asked
  const toDate = whole(derivation)
  if (derivation === undefined || toDate === undefined) return { lines: [], derived: undefined }
  const told = sayDerivation(derivation, plan, payPeriod)
  if (derivation.how === 'difference') return { lines: told, derived: lines.some(({ kind }) => kind === 'correction') ? undefined : toDate }
  const previous = periodBefore(component, payPeriod, plan)
  if (previous === undefined) return { lines: told, derived: lines.some(({ kind }) => kind === 'correction') ? undefined : toDate }
  const money = (amount: bigint): string => printedMinor(amount, plan.currency)
  const before = whole(outcome.derive(payee, component.name, previous)) ?? 0n
  const added = toDate - before
  const line = text(`Earned in this period: ${money(toDate)} to date - ${money(before)} before = ${money(added)}`, 1)
  return { lines: [...told, line], derived: outcome.earnings.some(({ kind }) => kind === 'correction') ? undefined : added }
}

export interface Told {
  readonly block: Block
  readonly checks: readonly Check[]
  readonly amount: bigint
}

/** What one component earned in one pay period, how that came about, and the deals behind it. */
export function tellComponent(asked: Asked, component: Component, payPeriod: string, days: string): Told {
  const { plan, outcome, payee } = asked
  const lines = outcome.earnings.filter(
    (line) => line.payee === payee && line.postedIn === payPeriod && line.component === component.name && line.item === 'earned',
  )
  const amount = sum(lines)
  const derivation = outcome.derive(payee, component.name, payPeriod)
  const { lines: derived, derived: value } = amountsOf(asked, component, payPeriod, derivation, lines)
  const deals = dealsOf(lines, outcome, derivation, plan)
  const record = plan.metrics.find(({ name }) => name === component.metric)?.record ?? 'deal'
  const where = `${component.label}, ${payPeriod}`
  return {
    amount,
    block: {
      heading: `${where} (${days})`,
      lines: [
        text(`You earned ${printedMinor(amount, plan.currency)}.`),
        ...(derived.length === 0 ? [] : [text('How it came about:'), ...derived]),
        ...(deals.length === 0 ? [] : [text('The deals behind it:'), ...dealTable(deals, plan, record, asked.all)]),
      ],
    },
    checks: [
      {
        says: `${where}: the deals add up to what the ledger holds`,
        left: deals.reduce((all, { earned }) => all + earned, 0n),
        right: amount,
      },
      ...(value === undefined ? [] : [{ says: `${where}: the ledger holds what the calculation gives`, left: amount, right: value }]),
    ],
  }
}
