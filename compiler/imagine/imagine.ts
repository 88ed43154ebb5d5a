/** A person who is only imagined: what the plan pays for what is stated of them, by the same evaluator as its examples. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { coreOf } from '../examples/core.ts'
import { dataOf } from '../examples/data.ts'
import { givenOf } from '../examples/given.ts'
import { peopleOf } from '../examples/people.ts'
import { withTerritoriesOf } from '../examples/territories.ts'
import { type Time, timeOf } from '../examples/time.ts'
import type { ExampleCase, Plan } from '../plan.ts'

export interface Imagined {
  /** The plan as it is asked: conditions on people that nothing is stated of keep nobody out. */
  readonly core: Core
  readonly outcome: Outcome
  readonly person: string
  /** Names of events that need others beside the person, and are left out where nobody else is stated. */
  readonly left: readonly string[]
  /** From the plan's first day to the end of the longest window of what is stated. */
  readonly time: Time
}

/** What the plan pays in a case; undefined where it cannot be worked out, with the reasons in `report`. `core` is the program of the whole year. */
export function imagined(plan: Plan, program: Core, one: ExampleCase, report: (found: Diagnostic) => void): Imagined | undefined {
  const asWritten = coreOf(withTerritoriesOf(program, one), one)
  const [person, ...others] = peopleOf(asWritten, one)
  const named = new Set(one.expectations.map(({ name }) => name))
  const isLeft = ({ kind, name }: Core['events'][number]): boolean => others.length === 0 && kind !== 'spiff' && !named.has(name)
  const core = { ...asWritten, events: asWritten.events.filter((event) => !isLeft(event)) }
  const time = longestOf(one.expectations.map((expectation) => timeOf(plan, one, { ...expectation, row: null })))
  if (person === undefined || time === undefined) return undefined
  const { label } = periodOf(plan.calendar, time.paid, time.to)
  const asked = { period: label, asOf: null, given: givenOf(core, one), since: 'plan' } as const
  const outcome = evaluate({ ...core, paid: time.paid }, dataOf(core, one), asked, report)
  return (
    outcome && {
      core,
      outcome,
      person,
      left: asWritten.events.filter(isLeft).map(({ name }) => name),
      time: { ...time, from: dayOf(plan.effective.from) },
    }
  )
}

const longestOf = (times: readonly Time[]): Time | undefined => times.toSorted((a, b) => b.to - a.to)[0]
