/** What a quotas file says besides quotas: segments, territories, and capacity. */
import { block, choice, expr, form, list, literal, mark, name, opt, symbol, text, w } from '../form.ts'
import { ramp } from './quotas.ts'
import { because } from './shared.ts'

const segmentClass = form(
  'segment_class',
  'a segment: the first whose condition holds',
  name('name'),
  choice([w('when'), expr('test')], [mark('otherwise', 'otherwise')]),
)
export const segment = form(
  'segment',
  'how the rows of a record fall into segments; the first match takes a row',
  w('segment'),
  name('record'),
  block('classes', () => [segmentClass] as const),
)

const rowName = form('row_name', 'a row, by its key', text('key'))
const owner = form(
  'territory_owner',
  'who has the territory, from a day on',
  w('owner'),
  text('owner'),
  opt(w('effective from'), literal('from', 'date')),
)
const under = form('under', 'the territory that it is part of', w('under'), name('parent'))
const priority = form('priority', 'the lowest number wins', w('priority'), literal('number', 'number'))
const covers = form(
  'covers',
  'what belongs to it by rule',
  w('covers'),
  choice([mark('rest', 'everything else')], [name('record'), w('where'), expr('where')]),
)
const includes = form(
  'includes',
  'rows that belong to it by name, on all days or on some',
  w('includes'),
  list('rows', () => rowName),
  opt(w('effective from'), literal('from', 'date'), opt(w('to'), literal('to', 'date'))),
  w('because'),
  text('reason'),
)
const excludes = form(
  'excludes',
  'rows that do not belong to it, by name, on all days or on some',
  w('excludes'),
  list('rows', () => rowName),
  opt(w('effective from'), literal('from', 'date'), opt(w('to'), literal('to', 'date'))),
  w('because'),
  text('reason'),
)
export const territoryClauses = [owner, under, priority, covers, includes, excludes, because] as const
export const territory = form(
  'territory',
  'a territory: who has it, and what belongs to it',
  w('territory'),
  name('name'),
  opt(text('label')),
  block('clauses', () => territoryClauses),
)
export const winners = form(
  'winners',
  'how many territories may have one row',
  w('winners'),
  literal('count', 'number'),
  w('per'),
  name('record'),
)
export const balance = form(
  'balance',
  'how even the territories must be',
  w('balance territories by'),
  expr('score'),
  w('to'),
  literal('share', 'percent'),
)

const group = form(
  'capacity_group',
  'so many people, and how ramped they are',
  literal('heads', 'number'),
  w('at'),
  literal('share', 'percent'),
)
const startWith = form(
  'start_with',
  'who is there on the first day',
  w('start with'),
  list('groups', () => group),
)
const productivity = form(
  'productivity',
  'what a ramped person sells, and the attainment to expect',
  w('productivity'),
  expr('amount'),
  w('per'),
  name('per'),
  opt(w('at'), literal('attainment', 'percent'), w('attainment')),
)
const attrition = form(
  'attrition',
  'how many leave, and how long a place stays empty',
  w('attrition'),
  literal('share', 'percent'),
  w('per'),
  name('per'),
  opt(symbol(','), literal('months', 'number'), w('months to refill')),
)
const hiring = form(
  'hiring',
  'so many people in a month',
  literal('heads', 'number'),
  w('in'),
  choice([name('month')], [literal('period', 'period')]),
)
const hire = form(
  'hire',
  'who is hired when',
  w('hire'),
  list('hires', () => hiring),
)
const need = form('need', 'what must be sold', w('need'), expr('amount'), w('per'), name('per'))
const committed = form('committed', 'what is sold already', w('committed'), expr('amount'), w('per'), name('per'))
export const capacityClauses = [startWith, productivity, ramp, attrition, hire, need, committed, because] as const
export const capacity = form(
  'capacity',
  'how much a team can sell, month by month',
  w('capacity'),
  block('clauses', () => capacityClauses),
)
