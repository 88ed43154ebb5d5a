/** The proof of a run, from what the run computed with. */
import type { Columns } from '../../columns/column.ts'
import type { Component, Core } from '../../core/core.ts'
import { everyPart } from '../../core/parts.ts'
import { pointed } from '../../exact/ratio.ts'
import type { FastRun } from '../engine.ts'
import { rungOf } from '../kernel/rung.ts'
import { sizeOf } from '../program/number.ts'
import type { RecordTotals, Sums } from '../rows/totals.ts'
import type { Workings } from '../run.ts'
import { proofOf, roomAt, type Units } from './program.ts'
import type { ColumnProof, ComponentProof, Proof, SumProof } from './shape.ts'

type Head = Pick<Proof, 'schemaVersion' | 'plan' | 'label' | 'currency'>

export const headOf = ({ plan, currency }: Core): Head => ({
  schemaVersion: 1,
  plan: plan.name,
  label: plan.label,
  currency: { code: currency.code, digits: currency.digits },
})

/** Nothing by columns: every number is an exact fraction of integers of any size, and there are no bounds to show. */
const NOTHING = { columns: [], sums: [], leftMetrics: [], byBigIntegers: null } as const

/** The proof of a run of the period; undefined where its data was refused. */
export function proofOfRun(core: Core, run: FastRun, period: string): Proof | undefined {
  if (run.kind === 'refused') return undefined
  if (run.kind === 'unfit') return left(core, run.because, period)
  const { columns, outcome } = run
  const { totals, components } = outcome.workings
  return {
    ...headOf(core),
    period,
    because: null,
    columns: columns.flatMap((one) => columnsOf(one, core, true)),
    sums: sumsOf(core, totals),
    leftMetrics: leftIn(core, totals),
    components: core.components.map((one) => componentOf(one, components.get(one.name), unitsOf(core))),
    byBigIntegers: outcome.byBigIntegers,
  }
}

/** All is left to the reference evaluator. */
export function left(core: Core, because: string | null, period: string | null): Proof {
  const reason = because ?? 'what the reference evaluator says of the period'
  return {
    ...headOf(core),
    ...NOTHING,
    columns: [],
    sums: [],
    leftMetrics: [],
    period,
    because: reason,
    components: core.components.map(unproved),
  }

  function unproved({ name, label }: Component): ComponentProof {
    return { name, label, because: reason, pay: null, byRow: null, room: null }
  }
}

type Totals = Workings['totals']

/** The columns of numbers; `read`: their bounds are those of rows. */
export function columnsOf({ shape, fields }: Columns, { currency }: Core, read: boolean): ColumnProof[] {
  return shape.fields.flatMap(({ name, unit }): ColumnProof[] => {
    const column = fields.get(name)
    if (column?.kind !== 'number' && column?.kind !== 'big') return []
    const decimals = column.scale + (unit.kind === 'money' ? currency.digits : 0)
    const [least, most] = column.kind === 'number' ? [BigInt(column.low), BigInt(column.high)] : extremes(column.values)
    return [
      {
        record: shape.name,
        field: name,
        money: unit.kind === 'money',
        decimals,
        least: read ? pointed(least, decimals) : null,
        most: read ? pointed(most, decimals) : null,
        from: read ? 'rows' : 'declared',
      },
    ]
  })
}

function extremes(values: Iterable<bigint>): readonly [bigint, bigint] {
  let [low, high] = [0n, 0n]
  for (const one of values) {
    if (one < low) low = one
    if (one > high) high = one
  }
  return [low, high]
}

/** Metrics that are no sums of months: their rows are counted one by one, in exact fractions. */
export const leftIn = ({ measures }: Core, { sums }: Totals): Proof['leftMetrics'] =>
  measures
    .filter(({ name }) => !sums.has(name))
    .map(({ name, aggregate }) => ({ metric: name, because: aggregate.kind.replaceAll('_', ' ') }))

/** The sums of metrics over rows; where there are rows, with their bounds. */
export function sumsOf(core: Core, { whole, sums }: Totals, read = true): SumProof[] {
  const programmed = [...whole.values()].flatMap(({ totals }) => addedUp(core, totals, read))
  const known = new Set(programmed.map(({ metric }) => metric))
  const counted = [...sums]
    .filter(([metric]) => !known.has(metric))
    .flatMap(([metric, parts]) => parts.map((one, i) => countedUp(core, metric, one, i, read)))
  return [...programmed, ...counted]
}

/** Sums whose rows are programs: what one row adds, times the most rows of one person, bounds them. */
function addedUp(core: Core, { addends, mostRows }: RecordTotals, read: boolean): SumProof[] {
  return addends.map(({ measure, value, scale }, i) => {
    const money = addsMoney(core, measure)
    const decimals = scale + (money ? core.currency.digits : 0)
    const reach = sizeOf(value) * mostRows
    const told = (whole: bigint): string | null => (read ? pointed(whole, decimals) : null)
    return {
      metric: measure,
      part: addends.findIndex((one) => one.measure === measure) === i ? 'sum' : 'divisor',
      money,
      decimals,
      rowLeast: told(value.low),
      rowMost: told(value.high),
      rows: read ? Number(mostRows) : null,
      reach: told(reach),
      whole: read ? String(reach) : null,
      held: read ? rungOf(value, Number(mostRows)) : null,
      room: roomAt(decimals),
    }
  })
}

/** Sums whose rows are credited one by one: what they came to bounds them. */
function countedUp(core: Core, metric: string, { reach, scale, inDoubles }: Sums, place: number, read: boolean): SumProof {
  const money = addsMoney(core, metric)
  const decimals = scale + (money ? core.currency.digits : 0)
  return {
    metric,
    part: place === 0 ? 'sum' : 'divisor',
    money,
    decimals,
    rowLeast: null,
    rowMost: null,
    rows: null,
    reach: read ? pointed(reach, decimals) : null,
    whole: read ? String(reach) : null,
    held: read ? (inDoubles === null ? 'big' : 'doubles') : null,
    room: roomAt(decimals),
  }
}

/** Whether money is added up for a metric. */
function addsMoney({ measures }: Core, metric: string): boolean {
  const aggregate = measures.find(({ name }) => name === metric)?.aggregate
  if (aggregate === undefined || !('of' in aggregate)) return false
  return [...everyPart(aggregate.of)].some((one) => one.kind === 'field' && one.unit.kind === 'money')
}

export const unitsOf = ({ measures, currency }: Core): Units => ({
  digits: currency.digits,
  isMoney: (metric) => measures.find(({ name }) => name === metric)?.unit.kind === 'money',
})

/** The programs of a part of pay; undefined where the reference evaluator computes it. */
type Programs = Workings['components'] extends ReadonlyMap<string, infer P> ? P : never

export const componentOf = ({ name, label }: Component, programs: Programs | undefined, units: Units): ComponentProof => ({
  name,
  label,
  because: programs === undefined ? 'what is not computed by columns' : null,
  pay: programs === undefined ? null : proofOf(programs.pay, units, false),
  byRow: programs === undefined || programs.along === null ? null : proofOf(programs.along, units, false),
  room: null,
})
