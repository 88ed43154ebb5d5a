/**
 * Words that people bring from spreadsheets, SQL and other plan languages, and how Caboose says it. Data only: a repair reads such
 * a word as each of its phrases in turn and takes the one after which most of the text fits.
 */

/** A foreign word: the phrases that may be meant, and advice where a person must choose. */
interface Habit {
  readonly phrases: readonly string[]
  readonly advice?: string
}

const TABLES = 'a rate table is `graduated`, `retroactive` or `interpolated`, as in `graduated on attainment {`'
const CONDITION = 'a condition that opens a part of pay is written `only when ...`'

const said = (...phrases: string[]): Habit => ({ phrases })
const asTable: Habit = { phrases: ['graduated', 'graduated on attainment'], advice: TABLES }
const asPay = said('pay', 'plus')
const asCondition: Habit = { phrases: ['only when'], advice: CONDITION }

export const HABITS: ReadonlyMap<string, Habit> = new Map<string, Habit>([
  // measures
  ['avg', said('average')],
  ['mean', said('average')],
  ['maximum', said('max', 'cap at', 'cap')],
  ['max', said('cap at', 'cap')],
  ['largest', said('max')],
  ['highest', said('max')],
  ['minimum', said('min', 'floor at', 'floor')],
  ['min', said('floor at', 'floor')],
  ['smallest', said('min')],
  ['lowest', said('min')],
  ['total', said('sum')],
  ['number', said('count')],
  // blocks
  ['measure', said('metric')],
  ['kpi', said('metric')],
  ['bonus', asPay],
  ['commission', asPay],
  ['component', said('pay')],
  ['incentive', said('pay')],
  ['rule', said('pay')],
  ['kicker', said('plus')],
  ['goal', said('quota', 'objective', 'supports')],
  ['aim', said('objective')],
  ['target', said('quota')],
  ['objective', said('supports')],
  ['table', { phrases: ['record', 'graduated'], advice: 'a table of data is a `record`; '.concat(TABLES) }],
  ['entity', said('record')],
  ['dataset', said('record')],
  ['sheet', said('record')],
  ['source', said('record')],
  ['test', said('example')],
  ['case', said('example')],
  ['policies', said('policy')],
  ['import', said('uses')],
  ['include', said('uses')],
  ['includes', said('uses')],
  ['version', said('language')],
  ['ote', said('target')],
  ['apply', said('applies')],
  ['effective_from', said('effective from')],
  ['valid', said('effective')],
  ['note', said('because')],
  ['reason', said('because')],
  ['description', said('because', 'encourages')],
  ['assert', said('expect')],
  // rates and conditions
  ['tiers', asTable],
  ['tier', asTable],
  ['tiered', asTable],
  ['rates', asTable],
  ['marginal', asTable],
  ['progressive', asTable],
  ['rate', said('flat', 'at', 'worth')],
  ['at', said('flat')],
  ['weight', said('worth')],
  ['weighting', said('worth')],
  ['capped', said('cap')],
  ['limit', said('cap')],
  ['multiply', said('multiplied')],
  ['times', said('multiplied by')],
  ['gate', asCondition],
  ['requires', asCondition],
  ['threshold', asCondition],
  ['if', { phrases: ['where', 'when', 'only when'] }],
  ['when', { phrases: ['where', 'only when', 'given'] }],
  ['where', said('when')],
  ['with', said('where')],
  ['then', said('at', 'expect')],
  ['for', said('on')],
  ['else', said('otherwise')],
  ['-', said('to')],
  ['until', said('to', 'up to')],
  ['through', said('to')],
  ['till', said('to', 'up to')],
  ['after', said('above')],
  ['over', said('above')],
  ['under', said('below')],
  ['less', said('below')],
  ['more', said('above')],
  ['a', said('per')],
  ['annually', said('per year', 'over year', 'yearly')],
  ['yearly', said('per year', 'over year')],
  ['monthly', said('per month', 'over month')],
  ['quarterly', said('per quarter', 'over quarter')],
  ['zero', said('0%')],
  // values
  ['annum', said('year')],
  ['annual', said('year')],
  ['years', said('year')],
  ['ytd', said('year')],
  ['fy', said('year')],
  ['months', said('month')],
  ['quarters', said('quarter')],
  ['half-year', said('half')],
  ['nearest', said('half_up')],
  ['bankers', said('half_even')],
  ['ceiling', said('up')],
  ['dollars', said('USD')],
  ['dollar', said('USD')],
  ['euro', said('EUR')],
  ['euros', said('EUR')],
  ['string', said('text')],
  ['varchar', said('text')],
  ['int', said('number')],
  ['integer', said('number')],
  ['decimal', said('number')],
  ['float', said('number')],
  ['numeric', said('number')],
  ['datetime', said('date')],
  ['timestamp', said('date')],
  ['currency', said('money')],
  ['nullable', said('optional')],
  ['unique', said('key')],
  ['true', said('yes')],
  ['false', said('no')],
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map(
    (month): [string, Habit] => [month.slice(0, 3).toLowerCase(), said(month)],
  ),
])

/** The phrases of the language for a foreign word, in any case. */
export const habitOf = (word: string): Habit | undefined => HABITS.get(word.toLowerCase())

/** What to do about a word that fits nowhere, where no single word of the language stands for it. */
export const ADVICE: ReadonlyMap<string, string> = new Map([
  ['|', 'a row of a table begins a line; where one of two conditions is enough, write `or`'],
  ['between', 'write both ends: `x >= 5 and x <= 10`'],
  ['like', 'texts are compared whole: `x = "new"`, or `x in ("new", "renewal")`'],
  ['than', 'compare with a sign: `<`, `<=`, `=`, `>=`, `>`'],
  ['greater', 'compare with a sign: `<`, `<=`, `=`, `>=`, `>`'],
  ['not', 'put `not` before the whole condition: `not deal.kind in ("new")`'],
  ['known', 'write `is known`, as in `deal.paid_on is known`'],
  ['null', 'whether there is a value is asked by `is known`, or `not ... is known`'],
  ['else', 'a condition has no other branch; write a second line for the other case'],
  ['then', 'a condition has no `then`; what it opens is the block that it stands in'],
  ['if', CONDITION],
  ['select', 'a measure is one clause: `sum of deal.amount where deal.kind = "new"`'],
  ['sumif', 'a measure is one clause: `sum of deal.amount where deal.kind = "new"`'],
  ['sumifs', 'a measure is one clause: `sum of deal.amount where deal.kind = "new"`'],
  ['countif', 'a measure is one clause: `count of deal where deal.kind = "new"`'],
  ['accelerator', 'a rate that rises is a line of a rate table: `from 100% at 1.5x`'],
  ['multiply', 'a factor follows a metric: `multiplied by margin { ... }`'],
  ['times', 'a factor follows a metric: `multiplied by margin { ... }`'],
  ['uncapped', 'leave it out; what has no `cap` is not capped'],
  ['let', 'there are no variables; a number with a name is a `metric`'],
  ['bi', 'pay is monthly, quarterly, half_yearly or yearly'],
])

/** Advice about a word that was left out because nothing fits: its own, or the word that is usually meant, if it is one of `words`. */
export function adviceOn(word: string, words: readonly string[]): string | undefined {
  const habit = word === '-' ? undefined : habitOf(word)
  const meant = habit?.phrases.find((phrase) => words.includes(phrase.split(' ')[0] ?? ''))
  return ADVICE.get(word.toLowerCase()) ?? habit?.advice ?? (meant === undefined ? undefined : `did you mean \`${meant}\`?`)
}

/** Words and signs between two parts of a clause that mean nothing there: leaving them out is tried. */
export const FILLERS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'all',
  'every',
  'each',
  'any',
  '=',
  'is',
  'of',
  'to',
  'be',
  'than',
  'in',
  'at',
  'by',
  'rate',
  'primary',
  'with',
  'fiscal',
  'equals',
  ',',
])

/** The one of some words that a foreign word usually stands for. */
export const usualWord = (word: string, words: Iterable<string>): string | undefined => {
  const known = new Set(words)
  return habitOf(word)?.phrases.find((phrase) => known.has(phrase))
}
