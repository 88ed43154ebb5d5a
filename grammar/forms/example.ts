import { block, choice, expr, form, list, literal, mark, name, opt, path, pick, row, signed, text, unquoted, w } from '../form.ts'

export const promise = form(
  'promise',
  'what must always hold',
  w('promise'),
  text('title'),
  expr('claim'),
  opt(w('never'), pick('trend', 'falls', 'rises'), w('as'), path('driver'), w('rises')),
  opt(w('when'), expr('when')),
  opt(mark('exactly', 'exactly')),
)

const givenItem = form(
  'given_item',
  'one fact of the example',
  path('what'),
  choice(
    [text('text'), opt(name('field'), signed('fieldValue'))],
    [mark('alreadyPaid', 'already paid'), unquoted('paid')],
    [unquoted('value'), opt(w('of'), unquoted('of')), opt(w('per'), name('per'))],
  ),
)
export const given = form(
  'given',
  'the facts of the example',
  w('given'),
  list('items', () => givenItem),
)
export const each = form('each', 'the rows of a record, in the table below', w('each'), name('record'))
const rounding = () => opt(w('rounded to'), literal('rounded', 'percent', 'number', 'money'))
const period = () => choice([name('named')], [literal('period', 'period', 'date')])
export const expectation = form(
  'expect',
  'what must come out',
  w('expect'),
  path('what'),
  opt(w('of'), choice([text('person')], [mark('everyone', 'everyone')], [mark('each', 'each')])),
  opt(mark('toDate', 'to date')),
  opt(w('in'), period()),
  signed('value'),
  rounding(),
)
const tail = () => opt(choice([w('this'), name('this')], [mark('toDate', 'to date')]))
const cell = form(
  'cell',
  'a cell of a table',
  opt(
    choice([w('expect'), path('expect'), tail(), rounding()], [mark('ofQuota', 'of quota')], [path('column'), tail()], [signed('value')]),
  ),
)
export const tableRow = form(
  'row',
  'a row of a table',
  row('cells', () => cell),
)
export const exampleClauses = [given, each, tableRow, expectation] as const
export const example = form(
  'example',
  'a worked example that must come out',
  w('example'),
  text('title'),
  block('clauses', () => exampleClauses),
)
