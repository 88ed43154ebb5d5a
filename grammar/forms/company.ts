import { block, choice, expr, form, list, literal, many, mark, name, opt, path, pick, symbol, text, w } from '../form.ts'
import { because, policies } from './shared.ts'

export const companyHead = form('company', 'a company: facts that its plans share', w('company'), name('name'), opt(text('label')))
export const language = form('language', 'the version of the language', w('language'), literal('version', 'number'))
export const uses = form(
  'uses',
  'other files whose facts this one reads',
  w('uses'),
  list('files', () => usedFile),
)
const usedFile = form('used_file', 'a file', text('path'))
export const currency = form('currency', 'the currency of all money here', w('currency'), name('code'))
export const via = form('via', 'the currency that cross rates go through', w('via'), name('code'))
export const fiscal = form(
  'fiscal',
  'when the fiscal year starts and how it is named',
  w('fiscal year'),
  choice(
    [w('starts'), name('month'), opt(w('named by'), pick('namedBy', 'start', 'end'))],
    [
      w('weeks'),
      literal('first', 'number'),
      w('-'),
      literal('second', 'number'),
      w('-'),
      literal('third', 'number'),
      w('ends last'),
      name('weekday'),
      w('of'),
      name('endMonth'),
      opt(w('named by'), pick('namedBy', 'start', 'end')),
    ],
  ),
)
export const holidays = form('holidays', 'the days that are no workdays', w('holidays from'), text('file'))
export const rounding = form(
  'rounding',
  'how amounts and ratios are rounded',
  w('rounding'),
  pick('what', 'money', 'ratio'),
  // of the ways to round, one is also a word of the language
  choice([name('mode')], [mark('mode', 'up')]),
  w('to'),
  literal('unit', 'money', 'number'),
)
export const policy = form(
  'policy',
  'what the company decides once',
  w('policy'),
  block('clauses', () => policies),
)

const category = form('category', 'customer, product, coverage, financial or talent', w('category'), name('category'))
const owner = form('owner', 'who answers for it', w('owner'), text('owner'))
export const objective = form(
  'objective',
  'an aim that pay must serve',
  w('objective'),
  name('name'),
  opt(text('label')),
  choice([block('clauses', () => [category, owner, because] as const)], [w('because'), text('reason')]),
)

const option = form('option', 'an allowed value', text('text'))
const fieldMark = form(
  'field_mark',
  'how the field is used and read',
  choice(
    [pick('mark', 'key', 'optional', 'incentive', 'event')],
    [w('from'), text('column')],
    [w('as'), choice([mark('fraction', 'fraction')], [text('dates')])],
    [w('in'), choice([mark('cents', 'cents')], [w('time_zone'), text('zone')], [path('currency')])],
    [w('per'), name('per')],
    [w('one of'), symbol('('), list('options', () => option), symbol(')')],
  ),
)
export const field = form(
  'field',
  'a field: its name and what it holds',
  name('name'),
  choice([name('type')], [mark('yesno', 'yes or no')]),
  many('marks', () => fieldMark),
)
const keyPart = form('key_part', 'a field of the key', name('name'))
const keyClause = form(
  'key',
  'the fields that name a row together',
  w('key'),
  list('fields', () => keyPart),
)
const history = form('history', 'one row per change, in force from its date', w('history by'), name('from'), opt(w('to'), name('to')))
const known = form('known', 'when a row became known', w('known by'), name('by'))
const rates = form('rates', 'this record holds exchange rates', w('rates'))
export const recordClauses = [field, keyClause, history, known, rates] as const
export const record = form(
  'record',
  'a table of the company: its file and its fields',
  w('record'),
  name('name'),
  w('from'),
  text('file'),
  block('clauses', () => recordClauses),
)
export const appliesTo = form('applies', 'the people that the plan pays', w('applies to'), name('record'), opt(w('where'), expr('where')))
