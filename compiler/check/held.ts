import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Plan } from '../plan.ts'

/** What is held, advanced or paid on belongs to rows, and only a sum or a count says what each of them earned (17.17). Reports CB257. */
export function checkHeld(plan: Plan, out: Report): void {
  const { delays, splits } = plan.payments
  const clauses = [
    ...delays.flatMap(({ kind, component, origin }) => (kind === 'instalments' ? [] : [{ clause: kind, component, origin }])),
    ...splits.map(({ component, origin }) => ({ clause: 'pay ... to', component, origin })),
  ]
  for (const { clause, component, origin } of clauses) {
    const pay = plan.pays.find(({ name }) => name === component)
    const base = plan.metrics.find(({ name }) => name === pay?.base)
    const kind = base?.aggregate.kind
    if (base === undefined || kind === 'sum' || kind === 'count') continue
    out(report('CB257', origin.span, { clause, pay: component, metric: base.name }))
  }
}
