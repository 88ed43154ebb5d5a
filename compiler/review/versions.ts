/** Two versions of one or many plans, side by side by name. */
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import { type Compiled, compile } from '../compile.ts'
import { type Side, sideOf } from '../diff/diff.ts'
import type { ReadText } from '../load.ts'
import type { PlansReview } from './plans.ts'
import { type Allocator, quotasReviewOf } from './quotas.ts'
import { type Payer, reviewOf } from './review.ts'

/** The plans and quotas files of one version; what is neither is left out, what has errors is kept apart. */
export interface PlansAt {
  readonly sides: readonly Side[]
  readonly broken: readonly Compiled[]
}

/** Compiles the plan files of a version. Company files among them are read with the plans that use them. */
export function plansAt(files: readonly string[], read: ReadText): PlansAt {
  const compiled = files.map((file) => compile(file, read))
  const isPlan = ({ files: [entry] }: Compiled): boolean =>
    entry?.head === undefined ||
    entry.head.form === 'plan' ||
    entry.head.form === 'quotas' ||
    (files.length === 1 && entry.head.form === 'scenario')
  const plans = compiled.filter(isPlan)
  return {
    sides: plans.flatMap((one) => sideOf(one) ?? []),
    broken: plans.filter((one) => one.core === undefined && one.planning === undefined),
  }
}

const headOf = ({ compiled: { plan, planning } }: Side): { readonly name: string; readonly label: string } | undefined =>
  plan ?? planning?.plan
const nameOf = (side: Side): string => headOf(side)?.name ?? ''
const labelOf = (side: Side): string => headOf(side)?.label ?? ''
const isQuotas = ({ compiled: { planning } }: Side): boolean => planning !== undefined

/** Plans that stand in both versions, and those that came and went. One plan on each side is one plan, whatever it is called. */
export interface Paired {
  readonly both: readonly { readonly before: Side; readonly after: Side }[]
  readonly added: readonly Side[]
  readonly removed: readonly Side[]
}

/** Pairs plans by name. */
export function paired(before: readonly Side[], after: readonly Side[]): Paired {
  const [old, now] = [before[0], after[0]]
  if (old !== undefined && now !== undefined && before.length === 1 && after.length === 1 && isQuotas(old) === isQuotas(now))
    return { both: [{ before: old, after: now }], added: [], removed: [] }
  const left = [...before]
  const both = after.flatMap((side) => {
    const found = left.filter((one) => keyOf(one) === keyOf(side))
    // files of one name are told apart by what they are called
    const same = found.find((one) => fileOf(one) === fileOf(side)) ?? found[0]
    if (same === undefined) return []
    left.splice(left.indexOf(same), 1)
    return [{ before: same, after: side }]
  })
  return { both, added: after.filter((side) => !both.some((pair) => pair.after === side)), removed: left }
}

const keyOf = (side: Side): string => `${isQuotas(side) ? 'quotas' : 'plan'} ${nameOf(side)}`
const fileOf = ({ text: { plan } }: Side): string => plan.file.split('/').at(-1) ?? ''

/** The reviews of all plans and quotas files, with the labels of those that came and went. `eachChange`: with what each change costs by itself. */
export function reviewsOf(
  { both, added, removed }: Paired,
  pay: Payer | undefined,
  allocate: Allocator | undefined,
  eachChange = true,
): PlansReview {
  const changed = both.flatMap(({ before, after }) => reviewOf(before, after, pay, eachChange) ?? [])
  const quotas = both.flatMap(({ before, after }) => quotasReviewOf(before, after, allocate) ?? [])
  return { changed, quotas, added: added.map(labelOf), removed: removed.map(labelOf) }
}

/** The fiscal year in which the first of the plans starts. */
export function yearOf({ both, added, removed }: Paired): string {
  const [core] = [...both.map(({ after }) => after), ...added, ...removed].flatMap(({ compiled }) => compiled.core ?? [])
  return core === undefined ? '' : periodOf(core.calendar, 'year', dayOf(core.effective.from)).label
}

const sidesOf = ({ both, added, removed }: Paired): readonly Side[] => [
  ...both.flatMap(({ before, after }) => [before, after]),
  ...added,
  ...removed,
]

/** All that was compiled. */
export const compiledOf = (pairs: Paired): readonly Compiled[] => sidesOf(pairs).map(({ compiled }) => compiled)

/** The programs of all plans. */
export const coresOf = (pairs: Paired): readonly Core[] => compiledOf(pairs).flatMap(({ core }) => core ?? [])

/** Whether pay or quotas may differ. */
export const differs = ({ changed, quotas, added, removed }: PlansReview): boolean =>
  changed.some(({ samePay }) => !samePay) || quotas.some(({ sameQuotas }) => !sameQuotas) || added.length + removed.length > 0
