import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { longer } from '../../runtime/evaluate/windows.ts'
import { compare, fromDecimal } from '../../runtime/exact/ratio.ts'
import type { Limit, Pay, Plan } from '../plan.ts'
import { everyExpression, expressionsOf } from '../reach.ts'

/** Modifiers see windows at least as long as their component's; limits leave room; what nobody decided is said. Reports CB217, CB235, CB506, CB508, CB604. */
export function checkPeriods(plan: Plan, out: Report): void {
  for (const pay of plan.pays) {
    const own = plan.metrics.find((metric) => metric.name === pay.metric)?.window
    if (own === undefined) continue
    for (const { e, origin, condition, each } of expressionsOf(pay)) {
      if (!condition) continue
      for (const part of everyExpression(e)) {
        if (part.kind !== 'measure' && part.kind !== 'attainment') continue
        const read = plan.metrics.find((metric) => metric.name === part.metric)
        const window = read?.window
        // a rolling window is read at the end of the period asked for, whatever the pay adds up over
        if (window !== undefined && read?.scope.lastMonths === null && longer(each ?? own, window))
          out(report('CB508', origin.span, { metric: part.metric, window, pay: pay.name, own }))
      }
    }
    checkRolling(plan, pay, out)
    checkLimits(pay.limits, out)
  }
  checkLimits(plan.limits, out)
  const needed =
    plan.target !== null ||
    plan.metrics.some((metric) => metric.quota?.source.kind === 'value') ||
    Object.values(plan.prorate).some((proration) => proration !== null)
  if (needed && plan.undecided.length > 0)
    out(
      report('CB217', plan.origin.span, {
        things: 'target and quota',
        reasons: plan.undecided.map((reason) => `\`${reason}\``).join(', '),
      }),
    )
  for (const promise of plan.promises) out(report('CB604', promise.origin.span, { title: promise.title }))
}

/** Windows that overlap have no sum, so a rolling metric may decide a rate but cannot be what is paid (semantics 4). */
function checkRolling(plan: Plan, pay: Pay, out: Report): void {
  const bases = new Set([pay.base, ...(pay.rate.kind === 'amount' ? [] : [pay.metric])])
  for (const name of bases) {
    const months = plan.metrics.find((metric) => metric.name === name)?.scope.lastMonths ?? null
    if (months !== null) out(report('CB235', pay.origin.span, { pay: pay.name, metric: name, months }))
  }
}

function checkLimits(limits: readonly Limit[], out: Report): void {
  const caps = limits.filter((limit) => limit.kind === 'cap' && limit.what === 'pay')
  const floors = limits.filter((limit) => limit.kind === 'floor' && limit.what === 'pay')
  for (const cap of caps)
    for (const floor of floors) {
      if (cap.value.kind !== 'literal' || floor.value.kind !== 'literal') continue
      const [high, low] = [fromDecimal(cap.value.value), fromDecimal(floor.value.value)]
      if (high !== undefined && low !== undefined && compare(low, high) > 0)
        out(
          report(
            'CB506',
            floor.origin.span,
            { floor: floor.says, cap: cap.says },
            { related: [{ span: cap.origin.span, note: 'the cap' }] },
          ),
        )
    }
}
