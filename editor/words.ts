/** What a named thing is, in business words. */
import { sayMeasure } from '../compiler/describe/measure.ts'
import { sayUnit } from '../compiler/units.ts'
import type { LiteralSyntax, NodeBase, Word } from '../grammar/syntax.ts'
import type { Analysis } from './analysis.ts'
import type { Named } from './names/names.ts'

interface Parts {
  readonly label?: LiteralSyntax
  readonly file?: LiteralSyntax
  readonly type?: Word
  readonly marks?: readonly {
    readonly mark?: Word
    readonly per?: Word
    readonly options?: readonly { readonly text: LiteralSyntax }[]
  }[]
}

/** One line: `Cloud bookings: the amount of every deal you own`, `money per year`, `rows of "deals.csv"`. */
export function sayNamed(named: Named, { plan }: Analysis): string {
  const nodes = named.declared.map(({ node }) => node as NodeBase & Parts)
  const label = nodes.map((node) => node.label?.text).find((text) => text !== undefined)
  switch (named.kind) {
    case 'field':
      return sayField(nodes[0])
    case 'record':
      return `rows of \`${nodes[0]?.file?.text ?? ''}\``
    case 'metric': {
      const metric = plan?.metrics.find(({ name }) => name === named.name)
      return [label ?? 'a metric', ...(metric === undefined || plan === undefined ? [] : [sayMeasure(metric, plan)])].join(': ')
    }
    default:
      return label ?? `a ${named.kind}`
  }
}

function sayField(node: Parts | undefined): string {
  const marks = node?.marks ?? []
  const per = marks.find((mark) => mark.per !== undefined)?.per
  const options = optionsOf(node)
  return [
    node?.type?.text ?? 'yes or no',
    ...(per === undefined ? [] : [`per ${per.text}`]),
    ...marks.flatMap(({ mark }) => (mark === undefined ? [] : [mark.text])),
    ...(options.length === 0 ? [] : [`one of ${options.map((option) => `"${option}"`).join(', ')}`]),
  ].join(' ')
}

/** The only values that a text field may have. */
export const optionsOf = (node: Parts | undefined): string[] =>
  (node?.marks ?? []).flatMap(({ options }) => (options ?? []).map(({ text }) => text.text))

/** What kind of number a metric is: `money`, `a count`. */
export function sayUnitOf(named: Named, { plan }: Analysis): string | undefined {
  const unit = plan?.metrics.find(({ name }) => name === named.name)?.unit
  return unit === undefined || named.kind !== 'metric' ? undefined : sayUnit(unit)
}
