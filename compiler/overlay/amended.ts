import type { Amendment, Plan } from '../plan.ts'

/** The plan as it is from an amendment on: a plan like any other, which must keep every rule (semantics 14). */
export const amended = (plan: Plan, { target, credit, metrics, pays }: Amendment): Plan => ({
  ...plan,
  target,
  credit,
  metrics,
  pays,
  amendments: [],
})

/** The plan with everything that it has at some time, each in its latest form; its amendments begin with the plan as it begins. */
export function throughTheYear(plan: Plan): Plan {
  if (plan.amendments.length === 0) return plan
  const { target, credit, metrics, pays, effective } = plan
  const versions = [{ from: effective.from, changes: [], target, credit, metrics, pays }, ...plan.amendments]
  const latest = <T extends { readonly name: string }>(of: (version: Amendment) => readonly T[]): T[] => [
    ...new Map(versions.flatMap(of).map((one) => [one.name, one])).values(),
  ]
  return { ...plan, metrics: latest((one) => one.metrics), pays: latest((one) => one.pays), amendments: versions }
}
