/** `given ...`: facts of an example, one by one. */
import type { LiteralSyntax, PathSyntax, Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import type { ExampleAmount } from '../../plan/example.ts'
import { originOf, unknownName, wordIn } from '../context.ts'
import { pluralOf } from '../event-parts.ts'
import { unknownField } from '../records.ts'
import { isNoRow } from './planned.ts'
import { hasField, type OpenRow, recordNamed, setField } from './rows.ts'
import { type Clause, type Draft, type KnownMetric, moneyOf, PERCENT, type Scene, stated } from './scene.ts'

export function bindGiven(scene: Scene, clause: Clause<'given'>, to: Draft): void {
  // the rows that a field belongs to where it follows them: one, or all of `reps 50`
  let open: readonly OpenRow[] = []
  const setOpen = (name: Word, literal: LiteralSyntax): void => {
    const [first, ...others] = open
    if (first === undefined) return
    setField(scene, first, name.text, literal, name.span)
    const value = first.values[name.text]
    if (value !== undefined) for (const { values } of others) values[name.text] = value
  }
  for (const item of clause.items) {
    const opened = isFieldOf(open[0], item) ? undefined : openRows(scene, item)
    if (opened !== undefined) {
      open = opened
      const origin = originOf(scene.address, item.span)
      to.rows = [...to.rows, ...open.map(({ shape, values }) => ({ record: shape.name, values, origin }))]
      if (item.field !== undefined && item.fieldValue !== undefined) setOpen(item.field, item.fieldValue)
      continue
    }
    const { what } = item
    const [first, property] = what.words
    if (first === undefined) continue
    if (item.alreadyPaid !== undefined && item.paid !== undefined) {
      if (isNoRow(scene, what)) continue
      giveAmount(scene, what, item.paid, to, { kind: 'already_paid', person: null, period: null })
      continue
    }
    const literal = item.value ?? item.text
    if (literal === undefined) continue
    if (property === undefined && hasField(open[0]?.shape, first.text)) setOpen(first, literal)
    else if (first.text === 'target' && property === undefined && scene.planned === null) giveTarget(scene, literal, item.per, to)
    else giveFact(scene, what, literal, item.of, to, EVERYWHERE)
  }
}

/** Whether an item states a field of the row before it that is called like a record: the field comes first, once. */
function isFieldOf(row: OpenRow | undefined, { what, field }: Clause<'given'>['items'][number]): boolean {
  const [first, property] = what.words
  if (row === undefined || first === undefined || property !== undefined || field !== undefined) return false
  return hasField(row.shape, first.text) && row.values[first.text] === undefined
}

/** More people than this are no worked example. */
const MOST_ROWS = 1000

/** The row that `deal "D-1"` begins, or those of `reps 50`; undefined where the item states a fact. Reports CB304. */
function openRows(scene: Scene, { what, text, value }: Clause<'given'>['items'][number]): readonly OpenRow[] | undefined {
  const [first, property] = what.words
  if (first === undefined || property !== undefined || scene.metrics.some(({ name }) => name === first.text)) return undefined
  const named = text === undefined ? undefined : scene.context.records.get(first.text)
  if (named !== undefined && text !== undefined) {
    const open: OpenRow = { shape: named, values: {} }
    setField(scene, open, named.key[0] ?? 'id', text, what.span)
    return [open]
  }
  const counted = value?.kind === 'number' ? recordNamed(scene, first.text) : undefined
  return counted === undefined || value === undefined ? undefined : alike(scene, counted, value)
}

/** So many rows of a record, told apart by their number: `rep 01`. */
function alike(scene: Scene, shape: RecordShape, count: LiteralSyntax): readonly OpenRow[] {
  const rows = Number(count.text)
  if (count.negative || !Number.isInteger(rows) || rows < 1 || rows > MOST_ROWS) {
    const expected = `a whole number from 1 to ${MOST_ROWS}`
    scene.context.report(reportOf('CB304', count.span, { clause: `given ${pluralOf(shape.name)}`, expected, found: count.source }))
    return []
  }
  const origin = originOf(scene.address, count.span)
  return Array.from({ length: rows }, (_, n): OpenRow => {
    const value = `${shape.name} ${String(n + 1).padStart(String(rows).length, '0')}`
    return { shape, values: { [shape.key[0] ?? 'id']: { unit: { kind: 'text' }, value, origin } } }
  })
}

/** Whose a fact is, and of which period. */
export interface Whose {
  readonly person: string | null
  readonly period: string | null
  readonly toDate: boolean
}
export const EVERYWHERE: Whose = { person: null, period: null, toDate: false }

const PERIODS = ['month', 'quarter', 'half', 'year', 'plan'] as const

/** `target $5,000 per plan`; without a period it is for a year. */
export function giveTarget(scene: Scene, literal: LiteralSyntax, per: Word | undefined, to: Draft): void {
  const value = stated(scene, literal, { clause: 'given target', unit: moneyOf(scene) })
  const period = per === undefined ? 'year' : wordIn(scene.context, per, 'period', PERIODS)
  if (value !== undefined && period !== undefined) to.target = { value, per: period }
}

/** A metric, its quota or attainment, a person's field, or an amount by the name of its pay. Reports CB201, CB203, CB603. */
export function giveFact(
  scene: Scene,
  what: PathSyntax,
  literal: LiteralSyntax,
  of: LiteralSyntax | undefined,
  to: Draft,
  whose: Whose,
): void {
  const { context, metrics, pays, address } = scene
  const [name, property, more] = what.words.map((word) => word.text)
  if (name === undefined) return
  const says = what.words.map((word) => word.text).join('.')
  const origin = originOf(address, what.span)
  if (name === context.payee && property !== undefined && more === undefined) {
    givePersonField(scene, what, literal, to)
    return
  }
  if (isNoRow(scene, what)) return
  const metric = metrics.find((one) => one.name === name)
  if (metric !== undefined) {
    if (more !== undefined || (property !== undefined && property !== 'quota' && property !== 'attainment') || !hasIt(metric, property)) {
      context.report(reportOf('CB603', what.span, { what: says }))
      return
    }
    const value = stated(scene, literal, { clause: `given ${says}`, unit: property === 'attainment' ? PERCENT : metric.unit })
    const quota = of === undefined ? null : stated(scene, of, { clause: `the quota of ${name}`, unit: metric.unit })
    if (value === undefined || quota === undefined) return
    to.measures = [
      ...to.measures,
      { ...whose, metric: name, measure: null, quota, attainment: null, [property ?? 'measure']: value, origin },
    ]
    return
  }
  if (pays.some((pay) => pay.name === name)) {
    giveAmount(scene, what, literal, to, { kind: 'earned', person: whose.person, period: whose.period })
    return
  }
  if ((name === 'owed' || name === 'deferred') && property === undefined) {
    giveOpening(scene, name, what, literal, whose, to)
    return
  }
  unknownName(context, what.span, says, 'metric, pay or field', [
    'target',
    'owed',
    'deferred',
    ...metrics.map((one) => one.name),
    ...pays.map((pay) => pay.name),
    ...context.records.keys(),
  ])
}

/** What was owed, or put off, before the plan's first pay period. Reports CB304, CB612. */
function giveOpening(
  scene: Scene,
  kind: 'owed' | 'deferred',
  { span }: PathSyntax,
  literal: LiteralSyntax,
  { person, period }: Whose,
  to: Draft,
): void {
  if (period !== null) {
    if (!to.amounts.some((one) => one.kind === kind)) scene.context.report(reportOf('CB612', span, { what: kind }))
    return
  }
  const amount = stated(scene, literal, { clause: `given ${kind}`, unit: moneyOf(scene) })
  if (amount !== undefined) to.amounts = [...to.amounts, { person, pay: '', kind, amount, period, origin: originOf(scene.address, span) }]
}

const hasIt = (metric: KnownMetric, property: string | undefined): boolean => property !== 'attainment' || metric.hasQuota

/** `rep.hired_on 2026-01-01`: a field of everyone in the example. */
function givePersonField(scene: Scene, what: PathSyntax, literal: LiteralSyntax, to: Draft): void {
  const { context, address } = scene
  const shape = context.records.get(context.payee)
  const property = what.words[1]
  if (shape === undefined || property === undefined) return
  if (!hasField(shape, property.text)) {
    unknownField(context, what.span, property.text, context.payee, shape.fields)
    return
  }
  const open: OpenRow = { shape, values: {} }
  setField(scene, open, property.text, literal, property.span)
  if (Object.keys(open.values).length > 0)
    to.rows = [...to.rows, { record: shape.name, values: open.values, origin: originOf(address, what.span) }]
}

/** An amount by the name of its pay: what it earns, or what was already paid for it. Reports CB201. */
export function giveAmount(
  scene: Scene,
  what: PathSyntax,
  literal: LiteralSyntax,
  to: Draft,
  { kind, person, period }: Pick<ExampleAmount, 'kind' | 'person' | 'period'>,
): void {
  const { context, pays, address } = scene
  const [name, property] = what.words.map((word) => word.text)
  const says = what.words.map((word) => word.text).join('.')
  if (name === undefined || !pays.some((pay) => pay.name === name))
    return unknownName(
      context,
      what.span,
      says,
      'pay',
      pays.map((pay) => pay.name),
    )
  if (property !== undefined) {
    context.report(reportOf('CB603', what.span, { what: says }))
    return
  }
  const amount = stated(scene, literal, { clause: `given ${says}`, unit: moneyOf(scene) })
  if (amount !== undefined) to.amounts = [...to.amounts, { person, pay: name, kind, amount, period, origin: originOf(address, what.span) }]
}
