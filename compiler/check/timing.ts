import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Per, Window } from '../../runtime/core/unit.ts'
import { longer } from '../../runtime/evaluate/windows.ts'
import type { Pay, Plan } from '../plan.ts'

/** Clauses that act on each period, carry over or pay later fit the window that they stand in. Reports CB523, CB525, CB526. */
export function checkTiming(plan: Plan, out: Report): void {
  for (const pay of plan.pays) {
    const window = plan.metrics.find(({ name }) => name === pay.metric)?.window
    if (window === undefined) continue
    checkEach(pay, window, out)
    const problem = carryProblem(pay, window)
    if (pay.carry !== null && problem !== undefined) out(report('CB525', pay.carry.origin.span, { next: pay.carry.next, problem }))
    if (pay.paidAt !== null && longer(window, pay.paidAt.window))
      out(report('CB526', pay.paidAt.origin.span, { pay: pay.name, window, at: pay.paidAt.window }))
  }
  for (const { each, origin } of plan.limits)
    if (each !== null && longer(plan.paid, each))
      out(report('CB523', origin.span, { each, problem: `is shorter than a pay period, a ${plan.paid}` }))
}

const eachOf = (pay: Pay): { each: Per; origin: Origin }[] =>
  [...pay.gates, ...pay.multipliers, ...pay.limits].flatMap(({ each, origin }) => (each === null ? [] : [{ each, origin }]))

function checkEach(pay: Pay, window: Window, out: Report): void {
  const stated = eachOf(pay)
  for (const { each, origin } of stated)
    if (longer(each, window))
      out(report('CB523', origin.span, { each, problem: `is longer than the ${window} over which \`${pay.name}\` adds up` }))
  const [first] = stated
  if (first !== undefined && pay.limits.some(({ perDeal }) => perDeal))
    out(report('CB523', first.origin.span, { each: first.each, problem: 'cannot stand beside a limit per deal' }))
  const added = pay.stacking === 'add' ? pay.multipliers.filter(({ on }) => on === 'pay') : []
  const odd = added.find(({ each }) => each !== added[0]?.each)
  if (odd !== undefined) {
    const each = odd.each ?? added[0]?.each ?? 'month'
    out(report('CB523', odd.origin.span, { each, problem: 'must stand at all factors that are added, or at none' }))
  }
}

/** What is missing for an excess to be carried; undefined where nothing is. */
function carryProblem({ carry, limits }: Pay, window: Window): string | undefined {
  if (carry === null) return undefined
  const [cap, second] = limits.filter(({ kind, what }) => kind === 'cap' && what === 'pay')
  if (cap === undefined) return `a cap: \`cap at $10,000${window === carry.next ? '' : ` each ${carry.next}`}\``
  if (second !== undefined || cap.when !== null || cap.perDeal) return 'exactly one cap, on all of the pay and without a condition'
  if (!longer(carry.until, carry.next)) return `an end that is later than the next ${carry.next}`
  if (window === carry.next) return cap.each === null || cap.each === window ? undefined : `a cap for each ${window}`
  if (!longer(window, carry.next)) return `a ${carry.next} that is no longer than the ${window} over which it adds up`
  if (cap.each !== carry.next) return `\`each ${carry.next}\` at its cap`
  return longer(carry.until, window) ? `an end inside the ${window} over which it adds up` : undefined
}
