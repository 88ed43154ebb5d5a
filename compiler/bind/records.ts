/** Records: what the files hold and how they are read. */
import type { ItemOf, RecordClause } from '../../grammar/forms/items.ts'
import { didYouMean } from '../../grammar/suggest.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { itemsOf, notStated, onlyOne, originOf, type Sources, unknownName, wordIn } from './context.ts'
import { withCurrencies } from './currencies.ts'
import { bindKnowledge, withDates } from './knowledge.ts'

const TYPES = ['money', 'percent', 'number', 'count', 'text', 'date'] as const
type FieldClause = Extract<RecordClause, { form: 'field' }>

/** All records by name, the plan's own and its company's. Reports CB202, CB205, CB218. */
export function bindRecords(sources: Sources, currency: { code: string }): Map<string, RecordShape> {
  const nodes = [...itemsOf(sources.own, 'record'), ...itemsOf(sources.shared, 'record')]
  const names = new Set(nodes.map((node) => node.name.text))
  const records = new Map<string, RecordShape>()
  const places = new Map<string, ItemOf<'record'>>()
  for (const node of nodes) {
    const first = places.get(node.name.text)
    if (first !== undefined) {
      sources.report(
        reportOf(
          'CB202',
          node.name.span,
          { name: node.name.text },
          { related: [{ span: first.name.span, note: 'it is declared here already' }] },
        ),
      )
      continue
    }
    places.set(node.name.text, node)
    const record = bindRecord(sources, node, names, currency)
    if (record !== undefined) records.set(record.name, record)
  }
  return records
}

function bindRecord(
  sources: Sources,
  node: ItemOf<'record'>,
  names: ReadonlySet<string>,
  currency: { code: string },
): RecordShape | undefined {
  const fieldNodes = node.clauses.filter((clause): clause is FieldClause => clause.form === 'field')
  const fields = fieldNodes.flatMap((field) => bindField(sources, node.name.text, field, names, currency) ?? [])
  const repeated = fieldNodes.find((field, index) => fieldNodes.findIndex((other) => other.name.text === field.name.text) < index)
  if (repeated !== undefined) sources.report(reportOf('CB206', repeated.span, { clause: repeated.name.text }))
  const keyClause = onlyOne(sources, node.clauses, 'key')
  const marked = fieldNodes.filter((field) => field.marks.some((m) => m.mark?.text === 'key')).map((field) => field.name.text)
  const key = keyClause === undefined ? marked : keyClause.fields.map((part) => part.name.text)
  for (const part of keyClause?.fields ?? []) {
    if (!fields.some((field) => field.name === part.name.text))
      unknownField(sources, part.name.span, part.name.text, node.name.text, fields)
  }
  const [first, ...rest] = key
  if (first === undefined)
    return notStated(sources, node.name.span, `\`record ${node.name.text}\``, 'which field tells its rows apart', 'id text key')
  const historyClause = onlyOne(sources, node.clauses, 'history')
  const history = historyClause === undefined ? null : { from: historyClause.from.text, to: historyClause.to?.text ?? null }
  const knowledge = bindKnowledge(sources, node.clauses, fields)
  const rates = onlyOne(sources, node.clauses, 'rates')
  const dated = withDates(sources, fields, { history, ...knowledge }, node)
  return {
    name: node.name.text,
    file: node.file.text,
    key: [first, ...rest],
    fields: withCurrencies(sources, node.name.text, fieldNodes, dated, rates),
    history,
    ...knowledge,
    rates: rates !== undefined,
    origin: originOf(node.name.text, node.name.span),
  }
}

function bindField(
  sources: Sources,
  record: string,
  node: FieldClause,
  names: ReadonlySet<string>,
  currency: { code: string },
): Field | undefined {
  const unit = unitOfField(sources, node, names, currency)
  if (unit === undefined) return undefined
  const has = (mark: string): boolean => node.marks.some((m) => m.mark?.text === mark)
  const text = <K extends 'column' | 'zone' | 'dates'>(slot: K): string | undefined =>
    node.marks.find((m) => m[slot] !== undefined)?.[slot]?.text
  const perMark = node.marks.find((m) => m.per !== undefined)?.per
  const per = perMark === undefined ? null : (wordIn(sources, perMark, 'period', ['month', 'quarter', 'half', 'year'] as const) ?? null)
  const options = node.marks.find((m) => m.options !== undefined)?.options
  const scale = node.marks.some((m) => m.cents !== undefined)
    ? 'cents'
    : node.marks.some((m) => m.fraction !== undefined)
      ? 'fraction'
      : 'plain'
  if ((has('incentive') || has('event')) && unit.kind !== 'date')
    sources.report(
      reportOf('CB218', node.span, {
        record,
        what: `marks \`${node.name.text}\`, which is no date, as \`${has('event') ? 'event' : 'incentive'}\``,
        fix: 'mark a date field',
      }),
    )
  return {
    name: node.name.text,
    column: text('column') ?? node.name.text,
    unit,
    oneOf: options === undefined ? null : options.map((option) => option.text.text),
    per,
    optional: has('optional'),
    role: has('incentive') ? 'incentive' : has('event') ? 'event' : 'plain',
    currency: null,
    form: { scale, dates: text('dates') ?? null, zone: text('zone') ?? null },
    origin: originOf(`${record}/${node.name.text}`, node.span),
  }
}

function unitOfField(sources: Sources, node: FieldClause, names: ReadonlySet<string>, currency: { code: string }): Unit | undefined {
  if (node.yesno !== undefined || node.type === undefined) return { kind: 'yesno' }
  const type = node.type.text
  if (type === 'money') return { kind: 'money', currency: currency.code }
  const plain = TYPES.find((t) => t === type)
  if (plain !== undefined && plain !== 'money') return { kind: plain }
  if (names.has(type)) return { kind: 'reference', record: type }
  const swapped = TYPES.some((t) => t === node.name.text)
  const advice = swapped
    ? { help: `the name comes first: \`${type} ${node.name.text}\`` }
    : /^(?:bool|boolean|flag)$/i.test(type)
      ? { meant: 'yes or no' }
      : undefined
  return unknownName(sources, node.type.span, type, 'kind of field or record', [...TYPES, ...names], advice)
}

/** Reports a field that a record does not have (CB204), with the one that was probably meant. */
export function unknownField(
  sources: Sources,
  span: Parameters<typeof unknownName>[1],
  name: string,
  record: string,
  fields: readonly Field[],
): undefined {
  if (sources.damaged && fields.length === 0) return undefined
  const meant = didYouMean(
    name,
    fields.map((field) => field.name),
  )
  const fix = meant === undefined ? {} : { fix: { title: `write ${meant}`, edits: [{ span, text: meant }] } }
  sources.report(reportOf('CB204', span, { field: name, record, meant }, fix))
  return undefined
}
