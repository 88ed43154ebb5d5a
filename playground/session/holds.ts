/** What holds of the plan in a tab, and how that is known. */
import { type Counterexample, firstBelowZero, firstFall, jumpsIn } from '../../compiler/compare/holds.ts'
import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { curveOfPerson } from '../../compiler/describe/curve/person.ts'
import { curveOfPlan } from '../../compiler/describe/curve/plan.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { heldFor } from './held.ts'
import type { Job } from './job.ts'
import { isRefusal, type Refusal, shownPlan } from './refusal.ts'
import { type Stale, staleOf, type Tab } from './tab.ts'

/**
 * `proved`: decided on the exact curve, for every value that it is drawn for; `tested`: on the curves of everybody in the data; `refuted`: there is
 * a place where it does not hold; `open`: nothing decides it yet.
 */
export type Verdict = 'proved' | 'tested' | 'refuted' | 'open'

export interface Law {
  readonly says: string
  readonly verdict: Verdict
  /** How it is known, in a sentence. */
  readonly how: string
  readonly counterexample: Counterexample | null
}

/** What is known of one part of pay. */
export interface PartHolds {
  readonly part: string
  readonly label: string
  readonly origin: Origin
  /** The curve of everybody; null where it depends on the person. */
  readonly curve: Curve | null
  readonly cliffs: readonly Counterexample[]
  readonly laws: readonly Law[]
  /** Examples that expect an amount of this part by its name. */
  readonly examples: number
}

export interface Holding {
  readonly parts: readonly PartHolds[]
  /** Examples of the plan, whatever they ask of it. */
  readonly examples: number
  readonly stale: Stale | null
}

const LAWS = [
  { says: 'Pay never falls as results rise', broken: firstFall },
  { says: 'Pay is never below zero', broken: firstBelowZero },
] as const

/** What holds of each part of pay. A part whose curve depends on the person is tested on everybody in the period. */
export async function holdingOf(tab: Tab, { period }: { readonly period: string }, job: Job): Promise<Holding | Refusal> {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const plan = throughTheYear(ready.plan)
  const parts: PartHolds[] = []
  for (const pay of plan.pays) {
    const curve = curveOfPlan(pay, plan)?.curve
    parts.push({
      part: pay.name,
      label: pay.label,
      origin: pay.origin,
      curve: curve ?? null,
      cliffs: curve === undefined ? [] : jumpsIn(curve),
      laws: curve === undefined ? await testedLaws(tab, pay.name, period, job) : provedLaws(curve),
      examples: plan.examples.filter(({ cases }) => cases.some(({ expectations }) => expectations.some(({ name }) => name === pay.name)))
        .length,
    })
    job.progress(parts.length / plan.pays.length)
    await job.breathe()
  }
  return { parts, examples: plan.examples.length, stale: staleOf(tab) }
}

function provedLaws(curve: Curve): readonly Law[] {
  const [first, last] = [curve.pieces[0]?.from.x.says ?? '', curve.pieces.at(-1)?.to.x.says ?? '']
  const lines = curve.pieces.length === 1 ? 'the one straight line' : `each of the ${curve.pieces.length} straight lines and their ends`
  return LAWS.map(({ says, broken }): Law => {
    const counterexample = broken(curve) ?? null
    const how = `Decided on ${lines} of the exact curve, from ${first} to ${last}`
    return { says, verdict: counterexample === null ? 'proved' : 'refuted', how, counterexample }
  })
}

/** The laws on the curves of everybody who has one. */
async function testedLaws(tab: Tab, part: string, period: string, job: Job): Promise<readonly Law[]> {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return []
  const open = (how: string): readonly Law[] => LAWS.map(({ says }) => ({ says, verdict: 'open', how, counterexample: null }))
  const held = heldFor(tab, ready.core)
  const outcome = isRefusal(held) ? undefined : evaluate(ready.core, held.data, { period, asOf: null }, () => undefined)
  if (outcome === undefined) return open('It depends on the person, and the data cannot be run')
  const [plan, core] = [throughTheYear(ready.plan), wholeOf(ready.core)]
  const component = core.components.find(({ name }) => name === part)
  const last = outcome.payPeriods.at(-1) ?? ''
  const curves: { readonly name: string; readonly curve: Curve }[] = []
  for (const [at, { id, name }] of outcome.people.entries()) {
    if (at % 20 === 19) await job.breathe()
    const curve = component && curveOfPerson({ plan, core, outcome, payee: id, all: false }, component, last)
    if (curve !== undefined) curves.push({ name, curve })
  }
  if (curves.length === 0) return open('It has no single curve: it pays by the deal, by several metrics, or along one straight line')
  return LAWS.map(({ says, broken }): Law => {
    const found = curves.flatMap(({ name, curve }) => {
      const place = broken(curve)
      return place === undefined ? [] : [{ ...place, at: `${place.at}, ${name}` }]
    })
    const how = `The curve depends on the person; tested on the exact curves of ${curves.length === 1 ? 'one person' : `${curves.length} people`} in ${last}`
    return { says, verdict: found.length === 0 ? 'tested' : 'refuted', how, counterexample: found[0] ?? null }
  })
}
