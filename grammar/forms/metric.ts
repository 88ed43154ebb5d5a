import { block, choice, expr, form, list, literal, mark, name, opt, path, pick, text, w } from '../form.ts'
import { creditCap, creditFactor } from './credit.ts'
import { attainmentAgainst, because, effective, noMeans, supports } from './shared.ts'

const encourages = form('encourages', 'the behaviour that the metric asks for', w('encourages'), text('behaviour'))
const where = () => opt(w('where'), expr('where'))
const sum = form('sum', 'the total of a field', w('sum of'), expr('of'), where())
const count = form(
  'count',
  'how many rows, or different values, there are',
  w('count'),
  opt(pick('what', 'distinct', 'net')),
  w('of'),
  path('of'),
  where(),
)
const extreme = form('extreme', 'one value of many', pick('what', 'average', 'min', 'max', 'latest'), w('of'), expr('of'), where())
const ratio = form('ratio', 'one total over another', w('ratio of'), expr('of'), w('to'), expr('to'), where())
const growth = form(
  'growth',
  'how much a metric grew',
  w('growth of'),
  name('metric'),
  w('over'),
  pick('against', 'same window last year', 'previous window'),
)
const score = form('score', 'a score from a record', w('score of'), path('of'), where())
const teamShare = form('team_share', 'the part of a team for which something holds', w('share of team with'), expr('test'))
export const aggregates = [sum, count, extreme, ratio, growth, score, teamShare] as const

const accumulates = form(
  'accumulates',
  'the window over which it adds up',
  w('accumulates'),
  choice([w('per'), name('row')], [w('over'), choice([w('last'), literal('months', 'number'), w('months')], [name('window')])]),
)
const quotaKey = form('quota_key', 'a field of the quota record', path('path'))
const quota = form(
  'quota',
  'the number to reach',
  w('quota'),
  expr('value'),
  opt(w('per'), name('per')),
  opt(
    w('by'),
    list('by', () => quotaKey),
  ),
)
const measuredFor = form('measured_for', 'whose rows are counted', w('measured for'), choice([mark('company', 'company')], [path('whom')]))
const datedBy = form('dated_by', 'the date that puts a row into a period', w('dated by'), path('date'))
const counting = form('counting', 'which of several credit lines count', w('counting'), pick('lines', 'direct', 'highest', 'all'))
const weighted = form('weighted', 'rows count by their share of credit', mark('weighted', 'weighted by credit'))
const continues = form('continues', 'goes on from another plan', w('continues'), name('metric'), w('from'), name('plan'))
const converted = form(
  'converted',
  'the rate at which other currencies count',
  w('converted'),
  choice([w('on'), path('date')], [w('at plan rate'), literal('rate', 'number')]),
)
export const metricClauses = [
  supports,
  encourages,
  ...aggregates,
  accumulates,
  quota,
  attainmentAgainst,
  noMeans,
  measuredFor,
  datedBy,
  counting,
  weighted,
  continues,
  converted,
  creditFactor,
  creditCap,
  effective,
  because,
] as const
export const metric = form(
  'metric',
  'a number that people are measured by',
  w('metric'),
  name('name'),
  opt(text('label')),
  block('clauses', () => metricClauses),
)
