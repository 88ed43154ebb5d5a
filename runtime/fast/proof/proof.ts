/** The proof of a run, from what the run computed with. */
import type { Columns } from '../../columns/column.ts'
import type { Component, Core } from '../../core/core.ts'
import { everyPart } from '../../core/parts.ts'
import { pointed } from '../../exact/ratio.ts'
import type { FastRun } from '../engine.ts'
import { rungOf } from '../kernel/rung.ts'
import { sizeOf } from '../program/number.ts'
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
    columns: columnsOf(columns, core, true),
    sums: sumsOf(core, totals),
    leftMetrics: leftIn(totals),
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

const extremes = (values: readonly bigint[]): readonly [bigint, bigint] =>
  values.reduce<readonly [bigint, bigint]>(([low, high], one) => [one < low ? one : low, one > high ? one : high], [0n, 0n])

export const leftIn = ({ left: metrics }: Totals): Proof['leftMetrics'] => [...metrics].map(([metric, because]) => ({ metric, because }))

/** The sums of metrics over rows; where there are rows, with their bounds. */
export function sumsOf(core: Core, { addends, mostRows }: Totals, read = true): SumProof[] {
  return addends.map((addend, i) => {
    const { measure, value, scale } = addend
    const money = addsMoney(core, measure)
    const decimals = scale + (money ? core.currency.digits : 0)
    const reach = sizeOf(value) * mostRows
    const told = (whole: bigint): string | null => (read ? pointed(whole, decimals) : null)
    return {
      metric: measure,
      money,
      part: addends.findIndex((one) => one.measure === measure) === i ? 'sum' : 'divisor',
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
