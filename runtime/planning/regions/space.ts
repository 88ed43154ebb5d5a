/** The fields that a set of conditions asks about: what can be decided about them from the text alone. */
import type { Comparison, Expression } from '../../core/expression.ts'
import type { RecordShape } from '../../core/record.ts'
import type { Value } from '../../data/table.ts'
import { literalValue } from '../../evaluate/values.ts'
import { both, type Cells, without } from './cells.ts'
import { type Asked, cellsAmong, cellsKnown, cellsWhere, type Subject, subjectOf } from './subject.ts'

/** What one part of a condition asks of one field. */
interface Part {
  readonly field: Extract<Expression, { kind: 'field' }>
  readonly asks:
    | { readonly kind: 'compare'; readonly op: Comparison; readonly value: Value }
    | { readonly kind: 'among'; readonly options: readonly Value[] }
    | { readonly kind: 'known' }
}

const TURNED: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const ORDERS: ReadonlySet<Comparison> = new Set(['<', '<=', '>', '>='])

/** What a part asks of one field and values stated in the text; undefined where it asks something else. */
function partOf(e: Expression): Part | undefined {
  switch (e.kind) {
    case 'field':
      return e.unit.kind === 'yesno' ? { field: e, asks: { kind: 'compare', op: '=', value: true } } : undefined
    case 'known':
      return e.value.kind === 'field' ? { field: e.value, asks: { kind: 'known' } } : undefined
    case 'compare':
      if (e.left.kind === 'field' && e.right.kind === 'literal')
        return { field: e.left, asks: { kind: 'compare', op: e.op, value: literalValue(e.right.unit, e.right.value) } }
      if (e.right.kind === 'field' && e.left.kind === 'literal')
        return { field: e.right, asks: { kind: 'compare', op: TURNED[e.op], value: literalValue(e.left.unit, e.left.value) } }
      return undefined
    case 'one_of': {
      const options = e.options.flatMap((one) => (one.kind === 'literal' ? [literalValue(one.unit, one.value)] : []))
      return e.value.kind === 'field' && options.length === e.options.length
        ? { field: e.value, asks: { kind: 'among', options } }
        : undefined
    }
    default:
      return undefined
  }
}

/** The parts of a condition that are joined by `and`, `or` and `not`. */
const partsIn = (e: Expression): readonly Expression[] => {
  if (e.kind === 'and' || e.kind === 'or') return [...partsIn(e.left), ...partsIn(e.right)]
  return e.kind === 'not' ? partsIn(e.value) : [e]
}

export interface Space {
  readonly subjects: readonly Subject[]
  /** The field and cells that make a part true; undefined where it cannot be decided from the text. */
  readonly cells: (part: Expression, holds: boolean) => { readonly subject: number; readonly cells: Cells } | undefined
}

/** The space of all that these conditions on rows of a record ask. */
export function spaceOf(records: readonly RecordShape[], conditions: readonly Expression[]): Space {
  const asked = new Map<string, Asked>()
  for (const part of conditions.flatMap(partsIn)) {
    const found = partOf(part)
    if (found === undefined) continue
    const { field, asks } = found
    const name = field.path.join('.')
    const known = asked.get(name) ?? { ...factsOf(records, field), isOrdered: false, values: [] }
    const values = asks.kind === 'compare' ? [asks.value] : asks.kind === 'among' ? asks.options : []
    const isOrdered = known.isOrdered || (asks.kind === 'compare' && ORDERS.has(asks.op))
    asked.set(name, { ...known, isOrdered, values: known.values.concat(values) })
  }
  const names = new Map([...asked.keys()].map((name, i) => [name, i]))
  const subjects = [...asked.values()].map(subjectOf)
  return {
    subjects,
    cells: (part, holds) => {
      const found = partOf(part)
      const at = found === undefined ? undefined : names.get(found.field.path.join('.'))
      const subject = at === undefined ? undefined : subjects[at]
      if (found === undefined || at === undefined || subject === undefined) return undefined
      const { asks } = found
      const yes =
        asks.kind === 'known'
          ? cellsKnown(subject)
          : asks.kind === 'among'
            ? cellsAmong(subject, asks.options)
            : cellsWhere(subject, asks.op, asks.value)
      return { subject: at, cells: holds ? both(subject.all, yes) : without(subject.all, yes) }
    },
  }
}

/** What the record says of a field: its only values, whether it may be missing, and whether it counts whole things. */
function factsOf(records: readonly RecordShape[], { record, path, unit }: Part['field']): Omit<Asked, 'isOrdered' | 'values'> {
  let shape = records.find(({ name }) => name === record)
  let optional = false
  let last: RecordShape['fields'][number] | undefined
  for (const name of path) {
    last = shape?.fields.find((field) => field.name === name)
    optional ||= last === undefined || last.optional || last.role === 'event'
    const reference = last?.unit
    shape = reference?.kind === 'reference' ? records.find((one) => one.name === reference.record) : undefined
    if (path.at(-1) !== name) optional ||= shape === undefined || shape.history !== null
  }
  const isConverted = last?.currency != null
  return {
    path,
    unit,
    oneOf: last?.oneOf ?? null,
    optional,
    whole: unit.kind === 'date' || unit.kind === 'count' || (unit.kind === 'money' && !isConverted),
  }
}
