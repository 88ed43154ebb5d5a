/** Expressions: every name led to its field, metric or property. */
import type { ExprSyntax, PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Basis, Comparison, Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import { type Context, later, originOf, unknownName } from './context.ts'
import { valueOfLiteral } from './literal.ts'
import { unknownField } from './records.ts'

/** What may be named at a place, and the address that its expressions carry. */
export interface Scope {
  readonly address: string
  /** The record whose rows are read; null where people are. */
  readonly row: string | null
  /** A record whose row can be read beside it. */
  readonly beside?: string
  /** The metrics that can be read, with the basis of each; empty where none can. */
  readonly metrics: ReadonlyMap<string, Basis>
  /** The pay that the clause stands in, with its metric. */
  readonly pay: { readonly name: string; readonly metric: string; readonly basis: Basis; readonly hasWorth: boolean } | null
  /** Whether target can be read. */
  readonly target: boolean
  /** The pays whose amount can be read; absent where none can. */
  readonly pays?: ReadonlySet<string>
}

export const rowScope = (address: string, record: string): Scope => ({ address, row: record, metrics: new Map(), pay: null, target: false })
export const personScope = (address: string): Scope => ({ address, row: null, metrics: new Map(), pay: null, target: false })

type Bound = Expression | undefined

/** Binds an expression. Reports CB201, CB204, CB209, CB210, CB213, CB303, CB306. */
export function bindExpression(e: ExprSyntax, scope: Scope, context: Context): Bound {
  const origin = originOf(scope.address, e.span)
  const inner = (part: ExprSyntax): Bound => bindExpression(part, scope, context)
  switch (e.kind) {
    case 'literal': {
      const value = valueOfLiteral(e.literal, context.currency, context)
      return value === undefined ? undefined : { kind: 'literal', ...value, origin }
    }
    case 'group':
      return inner(e.value)
    case 'not': {
      const value = inner(e.value)
      return value && { kind: 'not', value, origin }
    }
    case 'negate': {
      const value = inner(e.value)
      if (value?.kind === 'literal')
        return { ...value, value: value.value.startsWith('-') ? value.value.slice(1) : `-${value.value}`, origin }
      return value && { kind: 'negate', value, origin }
    }
    case 'known': {
      const value = inner(e.value)
      return value && { kind: 'known', value, origin }
    }
    case 'in': {
      const value = inner(e.value)
      const options = e.options.map(inner)
      return value && options.every((o) => o !== undefined) ? { kind: 'one_of', value, options, origin } : undefined
    }
    case 'within': {
      const date = inner(e.value)
      const after = inner(e.after)
      return (
        date &&
        after && {
          kind: 'within',
          date,
          after,
          count: Number.parseInt(e.count.text, 10),
          of: e.unit.text === 'months' ? 'months' : 'days',
          origin,
        }
      )
    }
    case 'months_from': {
      const from = inner(e.from)
      const to = inner(e.to)
      return from && to && { kind: 'months_from', from, to, origin }
    }
    case 'binary':
      return binary(e, scope, context, origin)
    case 'path':
      return bindPath(e.path, scope, context, origin)
    case 'months_since': {
      const date = bindPath(e.of, scope, context, originOf(scope.address, e.of.span))
      if (date !== undefined && (date.kind !== 'field' || date.unit.kind !== 'date')) {
        const found = `\`${e.of.words.map((word) => word.text).join('.')}\``
        context.report(reportOf('CB304', e.of.span, { clause: 'months since', expected: 'a date', found }))
        return undefined
      }
      return date && { kind: 'months_since', date, whole: e.whole, origin }
    }
    case 'none_has':
      return later(context, e.span, `no ${e.record.text} has`)
    case 'history':
      return later(context, e.span, 'history')
  }
}

const COMPARISONS: Readonly<Record<string, Comparison>> = { '=': '=', is: '=', '<>': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }
const ARITHMETIC = { '+': 'add', '-': 'subtract', '*': 'multiply', of: 'multiply', times: 'multiply', '/': 'divide' } as const

function binary(e: ExprSyntax & { kind: 'binary' }, scope: Scope, context: Context, origin: Origin): Bound {
  const left = bindExpression(e.left, scope, context)
  const right = bindExpression(e.right, scope, context)
  if (left === undefined || right === undefined) return undefined
  if (e.op === 'and' || e.op === 'or') return { kind: e.op, left, right, origin }
  if (e.op === 'else') return { kind: 'else', value: left, fallback: right, origin }
  const comparison = COMPARISONS[e.op]
  if (comparison !== undefined) return { kind: 'compare', op: comparison, left, right, origin }
  const op = ARITHMETIC[e.op as keyof typeof ARITHMETIC]
  return { kind: 'arithmetic', op, left, right, origin }
}

function bindPath(path: PathSyntax, scope: Scope, context: Context, origin: Origin): Bound {
  const [first, ...rest] = path.words
  if (first === undefined) return undefined
  if (first.text === scope.row) return fieldPath(scope.row, 'row', rest, first, context, origin)
  if (scope.beside !== undefined && first.text === scope.beside) return fieldPath(scope.beside, 'row', rest, first, context, origin)
  if (first.text === context.payee && scope.row === null) return fieldPath(context.payee, 'person', rest, first, context, origin)
  if (rest.length === 0 && scope.pay !== null) {
    const { pay } = scope
    if (first.text === 'worth') {
      if (!pay.hasWorth) return notHere(first, 'worth', `give \`${pay.name}\` a line \`worth 100% of target\``, context)
      return { kind: 'worth', component: pay.name, basis: pay.basis, origin }
    }
    if (first.text === 'attainment') return attainmentOf(pay.metric, pay.basis, origin)
    if (first.text === 'quota') return { kind: 'quota', metric: pay.metric, basis: pay.basis, origin }
  }
  if (first.text === 'target' && rest.length === 0) {
    if (!scope.target) return notHere(first, 'target', 'give the plan a line `target REP.FIELD`', context)
    return { kind: 'target', basis: scope.pay?.basis ?? 'full', origin }
  }
  const basis = scope.metrics.get(first.text)
  if (basis !== undefined) {
    const [property, more] = rest
    if (property === undefined) return { kind: 'measure', metric: first.text, origin }
    if (more === undefined && property.text === 'attainment') return attainmentOf(first.text, basis, origin)
    if (more === undefined && property.text === 'quota') return { kind: 'quota', metric: first.text, basis, origin }
    return unknownName(context, property.span, property.text, 'property of a metric', ['attainment', 'quota'])
  }
  if (rest.length === 0 && scope.pays?.has(first.text) === true) return { kind: 'pay', component: first.text, origin }
  if (context.records.has(first.text)) {
    const instead =
      scope.row === null
        ? `only \`${context.payee}\` and metrics are known here; measure \`${first.text}\` with a metric`
        : `only \`${scope.row}\` is known here`
    return notHere(first, first.text, instead, context)
  }
  const candidates = [
    scope.row ?? context.payee,
    ...scope.metrics.keys(),
    ...(scope.pays ?? []),
    ...(scope.target ? ['target'] : []),
    ...(scope.pay === null ? [] : ['attainment', 'worth', 'quota']),
  ]
  const kind = scope.row === null ? 'metric, field or property' : 'field'
  return unknownName(
    context,
    first.span,
    first.text,
    kind,
    candidates,
    rest.length === 0 ? adviceOn(first.text, scope, context) : undefined,
  )
}

/** What a word alone may stand for: a field without its record, a text without its quotes, a period. */
function adviceOn(word: string, { row }: Scope, { records, payee }: Context): { meant: string } | { help: string } | undefined {
  const owner = [row ?? payee, payee].find((name) => records.get(name)?.fields.some((field) => field.name === word))
  if (owner !== undefined) return { meant: `${owner}.${word}` }
  if (/^(?:year|half|quarter|month)s?$/.test(word)) return { help: `a period follows \`per\`: \`per ${word.replace(/s$/, '')}\`` }
  if (/^(?:null|nil|none|empty)$/i.test(word)) return { help: 'whether there is a value is asked by `is known`, or `not ... is known`' }
  if (/^(?:true|false)$/i.test(word)) return { meant: /true/i.test(word) ? 'yes' : 'no' }
  return { help: `declare it, or put a text between quotes: \`"${word}"\`` }
}

/** The attainment of a metric; what a missing quota means is put in when the plan is lowered. */
const attainmentOf = (metric: string, basis: Basis, origin: Origin): Expression => ({
  kind: 'attainment',
  metric,
  basis,
  whenNoQuota: null,
  origin,
})

const notHere = (word: Word, what: string, instead: string, context: Context): undefined => {
  context.report(reportOf('CB213', word.span, { what: `\`${what}\``, instead }))
  return undefined
}

/** Follows a path of fields from a record, through references. Reports CB204, CB209. */
export function fieldPath(
  start: string,
  of: 'row' | 'person',
  words: readonly Word[],
  first: Word,
  context: Context,
  origin: Origin,
): Bound {
  let record = start
  const path: string[] = []
  for (const [index, word] of words.entries()) {
    const shape = context.records.get(record)
    if (shape === undefined) return undefined
    const field = shape.fields.find((f) => f.name === word.text)
    if (field === undefined) return unknownField(context, word.span, word.text, record, shape.fields)
    path.push(field.name)
    if (index === words.length - 1) {
      const [head = '', ...tail] = path
      return { kind: 'field', of, record: start, path: [head, ...tail], unit: field.unit, origin }
    }
    if (field.unit.kind !== 'reference') {
      context.report(reportOf('CB209', word.span, { path: [first, ...words].map((w) => w.text).join('.'), part: field.name }))
      return undefined
    }
    record = field.unit.record
  }
  return notHere(first, first.text, `name a field: \`${first.text}.FIELD\``, context)
}
