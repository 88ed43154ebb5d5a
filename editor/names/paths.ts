/** Paths: `deal.owner.role`, `new_logos.attainment`, `fy26.cloud_bookings`, each word led to what it names. */
import { pluralOf } from '../../compiler/bind/event-parts.ts'
import type { Word } from '../../grammar/syntax.ts'
import { keyOf } from './declared.ts'
import type { Declared, Named, Occurrence } from './names.ts'
import { FIELD_TYPES, type NameKind } from './slots.ts'

/** Where a name stands. */
export interface Within {
  readonly declared: Declared
  /** The record whose fields are meant before anything else: in a table of its rows. */
  readonly row: string | undefined
  /** The records whose fields may be named without them, the nearest first. */
  readonly bare: readonly string[]
}

export const find = ({ byKey }: Declared, kind: NameKind, name: string, record?: string): Named | undefined =>
  byKey.get(keyOf(kind, name, record))

/** The record that a field refers to; undefined for plain fields. */
export function recordOfField(declared: Declared, field: Named): string | undefined {
  const type = (field.declared[0]?.node as { type?: Word } | undefined)?.type?.text
  if (type === undefined || FIELD_TYPES.some((plain) => plain === type)) return undefined
  return find(declared, 'record', type)?.name
}

const occurrence = (word: Word, kind: NameKind, named: Named | undefined, plural = false): Occurrence => ({
  word,
  named,
  kind: named?.kind ?? kind,
  declares: false,
  plural,
})

/** A record by its name, or by the name of many: `rep`, `reps`. */
export function recordNamed(declared: Declared, word: Word): { named: Named; plural: boolean } | undefined {
  const named = find(declared, 'record', word.text)
  if (named !== undefined) return { named, plural: false }
  for (const one of declared.byKey.values())
    if (one.kind === 'record' && pluralOf(one.name) === word.text) return { named: one, plural: true }
  return undefined
}

/** The names in a path. Words of the language (`attainment`, `target`) are none. */
export function namesInPath(words: readonly Word[], within: Within): Occurrence[] {
  const { declared, row, bare } = within
  const [first, second] = words
  if (first === undefined) return []
  const rest = words.slice(1)
  const record = recordNamed(declared, first)
  const fields = (from: string): Occurrence[] => fieldsAlong(declared, from, rest)
  const asRecord = (): Occurrence[] =>
    record === undefined ? [] : [occurrence(first, 'record', record.named, record.plural), ...fields(record.named.name)]
  if (record !== undefined && second !== undefined && find(declared, 'field', second.text, record.named.name) !== undefined)
    return asRecord()
  if (row !== undefined && find(declared, 'field', first.text, row) !== undefined) return fieldsAlong(declared, row, words)
  const value = find(declared, 'metric', first.text)
  if (value !== undefined) return [occurrence(first, 'metric', value)]
  const inPlace = measuredInPlace(declared, first)
  if (inPlace !== undefined) return [inPlace]
  if (record !== undefined) return asRecord()
  const quotas = find(declared, 'quotas', first.text)
  if (quotas !== undefined) return [occurrence(first, 'quotas', quotas), ...quotaNamed(declared, second)]
  const territory = find(declared, 'territory', first.text)
  if (territory !== undefined) return [occurrence(first, 'territory', territory)]
  const from = bare.find((one) => find(declared, 'field', first.text, one) !== undefined)
  return from === undefined ? [] : fieldsAlong(declared, from, words)
}

const SUFFIX = '_measure'
/** `commission_measure`: the measure that the pay `commission` states in place; its name is that of the pay. */
export function measuredInPlace(declared: Declared, { text, span }: Word): Occurrence | undefined {
  const pay = text.endsWith(SUFFIX) ? find(declared, 'pay', text.slice(0, -SUFFIX.length)) : undefined
  if (pay === undefined || !pay.declared.some(({ node }) => 'inPlace' in node)) return undefined
  const { line, column } = span.end
  const end = { line, column: column - SUFFIX.length }
  return occurrence({ text: pay.name, span: { ...span, end } }, 'pay', pay)
}

const quotaNamed = (declared: Declared, word: Word | undefined): Occurrence[] => {
  const named = word === undefined ? undefined : find(declared, 'metric', word.text)
  return word === undefined || named === undefined ? [] : [occurrence(word, 'metric', named)]
}

function fieldsAlong(declared: Declared, start: string, words: readonly Word[]): Occurrence[] {
  const found: Occurrence[] = []
  let record: string | undefined = start
  for (const word of words) {
    const field: Named | undefined = record === undefined ? undefined : find(declared, 'field', word.text, record)
    if (field === undefined) return found
    found.push(occurrence(word, 'field', field))
    record = recordOfField(declared, field)
  }
  return found
}
