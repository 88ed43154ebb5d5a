/** What the plan pays one person: the sum, its parts, and the curve of each. The one question that is asked at every letter that is typed. */

import { sum } from '../../compiler/describe/checks.ts'
import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { curveOfPerson } from '../../compiler/describe/curve/person.ts'
import { type PartEarned, partOf, partsEarned } from '../../compiler/describe/earnings/parts.ts'
import { printedMinor } from '../../compiler/describe/value.ts'
import { sayDays } from '../../compiler/describe/words.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Plan } from '../../compiler/plan.ts'
import type { Span } from '../../messages/span.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { groupedBy } from '../../runtime/ledger/grouped.ts'
import { answerFor, type PersonAnswer } from './answered.ts'
import { peopleFor, periodsFor } from './people.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

/** Null: whom and when a page begins with. What is not there in this text is taken for null. */
export interface ResultAsked {
  readonly person: string | null
  readonly period: string | null
}

export interface PartShown extends PartEarned {
  /** Its length as a bar, of the longest part's. */
  readonly share: number
  /** The place of its metric among those of the plan: a metric has one colour everywhere. */
  readonly series: number
  readonly span: Span | null
  /** To date at the end of the period; null where there is none. */
  readonly curve: Curve | null
}

export interface ResultShown {
  readonly person: { readonly id: string; readonly name: string }
  readonly period: string
  /** `1 Aug to 31 Oct 2026`. */
  readonly days: string
  /** With cents, in the plan's currency. */
  readonly earned: string
  readonly parts: readonly PartShown[]
}

export function resultOf(tab: Tab, asked: ResultAsked): ResultShown | Refusal {
  const { person, period } = asked
  const found = person === null || period === null ? undefined : answerFor(tab, person, period)
  if (found !== undefined && !(isRefusal(found) && found.because === 'asked'))
    return isRefusal(found) ? found : shown(found, person ?? '', period ?? '')
  const chosen = chosenIn(tab, asked)
  if (isRefusal(chosen)) return chosen
  const other = answerFor(tab, chosen.person, chosen.period)
  return isRefusal(other) ? other : shown(other, chosen.person, chosen.period)
}

/** What was asked as far as it is there, else what a page begins with. */
function chosenIn(tab: Tab, { person, period }: ResultAsked): { readonly person: string; readonly period: string } | Refusal {
  const periods = periodsFor(tab)
  if (isRefusal(periods)) return periods
  const own = periods.all.find(({ label }) => label === period)?.label ?? periods.first
  const people = peopleFor(tab, own)
  if (isRefusal(people)) return people
  return { period: own, person: people.all.find(({ id }) => id === person)?.id ?? people.first }
}

/** A plan and what it came to. */
export interface Paying {
  readonly plan: Plan
  readonly core: Core
  readonly outcome: Outcome
}

const sizeOf = (amount: bigint): number => Math.abs(Number(amount))

function shown({ ready, outcome }: PersonAnswer, person: string, period: string): ResultShown {
  const [plan, core] = [throughTheYear(ready.plan), wholeOf(ready.core)]
  const dates = parsePeriod(core.calendar, period)
  const days = 'problem' in dates ? '' : sayDays(dates.from, dates.to)
  return resultShown({ plan, core, outcome }, person, period, days)
}

/** What an answer says of a person, of all that was posted in it. `plan` and `core` are of the whole year. */
export function resultShown({ plan, core, outcome }: Paying, person: string, period: string, days: string): ResultShown {
  const asked = { plan, core, outcome, payee: person, all: false }
  const own = outcome.earnings.filter(({ payee }) => payee === person)
  const byPart = groupedBy(own, partOf)
  const sizeOfPart = (part: string): number => sizeOf(sum(byPart.get(part) ?? []))
  const parts = partsEarned(asked, own)
  const longest = Math.max(1, ...parts.map(({ part }) => sizeOfPart(part)))
  const metrics = [...new Set(parts.flatMap(({ metric }) => metric ?? []))]
  const last = outcome.payPeriods.at(-1) ?? ''
  return {
    person: { id: person, name: outcome.people.find(({ id }) => id === person)?.name ?? person },
    period,
    days,
    earned: printedMinor(sum(own), plan.currency),
    parts: parts.map((part): PartShown => {
      const component = core.components.find(({ name }) => name === part.part)
      const written = component ?? core.events.find(({ name }) => name === part.part)
      return {
        ...part,
        share: sizeOfPart(part.part) / longest,
        series: Math.max(0, metrics.indexOf(part.metric ?? '')),
        span: written?.origin.span ?? null,
        curve: (component === undefined ? undefined : curveOfPerson(asked, component, last)) ?? null,
      }
    }),
  }
}
