import { choice, expr, form, literal, mark, name, one, opt, path, pick, text, w } from '../form.ts'
import { authority } from './shared.ts'

export const planHead = form('plan', 'a compensation plan', w('plan'), name('name'), opt(text('label')), opt(w('from'), name('from')))
export const target = form('target', 'pay at target', w('target'), expr('amount'), opt(w('per'), name('per')))
export const paid = form(
  'paid',
  'how often, or in what currency, pay is paid',
  w('paid'),
  choice([name('often')], [w('in'), path('currency'), opt(w('at rate'), pick('rate', 'frozen', 'floating'))]),
)
export const away = form('away', 'absences', w('away during'), path('from'), w('to'), path('to'), w('of'), path('whose'))
export const hierarchy = form('hierarchy', 'the day on which managers are looked up', w('hierarchy as of'), path('date'))
export const alongside = form('alongside', 'people may have another plan on the same day', mark('alongside', 'alongside other plans'))
export const status = form(
  'status',
  'an inherited plan that may break the rules for a while',
  w('status legacy until'),
  literal('until', 'date'),
  w('because'),
  text('reason'),
)

export const adjust = form(
  'adjust',
  'a correction by hand',
  w('adjust'),
  text('who'),
  name('part'),
  w('by'),
  expr('amount'),
  w('for'),
  literal('period', 'period'),
  one('authority', () => authority),
)
export const set = form(
  'set',
  'a value that replaces the computed one',
  w('set'),
  text('who'),
  name('part'),
  w('to'),
  expr('amount'),
  w('for'),
  literal('period', 'period'),
  opt(w('until'), literal('until', 'date')),
  one('authority', () => authority),
)
export const exempt = form(
  'exempt',
  'a person or row that a clause leaves out',
  w('exempt'),
  text('who'),
  w('from'),
  choice(
    [w('clawback of'), name('record'), text('row')],
    [pick('limit', 'cap', 'floor'), w('of'), name('part')],
    [name('part'), opt(w('of'), name('of'))],
  ),
  one('authority', () => authority),
)
