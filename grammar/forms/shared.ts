import { choice, expr, form, list, literal, mark, name, opt, pick, text, w } from '../form.ts'

export const because = form('because', 'the reason, for reps and reviewers', w('because'), text('reason'))
export const supports = form('supports', 'the objective that this serves', w('supports'), name('objective'))
export const effective = form(
  'effective',
  'the days on which it is in force, both included',
  w('effective from'),
  literal('from', 'date'),
  opt(w('to'), literal('to', 'date')),
)

const thing = form('thing', 'what may shrink', pick('word', 'target', 'quota', 'cap', 'floor', 'guarantee', 'draw'))
const reason = form('reason', 'why it shrinks', pick('word', 'hired_on', 'left_on', 'leave', 'transfer', 'change'))

// the policies: written once in a `policy` block or, to override, at a clause

export const attainmentAgainst = form(
  'attainment_against',
  'the quota that attainment is measured against',
  w('attainment against'),
  pick('basis', 'full quota', 'quota to date'),
)
export const noMeans = form(
  'no_means',
  'what a missing quota, or a measure without rows, means',
  w('no'),
  pick('what', 'quota', 'value'),
  w('means'),
  choice([pick('meaning', 'no pay', 'weight moves', 'error')], [literal('value', 'percent', 'money', 'number')]),
)
/** `days`, `workdays`, `months started`: how a month that is worked in part is counted. */
export const prorationUnit = () =>
  choice(
    [mark('unit', 'days'), opt(mark('inYear', 'in year'))],
    [mark('unit', 'workdays')],
    [mark('unit', 'months'), choice([w('by day'), literal('day', 'number')], [pick('counted', 'started', 'completed')])],
  )
/** `hired_on, left_on`. */
export const reasons = () => list('reasons', () => reason)
export const prorate = form(
  'prorate',
  'what shrinks with the days in the plan, and for which reasons',
  w('prorate'),
  list('things', () => thing),
  w('by'),
  prorationUnit(),
  w('for'),
  reasons(),
)
export const doNotProrate = form(
  'do_not_prorate',
  'what stays whole',
  w('do not prorate'),
  list('things', () => thing),
  w('for'),
  reasons(),
)
export const overpayment = form(
  'overpayment',
  'how an overpayment is recovered from later pay',
  w('overpayment recovered'),
  choice([w('from next pay up to'), literal('share', 'percent'), w('of it')], [mark('never', 'never')]),
)
export const policies = [attainmentAgainst, noMeans, prorate, doNotProrate, overpayment] as const

/** `when c` or `unless c` at the end of a clause. */
export const condition = form('condition', 'when it applies', pick('sense', 'when', 'unless'), expr('test'))
/** `by VP Sales on a day`: who decided an exception, and when. */
export const authority = form(
  'authority',
  'who decided, and when',
  w('because'),
  text('reason'),
  w('by'),
  text('author'),
  w('on'),
  literal('dated', 'date'),
)
