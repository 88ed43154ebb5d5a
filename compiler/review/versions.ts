/** Two versions of one or many plans, side by side by name. */
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { type Compiled, compile } from '../compile.ts'
import { type Side, sideOf } from '../diff/diff.ts'
import type { ReadText } from '../load.ts'
import type { PlansReview } from './plans.ts'
import { type Payer, reviewOf } from './review.ts'

/** The plans of one version; what is no plan is left out, what has errors is kept apart. */
export interface PlansAt {
  readonly sides: readonly Side[]
  readonly broken: readonly Compiled[]
}

/** Compiles the plan files of a version. Company files among them are read with the plans that use them. */
export function plansAt(files: readonly string[], read: ReadText): PlansAt {
  const compiled = files.map((file) => compile(file, read))
  const isPlan = ({ files: [entry] }: Compiled): boolean =>
    entry?.head === undefined || entry.head.form === 'plan' || (files.length === 1 && entry.head.form === 'scenario')
  const plans = compiled.filter(isPlan)
  return {
    sides: plans.flatMap((one) => sideOf(one) ?? []),
    broken: plans.filter((one) => one.core === undefined),
  }
}

const nameOf = ({ compiled: { plan } }: Side): string => plan?.name ?? ''
const labelOf = ({ compiled: { plan } }: Side): string => plan?.label ?? ''

/** Plans that stand in both versions, and those that came and went. One plan on each side is one plan, whatever it is called. */
export interface Paired {
  readonly both: readonly { readonly before: Side; readonly after: Side }[]
  readonly added: readonly Side[]
  readonly removed: readonly Side[]
}

/** Pairs plans by name. */
export function paired(before: readonly Side[], after: readonly Side[]): Paired {
  const [old, now] = [before[0], after[0]]
  if (old !== undefined && now !== undefined && before.length === 1 && after.length === 1)
    return { both: [{ before: old, after: now }], added: [], removed: [] }
  const names = new Map(before.map((side) => [nameOf(side), side]))
  const both = after.flatMap((side) => {
    const found = names.get(nameOf(side))
    return found === undefined ? [] : [{ before: found, after: side }]
  })
  return {
    both,
    added: after.filter((side) => !names.has(nameOf(side))),
    removed: before.filter((side) => !after.some((one) => nameOf(one) === nameOf(side))),
  }
}

/** The reviews of all plans that differ in any way, with the labels of those that came and went. */
export function reviewsOf({ both, added, removed }: Paired, pay: Payer | undefined): PlansReview {
  const changed = both.flatMap(({ before, after }) => reviewOf(before, after, pay) ?? [])
  return { changed, added: added.map(labelOf), removed: removed.map(labelOf) }
}

/** The fiscal year in which the first of the plans starts. */
export function yearOf({ both, added, removed }: Paired): string {
  const [side] = [...both.map(({ after }) => after), ...added, ...removed]
  const core = side?.compiled.core
  return core === undefined ? '' : periodOf(core.calendar, 'year', dayOf(core.effective.from)).label
}
