import { choice, expr, form, literal, mark, name, one, opt, path, pick, symbol, w } from '../form.ts'
import { condition } from './shared.ts'

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
