import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { longer } from '../../runtime/evaluate/windows.ts'
import { compare, fromDecimal, isZero, type Ratio } from '../../runtime/exact/ratio.ts'
import type { AxisBound, Pay, Plan, Rate } from '../plan.ts'
import { cellsOf, driversOf } from '../reach.ts'

type Matrix = Extract<Rate, { kind: 'matrix' }>

/** What a rate stands on: windows that go together, both axes of a matrix, limits that have something to limit. Reports CB501, CB504, CB508, CB521, CB522. */
export function checkRates(plan: Plan, out: Report): void {
  for (const pay of plan.pays) {
    checkWindows(plan, pay, out)
    if (pay.rate.kind === 'matrix') checkMatrix(pay.rate, out)
    const amounts = pay.rate.kind === 'amount' || cellsOf(pay).some(({ kind }) => kind === 'amount')
    for (const { what, kind, says, origin } of pay.limits)
      if (what === 'rate' && amounts) out(report('CB522', origin.span, { limit: `${kind} rate at ${says}`, pay: pay.name }))
  }
}

function checkWindows(plan: Plan, pay: Pay, out: Report): void {
  const windowOf = (name: string) => plan.metrics.find((metric) => metric.name === name)?.window
  const [own, base] = [windowOf(pay.metric), windowOf(pay.base)]
  if (own === undefined || base === undefined) return
  if (own !== base) out(report('CB521', pay.origin.span, { pay: pay.name, metric: pay.metric, own, base: pay.base, other: base }))
  const byRow = pay.rate.kind === 'table' && pay.rate.mode === 'graduated'
  for (const { metric, origin } of driversOf(pay)) {
    const window = windowOf(metric)
    if (!byRow && window !== undefined && longer(own, window)) out(report('CB508', origin.span, { metric, window, pay: pay.name, own }))
  }
}

function checkMatrix({ columns, rows, across }: Matrix, out: Report): void {
  checkAxis(columns, out)
  checkAxis(
    rows.map(({ from }) => from),
    out,
  )
  if (columns.length === 0) out(report('CB503', across.origin.span, { what: 'any value across' }))
}

/** An axis begins at zero, which then holds below it too, and its bounds rise. */
function checkAxis(bounds: readonly AxisBound[], out: Report): void {
  const numbers = bounds.map(({ bound }): Ratio | undefined => (bound.kind === 'literal' ? fromDecimal(bound.value) : undefined))
  const words = ({ origin }: AxisBound): string => origin.address.split('/').at(-1) ?? ''
  for (const [i, axis] of bounds.entries()) {
    const [at, before, last] = [numbers[i], i === 0 ? undefined : numbers[i - 1], bounds[i - 1]]
    if (at === undefined) continue
    if (i === 0 && (!isZero(at) || axis.side === 'above')) out(report('CB504', axis.origin.span, { first: words(axis) }))
    if (before === undefined || last === undefined) continue
    const order = compare(at, before)
    if (order < 0 || (order === 0 && !(last.side === 'from' && axis.side === 'above')))
      out(
        report(
          'CB501',
          axis.origin.span,
          { what: `what is ${words(axis)}` },
          { related: [{ span: last.origin.span, note: 'the one before' }] },
        ),
      )
  }
}
