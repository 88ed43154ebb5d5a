/** The Goal Alignment Matrix of all plans of a tab. */
import { type Compiled, compile } from '../../compiler/compile.ts'
import type { Review } from '../../compiler/describe/page.ts'
import { atTargetOn } from '../../compiler/matrix/at-target.ts'
import { matrixOf } from '../../compiler/matrix/matrix.ts'
import { matrixCsv, matrixPage } from '../../compiler/matrix/page.ts'
import { isScenario } from '../../compiler/scenario/base.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import { pointed } from '../../runtime/exact/ratio.ts'
import { roundToInteger } from '../../runtime/exact/round.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

/** One plan's way of serving an objective. */
export interface ServedShown {
  readonly plan: string
  readonly metric: string
  readonly behaviour: string | null
  readonly mechanics: readonly string[]
  readonly pays: boolean
  /** A fraction of target pay: `7/10`. */
  readonly weight: string
  /** A decimal of the currency, to the nearest minor unit; null where no data says, or too few people would be shown. */
  readonly dollars: string | null
}

export interface AlignmentShown {
  readonly plans: readonly string[]
  readonly currency: string | null
  readonly rows: readonly {
    readonly objective: string
    readonly label: string
    readonly served: readonly ServedShown[]
    readonly flags: readonly string[]
  }[]
  /** The same as `caboose matrix` prints it. */
  readonly page: Review
  readonly csv: string
}

/** The matrix of every plan file of the tab that pays, the open one as it last was without errors; with `dollars` also what everybody earns at target. */
export function alignmentOf({ files, data, entry, good }: Tab, { dollars }: { readonly dollars: boolean }): AlignmentShown | Refusal {
  const compiledOf = (path: string): Compiled =>
    path === entry && good !== undefined ? good.compiled : compile(path, (file) => files.get(file))
  const compiled = [...files.keys()].map(compiledOf).filter((one) => !isScenario(one.files[0]))
  const found = compiled.flatMap(({ diagnostics }) => diagnostics)
  if (hasErrors(found))
    return refusal(
      'plan',
      'some plans have errors; the matrix is of all of them',
      found.filter(({ severity }) => severity === 'error'),
    )
  const whole = compiled.flatMap(({ plan, core }) => (plan === undefined || core === undefined ? [] : [{ plan, core }]))
  const [first] = whole
  if (first === undefined) return refusal('plan', 'there is no plan here')
  const labels = new Set(whole.map(({ plan }) => plan.company?.label ?? plan.label))
  if (labels.size > 1) return refusal('plan', 'these are plans of several companies; a matrix is of one')
  const trouble: Diagnostic[] = []
  const bytes = (file: string): Uint8Array | undefined => data.get(file)
  const atTarget = dollars ? atTargetOn(whole, bytes, (one) => void trouble.push(one)) : undefined
  if (dollars && atTarget === undefined) return refusal('data', trouble[0]?.message ?? '', trouble)
  const made = matrixOf(
    whole.map(({ plan }) => plan),
    atTarget,
  )
  const { currency } = made
  return {
    plans: made.plans,
    currency: currency?.code ?? null,
    rows: made.rows.map(({ objective, served, flags }) => ({
      objective: objective.name,
      label: objective.label,
      flags,
      served: served.map(({ plan, metric, behaviour, mechanics, pays, weight, dollars: worth }) => ({
        plan,
        metric,
        behaviour,
        mechanics,
        pays,
        weight: toFraction(weight),
        dollars: worth === null || currency === null ? null : pointed(roundToInteger(worth, 'half_up'), currency.digits),
      })),
    })),
    page: matrixPage(made, [...labels][0] ?? ''),
    csv: matrixCsv(made),
  }
}
