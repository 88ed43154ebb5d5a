/** A changed plan on a run that stands: what everybody would have earned under it. */
import type { Diagnostic } from '../../../messages/diagnostic.ts'
import { parsePeriod } from '../../calendar/fiscal.ts'
import type { Core } from '../../core/core.ts'
import { periodsAsked, worldOf } from '../../evaluate/evaluate.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import { wholeOf } from '../../evaluate/versions.ts'
import { meaningOf } from '../people/memory.ts'
import { rowsStage } from '../rows/stage.ts'
import { sameBase, type WhatIf, whatIfBy } from './by-programs.ts'
import { besideComponents } from './judge.ts'
import { rerun } from './rerun.ts'
import { tableOf } from './rows.ts'
import type { Refused, StandingRun } from './run.ts'
import { heldRows, stoodOf } from './stand.ts'

/** What a changed plan pays, and the run with what was found out on the way: the next what-if on it is quicker. */
export interface Asked {
  readonly run: StandingRun
  readonly whatIf: WhatIf
  /** Why the reference evaluator computed all of it; null: programs did, from what the rows come to. */
  readonly because: string | null
}

/** Why the data must be read again: another run must be opened. */
export interface Unread {
  readonly unread: string
}

/**
 * What everybody would have earned by component, in the pay periods that the run is about, if the plan had been `program`. The data stay as they
 * are. Rates, tiers, limits, worth, targets and quotas take milliseconds; a changed metric has its rows counted again. What the plan says
 * beside its components, such as spiffs or limits of all pay, is computed by the reference evaluator. Findings are those of a run.
 */
export function whatIf(run: StandingRun, program: Core): Asked | Refused | Unread {
  const core = wholeOf(program)
  if (meaningOf(core.records) !== meaningOf(run.core.records)) return { unread: 'records with other files or fields' }
  const same = sameBase(core, run.core)
  const based = same ? { ...run, core } : withPlan(run, core)
  if ('diagnostics' in based) return based
  const because = (run.question.closed?.periods.length ?? 0) > 0 ? 'closed ledgers' : besideComponents(core, based.world.lookup)
  if (because !== undefined) return byReference(run, based, because)
  const stood = stoodOf(based)
  const counting = heldRows(based)
  const found = whatIfBy(stood, core, wantedOf(based), (world, measures) =>
    rowsStage({ ...world, core: { ...world.core, measures: [...measures] } }, counting),
  )
  if ('diagnostics' in found) return found
  const standing = same
    ? { ...run, stood: 'because' in found ? stood : { ...stood, memory: found.stood.memory }, moved: new Set<string>() }
    : run
  if ('because' in found) return byReference(standing, based, found.because)
  return { run: standing, whatIf: same ? found.whatIf : { ...found.whatIf, counted: null }, because: null }
}

/** The run as one of another plan on the same records. */
function withPlan(run: StandingRun, core: Core): StandingRun | Refused {
  const diagnostics: Diagnostic[] = []
  const problems = collectProblems((one) => diagnostics.push(one))
  const asked = parsePeriod(core.calendar, run.question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, run.rest, run.question, asked, problems)
  return world === undefined ? { diagnostics } : { ...run, core, world, stood: null, moved: new Set() }
}

function wantedOf({ core, question, world }: StandingRun): ReadonlySet<string> {
  const asked = parsePeriod(core.calendar, question.period)
  return new Set('problem' in asked ? [] : periodsAsked(world, asked, question).inside.map(({ label }) => label))
}

/** A full run of the other plan, added up. */
function byReference(run: StandingRun, { core }: StandingRun, because: string): Asked | Refused {
  const tables = [...run.rows.values()].map((own) => tableOf(own))
  const lines = rerun(core, run.rest, tables, run.question, null)
  if ('diagnostics' in lines) return lines
  const people = [...run.placeOf.keys()]
  const components = new Map(core.components.map(({ name }) => [name, new Float64Array(people.length)] as const))
  const totals = new Float64Array(people.length)
  for (const { payee, component, amount } of lines.earnings) {
    const place = run.placeOf.get(payee)
    if (place === undefined) continue
    const own = components.get(component)
    if (own !== undefined) own[place] = (own[place] ?? 0) + Number(amount)
    totals[place] = (totals[place] ?? 0) + Number(amount)
  }
  return { run, whatIf: { people, components, totals, counted: null, byBigIntegers: 0 }, because }
}
