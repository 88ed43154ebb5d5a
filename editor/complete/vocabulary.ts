/** The words of the language that may stand at a place. */
import { begins } from '../../grammar/assist.ts'
import { patternOf } from '../../grammar/clauses.ts'
import { isCore } from '../../grammar/core-forms.ts'
import type { Possible } from '../../grammar/parser.ts'
import { wordOf } from '../../grammar/tokens.ts'
import { spelling } from '../../grammar/vocabulary.ts'
import { phraseFrom } from './phrase.ts'
import { placeOfNames } from './places.ts'
import type { Suggestion } from './suggestion.ts'

/** Slots that hold a condition; elsewhere numbers are computed, and no `and` joins them. */
const CONDITIONS: ReadonlySet<string> = new Set(['test', 'when', 'where', 'claim'])
const OF_CONDITIONS: ReadonlySet<string> = new Set(['not', 'and', 'or', 'in', 'is', 'yes', 'known', 'within'])
/** Words that are read, and have no meaning yet: they are refused wherever they stand, or outside quotas. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(['has'])
const OF_QUOTAS: ReadonlySet<string> = new Set(['start', 'allocate_to', 'bound', 'season'])

/** After `last`, the word before the place. */
export const wordsHere = (possible: readonly Possible[], last: string | undefined): Suggestion[] =>
  possible.flatMap((one) =>
    wordOf(one.token) === 'yes' && one.within.at(-1) === 'primary' && !COMPARED.has(last ?? '') ? [] : (wordHere(one, last) ?? []),
  )

/** What a field that holds yes or no is compared with. */
const COMPARED: ReadonlySet<string> = new Set(['=', '<>', 'is'])

function wordHere(possible: Possible, last: string | undefined): Suggestion | undefined {
  const { token, open, within, slot } = possible
  const word = wordOf(token)
  const form = open.at(-1)
  if (word === undefined || form === undefined || WITHOUT_MEANING.has(word)) return undefined
  if (within.length > 0)
    return isMeant(word, form.name, slot ?? '', within)
      ? { label: spelling(word), kind: 'word', detail: WORDS[word] ?? '', order: 60 }
      : undefined
  const phrase = phraseFrom(form, word, last)
  if (begins(possible)) return { label: phrase, kind: 'clause', detail: form.about, order: isCore(form.name) ? 20 : 30 }
  return { label: phrase, kind: 'word', detail: patternOf(form), order: 50 }
}

/** Whether a word of expressions makes sense in a slot. */
function isMeant(word: string, form: string, slot: string, within: readonly string[]): boolean {
  const [rule] = within.slice(-1)
  if (rule === 'path') return false
  if (rule === 'signed' || rule === 'unquoted') return true
  if (word === 'no' && within.at(-1) === 'negation') return false
  if (word === 'history') return OF_QUOTAS.has(form)
  if (OF_CONDITIONS.has(word)) return CONDITIONS.has(slot)
  return (placeOfNames(form, slot)?.roots.length ?? 0) > 0 || word === 'of'
}

const WORDS: Readonly<Record<string, string>> = {
  and: 'both hold',
  or: 'at least one holds',
  not: 'the contrary',
  in: 'is one of several: `in ("Cloud", "Services")`',
  is: '`is known`, `is within 30 days after`, or the same as `=`',
  known: 'there is a value',
  within: '`within 30 days after` a date',
  else: 'what counts where there is no value',
  of: 'a share of it: `50% of worth`',
  times: 'multiplied by',
  months: '`months since` a date, or `months from` one `to` another',
  whole: '`whole months since` a date',
  history: 'what was reached in an earlier period: `history(FY25)`',
  yes: 'it holds',
  no: 'it does not hold',
  from: 'the first date',
  to: 'the second date',
  since: 'up to the day that is looked at',
  days: 'days of the calendar',
  after: 'the date from which they are counted',
}
