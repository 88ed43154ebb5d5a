/** How a person's pay came to be, each line with the clause of the plan that it came from. */
import { sum } from '../../compiler/describe/checks.ts'
import { sayDerivation } from '../../compiler/describe/derivation.ts'
import { periodNamed } from '../../compiler/describe/naming.ts'
import type { Line } from '../../compiler/describe/page.ts'
import { printedMinor } from '../../compiler/describe/value.ts'
import { sayDays } from '../../compiler/describe/words.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Span } from '../../messages/span.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { answerFor } from './answered.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface TraceLine {
  readonly text: string
  readonly indent: number
  /** The clause that it came from; where none is known, the part of pay. */
  readonly span: Span
}

/** One part of pay in one pay period. */
export interface TracePart {
  readonly part: string
  readonly label: string
  readonly earned: string
  readonly span: Span
  readonly lines: readonly TraceLine[]
}

export interface TracePeriod {
  readonly period: string
  readonly days: string
  readonly parts: readonly TracePart[]
}

const spanOf = (line: Line): Span | undefined => ('origin' in line ? line.origin?.span : undefined)

/** Every pay period of what was asked, in order; the calculation is that of the period, with its later corrections. */
export function traceOf(tab: Tab, person: string, period: string): readonly TracePeriod[] | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const [plan, core] = [throughTheYear(ready.plan), wholeOf(ready.core)]
  const own = outcome.earnings.filter(({ payee }) => payee === person)
  return outcome.payPeriods.map((label) => {
    const dates = periodNamed(label, plan)
    return {
      period: label,
      days: dates === undefined ? '' : sayDays(dates.from, dates.to),
      parts: [...core.components, ...core.events].flatMap(({ name, label: title, origin }): TracePart[] => {
        const derivation = outcome.derive(person, name, label)
        const lines = derivation === undefined ? [] : sayDerivation(derivation, plan, label, 0)
        const earned = own.filter(({ component, item, postedIn }) => component === name && item === 'earned' && postedIn === label)
        if (lines.length === 0 && earned.length === 0) return []
        return [
          {
            part: name,
            label: title,
            earned: printedMinor(sum(earned), plan.currency),
            span: origin.span,
            lines: lines.map((line) => ({ text: line.text, indent: line.indent, span: spanOf(line) ?? origin.span })),
          },
        ]
      }),
    }
  })
}
