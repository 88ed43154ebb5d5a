/** `pay only when ...` and `pay multiplied by ...`: what acts on all parts of pay together. */
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { WholePay } from '../plan/whole-pay.ts'
import type { Metric } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, itemsOf } from './context.ts'
import type { Scope } from './expression.ts'
import { bindGate, bindMultiplier } from './modifiers.ts'
import { moneyOf } from './tables.ts'

/** Binds the plan's gates and factors. Reports CB213 for words that only one part of pay can have. */
export function bindWholePay(context: Context, scope: Scope, units: MetricUnits, metrics: readonly Metric[]): WholePay {
  const refuse = (what: string, span: Span | undefined): void => {
    if (span === undefined) return
    const instead = 'what acts on all of pay is read to date in the fiscal year; such a clause belongs to a part of pay'
    context.report(reportOf('CB213', span, { what: `\`${what}\``, instead }))
  }
  const whole: WholePay = { gates: [], multipliers: [] }
  for (const { gate, factor } of itemsOf(context.own, 'pay')) {
    if (gate !== undefined) {
      refuse('each', gate.each?.span)
      refuse('after cap', gate.afterCap?.span)
      refuse('decided at end of', gate.decided?.span)
      const bound = bindGate(context, gate, { ...scope, address: 'pay only when' })
      if (bound !== undefined) whole.gates.push(bound)
    }
    if (factor !== undefined) {
      refuse('each', factor.each?.span)
      if (factor.on?.text === 'rate') refuse('on rate', factor.on.span)
      const table = {
        scope: { ...scope, address: 'pay multiplied by' },
        units,
        base: moneyOf(context),
        baseMetric: '',
        noBaseRate: undefined,
      }
      const bound = bindMultiplier(context, factor, table, metrics)
      if (bound !== undefined) whole.multipliers.push(bound)
    }
  }
  return whole
}
