/**
 * What the name slots of the forms stand for. One table: definitions, references, rename, hover, colours and completion are read from
 * it, and a test holds it to the forms, so that no slot of a new clause can be forgotten.
 */
import { MONTHS, WEEKDAYS } from '../../compiler/calendar-names.ts'
import { EventWindow } from '../../runtime/core/events.ts'
import { Per, RoundingMode, Window } from '../../runtime/core/unit.ts'

/** Kinds of things that have names. Metrics, pays, spiffs, contests and pools share one space of names. */
export type NameKind =
  | 'company'
  | 'plan'
  | 'quotas'
  | 'objective'
  | 'record'
  | 'field'
  | 'metric'
  | 'pay'
  | 'spiff'
  | 'contest'
  | 'pool'
  | 'territory'
  | 'segment'

export type Slot =
  /** The name is made here. */
  | { readonly does: 'declares'; readonly kind: NameKind }
  /** The name of something that is declared elsewhere, or one of the words that the language has there. */
  | { readonly does: 'names'; readonly kinds: readonly NameKind[]; readonly words: readonly string[] }

const declares = (kind: NameKind): Slot => ({ does: 'declares', kind })
const names = (kinds: readonly NameKind[], words: readonly string[] = []): Slot => ({ does: 'names', kinds, words })
const words = (...lists: readonly (readonly string[])[]): Slot => names([], lists.flat())

export const EVENTS = ['spiff', 'contest', 'pool'] as const
const PARTS = ['pay', ...EVENTS] as const
const BLOCKS = ['metric', ...PARTS] as const

/** Kinds of fields that are no references. */
export const FIELD_TYPES = ['money', 'percent', 'number', 'count', 'text', 'date'] as const
const PERS = Per.options
const WINDOWS = Window.options.filter((window) => window !== 'deal')
const OFTEN = ['monthly', 'quarterly', 'half_yearly', 'yearly']
const CURRENCIES = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD']
const CATEGORIES = ['customer', 'product', 'coverage', 'financial', 'talent']
const PARTS_OF_YEAR = ['Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2']

/** By form and slot: `pay.metric`. */
export const SLOTS: ReadonlyMap<string, Slot> = new Map<string, Slot>([
  ['company.name', declares('company')],
  ['plan.name', declares('plan')],
  ['scenario.name', declares('plan')],
  ['quotas.name', declares('quotas')],
  ['objective.name', declares('objective')],
  ['record.name', declares('record')],
  ['field.name', declares('field')],
  ['metric.name', declares('metric')],
  ['pay.name', declares('pay')],
  ['spiff.name', declares('spiff')],
  ['contest.name', declares('contest')],
  ['pool.name', declares('pool')],
  ['territory.name', declares('territory')],
  ['segment_class.name', declares('segment')],

  ['plan.from', names(['plan'])],
  ['scenario.on', names(['plan'])],
  ['continues.plan', names(['plan'])],
  ['continues.metric', names(['metric'])],

  ['field.type', names(['record'], FIELD_TYPES)],
  ['field_mark.per', words(PERS)],
  ['key_part.name', names(['field'])],
  ['history.from', names(['field'])],
  ['history.to', names(['field'])],
  ['known.by', names(['field'])],
  ['rollup.to', names(['field'])],
  ['given_item.field', names(['field'])],

  ['credit.record', names(['record'])],
  ['credit_cap.per', names(['record'])],
  ['applies.record', names(['record'])],
  ['accumulates.row', names(['record'])],
  ['pay.row', names(['record'])],
  ['cap.per', names(['record'])],
  ['floor.per', names(['record'])],
  ['hold.record', names(['record'])],
  ['clawback.record', names(['record'])],
  ['exempt.record', names(['record'])],
  ['rank.record', names(['record'])],
  ['each.record', names(['record'], ['month', 'quarter'])],
  ['remove.record', names(['record'])],
  ['segment.record', names(['record'])],
  ['covers.record', names(['record'])],
  ['winners.record', names(['record'])],
  ['spiff_amount.per', names(['record'])],
  ['spiff_cap.per', names(['record'])],

  // a unit of what is counted, in free words
  ['flat.per', words()],

  ['supports.objective', names(['objective'])],
  ['pay.objective', names(['objective'])],

  ['growth.metric', names(['metric'])],
  ['pay.metric', names(['metric'])],
  ['table.of', names(['metric'])],
  ['applied_to.metric', names(['metric'])],
  ['spiff.metric', names(['metric'])],
  ['spiff_amount.metric', names(['metric'])],
  ['contest.metric', names(['metric'])],
  ['pool.metric', names(['metric'])],
  ['allocation.metric', names(['metric'])],

  ['adjust.part', names(PARTS)],
  ['set.part', names(PARTS)],
  ['exempt.part', names(PARTS, ['gate'])],
  ['exempt.of', names(['pay'])],
  ['change.block', names(BLOCKS, ['plan'])],
  ['add.block', names(BLOCKS, ['plan'])],
  ['remove.block', names(BLOCKS, ['plan'])],

  ['allocate_to.level', names(['record', 'field'])],
  ['each_person.level', names(['record', 'field'])],
  ['hedged.level', names(['record', 'field'])],
  ['bound.level', names(['record', 'field'])],
  ['override.level', names(['record', 'field'])],
  ['under.parent', names(['territory'])],

  ['currency.code', words(CURRENCIES)],
  ['via.code', words(CURRENCIES)],
  ['fiscal.month', words(MONTHS)],
  ['fiscal.endMonth', words(MONTHS)],
  ['fiscal.weekday', words(WEEKDAYS)],
  ['hiring.month', words(MONTHS)],
  ['rounding.mode', words(RoundingMode.options)],
  ['category.category', words(CATEGORIES)],
  ['paid.often', words(OFTEN)],
  ['paid_line.often', words(OFTEN)],
  ['accumulates.window', words(WINDOWS)],
  ['pay.window', words(WINDOWS)],
  ['paid_line.window', words(WINDOWS)],
  ['paid_at.window', words(WINDOWS)],
  ['rank.window', words(EventWindow.options)],
  ['fund.window', words(EventWindow.options)],
  ['gate.each', words(PERS)],
  ['gate.decided', words(WINDOWS)],
  ['multiplier.each', words(PERS)],
  ['cap.each', words(PERS)],
  ['floor.each', words(PERS)],
  ['carry.next', words(PERS)],
  ['carry.until', words(WINDOWS)],
  ['cell.this', words(PERS)],
  ['given_item.per', words(PERS, ['plan'])],
  ['expect.named', words(PARTS_OF_YEAR, MONTHS)],
  ['season_share.period', words(PARTS_OF_YEAR, MONTHS)],
  ...[
    'target',
    'quota',
    'pay',
    'worth',
    'draw',
    'guarantee',
    'total',
    'each_person',
    'season',
    'productivity',
    'attrition',
    'need',
    'committed',
  ].map((form): [string, Slot] => [`${form}.per`, words(PERS)]),
  ['pay.rest', words(PERS)],
])
