import { quoted } from './literals.ts'
import type { BinaryOperator, ExprSyntax } from './syntax.ts'

/** The canonical text of an expression: one space around operators, parentheses as written. */
export function printExpression(e: ExprSyntax): string {
  switch (e.kind) {
    case 'literal':
      return e.literal.kind === 'text' ? quoted(e.literal.text) : e.literal.source
    case 'path':
      return e.path.words.map((word) => word.text).join('.')
    case 'binary':
      return `${printExpression(e.left)} ${e.op satisfies BinaryOperator} ${printExpression(e.right)}`
    case 'not':
      return `not ${printExpression(e.value)}`
    case 'negate':
      return `-${printExpression(e.value)}`
    case 'group':
      return `(${printExpression(e.value)})`
    case 'in':
      return `${printExpression(e.value)} in (${e.options.map(printExpression).join(', ')})`
    case 'known':
      return `${printExpression(e.value)} is known`
    case 'within':
      return `${printExpression(e.value)} is within ${e.count.source} ${e.unit.text} after ${printExpression(e.after)}`
    case 'months_from':
      return `months from ${printExpression(e.from)} to ${printExpression(e.to)}`
    case 'months_since':
      return `${e.whole ? 'whole ' : ''}months since ${e.of.words.map((word) => word.text).join('.')}`
    case 'none_has':
      return `no ${e.record.text} has ${printExpression(e.condition)}`
    case 'history':
      return `history(${e.period.source})`
  }
}
