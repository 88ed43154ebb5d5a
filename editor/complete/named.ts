/** The names that may stand at a place, and texts that a field may have. */

import { pluralOf } from '../../compiler/bind/event-parts.ts'
import type { Item } from '../../grammar/forms/items.ts'
import { quoted } from '../../grammar/literals.ts'
import type { Possible } from '../../grammar/parser.ts'
import type { NodeBase, PathSyntax } from '../../grammar/syntax.ts'
import { TextToken } from '../../grammar/tokens.ts'
import type { Analysis } from '../analysis.ts'
import type { Declared, Named } from '../names/names.ts'
import { namesIn } from '../names/of.ts'
import { find, recordOfField } from '../names/paths.ts'
import { EVENTS, type NameKind, SLOTS } from '../names/slots.ts'
import { optionsOf, sayNamed } from '../words.ts'
import { comparedField, holderOf, pathBefore, rowRecord, type Token, tableRecord } from './around.ts'
import { type PlaceOfNames, placeOfNames, type Root, type Wanted } from './places.ts'
import type { Suggestion } from './suggestion.ts'

/** What is known where names are looked for. */
interface Here {
  readonly analysis: Analysis
  readonly file: string
  readonly tokens: readonly Token[]
  readonly declared: Declared
  readonly all: readonly Named[]
  readonly row: string | undefined
}

export function namedHere(possible: readonly Possible[], tokens: readonly Token[], analysis: Analysis, file: string): Suggestion[] {
  const { declared, all } = namesIn(analysis)
  const row = rowRecord(tokens, declared)
  const table = tableRecord(tokens, declared)
  return possible.flatMap((one) => {
    const form = one.open.at(-1)?.name ?? ''
    const here: Here = { analysis, file, tokens, declared, all, row: form === 'cell' ? table : row }
    if (one.within.length === 0) return one.token.name === 'Name' ? inSlot(form, one.slot ?? '', here) : literals(form, one)
    if (one.within.at(-1) === 'path')
      return one.token.name === 'AnyWord'
        ? afterDot(form, one.slot ?? '', here)
        : one.token.name === 'Readable'
          ? inPath(form, one.slot ?? '', here)
          : []
    return one.token === TextToken ? textsOf(comparedField(tokens, declared)) : []
  })
}

const named = (here: Here, kinds: readonly NameKind[]): Suggestion[] =>
  here.all.filter(({ kind }) => kinds.includes(kind)).map((one) => suggestion(one, here))

const suggestion = (one: Named, { analysis }: Here, label = one.name): Suggestion => ({
  label,
  kind: one.kind,
  detail: sayNamed(one, analysis),
  order: 10,
})
const property = (label: string): Suggestion => ({ label, kind: 'property', detail: PROPERTIES[label] ?? '', order: 15 })

const PROPERTIES: Readonly<Record<string, string>> = {
  attainment: 'how much of the quota is reached, as a percent',
  quota: 'the number to reach',
  worth: 'the share of target that this part is worth, in money',
  target: 'pay at target',
  pay: 'what the parts earn together',
  paid: 'what has been paid',
  owed: 'what a person owes',
  held: 'what is held back until later',
  deferred: 'what is put off to a later pay day',
  rate: 'what each unit earns',
  fund: 'what the pool shares',
  team: 'everybody below a manager',
  territory: 'the territory that a row lies in',
  headcount: 'one for each person',
  capacity: 'what the team can sell',
  owner: 'who has the territory',
}

/** A slot that holds one name. */
function inSlot(form: string, slot: string, here: Here): Suggestion[] {
  if (form === 'flat' && slot === 'per') return ofCounted(here)
  const role = SLOTS.get(`${form}.${slot}`)
  if (role === undefined) return []
  if (role.does === 'declares') return role.kind === 'metric' ? ofOtherFiles(here) : []
  if (form === 'rank' && slot === 'record') return ofPeople(here)
  const words = role.words.map((word): Suggestion => ({ label: word, kind: 'constant', detail: '', order: 12 }))
  return [...role.kinds.flatMap((kind) => (kind === 'field' ? fieldsInSlot(form, here) : named(here, [kind]))), ...words]
}

/** `flat $40 per customer`: what metrics count, by the last word of its path. */
function ofCounted({ all }: Here): Suggestion[] {
  const counted = all.flatMap(({ kind, declared }) => {
    if (kind !== 'metric') return []
    const clauses = declared.flatMap(({ node }) => (node as NodeBase & { clauses?: readonly NodeBase[] }).clauses ?? [])
    return clauses.flatMap((clause) =>
      clause.form === 'count' ? ((clause as NodeBase & { of?: PathSyntax }).of?.words.at(-1)?.text ?? []) : [],
    )
  })
  return [...new Set(counted)].map((label): Suggestion => ({ label, kind: 'constant', detail: 'each one that is counted', order: 10 }))
}

/** `rank reps`: those who are paid, as many or as one. */
function ofPeople(here: Here): Suggestion[] {
  const people = here.declared.payee === undefined ? undefined : find(here.declared, 'record', here.declared.payee)
  return people === undefined ? [] : [suggestion(people, here, pluralOf(people.name)), suggestion(people, here)]
}

/** Metrics of the company that the plan may say more about. */
const ofOtherFiles = (here: Here): Suggestion[] =>
  here.all
    .filter(({ kind, declared }) => kind === 'metric' && declared.every(({ word }) => word.span.file !== here.file))
    .map((one) => suggestion(one, here))

function fieldsInSlot(form: string, here: Here): Suggestion[] {
  const { tokens, declared, row } = here
  const people = declared.payee
  if (form === 'rollup') return fieldsOf(people, here, 'reference')
  if (form === 'key_part' || form === 'history' || form === 'known')
    return fieldsOf(recordOfBlock(tokens), here, form === 'key_part' ? undefined : 'date')
  return fieldsOf(form === 'given_item' ? row : people, here)
}

/** The name of the record in whose block the tokens end. */
const recordOfBlock = (tokens: readonly Token[]): string | undefined => {
  const at = tokens.findLastIndex(({ image }) => image === 'record')
  return tokens[at + 1]?.image
}

function fieldsOf(record: string | undefined, here: Here, wanted?: Wanted): Suggestion[] {
  return here.all
    .filter((one) => one.kind === 'field' && one.record === record && fits(one, wanted, here))
    .map((one) => suggestion(one, here))
}

/** Whether a path may go on through a field: to a date, or to somebody. */
function fits(field: Named, wanted: Wanted | undefined, { declared }: Here): boolean {
  if (wanted === undefined || recordOfField(declared, field) !== undefined) return true
  return wanted === 'date' && field.declared.some(({ node }) => (node as NodeBase & { type?: { text: string } }).type?.text === 'date')
}

/** The first word of a path. */
function inPath(form: string, slot: string, here: Here): Suggestion[] {
  const place = placeOfNames(form, slot)
  if (place === undefined) return []
  return [...place.roots.flatMap((root) => fromRoot(root, form, place, here)), ...place.words.map(property)]
}

function fromRoot(root: Root, form: string, { wanted }: PlaceOfNames, here: Here): Suggestion[] {
  const { declared, row, all } = here
  const record = (name: string | undefined): Suggestion[] => {
    const found = name === undefined ? undefined : find(declared, 'record', name)
    return found === undefined ? [] : [suggestion(found, here)]
  }
  switch (root) {
    case 'row':
      return row === undefined ? named(here, ['record']) : record(row)
    case 'row fields':
      return fieldsOf(row ?? (form === 'field_mark' ? recordOfBlock(here.tokens) : undefined), here, wanted)
    case 'records':
      return named(here, ['record'])
    case 'splits':
      return all
        .filter(
          ({ kind, record: of, ...field }) =>
            kind === 'field' && of !== row && recordOfField(declared, { kind, record: of, ...field }) === row,
        )
        .flatMap(({ record: of }) => record(of))
    case 'people':
      return record(declared.payee)
    case 'people fields':
      return fieldsOf(declared.payee, here)
    case 'metrics':
      return named(here, ['metric'])
    case 'pays':
      return named(here, ['pay'])
    case 'events':
      return named(here, EVENTS)
    case 'quotas':
      return all.filter(({ kind }) => kind === 'quotas').map((one) => suggestion(one, here))
    case 'territories':
      return named(here, ['territory'])
  }
}

/** Where a field may be named before anything else of its name. */
const OF_ROWS: ReadonlySet<string> = new Set(['cell', 'given_item'])

/** After a dot: the fields of a record, or the properties of a metric or a part of pay. */
function afterDot(form: string, slot: string, here: Here): Suggestion[] {
  const { tokens, declared, row, all } = here
  const holder = holderOf(pathBefore(tokens, tokens.length - 1), declared, OF_ROWS.has(form) ? row : undefined)
  const wanted = placeOfNames(form, slot)?.wanted
  if (holder === 'territory') return [property('owner'), ...coveredRecords(here).flatMap((record) => fieldsOf(record, here, wanted))]
  switch (holder?.kind) {
    case 'record':
      return fieldsOf(holder.name, here, wanted)
    case 'metric':
      return ['attainment', 'quota'].map(property)
    case 'pay':
      return ['rate', 'worth'].map(property)
    case 'pool':
      return ['fund'].map(property)
    case 'quotas':
      return [...all.filter(({ kind }) => kind === 'metric').map((one) => suggestion(one, here)), property('territory')]
    default:
      return []
  }
}

/** The records that territories are made of. */
const coveredRecords = ({ analysis }: Here): string[] => [
  ...new Set(
    (analysis.files.flatMap(({ items }) => items) as readonly Item[])
      .flatMap((item) => (item.form === 'territory' ? item.clauses : []))
      .flatMap((clause) => (clause.form === 'covers' && clause.record !== undefined ? [clause.record.text] : [])),
  ),
]

/** The texts that the field has which is compared with. */
const textsOf = (field: Named | undefined): Suggestion[] =>
  optionsOf(field?.declared[0]?.node as Parameters<typeof optionsOf>[0]).map((text) => ({
    label: quoted(text),
    kind: 'text',
    detail: `a ${field?.name ?? ''}`,
    order: 5,
  }))

/** A literal of which there is only one. */
const literals = (form: string, { token }: Possible): Suggestion[] =>
  form === 'language' && token.name === 'Number' ? [{ label: '1', kind: 'constant', detail: 'the version of the language', order: 5 }] : []
