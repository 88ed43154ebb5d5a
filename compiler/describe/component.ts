/** One component in one pay period of a statement. */
import type { Component } from '../../runtime/core/core.ts'
import { isRatio } from '../../runtime/exact/ratio.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import type { Asked } from './asked.ts'
import { sum } from './checks.ts'
import { curveOfPerson } from './curve/person.ts'
import { dealsOf, dealTable, NO_DEAL, shownDeals } from './deals.ts'
import { sayDerivation } from './derivation.ts'
import { sayConversion } from './exchange.ts'
import { periodNamed, windowDays } from './naming.ts'
import { type Block, type Check, drawing, type Line, step, text } from './page.ts'
import { tellPassages } from './passages.ts'
import { printedMinor } from './value.ts'
import { plural, spoken } from './words.ts'

/** The cents that a derivation ends in; undefined where it ends in none. */
const centsOf = (derivation: Derivation | undefined): bigint | undefined => {
  const value = derivation?.value
  return value !== undefined && isRatio(value) && value.d === 1n ? value.n : undefined
}

/** Whether a component's window began before the pay period: then a row earns what this period added to it. */
function runsOn(component: Component, payPeriod: string, plan: Plan): boolean {
  const period = periodNamed(payPeriod, plan)
  const days = period === undefined ? undefined : windowDays(component.modifierWindow ?? component.window, period, plan)
  return period !== undefined && days !== undefined && days.from < period.from
}

/** How the amounts of the deals that are told were converted. */
function tellConversions({ outcome, all }: Asked, { base }: Component, deals: ReturnType<typeof dealsOf>): Line[] {
  const told = shownDeals(deals, all).flatMap(({ rowKey }) =>
    outcome.conversions(base.metric, rowKey).map((one) => step(`${rowKey}: ${sayConversion(one)}`, 1)),
  )
  return told.length === 0 ? [] : [text('Amounts in another currency:'), ...told]
}

function tellDeals(asked: Asked, component: Component, payPeriod: string, deals: ReturnType<typeof dealsOf>): Line[] {
  if (deals.every(({ key }) => key === NO_DEAL)) return []
  const { plan, all } = asked
  const record = plan.metrics.find(({ name }) => name === component.metric)?.record ?? 'deal'
  const more = runsOn(component, payPeriod, plan) ? ', with what this period added to each' : ''
  const table = dealTable(deals, plan, record, all)
  const { outcome, payee } = asked
  const told = [...new Set(shownDeals(deals, all).map(({ rowKey }) => rowKey))]
  return [
    text(`The ${plural(spoken(record))} behind it${more}:`),
    ...table,
    ...tellPassages(
      told.flatMap((rowKey) => outcome.passages(payee, component.base.metric, rowKey)),
      payee,
    ),
    ...tellConversions(asked, component, deals),
  ]
}

export interface Told {
  readonly block: Block
  readonly checks: readonly Check[]
  readonly amount: bigint
}

/**
 * What one component earned in one pay period, how that came about, and the deals behind it.
 *
 * Lines belong to the period in which they were posted; the calculation is that of the period which they are for, with its corrections.
 */
export function tellComponent(asked: Asked, component: Component, payPeriod: string, days: string): Told {
  const { plan, outcome, payee } = asked
  const own = outcome.earnings.filter((line) => line.payee === payee && line.component === component.name && line.item === 'earned')
  const lines = own.filter(({ postedIn }) => postedIn === payPeriod)
  const later = own.filter(({ forPeriod, postedIn }) => forPeriod === payPeriod && postedIn !== payPeriod)
  const amount = sum(lines)
  const derivation = outcome.derive(payee, component.name, payPeriod)
  const derived = centsOf(derivation)
  const deals = dealsOf(lines, outcome, derivation, plan)
  const where = `${component.label}, ${payPeriod}`
  const money = (cents: bigint): string => printedMinor(cents, plan.currency)
  // of several pay periods, the last one tells where the person came to
  const curve = payPeriod === outcome.payPeriods.at(-1) ? curveOfPerson(asked, component, payPeriod) : undefined
  const told = derivation === undefined ? [] : sayDerivation(derivation, plan, payPeriod)
  return {
    amount,
    block: {
      heading: `${where} (${days})`,
      origin: component.origin,
      lines: [
        text(`You earned ${money(amount)}.`),
        ...(curve === undefined ? [] : [drawing('', curve)]),
        ...(told.length === 0 ? [] : [text('How it came about:'), ...told]),
        ...correctionLines(lines, later, money),
        ...tellDeals(asked, component, payPeriod, deals),
      ],
    },
    checks: [
      {
        says: `${where}: the deals add up to what the ledger holds`,
        left: deals.reduce((all, { earned }) => all + earned, 0n),
        right: amount,
      },
      ...(derived === undefined
        ? []
        : [
            {
              says: `${where}: the ledger holds what the calculation gives`,
              left: sum(own.filter(({ forPeriod }) => forPeriod === payPeriod)),
              right: derived,
            },
          ]),
    ],
  }
}

/** What corrections move between periods. */
export function correctionLines(lines: readonly EarningLine[], later: readonly EarningLine[], money: (cents: bigint) => string): Line[] {
  const earlier = lines.filter(({ forPeriod, postedIn }) => forPeriod !== postedIn)
  return [
    ...(earlier.length === 0 ? [] : [text(`It includes ${money(sum(earlier))} that corrects earlier periods.`)]),
    ...(later.length === 0 ? [] : [text(`Later periods correct it by ${money(sum(later))}; the calculation above includes that.`)]),
  ]
}
