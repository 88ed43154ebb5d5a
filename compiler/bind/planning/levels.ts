/** The levels of a quota tree: where each is found from a person's row, and which stands above which. */

import type { AllocationClause } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import type { Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import { type Context, originOf, unknownName } from '../context.ts'
import { fieldPath } from '../expression.ts'

export type AllocateClause = Extract<AllocationClause, { form: 'allocate' }>
export type LevelShare = AllocateClause['share']

/** A level, before what its parts are shared by is understood. */
export interface FoundLevel {
  readonly name: string
  readonly path: readonly string[]
  readonly record: string | null
  readonly share: LevelShare | null
  readonly span: Span
}

/** How far a level may be from a person's row. */
const DEEPEST = 4

/** Where the level of a name is found: the people, a field of theirs, or a record that they refer to. Reports CB201, CB204, CB282. */
function findLevel(context: Context, word: Word, share: LevelShare): FoundLevel | undefined {
  const level = (path: readonly string[], record: string | null): FoundLevel => ({ name: word.text, path, record, share, span: share.span })
  if (share.from !== undefined) {
    const [first, ...rest] = share.from.words
    if (first === undefined) return undefined
    if (first.text !== context.payee) return unknownName(context, first.span, first.text, 'record of the people', [context.payee])
    const field = fieldPath(context.payee, 'person', rest, first, context, originOf('allocate', share.from.span))
    if (field?.kind !== 'field') return undefined
    return level(field.path, field.unit.kind === 'reference' ? field.unit.record : null)
  }
  if (word.text === context.payee) return level([], context.payee)
  let reached: { readonly record: string; readonly path: readonly string[] }[] = [{ record: context.payee, path: [] }]
  const seen = new Set([context.payee])
  for (let depth = 1; depth <= DEEPEST; depth += 1) {
    const fields = reached.flatMap(({ record, path }) =>
      (context.records.get(record)?.fields ?? []).map((field) => ({ field, path: [...path, field.name] })),
    )
    const here = fields.filter(
      ({ field: { name, unit } }) =>
        (unit.kind === 'reference' && unit.record === word.text) ||
        (name === word.text && (unit.kind === 'text' || unit.kind === 'reference')),
    )
    const exact = here.filter(({ field }) => field.name === word.text)
    const [found, second] = exact.length > 0 ? exact : here
    if (found !== undefined && second !== undefined) {
      const paths = [found, second].map(({ path }) => [context.payee, ...path].join('.'))
      context.report(reportOf('CB282', word.span, { level: word.text, paths }))
      return undefined
    }
    if (found !== undefined) return level(found.path, found.field.unit.kind === 'reference' ? found.field.unit.record : null)
    reached = fields.flatMap(({ field, path }) => {
      if (field.unit.kind !== 'reference' || seen.has(field.unit.record)) return []
      seen.add(field.unit.record)
      return [{ record: field.unit.record, path }]
    })
  }
  const known = (context.records.get(context.payee)?.fields ?? []).filter(({ unit }) => unit.kind === 'text' || unit.kind === 'reference')
  const help = { help: `give \`${context.payee}\` a field that leads to it: \`${word.text} text\`` }
  return unknownName(context, word.span, word.text, 'level', [context.payee, ...known.map(({ name }) => name)], help)
}

/** The steps of the `allocate` lines, each line from the top. */
const linesOf = (clauses: readonly AllocateClause[]): LevelShare[][] =>
  clauses.map((clause) => [clause.share, ...clause.below.map(({ share }) => share)])

/**
 * The levels from the top, the people last. A line gives the order of its own levels; a level that another one refers to stands above
 * it. Reports CB206 for a level twice, CB283 where nothing says which of two stands above.
 */
export function findLevels(context: Context, clauses: readonly AllocateClause[]): FoundLevel[] | undefined {
  const lines = linesOf(clauses).map((line) => line.map((share) => findLevel(context, share.level, share)))
  const levels = lines.flat().flatMap((level) => level ?? [])
  if (lines.flat().length !== levels.length) return undefined
  const repeated = levels.find((level, i) => levels.findIndex(({ name }) => name === level.name) < i)
  if (repeated !== undefined) {
    const first = levels.find(({ name }) => name === repeated.name) ?? repeated
    const related = [{ span: first.span, note: 'it is stated here already' }]
    context.report(reportOf('CB206', repeated.span, { clause: `allocate to ${repeated.name}` }, { related }))
    return undefined
  }
  const written = new Set(lines.flatMap((line) => line.slice(1).map((level, i) => `${line[i]?.name} ${level?.name}`)))
  const isAbove = (a: FoundLevel, b: FoundLevel): boolean =>
    written.has(`${a.name} ${b.name}`) || (a.path.length > b.path.length && b.path.every((field, i) => a.path[i] === field))
  const ordered: FoundLevel[] = []
  for (let left = levels; left.length > 0; ) {
    const tops = left.filter((level) => !left.some((other) => other !== level && isAbove(other, level)))
    const [top, second] = tops
    if (top === undefined || second !== undefined) {
      const pair = (top === undefined ? left : tops).slice(0, 2)
      context.report(reportOf('CB283', pair[1]?.span ?? clauses[0]?.span ?? context.head.span, { levels: pair.map(({ name }) => name) }))
      return undefined
    }
    ordered.push(top)
    left = left.filter((level) => level !== top)
  }
  return ordered
}

/** `60% of history(FY25) + 40% of potential`, or `evenly`. */
export const sayShare = ({ weights, above, evenly }: LevelShare): string =>
  evenly !== undefined || weights === undefined
    ? 'evenly'
    : `by ${printExpression(weights)}${above === undefined ? '' : ` above ${printExpression(above)}`}`
