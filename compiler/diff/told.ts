/** Changes as a reviewer reads them: what they are about, what was written, what is written now. */
import { printClause } from '../../grammar/print.ts'
import type { LiteralSyntax, NodeBase } from '../../grammar/syntax.ts'
import type { Span } from '../../messages/span.ts'
import { countOf } from '../describe/words.ts'
import { kindOf, sayKind } from '../overlay/address.ts'
import type { Quotas } from '../plan/quotas.ts'
import type { Plan } from '../plan.ts'
import type { Change } from './changes.ts'
import { nameOf } from './node.ts'
import { isPersonal, withoutPersonal } from './personal.ts'

/** One change in words. */
export interface Told {
  /** The block that it is about, by its label: `Cloud commission`. */
  readonly subject: string
  /** Which clause of it: `cap`, `from 100%`; empty for the whole block. */
  readonly rule: string
  /** The clause as it is written, in one line; null where it was or is not there. What is about one person is not told. */
  readonly before: string | null
  readonly after: string | null
  /** Where it stands now, or stood. */
  readonly span: Span
  /** Whether it says what a plan pays, or a quotas file allocates. Examples, promises and reasons do not. */
  readonly pays: boolean
}

const SAYS_NOTHING_OF_PAY: ReadonlySet<string> = new Set([
  'example',
  'promise',
  'because',
  'objective',
  'supports',
  'encourages',
  'language',
  // the first line of a file is a name
  'plan',
  'company',
  'quotas',
])

/** What blocks without a label are called. */
const KINDS: Readonly<Record<string, string>> = {
  credit: 'Credit of',
  record: 'Record',
  objective: 'Objective',
  example: 'Example',
  promise: 'Promise',
  company: 'Company',
  plan: 'Plan',
  quotas: 'Quotas',
  allocation: 'Quota of',
  territory: 'Territory',
  segment: 'Segments of',
}

const labelOf = (node: NodeBase): string | undefined => (node as { readonly label?: LiteralSyntax }).label?.text

/** A block by its label; a plan that adds to a metric of its company writes none. */
function subjectOf(node: NodeBase, plan: Plan | Quotas | undefined): string {
  const name = nameOf(node) ?? ''
  const known = plan === undefined ? undefined : labelled(plan).find((one) => one.name === name)
  const label = labelOf(node) ?? known?.label
  const kind = KINDS[node.form]
  if (label !== undefined) return kind === undefined ? label : `${kind} ${label}`
  return kind === undefined || name === '' ? name || 'The plan' : `${kind} ${name}`
}

const labelled = (plan: Plan | Quotas): readonly { readonly name: string; readonly label: string }[] =>
  'quotas' in plan ? plan.metrics : [...plan.pays, ...plan.metrics, ...plan.events]

/** Said in place of what is written about one person. */
const ONE_PERSON = 'about one person, so not shown here'

/** `what is written`, in one line. */
function written(node: NodeBase | undefined, { forms }: Change): string | null {
  if (node === undefined) return null
  if (isPersonal(node)) return ONE_PERSON
  const { node: shown, left } = withoutPersonal(node)
  const words = printClause(shown, forms).replace(/\s+/g, ' ').trim()
  return left === 0 ? words : `${words} and ${countOf(left, 'line')} about one person each`
}

/** What changes outside all blocks. */
function generalOf({ where }: Change): string {
  if (typeof where === 'object') return `Quotas ${where.quotas}`
  return where === 'shared' ? 'What plans share' : 'The plan'
}

/** A change in words; `plan` is the one that says how its metrics and parts of pay are called. */
export function told(change: Change, plan: Plan | Quotas | undefined): Told {
  const { within, before, after, where } = change
  const inQuotas = typeof where === 'object' ? `Quotas ${where.quotas}: ` : ''
  const node = after ?? before
  const [outer] = within
  if (node === undefined) throw new Error('a change of nothing')
  const whole = nameOf(node) !== undefined && outer === undefined
  const block = outer ?? (whole ? node : undefined)
  return {
    subject: block === undefined ? generalOf(change) : `${inQuotas}${subjectOf(block, plan)}`,
    rule: whole ? '' : sayKind(kindOf(node)),
    before: written(before, change),
    after: written(after, change),
    span: node.span,
    pays: ![node, ...within].some(({ form }) => SAYS_NOTHING_OF_PAY.has(form)),
  }
}
