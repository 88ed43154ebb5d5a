import { showDay } from '../calendar/day.ts'
import type { Expression } from '../core/expression.ts'
import type { Origin } from '../core/origin.ts'
import { everyPart } from '../core/parts.ts'
import type { Unit } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { chosenCase, compute, type Environment, numberOf, type RowAt } from '../evaluate/expression.ts'
import { type Moment, measureNamed } from '../evaluate/moment.ts'
import { holds } from '../evaluate/values.ts'
import { isRatio, multiply, negate, type Ratio, sign, total, ZERO } from '../exact/ratio.ts'
import type { Contribution, Derivation } from './derivation.ts'
import { node, numberAt } from './node.ts'

type EachRow = Extract<Expression, { kind: 'each_row' }>

/** How to derive what each row comes to. */
export interface Rowed {
  readonly moment: Moment
  readonly expression: EachRow
  readonly env: Environment
  readonly value: Value | undefined
  readonly unit: Unit
  readonly explain: (expression: Expression, row: Environment) => Derivation
}

/** A sum over rows: those that earn at one rate together, as their sum times the rate; others one by one. */
export function rowsNode(rowed: Rowed): Derivation {
  const { expression, env, value, unit } = rowed
  const { metric, where, origin } = expression
  const rows = env.rows(metric).filter(({ amount, env: at }) => amount !== undefined && (where === null || holds(compute(where, at))))
  const rate = rateOf(expression)
  const inputs =
    rate === undefined ? rows.map((row) => oneRow(rowed, row)) : groupsOf(rows, rate).map((group) => groupNode(rowed, rate, group))
  return node('add', 'rows', value, unit, { origin, inputs })
}

/** The rate of a row's amount, where each row earns that. */
function rateOf({ value }: EachRow): Expression | undefined {
  return value.kind === 'arithmetic' && value.op === 'multiply' && value.left.kind === 'row_amount' ? value.right : undefined
}

interface Group {
  readonly label: string
  readonly rate: Ratio | undefined
  readonly rows: RowAt[]
}

const keyedIn = (rate: Expression): Extract<Expression, { kind: 'keyed' }> | undefined =>
  [...everyPart(rate)].find((part) => part.kind === 'keyed')

/** The rows by their rate and what it is stated for, in the order in which they first occur. */
function groupsOf(rows: readonly RowAt[], rate: Expression): Group[] {
  const groups = new Map<string, Group>()
  const keyed = keyedIn(rate)
  for (const row of rows) {
    const at = numberOf(rate, row.env)
    const label = keyed === undefined ? '' : (chosenCase(keyed, row.env)?.value ?? 'other')
    const key = `${label} ${at?.n}/${at?.d}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { label, rate: at, rows: [row] })
    else group.rows.push(row)
  }
  return [...groups.values()]
}

function groupNode(rowed: Rowed, rate: Expression, { label, rate: at, rows }: Group): Derivation {
  const { moment, expression, explain, unit } = rowed
  const measure = measureNamed(moment.world, expression.metric)
  const sum = total(rows.map(({ amount }) => amount ?? ZERO))
  const name = label === '' ? expression.metric : `${expression.metric}, ${label}`
  const measured = node('measured', name, sum, measure?.unit ?? unit, { origin: measure?.origin, rows: rows.map(contributionOf) })
  const [first] = rows
  const inputs = first === undefined ? [measured] : [measured, explain(rate, first.env)]
  return node('multiply', name, at === undefined ? undefined : multiply(sum, at), unit, { origin: expression.origin, inputs })
}

const contributionOf = ({ record, rowKey, date, amount }: RowAt): Contribution => ({
  record,
  rowKey,
  date: showDay(date),
  amount: amount ?? null,
})

function oneRow({ moment, expression, explain, unit }: Rowed, row: RowAt): Derivation {
  const measure = measureNamed(moment.world, expression.metric)
  const inner = explain(expression.value, row.env)
  const { rowKey, record } = row
  const counted = node('measured', expression.metric, row.amount, measure?.unit ?? unit, { rows: [contributionOf(row)] })
  return {
    ...inner,
    label: `${record} ${rowKey}`,
    inputs: inner.inputs.map((input) => (input.note === 'this row' && input.label === expression.metric ? counted : input)),
  }
}

/** A limit on the magnitude, as the smaller or larger of two amounts. */
export function limitedNode(
  { limit }: Extract<Expression, { kind: 'limited' }>,
  value: Value | undefined,
  unit: Unit,
  origin: Origin,
  [inner, bound]: readonly Derivation[],
): Derivation {
  const amount = inner === undefined ? undefined : numberAt(inner)
  const most = bound === undefined ? undefined : numberAt(bound)
  if (inner === undefined || bound === undefined || amount === undefined || most === undefined || sign(amount) === 0)
    return node('step', limit, value, unit, { origin, inputs: inner === undefined ? [] : [inner] })
  const positive = sign(amount) > 0
  const side = positive ? bound : node('negate', 'negative', negate(most), unit, { inputs: [bound] })
  return node((limit === 'cap') === positive ? 'minimum' : 'maximum', limit, isRatio(value ?? false) ? value : undefined, unit, {
    origin,
    inputs: [inner, side],
  })
}
