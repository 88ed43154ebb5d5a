/** Stage A of a plan: all rows of all its records into what each person's metrics come to (design: two stages). */
import { lineSpan } from '../../../messages/span.ts'
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { Core, Measure } from '../../core/core.ts'
import type { Crediting } from '../../core/credit.ts'
import type { Measured } from '../../evaluate/compared.ts'
import { worldsOf } from '../../evaluate/versions.ts'
import type { World } from '../../evaluate/world.ts'
import type { Ratio } from '../../exact/ratio.ts'
import type { Means } from '../kernel/sum-rows.ts'
import { creditListOf } from './credit-list.ts'
import { type EarningRows, earningCounted, earningWhole } from './earning-rows.ts'
import { type Frame, frameOf } from './frame.ts'
import type { HeldRows } from './held-rows.ts'
import { countedIn, type HeldOf, measuredBy } from './measured.ts'
import { monthSums } from './month-sums.ts'
import { type RecordTotals, type Sums, totalsOf } from './totals.ts'

/** What the rows of a plan come to. */
export interface Totals {
  readonly frame: Frame
  /** By measure: its sum by person and month, and for a ratio what it is divided by. */
  readonly sums: ReadonlyMap<string, readonly Sums[]>
  /** The value of any measure over a window up to a day. Reports CB852. */
  readonly value: (...asked: Parameters<Measured>) => Ratio | undefined
  /** The rows of a measure that is a sum or a count; undefined where no rows explain what it comes to. */
  readonly earning: (measure: string) => EarningRows | undefined
  /** Records whose rows go whole to one person, with what added them up. */
  readonly whole: ReadonlyMap<string, WholeRecord>
}

/** A record whose rows go whole to the person that a reference names. */
export interface WholeRecord {
  readonly columns: Columns
  readonly owner: CodeColumn
  readonly day: DayColumn
  readonly totals: RecordTotals
}

/** The reference that names who gets the rows whole; undefined where credit is split, rolled up, conditional or changed. */
export function ownerOf({ rules, factors, cap, mayTotalLess }: Crediting): string | undefined {
  const [rule, second] = rules
  if (rule?.kind !== 'share' || second !== undefined || factors.length > 0 || cap !== null || mayTotalLess) return undefined
  const { to, share, when, role } = rule
  const whole = share.kind === 'literal' && share.value === '1' && when === null && role === 'direct'
  const [owner, further] = to.kind === 'path' ? to.path : []
  return whole && further === undefined ? owner : undefined
}

/** Credits and counts the rows of all records. Reports what crediting reports (CB853, CB854, CB858, CB881 to CB883), in the order of the records. `means` are the kernel's. */
export function rowsStage(world: World, heldOf: HeldOf, means?: Means): Totals {
  const { core } = world
  const frame = frameOf(world, NOBODY)
  const sums = new Map<string, readonly Sums[]>()
  const whole = new Map<string, WholeRecord>()
  for (const crediting of core.credit) {
    const held = heldOf(crediting.record)
    if (held === undefined) continue
    for (const dated of datesOf(core, crediting.record)) {
      const own = dated === null ? wholeRecord(world, crediting, held, means) : undefined
      if (own === undefined) creditListOf(world, crediting, held, dated)
      else {
        whole.set(crediting.record, own)
        for (const measure of core.measures) {
          const added = isSummed(measure) ? own.totals.sums.get(measure.name) : undefined
          if (added !== undefined) sums.set(measure.name, added)
        }
      }
    }
  }
  for (const measure of core.measures) {
    const added = sums.has(measure.name) ? undefined : countedSums(world, heldOf, measure, frame)
    if (added !== undefined) sums.set(measure.name, added)
  }
  const earning = (name: string): EarningRows | undefined => {
    const measure = core.measures.find((one) => one.name === name)
    if (measure === undefined) return undefined
    const own = whole.get(measure.record)
    const added = own?.totals.added.get(name)
    const held = heldOf(measure.record)
    if (own !== undefined && added !== undefined && held !== undefined)
      return earningWhole(held, own.columns, own.owner, own.day, own.totals.frame, added)
    const counted = countedIn(world, heldOf, measure)
    return counted === undefined ? undefined : earningCounted(counted, sums.get(name)?.[0]?.reach ?? 0n, frame)
  }
  return { frame, sums, value: measuredBy(heldOf), earning, whole }
}

const NOBODY: CodeColumn = { kind: 'code', codes: new Uint8Array(), texts: [], gaps: null }

/** The dates by which the rows of a record fall into periods. */
export const datesOf = ({ measures }: Core, record: string): readonly (string | null)[] => [
  ...new Set(measures.filter((one) => one.record === record).map(({ scope }) => scope.dated)),
]

/** The sums of a record whose rows go whole to one person; undefined where they do not, or are in no columns. Reports CB853 and CB854. */
function wholeRecord(world: World, crediting: Crediting, { columns, shape }: HeldRows, means?: Means): WholeRecord | undefined {
  const { record } = crediting
  const field = shape.fields.find(({ role }) => role === 'incentive')
  const owner = columns?.fields.get(ownerOf(crediting) ?? '')
  const day = columns?.fields.get(field?.name ?? '')
  if (columns === null || owner?.kind !== 'code' || day?.kind !== 'day') return undefined
  const clawed = world.core.payments.clawbacks.some((one) => one.record === record)
  if (clawed || worldsOf(world).length !== 1) return undefined
  const totals = totalsOf(world, columns, owner, day, means)
  const span = lineSpan(shape.file, 1)
  const { undated, outside } = totals
  if (undated > 0) world.problems.raise('CB853', record, span, { record, count: undated, field: field?.name ?? 'date' })
  const onlyOwn = world.core.measures.every((one) => one.record !== record || one.scope.population.kind === 'person')
  if (outside > 0 && onlyOwn) world.problems.raise('CB854', record, span, { record, count: outside })
  return { columns, owner, day, totals }
}

/** Whether a measure is the sum of its months, or the ratio of two such sums, and raises nothing. */
function isSummed({ aggregate: { kind }, whenEmpty, window }: Measure): boolean {
  if (whenEmpty === 'error' || window === 'deal') return false
  return kind === 'sum' || kind === 'count' || kind === 'count_net' || kind === 'ratio'
}

/** The sums of a measure that counts rows one by one; undefined where it is no sum of its months, or no whole number of any scale. */
function countedSums(world: World, heldOf: HeldOf, measure: Measure, frame: Frame): readonly Sums[] | undefined {
  if (!isSummed(measure)) return undefined
  const { kind } = measure.aggregate
  const counted = countedIn(world, heldOf, measure)
  if (counted === undefined) return undefined
  const parts = kind === 'ratio' ? [counted.amounts, counted.others] : [counted.amounts]
  const sums = parts.flatMap((part): Sums[] => {
    const made = monthSums(counted, part, frame)
    return made === undefined ? [] : [{ ...made, scale: part.scale }]
  })
  return sums.length === parts.length ? sums : undefined
}
