/** One person's statement, as `caboose explain` tells it, with what a page shows beside its lines. */
import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { curveOfPerson } from '../../compiler/describe/curve/person.ts'
import type { Block } from '../../compiler/describe/page.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { type CheckAnswer, checksAnswer, type TotalAnswer, totalsAnswer } from '../../compiler/describe/statement-answer.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { answerFor } from './answered.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

/** Whose statement, for which period. */
export interface StatementAsked {
  readonly person: string
  readonly period: string
  /** Every deal, not only the ten that earned most. */
  readonly all?: boolean
}

export interface StatementShown {
  readonly title: string
  readonly payee: string
  readonly name: string
  /** In words: `FY26-Q3 (1 Aug to 31 Oct 2026)`. */
  readonly period: string
  readonly currency: string
  /** Decimals of each currency of pay; one where all pay is in the plan's. */
  readonly totals: readonly TotalAnswer[]
  /** The page as `caboose explain` prints it, curves in their places. `origin` says which clause a block is about, and each step of a calculation. */
  readonly blocks: readonly Block[]
  readonly checks: readonly CheckAnswer[]
}

/** The statement; refused where there is no such person or period, or the data are wrong. */
export function statementOf(tab: Tab, { person, period, all = false }: StatementAsked): StatementShown | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const statement = describeStatement(ready.plan, ready.core, outcome, person, { all })
  const { core } = ready
  return {
    title: statement.title,
    payee: statement.payee,
    name: outcome.people.find(({ id }) => id === person)?.name ?? person,
    period: statement.period,
    currency: core.currency.code,
    totals: totalsAnswer(statement, core),
    blocks: statement.blocks,
    checks: checksAnswer(statement, core),
  }
}

/** The payout curve of one part of pay, and the clause that it is of. */
export interface PartCurve {
  readonly part: string
  readonly label: string
  readonly origin: Origin
  readonly curve: Curve
}

/** The curves of a person in the last pay period of what was asked: what they would have earned to date with other results, and where they stand. */
export function curvesOf(tab: Tab, person: string, period: string): readonly PartCurve[] | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const [plan, core] = [throughTheYear(ready.plan), wholeOf(ready.core)]
  const last = outcome.payPeriods.at(-1) ?? ''
  return core.components.flatMap((component) => {
    const curve = curveOfPerson({ plan, core, outcome, payee: person, all: false }, component, last)
    return curve === undefined ? [] : [{ part: component.name, label: component.label, origin: component.origin, curve }]
  })
}
