import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Pay, Plan } from '../plan.ts'
import { everyExpression, expressionsOf } from '../reach.ts'

interface Link {
  readonly from: string
  readonly to: string
  readonly origin: Origin
}

/** No amount depends on itself, through whatever chain, and no single deal follows the amount of a whole window. Reports CB213, CB524. */
export function checkLinks(plan: Plan, out: Report): void {
  const links = plan.pays.flatMap(linksOf)
  const told = new Set<string>()
  for (const { name } of plan.pays) {
    const chain = told.has(name) ? undefined : chainBack(links, name, name, new Set())
    if (chain === undefined) continue
    for (const { from } of chain) told.add(from)
    const [first, ...others] = chain
    if (first === undefined) continue
    const related = others.map(({ origin, from }) => ({ span: origin.span, note: `in \`${from}\`` }))
    out(report('CB524', first.origin.span, { chain: [...chain.map(({ from }) => from), name] }, { related }))
  }
  for (const pay of plan.pays) {
    if (plan.metrics.find(({ name }) => name === pay.metric)?.window !== 'deal') continue
    for (const { to, origin } of linksOf(pay)) {
      const instead = `\`${pay.name}\` pays each deal by itself; let its metric accumulate over a window`
      out(report('CB213', origin.span, { what: `the amount of \`${to}\``, instead }))
    }
  }
}

/** The pays that a pay reads, each with its place. */
const linksOf = (pay: Pay): Link[] =>
  expressionsOf(pay).flatMap(({ e }) =>
    everyExpression(e).flatMap((part) => (part.kind === 'pay' ? [{ from: pay.name, to: part.component, origin: part.origin }] : [])),
  )

/** The links from a pay back to `goal`; undefined where no chain leads there. */
function chainBack(links: readonly Link[], from: string, goal: string, seen: Set<string>): Link[] | undefined {
  if (seen.has(from)) return undefined
  seen.add(from)
  for (const link of links.filter((one) => one.from === from)) {
    if (link.to === goal) return [link]
    const rest = chainBack(links, link.to, goal, seen)
    if (rest !== undefined) return [link, ...rest]
  }
  return undefined
}
