import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Quotas } from '../plan/quotas.ts'
import type { Plan } from '../plan.ts'

/** Every objective of a company is served by one of its plans; plans of one company are looked at together, so one
 * plan of a company by itself is not judged. Reports CB404. */
export function checkObjectives(plans: readonly Plan[], out: Report): void {
  if (plans.length === 1 && plans[0]?.company !== null) return
  const served = new Set(
    plans.flatMap((plan) => [...plan.metrics, ...plan.events].flatMap(({ supports }) => supports.map((s) => addressOf(plan, s.objective)))),
  )
  const told = new Set<string>()
  for (const plan of plans) {
    for (const objective of plan.objectives) {
      const address = addressOf(plan, objective.name)
      if (served.has(address) || told.has(address)) continue
      told.add(address)
      out(report('CB404', objective.origin.span, { objective: objective.name }))
    }
  }
}

/** Every quota of a file that one of the plans uses is paid on by one of them; a file that none of them uses is not judged. Reports CB410. */
export function checkQuotas(files: readonly Quotas[], plans: readonly Plan[], out: Report): void {
  const read = new Set(
    plans.flatMap(({ metrics }) =>
      metrics.flatMap(({ quota }) => (quota?.source.kind === 'planned' ? `${quota.source.planning}.${quota.source.metric}` : [])),
    ),
  )
  for (const { name, quotas } of files) {
    if (!plans.some(({ planning }) => planning.some((one) => one.name === name))) continue
    for (const { metric, origin } of quotas)
      if (!read.has(`${name}.${metric}`)) out(report('CB410', origin.span, { quota: `${name}.${metric}` }))
  }
}

const addressOf = (plan: Plan, objective: string): string => JSON.stringify([plan.company?.name ?? plan.name, objective])
