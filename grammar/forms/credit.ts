import { block, choice, expr, form, list, literal, mark, name, opt, path, pick, w } from '../form.ts'

const level = form('share', 'one level of a rollup', literal('percent', 'percent'))
const creditTo = form(
  'credit_to',
  'who gets credit for a row, and how much of it',
  literal('share', 'percent'),
  w('to'),
  path('to'),
  opt(w('when'), expr('when')),
  opt(w('as'), pick('role', 'direct', 'overlay', 'rollup')),
)
const stated = form(
  'credit_share',
  'who gets credit for a row, where a field says how much',
  w('share'),
  path('share'),
  w('to'),
  path('to'),
  opt(w('when'), expr('when')),
  opt(w('as'), pick('role', 'direct', 'overlay', 'rollup')),
)
const rest = form('credit_rest', 'who gets what the shares leave', w('rest to'), path('to'))
const equal = form('credit_equal', 'people who share in equal parts what the shares leave', w('equal to'), path('to'))
const lessAllowed = form('may_total_less', 'shares may leave a part to nobody', mark('less', 'may total less'))
const rollup = form(
  'rollup',
  'credit for the managers above, a share for each level',
  w('rollup'),
  list('shares', () => level),
  w('of each credit to'),
  name('to'),
  opt(w('up'), literal('levels', 'number'), w('levels')),
)
const precedence = form('precedence', 'which of several rules holds', pick('order', 'all', 'first match', 'most specific'))
export const creditCap = form('credit_cap', 'the most credit a row gives', w('cap credit at'), expr('limit'), w('per'), name('per'))
/** In `credit` it holds for every metric, in a metric for that metric. */
export const creditFactor = form(
  'credit_factor',
  'rows that count for more, or less, than they are',
  w('multiplied by'),
  expr('by'),
  w('on credit'),
  opt(w('when'), expr('when')),
)
export const creditClauses = [creditTo, stated, rest, equal, lessAllowed, rollup, precedence, creditFactor, creditCap] as const
export const credit = form(
  'credit',
  'who gets credit for the rows of a record',
  w('credit'),
  choice([name('record'), block('clauses', () => creditClauses)], [w('for'), literal('days', 'number'), w('days after'), path('after')]),
)
