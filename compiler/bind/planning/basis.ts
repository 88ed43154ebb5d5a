/** What quotas are shared by, start from and are bounded by: bases, blends of them, and amounts. */
import { printExpression } from '../../../grammar/print-expression.ts'
import type { ExprSyntax, PathSyntax, Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { parsePeriod } from '../../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../../runtime/core/calendar.ts'
import type { Amount, Basis, Named, Weight } from '../../../runtime/core/planning/basis.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import { sayUnit } from '../../units.ts'
import { type Context, originOf, unknownName } from '../context.ts'
import { fieldPath } from '../expression.ts'
import { constantOf } from './constant.ts'

/** Where a basis is read: the nodes of a level, or the whole company (no level). */
export interface Place {
  readonly context: Context
  readonly calendar: Calendar
  /** The record that territories are made of; null where the file has none. */
  readonly covered: string | null
  readonly level: { readonly name: string; readonly record: string | null } | null
  readonly address: string
}

/** Words that are bases by themselves. */
const WORDS = ['headcount', 'capacity'] as const

/** One basis, as it was written. Reports CB201, CB204, CB304, CB310. */
export function bindBasis(e: ExprSyntax, place: Place): Named | undefined {
  const { context, address } = place
  const named = (basis: Basis | undefined): Named | undefined =>
    basis && { basis, says: printExpression(e), origin: originOf(address, e.span) }
  if (e.kind === 'group') return bindBasis(e.value, place)
  if (e.kind === 'history') {
    const period = parsePeriod(place.calendar, e.period.text)
    if (!('problem' in period)) return named({ kind: 'history', period: period.label })
    context.report(reportOf('CB208', e.period.span, { word: e.period.text, what: 'period', allowed: [], meant: undefined }))
    return undefined
  }
  if (e.kind === 'path') return named(bindPath(e.path, place))
  context.report(reportOf('CB310', e.span, { what: address, found: `\`${printExpression(e)}\`` }))
  return undefined
}

function bindPath(path: PathSyntax, place: Place): Basis | undefined {
  const { context, level, covered } = place
  const [first, ...rest] = path.words
  if (first === undefined) return undefined
  if (rest.length === 0) return bindWord(first, place)
  if (first.text === 'territory' && covered !== null && !context.records.has('territory')) {
    const field = numberAt(covered, rest, first, place)
    return field && { kind: 'territory', record: covered, path: field }
  }
  if (first.text === context.payee) {
    const field = numberAt(context.payee, rest, first, place)
    return field && { kind: 'person', path: field }
  }
  if (level !== null && level.record !== null && first.text === level.name) {
    const field = numberAt(level.record, rest, first, place)
    return field && { kind: 'node', path: field }
  }
  const shape = context.records.get(first.text)
  if (shape === undefined) {
    const known = [
      context.payee,
      ...(level === null ? [] : [level.name]),
      ...context.records.keys(),
      ...(covered === null ? [] : ['territory']),
    ]
    return unknownName(context, first.span, first.text, 'record or level', known)
  }
  const field = numberAt(first.text, rest, first, place)
  const link = linkOf(shape, place)
  if (link === undefined) {
    context.report(reportOf('CB281', path.span, { record: shape.name, level: level?.name ?? context.payee, payee: context.payee }))
    return undefined
  }
  return field && { kind: 'rows', record: shape.name, path: field, ...link }
}

/** How a row of another record leads to the people, or to the nodes of the level. */
function linkOf({ fields }: RecordShape, { context, level }: Place): Pick<Extract<Basis, { kind: 'rows' }>, 'link' | 'to'> | undefined {
  const person = fields.find(({ unit }) => unit.kind === 'reference' && unit.record === context.payee)
  if (person !== undefined) return { link: [person.name], to: 'person' }
  const node = fields.find(({ name, unit }) =>
    level === null
      ? false
      : level.record === null
        ? name === level.name && unit.kind === 'text'
        : unit.kind === 'reference' && unit.record === level.record,
  )
  return node === undefined ? undefined : { link: [node.name], to: 'node' }
}

/** A word alone: a basis of its own, else a field of the level's rows, of the people, or of one other record. */
function bindWord(word: Word, place: Place): Basis | undefined {
  const { context, level } = place
  const own = WORDS.find((one) => one === word.text)
  if (own !== undefined) return { kind: own }
  const has = (record: string | null | undefined): boolean =>
    record != null && (context.records.get(record)?.fields.some(({ name }) => name === word.text) ?? false)
  if (level?.record != null && level.record !== context.payee && has(level.record)) {
    const field = numberAt(level.record, [word], word, place)
    return field && { kind: 'node', path: field }
  }
  if (has(context.payee)) {
    const field = numberAt(context.payee, [word], word, place)
    return field && { kind: 'person', path: field }
  }
  const others = [...context.records.values()].filter((shape) => has(shape.name) && linkOf(shape, place) !== undefined)
  const [only, second] = others
  if (only !== undefined && second === undefined) {
    const field = numberAt(only.name, [word], word, place)
    const link = linkOf(only, place)
    return field && link && { kind: 'rows', record: only.name, path: field, ...link }
  }
  const known = [level?.record, context.payee].flatMap((record) => context.records.get(record ?? '')?.fields.map(({ name }) => name) ?? [])
  const help = second === undefined ? undefined : { help: `say of what: \`${only?.name}.${word.text}\` or \`${second.name}.${word.text}\`` }
  return unknownName(context, word.span, word.text, 'number to share by', [...WORDS, ...known], help)
}

/** The path of a number from a record; reports CB204, CB209, CB304 where it is none. */
function numberAt(record: string, words: readonly Word[], first: Word, { context, address }: Place): [string, ...string[]] | undefined {
  const field = fieldPath(record, 'row', words, first, context, originOf(address, first.span))
  if (field?.kind !== 'field') return undefined
  if (['money', 'number', 'count', 'percent'].includes(field.unit.kind)) return field.path as [string, ...string[]]
  const span = words.at(-1)?.span ?? first.span
  context.report(reportOf('CB304', span, { clause: address, expected: 'a number', found: sayUnit(field.unit) }))
  return undefined
}

/** The terms of a sum. */
const termsOf = (e: ExprSyntax): ExprSyntax[] =>
  e.kind === 'binary' && e.op === '+' ? [...termsOf(e.left), ...termsOf(e.right)] : e.kind === 'group' ? termsOf(e.value) : [e]

/** `60% of x`: the factor before a basis; 1 where there is none. */
function factored(e: ExprSyntax, place: Place): { factor: string; of: ExprSyntax } | undefined {
  if (e.kind !== 'binary' || (e.op !== 'of' && e.op !== '*' && e.op !== 'times')) return { factor: '1', of: e }
  const factor = constantOf(e.left, place.context)
  if (factor === undefined) return undefined
  if (factor.unit !== 'ratio') {
    place.context.report(
      reportOf('CB304', e.left.span, { clause: place.address, expected: 'a percent', found: `\`${printExpression(e.left)}\`` }),
    )
    return undefined
  }
  return { factor: factor.value, of: e.right }
}

/** A blend of bases: `60% of history(FY25) + 40% of potential`. */
export function bindBlend(e: ExprSyntax, place: Place): [Weight, ...Weight[]] | undefined {
  const weights = termsOf(e).map((term) => {
    const part = factored(term, place)
    const of = part && bindBasis(part.of, place)
    return part && of && { share: part.factor, of }
  })
  const [first, ...rest] = weights.flatMap((one) => one ?? [])
  return first === undefined || weights.some((one) => one === undefined) ? undefined : [first, ...rest]
}

/** An amount, or a part of a basis: `$600,000`, `120% of history(FY25)`. Money is refused where the quota counts something else. */
export function bindAmount(e: ExprSyntax, place: Place, isMoney: boolean): Amount | undefined {
  const says = printExpression(e)
  if (e.kind === 'literal' || (e.kind === 'binary' && e.right.kind === 'literal')) {
    const constant = constantOf(e, place.context)
    if (constant === undefined) return undefined
    const expected = isMoney ? 'money' : 'a number'
    const fits = isMoney ? constant.unit === 'money' : constant.unit === 'number'
    if (fits) return { kind: 'stated', amount: constant.value, says }
    place.context.report(reportOf('CB304', e.span, { clause: place.address, expected, found: `\`${says}\`` }))
    return undefined
  }
  const part = factored(e, place)
  const of = part && bindBasis(part.of, place)
  return part && of && { kind: 'basis', factor: part.factor, of, says }
}
