/** What the numbers of a plan come to for one person, shown in its text. */

import { nameOf } from '../compiler/describe/naming.ts'
import { isPrintable, printed, rounded } from '../compiler/describe/value.ts'
import type { Plan } from '../compiler/plan.ts'
import type { Item, ItemOf } from '../grammar/forms/items.ts'
import { comparePlaces, type Position, placeKey, type Span } from '../messages/span.ts'
import { divide, isZero, type Ratio, ZERO } from '../runtime/exact/ratio.ts'
import type { Derivation } from '../runtime/trace/derivation.ts'
import { numberAt } from '../runtime/trace/node.ts'
import type { Analysis } from './analysis.ts'

/** What a stretch of the text comes to. */
export interface ShownValue {
  readonly span: Span
  /** With cents: `$120,000.00`, `110%`, `yes`. */
  readonly text: string
  /** What the value is: `Worth of Cloud commission`. */
  readonly title: string
}

export interface Inlay extends ShownValue {
  /** The place before which it is shown: the end of its stretch. */
  readonly at: Position
}

/** Values in one file, at the ends of their stretches, in the order of the text. `values` are of the very text that was analysed. */
export function inlays({ sources }: Analysis, file: string, values: readonly ShownValue[]): Inlay[] {
  if (!sources.has(file)) return []
  return values
    .filter(({ span }) => span.file === file)
    .map((value) => ({ ...value, at: value.span.end }))
    .sort((a, b) => comparePlaces(a.at, b.at))
}

/** Nodes that only say again what another one says, or what is written there. */
const SAID: ReadonlySet<Derivation['how']> = new Set(['stated', 'step', 'choose', 'round', 'term'])
/** Branches that are about another day. */
const isBefore = ({ label }: Derivation): boolean => label === 'earned before' || label === 'the highest before'

/**
 * What the clauses of a plan come to for one person: of each derivation (one a part of pay, `outcome.derive`) the value nearest to the
 * result at every place of the text. Worth is shown at its clause, attainment beside its quota.
 */
export function valuesOf(derivations: readonly Derivation[], plan: Plan, { files, core }: Analysis): ShownValue[] {
  const steps = stepLabels(core)
  const found = new Map<string, ShownValue>()
  const put = (span: Span, text: string, title: string): void => {
    const key = `${span.file} ${placeKey(span.end)}`
    if (!found.has(key)) found.set(key, { span, text, title })
  }
  const items = files.flatMap((file) => file.items) as readonly Item[]
  const measured = new Map<string, Ratio>()
  const visit = (node: Derivation): void => {
    const { how, origin, label, inputs } = node
    if (how === 'measured' && !measured.has(label)) measured.set(label, numberAt(node) ?? ZERO)
    if (how === 'worth') {
      const clause = worthClause(label, items)
      if (clause !== undefined) put(clause, sayValue(node, plan), nameOf(node, plan))
    } else if (origin !== undefined && isShown(node) && !steps.has(label)) put(origin.span, sayValue(node, plan), nameOf(node, plan))
    for (const inner of inputs) if (!isBefore(inner)) visit(inner)
  }
  for (const one of derivations) visit(one)
  return [...found.values()].map((value) => withAttainment(value, derivations, measured, plan))
}

/** What pay is after one more clause is shown for the whole part of pay, not at each of its clauses. */
const stepLabels = (core: Analysis['core']): ReadonlySet<string> =>
  new Set((core?.components ?? []).flatMap(({ label, steps }) => steps.map((step) => step.label).filter((step) => step !== label)))

const isShown = ({ how, origin, value }: Derivation): boolean =>
  value !== undefined && !SAID.has(how) && origin?.span.start.line === origin?.span.end.line

const sayValue = ({ value, unit }: Derivation, plan: Plan): string =>
  isPrintable(value) ? printed(value, unit, plan.currency) : rounded(value, unit, plan.currency)

const worthClause = (label: string, items: readonly Item[]): Span | undefined =>
  items
    .filter((item): item is ItemOf<'pay'> => item.form === 'pay' && `${item.name?.text} worth` === label)
    .flatMap(({ clauses }) => clauses?.find(({ form }) => form === 'worth')?.span ?? [])[0]

/** A quota, with how much of it is reached. */
function withAttainment(
  shown: ShownValue,
  derivations: readonly Derivation[],
  measured: ReadonlyMap<string, Ratio>,
  plan: Plan,
): ShownValue {
  const metric = plan.metrics.find(
    ({ quota }) =>
      quota !== null &&
      quota !== undefined &&
      comparePlaces(quota.origin.span.end, shown.span.end) === 0 &&
      quota.origin.span.file === shown.span.file,
  )
  const amount = metric && measured.get(metric.name)
  const quota = metric && derivations.map((one) => quotaIn(one, metric.name)).find((one) => one !== undefined)
  if (amount === undefined || quota === undefined || isZero(quota)) return shown
  const value = divide(amount, quota)
  const unit = { kind: 'percent' } as const
  const reached = isPrintable(value) ? printed(value, unit, plan.currency) : rounded(value, unit, plan.currency)
  return { ...shown, text: `${shown.text}, ${reached} reached` }
}

function quotaIn(node: Derivation, metric: string): Ratio | undefined {
  if (node.how === 'quota' && node.label === `${metric} quota`) return numberAt(node)
  for (const inner of node.inputs) {
    const found = isBefore(inner) ? undefined : quotaIn(inner, metric)
    if (found !== undefined) return found
  }
  return undefined
}
