/** Which territories a row lies in: those of a quotas file, by the row that it leads to. */
import type { PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Lying } from '../../runtime/core/planning/territories.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import { TERRITORY } from '../../runtime/evaluate/territory-credit.ts'
import type { Quotas } from '../plan/quotas.ts'
import { type Context, originOf, unknownName } from './context.ts'
import { coveredRecord } from './planning/territories.ts'

/** A path that goes through a territory: `territory.owner`, `deal.account.territory.owner`, `fy26.territory.owner`. */
interface Through {
  /** The quotas file that is named; undefined: whichever is for the day. */
  readonly file: Word | undefined
  /** The fields that lead to the row whose territory it is; undefined: the only one that does. */
  readonly link: readonly string[] | undefined
  readonly record: string
  readonly territory: Word
  /** What follows. */
  readonly property: Word | undefined
  readonly more: Word | undefined
}

/** How a path goes through a territory; undefined where `territory` is a field or a record of the company, or no word of it. */
export function throughTerritory(context: Context, { words }: PathSyntax, record: string): Through | undefined {
  const hasField = (name: string, field: string): boolean => context.records.get(name)?.fields.some((one) => one.name === field) ?? false
  const [first, second] = words
  if (first === undefined) return undefined
  const at = (index: number, more: Pick<Through, 'file' | 'link' | 'record'>): Through | undefined => {
    const territory = words[index]
    return territory && { ...more, territory, property: words[index + 1], more: words[index + 2] }
  }
  const isFile = context.planned.some(({ name }) => name === first.text) && !context.records.has(first.text)
  if (isFile && second?.text === TERRITORY) return at(1, { file: first, link: undefined, record })
  if (first.text === TERRITORY && !context.records.has(TERRITORY) && !hasField(record, TERRITORY))
    return at(0, { file: undefined, link: undefined, record })
  const link: string[] = []
  let here = record
  for (const [index, word] of words.entries()) {
    if (index === 0 && word.text === record && !hasField(record, record)) continue
    const field = context.records.get(here)?.fields.find(({ name }) => name === word.text)
    if (field === undefined) return word.text === TERRITORY && index > 0 ? at(index, { file: undefined, link, record: here }) : undefined
    if (field.unit.kind !== 'reference') return undefined
    link.push(field.name)
    here = field.unit.record
  }
  return undefined
}

/** The territories of the quotas files that can be meant: those that are used, or the file's own. */
const filesWith = (context: Context): { name: string; record: string; people: string }[] => {
  if (context.head.form === 'quotas') {
    const record = coveredRecord(context)
    return record === null ? [] : [{ name: context.head.name.text, record, people: context.payee }]
  }
  return context.planned.flatMap(({ name, quotas }) => {
    const record = quotas?.territories.record ?? null
    return quotas === undefined || record === null ? [] : [{ name, record, people: quotas.appliesTo.record }]
  })
}

/**
 * The territories that a row of `record` lies in. Reports CB236 where no file that is used has any, CB237 where the row leads to no row that they
 * are made of, or to more than one, CB238 where people of another record have them.
 */
export function bindLying(context: Context, { file, link, record, territory }: Through, from: string): Lying | undefined {
  const all = filesWith(context)
  const named = file === undefined ? all : all.filter(({ name }) => name === file.text)
  const fitting = link === undefined ? named : named.filter((one) => one.record === record)
  if (fitting.length === 0) {
    // a file with a mistake of its own has said so
    if (!context.damaged && context.planned.every(({ quotas }) => quotas !== undefined && !saysNoRows(quotas)))
      context.report(reportOf('CB236', (file ?? territory).span, { record: link === undefined ? '' : record, file: file?.text ?? '' }))
    return undefined
  }
  const found = link === undefined ? onlyLink(context, fitting, from, territory.span) : { record, link }
  if (found === undefined) return undefined
  const files = fitting.filter((one) => one.record === found.record)
  const others = files.find(({ people }) => people !== context.payee)
  if (others !== undefined) {
    context.report(reportOf('CB238', territory.span, { file: others.name, people: others.people, payee: context.payee }))
    return undefined
  }
  const [first, ...rest] = files.map(({ name }) => name)
  return first === undefined ? undefined : { record: found.record, link: [...found.link], files: [first, ...rest] }
}

/** Whether a file has territories that do not say which rows they are made of. */
const saysNoRows = ({ territories: { record, territories } }: Quotas): boolean => record === null && territories.length > 0

function onlyLink(
  context: Context,
  files: readonly { readonly record: string }[],
  from: string,
  span: Span,
): { record: string; link: readonly string[] } | undefined {
  const covered = [...new Set(files.map(({ record }) => record))]
  if (covered.includes(from)) return { record: from, link: [] }
  const links = (context.records.get(from)?.fields ?? []).flatMap(({ name, unit }) =>
    unit.kind === 'reference' && covered.includes(unit.record) ? [{ record: unit.record, link: [name] }] : [],
  )
  const [only, second] = links
  if (only !== undefined && second === undefined) return only
  if (!context.damaged)
    context.report(
      reportOf('CB237', span, { record: from, covered: covered.join('` or `'), links: links.map(({ link: [name = ''] }) => name) }),
    )
  return undefined
}

/** The person who has it: `territory.owner`. Reports CB201 for another property. */
export function isOwner(context: Context, { property, more, territory }: Through): boolean {
  const wrong = property?.text === 'owner' ? more : (property ?? territory)
  if (wrong === undefined) return true
  unknownName(context, wrong.span, wrong === territory ? 'territory' : wrong.text, 'property of a territory', ['owner'], {
    help: 'credit goes to whoever has it: `territory.owner`',
  })
  return false
}

const plain = { oneOf: null, per: null, optional: false, role: 'plain', currency: null } as const
const form = { scale: 'plain', dates: null, zone: null } as const

/** What a condition of credit can ask about the territory through which it leads to somebody. */
export function territoryShape(span: Span): RecordShape {
  const origin = originOf(TERRITORY, span)
  return {
    name: TERRITORY,
    file: '',
    key: ['name'],
    fields: [
      { ...plain, name: 'name', column: 'name', unit: { kind: 'text' }, form, origin },
      { ...plain, name: 'rank', column: 'rank', unit: { kind: 'count' }, form, origin },
    ],
    history: null,
    known: null,
    withdrawn: null,
    rates: false,
    origin,
  }
}
