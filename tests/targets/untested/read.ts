/** Queries as an independent parser reads them: the tables that they read, and what they compute. */
import { type DialectName, init, parse } from '@guanmingchiu/sqlparser-ts'
import type { Operator } from './type.ts'

/** What a query computes, as far as whole numbers go through it. */
export type Expression =
  | { readonly kind: 'column'; readonly table: string; readonly name: string }
  | { readonly kind: 'literal'; readonly digits: string }
  /** A number in quotes, behind the name of its type. */
  | { readonly kind: 'typed'; readonly type: string; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'cast'; readonly value: Expression; readonly type: string }
  | { readonly kind: 'minus'; readonly value: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'comparison'; readonly left: Expression; readonly right: Expression }
  /** Whether something holds that is no comparison by itself. */
  | { readonly kind: 'condition'; readonly parts: readonly Expression[] }
  | { readonly kind: 'case'; readonly conditions: readonly Expression[]; readonly branches: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Expression[] }

/** A SELECT, or a constant table. */
export interface Query {
  /** Names of tables by what they are called in it. */
  readonly tables: ReadonlyMap<string, string>
  /** The columns, each row of a constant table. */
  readonly rows: readonly (readonly Expression[])[]
  readonly conditions: readonly Expression[]
}

/** How the parser names a grammar. It has none of Trino, whose texts are standard SQL, and its Spark has neither `div` nor backslashes: MySQL has both. */
const GRAMMARS: Readonly<Record<string, DialectName>> = {
  snowflake: 'snowflake',
  bigquery: 'bigquery',
  trino: 'generic',
  databricks: 'mysql',
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  Plus: '+',
  Minus: '-',
  Multiply: '*',
  Divide: '/',
  Modulo: '%',
  MyIntegerDivide: 'div',
}
const COMPARISONS = ['Eq', 'NotEq', 'Lt', 'LtEq', 'Gt', 'GtEq']

/** The statements of a text as the parser's tree. Throws where it is none of the grammar. */
export async function statementsOf(sql: string, dialect: string): Promise<readonly unknown[]> {
  await init()
  return parse(sql, GRAMMARS[dialect] ?? 'generic')
}

/** The queries of a statement, one for each that UNION ALL puts together. */
export async function queriesOf(sql: string, dialect: string): Promise<readonly Query[]> {
  const [statement] = await statementsOf(sql, dialect)
  return selects(at(statement, 'Query', 'body'))
}

/** What stands at a place of the tree; undefined where there is nothing. */
const at = (node: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((one, key) => (typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[key] : undefined), node)

const list = (node: unknown): readonly unknown[] => (Array.isArray(node) ? node : [])
const word = (node: unknown): string => (typeof node === 'string' ? node : '')

function selects(body: unknown): readonly Query[] {
  const both = at(body, 'SetOperation')
  if (both !== undefined) return [...selects(at(both, 'left')), ...selects(at(both, 'right'))]
  const select = at(body, 'Select')
  const from = list(at(select, 'from'))
  const inside = at(from[0], 'relation', 'Derived', 'subquery', 'body')
  const values = at(inside, 'Values', 'rows')
  if (values !== undefined) return [constant(list(values).map((row) => list(at(row, 'content'))))]
  if (inside !== undefined) return selects(inside)
  const structs = at(from[0], 'relation', 'UNNEST', 'array_exprs', '0', 'Array', 'elem')
  if (structs !== undefined) return [constant(list(structs).map((one) => list(at(one, 'Struct', 'values'))))]
  const joins = list(at(from[0], 'joins'))
  const tables = [from[0], ...joins].map((one) => at(one, 'relation', 'Table'))
  const on = joins.flatMap((one) => Object.values(Object(at(one, 'join_operator'))).map((by) => at(by, 'On')))
  return [
    {
      tables: new Map(tables.map((one) => [word(at(one, 'alias', 'name', 'value')), word(at(one, 'name', '0', 'Identifier', 'value'))])),
      rows: [list(at(select, 'projection')).map((one) => expression(at(one, 'ExprWithAlias', 'expr') ?? at(one, 'UnnamedExpr')))],
      conditions: [at(select, 'selection'), ...on].filter((one) => one !== undefined).map(expression),
    },
  ]
}

const constant = (rows: readonly (readonly unknown[])[]): Query => ({
  tables: new Map(),
  rows: rows.map((row) => row.map((cell) => expression(at(cell, 'Named', 'expr') ?? cell))),
  conditions: [],
})

/** An expression. Throws where the tree has something that no text of ours does. */
function expression(node: unknown): Expression {
  const [kind, inner] = Object.entries(Object(node))[0] ?? []
  switch (kind) {
    case 'Nested':
      return expression(inner)
    case 'Identifier': {
      // Spark's `5L`, which is a name to MySQL
      const [, digits] = /^(\d+)L$/.exec(word(at(inner, 'value'))) ?? []
      if (digits !== undefined) return { kind: 'typed', type: 'BIGINT', digits }
      break
    }
    case 'CompoundIdentifier':
      return { kind: 'column', table: word(at(inner, '0', 'value')), name: word(at(inner, '1', 'value')) }
    case 'Value':
      return valueOf(at(inner, 'value'))
    case 'TypedString':
      return { kind: 'typed', type: typeOf(at(inner, 'data_type')), digits: word(at(inner, 'value', 'value', 'SingleQuotedString')) }
    case 'Cast':
      return { kind: 'cast', value: expression(at(inner, 'expr')), type: typeOf(at(inner, 'data_type')) }
    case 'UnaryOp': {
      const value = expression(at(inner, 'expr'))
      return at(inner, 'op') === 'Minus' ? { kind: 'minus', value } : { kind: 'condition', parts: [value] }
    }
    case 'BinaryOp': {
      const [op, left, right] = [word(at(inner, 'op')), expression(at(inner, 'left')), expression(at(inner, 'right'))]
      const operator = OPERATORS[op]
      if (operator !== undefined) return { kind: 'operation', operator, left, right }
      if (COMPARISONS.includes(op)) return { kind: 'comparison', left, right }
      if (op === 'And' || op === 'Or') return { kind: 'condition', parts: [left, right] }
      break
    }
    case 'IsNull':
    case 'IsNotNull':
      return { kind: 'condition', parts: [expression(inner)] }
    case 'InList':
      return { kind: 'condition', parts: [at(inner, 'expr'), ...list(at(inner, 'list'))].map(expression) }
    case 'Case': {
      const whens = list(at(inner, 'conditions'))
      const branches = [...whens.map((when) => at(when, 'result')), at(inner, 'else_result')].map(expression)
      return { kind: 'case', conditions: whens.map((when) => expression(at(when, 'condition'))), branches }
    }
    case 'Function': {
      const name = word(at(inner, 'name', '0', 'Identifier', 'value'))
      const given = list(at(inner, 'args', 'List', 'args')).map((one) => at(one, 'Unnamed', 'Expr'))
      const parts = given.filter((one) => one !== undefined).map(expression)
      const [left, right] = parts
      if ((name === 'MOD' || name === 'DIV') && left !== undefined && right !== undefined)
        return { kind: 'operation', operator: name, left, right }
      return { kind: 'call', name, parts }
    }
    default:
      break
  }
  throw new RangeError(`no text of ours has ${JSON.stringify(node)}`)
}

function valueOf(value: unknown): Expression {
  const digits = at(value, 'Number', '0')
  const text = at(value, 'SingleQuotedString')
  if (typeof digits === 'string') return { kind: 'literal', digits }
  if (typeof text === 'string') return { kind: 'text', text }
  if (value === 'Null') return { kind: 'null' }
  throw new RangeError(`no text of ours has the literal ${JSON.stringify(value)}`)
}

/** A type as it is written in capitals. */
function typeOf(type: unknown): string {
  if (typeof type === 'string') return type.toUpperCase()
  const [name = '', inner] = Object.entries(Object(type))[0] ?? []
  const [custom, given] = [word(at(inner, '0', '0', 'Identifier', 'value')), list(at(inner, '1'))]
  const numbers = custom === '' ? list(at(inner, 'PrecisionAndScale')) : given
  return `${(custom === '' ? name : custom).toUpperCase()}${numbers.length === 0 ? '' : `(${numbers.join(',')})`}`
}
