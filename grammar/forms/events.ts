import { block, choice, expr, form, literal, mark, name, opt, path, pick, symbol, text, w } from '../form.ts'
import { because, effective, supports } from './shared.ts'

export const spiffAmount = form(
  'spiff_amount',
  'what each deal, or the milestone, pays',
  literal('amount', 'money'),
  choice(
    [w('per'), name('per'), opt(w('where'), expr('where'))],
    [w('once when'), name('metric'), w('reaches'), literal('reaches', 'number', 'money', 'percent')],
  ),
)
const spiffCap = form('spiff_cap', 'the most one person gets', w('cap'), expr('limit'), w('per'), name('per'))
export const budget = form(
  'budget',
  'the most that all get together',
  w('budget'),
  expr('limit'),
  opt(choice([symbol(','), mark('shared', 'when exceeded shared in proportion')], [mark('firstCome', 'first come')])),
)
export const eligible = form('eligible', 'who can take part', w('eligible when'), expr('test'))
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

export const rank = form(
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
export const place = form('place', 'the prize of one place', w('place'), literal('place', 'number'), w('pays'), expr('prize'))
export const places = form(
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
export const ties = form('ties', 'what equals get', w('ties'), pick('how', 'share', 'all', 'next'))
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
export const fund = form('fund', 'what is shared', w('fund'), expr('amount'), opt(w('over'), name('window')))
const share = form(
  'share',
  'what decides the parts',
  w('share'),
  choice([mark('equally', 'equally')], [w('in proportion to'), expr('proportion')]),
)
const onePer = form('one_per', 'a pool of its own for each', w('one per'), path('group'))
const poolGate = form('pool_gate', 'the condition that opens the pool', w('only when'), expr('test'))
const oddCents = form(
  'odd_cents',
  'where cents go that cannot be shared',
  w('odd cents'),
  pick('to', 'to the largest part', 'stay with the company'),
)
export const pool = form(
  'pool',
  'an amount that a group shares',
  w('pool'),
  name('name'),
  opt(text('label')),
  opt(w('on'), name('metric')),
  block('clauses', () => [supports, effective, onePer, fund, poolGate, share, oddCents, eligible, because] as const),
)
