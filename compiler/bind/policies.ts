/** Policies: what the company decides once, what a plan or a clause says instead, and where each comes from. */

import { rounding } from '../../grammar/forms/company.ts'
import type { Item, PolicyClause } from '../../grammar/forms/items.ts'
import { policies } from '../../grammar/forms/shared.ts'
import { printClause } from '../../grammar/print.ts'
import type { NodeBase } from '../../grammar/syntax.ts'
import type { Basis } from '../../runtime/core/expression.ts'
import type { Policy } from '../plan.ts'
import { type Context, itemsOf, later, originOf, type Sources } from './context.ts'
import { decimalOfPercent } from './facts.ts'
import { valueOfLiteral } from './literal.ts'

type From = Policy['from']
export interface Stated<T> {
  readonly clause: T
  readonly from: From
}

/** The policies of one level: its `policy` block and the same clauses written beside it. */
export const policiesOf = (items: readonly Item[]): PolicyClause[] => [
  ...itemsOf(items, 'policy').flatMap((block) => [...block.clauses]),
  ...(items.filter((item) => ['attainment_against', 'prorate', 'do_not_prorate', 'overpayment'].includes(item.form)) as PolicyClause[]),
  ...itemsOf(items, 'no_item').flatMap((item): PolicyClause[] =>
    item.what === undefined ? [] : [{ ...item, form: 'no_means', what: item.what, meaning: item.meaning, value: item.value }],
  ),
]

/** The clause of a form that holds: the block's own, else the plan's, else the company's. */
export function policy<N extends PolicyClause['form']>(
  sources: Sources,
  form: N,
  clauses: readonly NodeBase[] = [],
  fits: (clause: Extract<PolicyClause, { form: N }>) => boolean = () => true,
): Stated<Extract<PolicyClause, { form: N }>> | undefined {
  const levels: [From, readonly NodeBase[]][] = [
    ['clause', clauses],
    ['plan', policiesOf(sources.own)],
    ['company', policiesOf(sources.shared)],
  ]
  for (const [from, nodes] of levels) {
    const clause = nodes.find(
      (node): node is Extract<PolicyClause, { form: N }> => node.form === form && fits(node as Extract<PolicyClause, { form: N }>),
    )
    if (clause !== undefined) return { clause, from }
  }
  return undefined
}

/** The basis of attainment, and of what a part is worth: a metric with a quota needs one, another follows it where it is stated. */
export function basisOf(sources: Sources, clauses: readonly NodeBase[]): { basis: Basis; stated: Stated<PolicyClause> } | undefined {
  const stated = policy(sources, 'attainment_against', clauses)
  return stated === undefined ? undefined : { basis: stated.clause.basis.text === 'full quota' ? 'full' : 'to_date', stated }
}

/** What no quota, or no value, means: `no_pay`, `error`, or a decimal. */
export function meaningOf(
  context: Context,
  what: 'quota' | 'value',
  clauses: readonly NodeBase[],
): { meaning: string; unit: string | null; stated: Stated<PolicyClause> } | undefined {
  const stated = policy(context, 'no_means', clauses, (clause) => clause.what.text === what)
  if (stated === undefined) return undefined
  const { meaning, value, span } = stated.clause
  if (meaning?.text === 'weight moves' && what === 'value') return later(context, span, 'no value means weight moves')
  if (meaning !== undefined) return { meaning: meaning.text.replace(' ', '_'), unit: null, stated }
  const bound = value === undefined ? undefined : valueOfLiteral(value, context.currency, context)
  return bound === undefined ? undefined : { meaning: bound.value, unit: bound.unit.kind, stated }
}

/** The share of later pay that may recover an overpayment; without a policy, all of it. */
export function bindOverpayment(sources: Sources): { share: string; stated: Stated<PolicyClause> | undefined } {
  const stated = policy(sources, 'overpayment')
  if (stated === undefined) return { share: '1', stated: undefined }
  return { share: stated.clause.never === undefined ? decimalOfPercent(stated.clause.share?.text ?? '100%') : 'never', stated }
}

/** A policy as the plan shows it: in the words of whoever stated it. */
export const shown = (what: Policy['what'], at: string, stated: Stated<NodeBase>): Policy => ({
  what,
  at,
  says: printClause(stated.clause, [...policies, rounding]),
  from: stated.from,
  origin: originOf(`${at}/${what}`, stated.clause.span),
})

/** How money and ratios are rounded, as the plan or its company states it last. */
export const roundingPolicies = (sources: Sources): Policy[] =>
  (['money', 'ratio'] as const).flatMap((what) => {
    const stated = (['plan', 'company'] as const).flatMap((from) =>
      itemsOf(from === 'plan' ? sources.own : sources.shared, 'rounding')
        .filter((item) => item.what.text === what)
        .map((clause) => ({ clause, from })),
    )
    return stated.slice(0, 1).map((one) => shown('rounding', sources.head.name.text, one))
  })
