import { block, choice, expr, form, literal, mark, name, one, opt, path, pick, symbol, text, w } from '../form.ts'
import { because, condition, effective, supports } from './shared.ts'

// draws, guarantees and what comes back

export const draw = form(
  'draw',
  'an advance on pay, every period',
  w('draw'),
  expr('amount'),
  w('per'),
  name('per'),
  opt(w('for'), literal('months', 'number'), w('months from'), path('from')),
  choice(
    [mark('recoverable', 'recoverable'), opt(mark('fromPay', 'from pay'), opt(mark('above', 'above the draw')))],
    [mark('notRecoverable', 'not recoverable')],
    [w('forgivable'), one('forgivable', () => condition)],
  ),
  opt(symbol(','), w('balance on leaving'), pick('leaving', 'owed', 'forgiven', 'taken from last pay')),
)
export const guarantee = form(
  'guarantee',
  'the least that is paid, every period',
  w('guarantee'),
  expr('amount'),
  w('per'),
  name('per'),
  opt(w('for'), literal('months', 'number'), w('months from'), path('from')),
)
export const recover = form(
  'recover',
  'when and how fast a draw comes back',
  w('recover'),
  literal('share', 'percent'),
  w('from month'),
  literal('month', 'number'),
)
export const clawback = form(
  'clawback',
  'rows that count no more',
  w('clawback'),
  opt(literal('share', 'percent'), w('of')),
  name('record'),
  opt(w('by unserved months of'), expr('months')),
  w('when'),
  expr('test'),
  opt(w('recovered up to'), literal('recovery', 'percent'), w('of it')),
)
export const scope = form('recovery_scope', 'which plans an overpayment is recovered from', pick('scope', 'across plans', 'within plan'))

// spiffs, contests, pools

const spiffAmount = form(
  'spiff_amount',
  'what each deal, or the milestone, pays',
  literal('amount', 'money'),
  choice(
    [w('per'), name('per'), opt(w('where'), expr('where'))],
    [w('once when'), name('metric'), w('reaches'), literal('reaches', 'number', 'money', 'percent')],
  ),
)
const spiffCap = form('spiff_cap', 'the most one person gets', w('cap'), expr('limit'), w('per'), name('per'))
const budget = form(
  'budget',
  'the most that all get together',
  w('budget'),
  expr('limit'),
  opt(choice([symbol(','), mark('shared', 'when exceeded shared in proportion')], [mark('firstCome', 'first come')])),
)
const eligible = form('eligible', 'who can take part', w('eligible when'), expr('test'))
const counting = form('counting', 'which credit lines count', w('counting'), pick('lines', 'direct', 'all'))
const weighted = form('weighted', 'each deal counts by its share of credit', mark('weighted', 'weighted by credit'))
const spiffClauses = [supports, effective, spiffAmount, spiffCap, budget, eligible, counting, weighted, because] as const
export const spiff = form(
  'spiff',
  'an extra for a while',
  w('spiff'),
  name('name'),
  opt(text('label')),
  w('on'),
  name('metric'),
  block('clauses', () => spiffClauses),
)

const rank = form(
  'rank',
  'what decides the places',
  w('rank'),
  name('record'),
  opt(w('where'), expr('where')),
  w('by'),
  path('by'),
  opt(w('over'), name('window')),
)
const tieBreak = form('tie_break', 'what decides between equals', w('then by'), path('by'))
const place = form('place', 'the prize of one place', w('place'), literal('place', 'number'), w('pays'), expr('prize'))
const places = form(
  'places',
  'the prize of several places',
  w('places'),
  literal('first', 'number'),
  w('to'),
  literal('last', 'number'),
  w('pay'),
  expr('prize'),
  w('each'),
)
const ties = form('ties', 'what equals get', w('ties'), pick('how', 'share', 'all', 'next'))
export const contest = form(
  'contest',
  'prizes for the best',
  w('contest'),
  name('name'),
  opt(text('label')),
  w('on'),
  name('metric'),
  block('clauses', () => [supports, effective, rank, tieBreak, place, places, ties, eligible, because] as const),
)
const fund = form(
  'fund',
  'what is shared, and how',
  literal('share', 'percent', 'money'),
  opt(w('of'), name('of')),
  w('shared'),
  choice([mark('equally', 'equally')], [w('in proportion to'), path('proportion')], [w('by'), path('points')]),
)
export const pool = form(
  'pool',
  'an amount that a group shares',
  w('pool'),
  name('name'),
  opt(text('label')),
  opt(w('on'), name('metric')),
  block('clauses', () => [supports, effective, fund, eligible, because] as const),
)
