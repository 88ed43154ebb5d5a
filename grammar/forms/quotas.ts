/** A quotas file: its head, and the block that allocates the quota of one metric. */
import { block, choice, expr, form, list, literal, many, mark, name, one, opt, path, pick, symbol, text, w } from '../form.ts'
import { authority, because, effective, prorationUnit, reasons } from './shared.ts'

export const quotasHead = form('quotas', 'quotas, territories and capacity', w('quotas'), name('name'), opt(text('label')))

const total = form('total', 'the quota of the whole company', w('total'), expr('amount'), opt(w('per'), name('per')))
const start = form('start', 'what the quota starts from', w('start from'), expr('basis'))
const each = form(
  'each_person',
  'the quota of each person, from the bottom up',
  w('each'),
  name('level'),
  expr('amount'),
  w('per'),
  name('per'),
)

const addend = form('grow_addend', 'a further change of the same base', pick('sign', 'plus', 'less'), literal('share', 'percent'))
const step = form(
  'grow_then',
  'a further change, of what came before',
  opt(symbol(',')),
  w('then'),
  pick('verb', 'grow', 'relieve'),
  literal('share', 'percent'),
)
const grow = form(
  'grow',
  'how much the whole grows: `less` from the same base, `then` from what came before',
  w('grow'),
  literal('share', 'percent'),
  many('addends', () => addend),
  many('steps', () => step),
)

const levelShare = form(
  'allocate_to',
  'a level, and what its parts are shared by',
  w('to'),
  name('level'),
  opt(w('from'), path('from')),
  choice([w('by'), expr('weights'), opt(w('above'), expr('above'))], [mark('evenly', 'evenly')]),
)
const levelThen = form(
  'allocate_then',
  'the level below',
  opt(symbol(',')),
  w('then'),
  one('share', () => levelShare),
)
const allocate = form(
  'allocate',
  'how the quota is shared, a level at a time',
  w('allocate'),
  one('share', () => levelShare),
  many('below', () => levelThen),
)

const hedged = form(
  'hedged',
  'a level, and how much more than its plan it is given',
  name('level'),
  expr('amount'),
  opt(pick('as', 'over', 'attainment factor')),
)
const hedge = form(
  'hedge',
  'what a level is given above its plan: 10%, 110% of plan, or an attainment factor',
  w('hedge'),
  list('levels', () => hedged),
)
const bound = form('bound', 'the least or the most of each part of a level', pick('kind', 'floor', 'ceiling'), name('level'), expr('limit'))

const seasonShare = form('season_share', 'a period, and its share of the year', name('period'), literal('share', 'percent'))
const season = form(
  'season',
  'how a year is spread over its periods, for all or for one',
  w('season'),
  opt(w('for'), text('node')),
  w('by'),
  name('per'),
  choice([block('shares', () => [seasonShare] as const)], [mark('evenly', 'evenly')], [w('from'), expr('pattern')]),
)
const rampStep = form('ramp_step', 'from a month on, a share', w('from'), literal('month', 'number'), w('at'), literal('share', 'percent'))
/** `ramp by months since rep.hired_on { from 0 at 0% }`, for quotas and for capacity. */
export const ramp = form(
  'ramp',
  'how much counts in the first months',
  w('ramp by'),
  opt(mark('whole', 'whole')),
  w('months since'),
  path('since'),
  block('steps', () => [rampStep] as const),
)
const prorate = form('quota_prorate', "whose time shrinks a person's quota, and how", w('prorate by'), prorationUnit(), w('for'), reasons())
const relieve = form(
  'relieve',
  'quota that a person need not reach, and why',
  w('relieve'),
  text('node'),
  literal('amount', 'percent', 'money', 'number'),
  opt(w('for'), literal('period', 'period')),
  one('authority', () => authority),
)
const house = form(
  'house',
  "accounts of nobody: in the plan's total, in no person's quota",
  w('house accounts'),
  choice([w('where'), expr('where')], [expr('amount')]),
)
const round = form(
  'quota_round',
  'what quotas are rounded to',
  w('round to'),
  literal('unit', 'money', 'number'),
  choice([mark('keeping', 'keeping totals')], [mark('own', 'each on its own')]),
)
const override = form(
  'override',
  'a quota set by hand; the others share the rest',
  w('override'),
  opt(name('level')),
  text('node'),
  expr('amount'),
  one('authority', () => authority),
  opt(mark('adds', 'adds to total')),
  opt(mark('locked', 'locked')),
)
const move = form(
  'move',
  'quota that goes to another person from a day on',
  w('move'),
  expr('amount'),
  w('from'),
  text('from'),
  w('to'),
  text('to'),
  w('effective from'),
  literal('day', 'date'),
  one('authority', () => authority),
)
const pad = form('pad', 'what every quota is raised by, last of all', w('pad'), literal('share', 'percent'))

export const quotaClauses = [
  total,
  start,
  each,
  grow,
  allocate,
  hedge,
  bound,
  season,
  ramp,
  prorate,
  relieve,
  house,
  round,
  override,
  move,
  pad,
  effective,
  because,
] as const
export const allocation = form(
  'allocation',
  'how the quota of a metric is allocated',
  w('quota'),
  name('metric'),
  block('clauses', () => quotaClauses),
)
