/** A person who is only imagined, for a plan without data: as an example of the plan states them, and moved from there. */
import { sayDays } from '../../compiler/describe/words.ts'
import { firstOf, imaginable } from '../../compiler/imagine/cases.ts'
import { imagined } from '../../compiler/imagine/imagine.ts'
import { type Movable, type Moves, movablesOf, movedCase } from '../../compiler/imagine/move.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import { type ResultShown, resultShown } from './result.ts'
import type { Tab } from './tab.ts'

export interface ImaginedAsked {
  /** The place of the case among `cases`; null: the one with which a page begins. */
  readonly at: number | null
  /** What was moved, in steps. */
  readonly moves: Moves
}

export interface ImaginedShown {
  /** What the person can be like, by its words. */
  readonly cases: readonly string[]
  readonly at: number
  readonly movables: readonly Movable[]
  readonly result: ResultShown
  /** What is left out, since nobody else is imagined: contests and pools, by their labels. */
  readonly left: readonly string[]
}

/** What the plan pays an imagined person; refused where no case of it can be worked out. */
export function imaginedOf(tab: Tab, { at, moves }: ImaginedAsked): ImaginedShown | Refusal {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const [plan, program] = [throughTheYear(ready.plan), wholeOf(ready.core)]
  const cases = imaginable(plan, program)
  const first = at !== null && cases[at] !== undefined ? at : firstOf(cases)
  const found: Diagnostic[] = []
  // a case that states too little gives way to the next, where none was asked for
  const places = at === null ? [first, ...cases.keys()] : [first]
  for (const place of places) {
    const one = cases[place]?.one
    if (one === undefined) continue
    const moved = movedCase(one, moves)
    const answer = imagined(plan, program, moved, (problem) => void found.push(problem))
    if (answer === undefined) continue
    const { core, outcome, person, time, left } = answer
    const last = outcome.payPeriods.at(-1) ?? ''
    return {
      cases: cases.map(({ label }) => label),
      at: place,
      movables: movablesOf(moved, plan),
      result: resultShown({ plan, core, outcome }, person, last, sayDays(time.from, time.to)),
      left: plan.events.flatMap(({ name, label }) => (left.includes(name) ? [label] : [])),
    }
  }
  return refusal('data', found[0]?.message ?? 'nothing can be imagined of this plan without data', found)
}
