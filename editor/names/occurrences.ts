/** Every place of the text that makes or names something. */

import type { ExprSyntax, FileSyntax, NodeBase, PathSyntax, Word } from '../../grammar/syntax.ts'
import { inTextOrder } from '../../messages/span.ts'
import { declaredIn } from './declared.ts'
import { measuredRecord, recordOfMetric } from './measured.ts'
import type { Declared, Names, Occurrence } from './names.ts'
import { find, measuredInPlace, namesInPath, recordNamed, type Within } from './paths.ts'
import { type NameKind, SLOTS } from './slots.ts'

/** The names of some files, the entry first. */
export function namesOf(files: readonly FileSyntax[]): Names {
  const declared = declaredIn(files)
  const occurrences = new Map(
    files.map((file) => [
      file.file,
      [file.head, ...file.items]
        .flatMap((node) => (node === undefined ? [] : namesIn(node, { declared, row: undefined, bare: [] })))
        .sort((a, b) => inTextOrder(a.word, b.word)),
    ]),
  )
  return { all: [...declared.byKey.values()], declared, occurrences }
}

/** The names in a node, its parts included. */
function namesIn(node: NodeBase, around: Within): Occurrence[] {
  const within = inside(node, around)
  if (node.form === 'example') return namesInExample(node, within)
  return Object.entries(node).flatMap(([slot, value]) => namesInSlot(node, slot, value, within))
}

function namesInSlot(node: NodeBase, slot: string, value: unknown, within: Within): Occurrence[] {
  if (slot === 'span' || slot === 'comments' || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => namesInSlot(node, slot, one, within))
  if ('form' in value) return namesIn(value as NodeBase, within)
  if ('words' in value) return namesInPath((value as PathSyntax).words, within)
  if ('kind' in value) return 'source' in value ? [] : namesInExpression(value as ExprSyntax, within)
  return 'text' in value ? nameInSlot(node, slot, value as Word, within) : []
}

function nameInSlot(node: NodeBase, slot: string, word: Word, { declared, row, bare: around }: Within): Occurrence[] {
  const bare = row === undefined ? around : [row, ...around]
  const role = SLOTS.get(`${node.form}.${slot}`)
  if (role === undefined) return []
  if (role.does === 'declares') {
    const named = find(declared, role.kind, word.text, role.kind === 'field' ? bare[0] : undefined)
    return [{ word, named, kind: role.kind, declares: true, plural: false }]
  }
  for (const kind of role.kinds) {
    const found = named(kind, word, declared, bare)
    if (found !== undefined) return [found]
  }
  const [kind] = role.kinds
  return kind === undefined || role.words.includes(word.text) ? [] : [{ word, named: undefined, kind, declares: false, plural: false }]
}

function named(kind: NameKind, word: Word, declared: Declared, bare: readonly string[]): Occurrence | undefined {
  if (kind === 'record') {
    const found = recordNamed(declared, word)
    return found && { word, named: found.named, kind, declares: false, plural: found.plural }
  }
  if (kind === 'metric' && find(declared, kind, word.text) === undefined) return measuredInPlace(declared, word)
  const record = kind === 'field' ? bare.find((one) => find(declared, 'field', word.text, one) !== undefined) : undefined
  const found = kind === 'field' && record === undefined ? undefined : find(declared, kind, word.text, record)
  return found && { word, named: found, kind: found.kind, declares: false, plural: false }
}

function namesInExpression(e: ExprSyntax, within: Within): Occurrence[] {
  return Object.entries(e).flatMap(([key, value]): Occurrence[] => {
    if (key === 'span' || typeof value !== 'object' || value === null) return []
    if (Array.isArray(value)) return value.flatMap((one) => namesInExpression(one as ExprSyntax, within))
    if ('words' in value) return namesInPath((value as PathSyntax).words, within)
    if ('kind' in value) return 'source' in value ? [] : namesInExpression(value as ExprSyntax, within)
    if (key !== 'record' || !('text' in value)) return []
    const found = recordNamed(within.declared, value as Word)
    return found === undefined ? [] : [{ word: value as Word, named: found.named, kind: 'record', declares: false, plural: found.plural }]
  })
}

/** What may be named bare inside a node: the fields of its record before those of the people. */
function inside(node: NodeBase, { declared, row, bare }: Within): Within {
  const people = declared.payee === undefined ? [] : [declared.payee]
  const own = recordOf(node, declared)
  if (node.form === 'record') return { declared, row: own, bare: [] }
  if (own !== undefined) return { declared, row, bare: [own, ...people] }
  if (PEOPLE.has(node.form)) return { declared, row, bare: people }
  return { declared, row, bare: bare.length > 0 ? bare : people }
}

/** Clauses whose bare fields are those of people. */
const PEOPLE: ReadonlySet<string> = new Set(['rollup', 'measured_for', 'allocation'])

/** The record whose rows a block is about. */
function recordOf(node: NodeBase, declared: Declared): string | undefined {
  const { name, record, metric } = node as { name?: Word; record?: Word; metric?: Word }
  switch (node.form) {
    case 'record':
      return name?.text
    case 'credit':
    case 'clawback':
    case 'covers':
    case 'segment':
    case 'rank':
      return record === undefined ? undefined : recordNamed(declared, record)?.named.name
    case 'metric':
      return measuredRecord(node) ?? recordOfMetric(declared, name?.text)
    case 'spiff':
    case 'contest':
    case 'pool':
      return recordOfMetric(declared, metric?.text)
    default:
      return undefined
  }
}

type Given = NodeBase & { readonly items: readonly (NodeBase & { readonly what: PathSyntax })[] }

/** Examples: a table's columns are fields of the record in `each`, and so is what follows a row that is stated. */
function namesInExample(node: NodeBase, { declared, bare }: Within): Occurrence[] {
  const { clauses } = node as unknown as { clauses: readonly NodeBase[] }
  const found: Occurrence[] = []
  let table: string | undefined
  for (const clause of clauses) {
    if (clause.form === 'given') found.push(...namesInGiven(clause as Given, { declared, row: undefined, bare }))
    else {
      if (clause.form === 'each') table = recordNamed(declared, (clause as unknown as { record: Word }).record)?.named.name
      else if (clause.form !== 'row') table = undefined
      found.push(...namesIn(clause, { declared, row: clause.form === 'row' ? table : undefined, bare }))
    }
  }
  return found
}

/** `given deal "D-1" amount $5, product "Cloud", target $1`: fields of the row that was begun last, or facts. */
function namesInGiven({ items }: Given, { declared, bare }: Within): Occurrence[] {
  const found: Occurrence[] = []
  let row: string | undefined
  for (const item of items) {
    const [first, second] = item.what.words
    const ofRow = first !== undefined && row !== undefined && find(declared, 'field', first.text, row) !== undefined
    if (first !== undefined && second === undefined && !ofRow && find(declared, 'metric', first.text) === undefined)
      row = recordNamed(declared, first)?.named.name ?? row
    found.push(...namesIn(item, { declared, row, bare }))
  }
  return found
}
