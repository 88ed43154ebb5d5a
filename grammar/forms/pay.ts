import { block, choice, expr, form, literal, mark, name, one, opt, path, pick, row, signed, symbol, text, w } from '../form.ts'
import { aggregates } from './metric.ts'
import { because, condition } from './shared.ts'

const slope = form(
  'slope',
  'what each further step adds',
  w('plus'),
  literal('amount', 'percent', 'money', 'number'),
  w('per'),
  opt(mark('full', 'full')),
  literal('step', 'percent', 'money', 'number'),
)
/** One line of a rate table. */
export const band = form(
  'band',
  'from a bound on, this rate or amount',
  pick('side', 'from', 'above', 'reaching', 'below', 'up to', 'at'),
  expr('bound'),
  choice(
    [w('at'), expr('rate')],
    [w('pays'), choice([mark('nothing', 'nothing')], [expr('amount')]), opt(one('slope', () => slope))],
    [mark('continues', 'continues')],
    [mark('asFirst', 'as first band')],
  ),
)
const keyedLine = form(
  'keyed_line',
  'the rate of one value',
  choice([text('value')], [mark('otherwise', 'otherwise')]),
  w('at'),
  expr('rate'),
)
const axisCell = form('axis_cell', 'a cell of a matrix', opt(choice([pick('side', 'from', 'above'), signed('bound')], [signed('value')])))
const matrixRow = form(
  'matrix_row',
  'a row of a matrix',
  row('cells', () => axisCell),
)

const worth = form('worth', 'the share of target that this part is worth', w('worth'), expr('share'), opt(w('per'), name('per')))
const flat = form(
  'flat',
  'one rate for everything',
  w('flat'),
  choice([w('by'), path('field'), block('lines', () => [keyedLine] as const)], [expr('rate'), opt(w('per'), name('per'))]),
)
const table = form(
  'table',
  'a rate table',
  pick('mode', 'graduated', 'retroactive', 'interpolated'),
  w('on'),
  path('driver'),
  opt(w('of'), name('of')),
  opt(w('by'), path('rowAxis')),
  block('bands', () => [band, matrixRow] as const, 'lines'),
)
const matrix = form(
  'matrix',
  'a table of two dimensions',
  w('matrix'),
  path('down'),
  w('down'),
  symbol(','),
  path('across'),
  w('across'),
  symbol(','),
  choice([mark('cells', 'at')], [mark('cells', 'pays'), opt(w('percent of'), pick('noun', 'worth', 'target'))]),
  block('rows', () => [matrixRow] as const),
)
const appliedTo = form('applied_to', 'what the rate multiplies', w('applied to'), name('metric'))
const linked = form(
  'linked',
  'an amount that follows another part',
  w('pays'),
  choice([w('only on the part above'), expr('above')], [expr('amount')]),
)
const gate = form(
  'gate',
  'the condition that opens this part',
  w('only when'),
  expr('test'),
  opt(w('otherwise keeps'), literal('keeps', 'percent')),
  opt(w('each'), name('each')),
  opt(mark('afterCap', 'after cap')),
  opt(w('decided at end of'), name('decided'), symbol(','), pick('until', 'closed', 'open'), w('until then')),
  opt(w('because'), text('reason')),
)
const eachPeriod = () => opt(w('each'), name('each'))
const multiplier = form(
  'multiplier',
  'a factor on the rate, the credit or the pay',
  w('multiplied by'),
  path('by'),
  opt(w('on'), pick('on', 'rate', 'credit', 'pay')),
  opt(pick('mode', 'retroactive', 'interpolated')),
  opt(block('bands', () => [band] as const)),
  eachPeriod(),
  opt(one('condition', () => condition)),
)
const stacking = form('stacking', 'how several multipliers work together', w('stacking'), pick('how', 'multiply', 'add'))
const limit = <K extends 'cap' | 'floor'>(kind: K, about: string) =>
  form(
    kind,
    about,
    w(kind),
    opt(pick('what', 'attainment', 'rate', 'credit', 'pay')),
    w('at'),
    expr('limit'),
    opt(w('per'), name('per')),
    eachPeriod(),
    opt(pick('order', 'before multipliers', 'after multipliers')),
    opt(one('condition', () => condition)),
  )
export const cap = limit('cap', 'the most it pays')
export const floor = limit('floor', 'the least it pays')
const kicker = form(
  'kicker',
  'an amount on top, not multiplied',
  w('plus'),
  expr('amount'),
  opt(w('where'), expr('where')),
  opt(mark('beforeMultipliers', 'before multipliers')),
  opt(one('condition', () => condition)),
)
const hold = form(
  'hold',
  'a part that is paid later',
  w('hold'),
  literal('share', 'percent'),
  w('of each'),
  name('record'),
  w('until'),
  choice([literal('months', 'number'), w('months after'), path('after')], [path('until')]),
)
const payTo = form(
  'pay_part',
  'how and to whom the amount is paid',
  w('pay'),
  choice([w('in'), literal('instalments', 'number'), w('instalments')], [literal('share', 'percent'), w('to'), path('to')]),
)
const advance = form(
  'advance',
  'an advance on what is earned later',
  w('advance'),
  choice([literal('share', 'percent'), w('of')], [literal('served', 'number'), w('of')]),
  literal('months', 'number'),
  w('months from'),
  path('from'),
  opt(symbol(','), mark('fromAllPay', 'shortfall recovered from all pay')),
)
const carry = form('carry', 'what a cap cuts is paid later', w('excess carries to next'), name('next'), w('until end of'), name('until'))
const round = form(
  'round',
  'a coarser rounding, or one more',
  w('round'),
  choice([w('to'), literal('unit', 'money', 'number')], [mark('afterRates', 'after rates')]),
)
const staysEarned = form('earned_stays', 'what was earned is not taken back by lower sales', mark('stays', 'earned stays earned'))
const attribute = form('attribute', 'how the amount is shared over its deals', w('attribute in'), pick('how', 'order', 'proportion'))
const paidAt = form('paid_at', 'paid once', w('paid at end of'), name('window'))

export const payClauses = [
  worth,
  flat,
  table,
  matrix,
  appliedTo,
  linked,
  gate,
  multiplier,
  stacking,
  cap,
  floor,
  kicker,
  hold,
  payTo,
  advance,
  carry,
  round,
  staysEarned,
  attribute,
  paidAt,
  because,
] as const
const inPlace = form('in_place', 'a measure stated in place', choice(...aggregates.map((a) => [one('measure', () => a)] as const)))
export const pay = form(
  'pay',
  'a part of pay',
  w('pay'),
  choice(
    [
      name('name'),
      opt(text('label')),
      choice(
        [w('on'), name('metric'), block('clauses', () => payClauses)],
        [
          w('at'),
          choice([literal('rate', 'percent', 'money')], [path('rateField')]),
          w('of'),
          one('inPlace', () => inPlace),
          choice([w('over'), name('window')], [w('per'), name('row')]),
          w('supports'),
          name('objective'),
          opt(w('because'), text('reason')),
        ],
      ),
    ],
    [one('gate', () => gate)],
    [one('factor', () => multiplier)],
    [
      w('at'),
      choice([w('least'), expr('least')], [w('most'), expr('most'), w('per'), name('per'), symbol(','), w('rest next'), name('rest')]),
    ],
  ),
)
