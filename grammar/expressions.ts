/** Expressions: from the rules of precedence to one tree of operators. */

import type { CstNode, IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { spanOver } from '../messages/span.ts'
import { literalOf } from './literals.ts'
import { isNode, lengthOf, type Place, spanOfNode, spanOfToken, textOf } from './place.ts'
import type { BinaryOperator, ExprSyntax, LiteralSyntax, PathSyntax, Word } from './syntax.ts'

type Built = ExprSyntax | undefined

const tokens = (cst: CstNode, label: string): IToken[] => (cst.children[label] ?? []).filter((child): child is IToken => !isNode(child))
const nodes = (cst: CstNode, label: string): CstNode[] => (cst.children[label] ?? []).filter(isNode)
const first = (cst: CstNode, label: string): CstNode | undefined => nodes(cst, label)[0]

export function buildPath(cst: CstNode, place: Place): PathSyntax[] {
  const words = tokens(cst, 'word').map((token): Word => ({ text: textOf(token), span: spanOfToken(token, place) }))
  return words.length === 0 ? [] : [{ words, span: spanOfNode(cst, place) }]
}

/** An expression may be so many characters long: nobody reviews a longer one, and its tree would be too deep to walk. */
const LONGEST = 4000

/** The tree of an expression; reports CB116 where it is too long. */
export const buildExpression = (cst: CstNode, place: Place): ExprSyntax[] => {
  const span = spanOfNode(cst, place)
  if (lengthOf(cst) > LONGEST) {
    place.report(report('CB116', { ...span, end: span.start }, { limit: LONGEST }))
    return []
  }
  const built = expression(cst, place)
  return built === undefined ? [] : [built]
}

/** A literal with its sign. */
export function buildSigned(cst: CstNode, place: Place): LiteralSyntax[] {
  const value = tokens(cst, 'value')[0]
  return value === undefined ? [] : [literalOf(value, tokens(cst, 'sign')[0], place)]
}

function expression(cst: CstNode | undefined, place: Place): Built {
  if (cst === undefined) return undefined
  switch (cst.name) {
    case 'expression':
      return chain(cst, place, () => 'or')
    case 'conjunction':
      return chain(cst, place, () => 'and')
    case 'sumOf':
    case 'product':
      return operated(cst, place)
    case 'negation':
      return negation(cst, place)
    case 'comparison':
      return comparison(cst, place)
    case 'unary':
      return unary(cst, place)
    default:
      return primary(cst, place)
  }
}

const byOffset = (a: IToken, b: IToken): number => a.startOffset - b.startOffset

function chain(cst: CstNode, place: Place, operator: (index: number) => BinaryOperator): Built {
  const parts = nodes(cst, 'part').map((part) => expression(part, place))
  return parts.reduce<Built>((left, right, index) => {
    if (index === 0) return right
    if (left === undefined || right === undefined) return undefined
    return { kind: 'binary', op: operator(index - 1), left, right, span: spanOver(left.span, right.span) }
  }, undefined)
}

function operated(cst: CstNode, place: Place): Built {
  const operators = tokens(cst, 'operator').sort(byOffset)
  return chain(cst, place, (index) => (operators[index]?.image ?? '+') as BinaryOperator)
}

function negation(cst: CstNode, place: Place): Built {
  const value = expression(first(cst, 'value'), place)
  if (value === undefined) return undefined
  const span = spanOfNode(cst, place)
  if (tokens(cst, 'not').length > 0) return { kind: 'not', value, span }
  const record = tokens(cst, 'record')[0]
  if (record === undefined) return value
  return { kind: 'none_has', record: { text: textOf(record), span: spanOfToken(record, place) }, condition: value, span }
}

function comparison(cst: CstNode, place: Place): Built {
  const left = expression(first(cst, 'left'), place)
  if (left === undefined) return undefined
  const span = spanOfNode(cst, place)
  const options = nodes(cst, 'option').flatMap((n) => buildExpression(n, place))
  if (options.length > 0) return { kind: 'in', value: left, options, span }
  if (tokens(cst, 'known').length > 0) return { kind: 'known', value: left, span }
  const count = tokens(cst, 'count')[0]
  const unit = tokens(cst, 'unit')[0]
  const after = expression(first(cst, 'after'), place)
  if (count !== undefined && unit !== undefined && after !== undefined) {
    return {
      kind: 'within',
      value: left,
      count: literalOf(count, undefined, place),
      unit: { text: textOf(unit), span: spanOfToken(unit, place) },
      after,
      span,
    }
  }
  const sign = tokens(cst, 'compare')[0]
  if (sign === undefined && tokens(cst, 'is').length === 0) return left
  const no = tokens(cst, 'rightNo')[0]
  const right = no === undefined ? expression(first(cst, 'right'), place) : literalExpr(no, place)
  if (right === undefined) return undefined
  return { kind: 'binary', op: (sign?.image ?? 'is') as BinaryOperator, left, right, span }
}

function unary(cst: CstNode, place: Place): Built {
  const plain = expression(first(cst, 'value'), place)
  if (plain === undefined) return undefined
  const minus = tokens(cst, 'minus')[0]
  const fallback = expression(first(cst, 'fallback'), place)
  const value: ExprSyntax =
    fallback === undefined ? plain : { kind: 'binary', op: 'else', left: plain, right: fallback, span: spanOver(plain.span, fallback.span) }
  return minus === undefined ? value : { kind: 'negate', value, span: spanOver(spanOfToken(minus, place), value.span) }
}

const literalExpr = (token: IToken, place: Place): ExprSyntax => {
  const literal = literalOf(token, undefined, place)
  return { kind: 'literal', literal, span: literal.span }
}

function primary(cst: CstNode, place: Place): Built {
  const span = spanOfNode(cst, place)
  const literal = tokens(cst, 'literal')[0]
  if (literal !== undefined) return literalExpr(literal, place)
  const group = expression(first(cst, 'group'), place)
  if (group !== undefined) return { kind: 'group', value: group, span }
  const history = tokens(cst, 'history')[0]
  if (history !== undefined) return { kind: 'history', period: literalOf(history, undefined, place), span }
  const from = expression(first(cst, 'monthsFrom'), place)
  const to = expression(first(cst, 'monthsTo'), place)
  if (from !== undefined && to !== undefined) return { kind: 'months_from', from, to, span }
  const since = nodes(cst, 'since').flatMap((n) => buildPath(n, place))[0]
  if (since !== undefined) return { kind: 'months_since', whole: tokens(cst, 'whole').length > 0, of: since, span }
  const path = nodes(cst, 'path').flatMap((n) => buildPath(n, place))[0]
  return path === undefined ? undefined : { kind: 'path', path, span }
}
