import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
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

const addressOf = (plan: Plan, objective: string): string => JSON.stringify([plan.company?.name ?? plan.name, objective])
