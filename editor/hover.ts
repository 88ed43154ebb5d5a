/** What stands at a place, in business words: the finding, the name, the clause. */

import { describeMetric } from '../compiler/describe/measure.ts'
import { patternOf } from '../grammar/clauses.ts'
import { clausesOf } from '../grammar/expected.ts'
import type { AnyForm } from '../grammar/form.ts'
import { heads, items } from '../grammar/forms/items.ts'
import type { FileSyntax, LiteralSyntax, NodeBase } from '../grammar/syntax.ts'
import { catalogue } from '../messages/catalogue/index.ts'
import type { Code } from '../messages/report.ts'
import { compareSizes, contains, type Position, type Span } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'
import { type Finding, findings } from './findings.ts'
import { type Named, occurrenceAt } from './names/names.ts'
import { namesIn } from './names/of.ts'
import { sayNamed, sayUnitOf } from './words.ts'

export interface HoverPart {
  readonly kind: 'finding' | 'name' | 'clause'
  /** The message of a finding, the name with its kind, or how the clause is written. */
  readonly title: string
  /** Sentences and phrases; user text stands in backticks. */
  readonly lines: readonly string[]
  /** Of a finding; `caboose errors CODE` shows its page. */
  readonly code: string | undefined
}

export interface Hover {
  readonly span: Span
  readonly parts: readonly HoverPart[]
}

/** What there is to say about a place of a file, what is wrong first; undefined where nothing is there. */
export function hover(analysis: Analysis, file: string, at: Position): Hover | undefined {
  const syntax = analysis.files.find((one) => one.file === file)
  if (syntax === undefined) return undefined
  const wrong = findings(analysis, file).filter(({ span }) => contains(span, at))
  const named = occurrenceAt(namesIn(analysis), file, at)
  const clause = clauseAt(syntax, at)
  const parts = [
    ...wrong.map(ofFinding),
    ...(named?.named === undefined ? [] : [ofName(named.named, analysis)]),
    ...(clause === undefined ? [] : [ofClause(clause)]),
  ]
  const span = smallest([...(named === undefined ? [] : [named.word.span]), ...wrong.map((one) => one.span)]) ?? clause?.span
  return span === undefined || parts.length === 0 ? undefined : { span, parts }
}

const smallest = (spans: readonly Span[]): Span | undefined => [...spans].sort(compareSizes)[0]

const ofFinding = ({ code, message, help }: Finding): HoverPart => ({
  kind: 'finding',
  title: message,
  lines: [...(help === undefined ? [] : [help]), catalogue[code as Code].why],
  code,
})

interface Reasoned {
  readonly reason?: LiteralSyntax
  readonly behaviour?: LiteralSyntax
}

function ofName(named: Named, analysis: Analysis): HoverPart {
  const { plan } = analysis
  const clauses = named.declared.flatMap(({ node }) => [node, ...((node as { clauses?: readonly NodeBase[] }).clauses ?? [])])
  const reasons = clauses.flatMap((node) =>
    node.form === 'because' || node.form === named.kind ? ((node as NodeBase & Reasoned).reason?.text ?? []) : [],
  )
  const metric = named.kind === 'metric' ? plan?.metrics.find(({ name }) => name === named.name) : undefined
  const told =
    metric === undefined || plan === undefined
      ? [sayNamed(named, analysis)]
      : describeMetric(metric, plan)
          .filter(({ kind }) => kind !== 'reason')
          .map(({ text }) => text)
  const unit = sayUnitOf(named, analysis)
  const policies =
    plan?.policies
      .filter(({ at }) => at === named.name && named.kind !== 'objective')
      .map(({ says, from }) => `${says} (said by the ${from})`) ?? []
  return {
    kind: 'name',
    title: `${named.kind} \`${named.record === undefined ? '' : `${named.record}.`}${named.name}\``,
    lines: [...told, ...(unit === undefined ? [] : [`it is ${unit}`]), ...policies, ...reasons.map((reason) => `because "${reason}"`)],
    code: undefined,
  }
}

interface ClauseHere {
  readonly form: AnyForm
  readonly span: Span
}

const ofClause = ({ form }: ClauseHere): HoverPart => ({ kind: 'clause', title: patternOf(form), lines: [form.about], code: undefined })

/** The innermost clause around a place. */
function clauseAt({ head, items: nodes }: FileSyntax, at: Position): ClauseHere | undefined {
  const top = [...(head === undefined ? [] : [head]), ...nodes].find(({ span }) => contains(span, at))
  return top === undefined ? undefined : innermost(top, [...heads, ...items], at)
}

function innermost(node: NodeBase, forms: readonly AnyForm[], at: Position): ClauseHere | undefined {
  const form = forms.find(({ name }) => name === node.form)
  if (form === undefined) return undefined
  const inner = Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []))
    .find((one): one is NodeBase => isNode(one) && contains(one.span, at) && clausesOf(form).some(({ name }) => name === one.form))
  return (inner === undefined ? undefined : innermost(inner, clausesOf(form), at)) ?? { form, span: node.span }
}

const isNode = (value: unknown): value is NodeBase => typeof value === 'object' && value !== null && 'form' in value && 'span' in value
