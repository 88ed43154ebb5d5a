import type { Plan, Policy } from '../../compiler/plan.ts'
import { table } from './table.ts'

/** A plan and the file it was compiled from. */
export interface Checked {
  readonly file: string
  readonly plan: Plan
}

const FROM: Record<Policy['from'], string> = { clause: 'this clause', plan: 'the plan', company: 'the company' }

/** The policies in force in a plan, a line each: where it acts, what it says, who says so and where. Ends with a newline. */
export function policyTable({ file, plan }: Checked, room: number): string {
  const rows = plan.policies.map(({ at, says, from, origin: { span } }) => [
    at === plan.name ? 'the whole plan' : at,
    says,
    FROM[from],
    `${span.file}:${span.start.line}`,
  ])
  const columns = ['acts on', 'policy in force', 'stated by', 'at'].map((title) => ({ title, align: 'left' as const }))
  return `${file}\n\n${table(columns, rows, [], room)}`
}

/** The same for programs. */
export const policiesJson = (checked: readonly Checked[]): object[] =>
  checked.flatMap(({ file, plan }) =>
    plan.policies.map(({ what, at, says, from, origin: { span } }) => ({
      plan: file,
      at,
      what,
      says,
      from,
      file: span.file,
      line: span.start.line,
    })),
  )
