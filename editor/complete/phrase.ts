/** The phrase that goes on from a word of the language. */
import type { AnyForm, Shape } from '../../grammar/form.ts'
import { spelling } from '../../grammar/vocabulary.ts'

/**
 * `only when` for `only`; the words that a form has after one another, from a word on. `last`, the word before it, tells phrases with the
 * word apart: after `full` the `quota` of `full quota` is that, and no `quota to date`.
 */
export function phraseFrom(form: AnyForm, word: string, last: string | undefined): string {
  const all = phrasesOf(form.parts)
  const begun = all.flatMap((words) =>
    words.flatMap((one, at) => (one === word && at > 0 && spelling(words[at - 1] ?? '') === last ? [words.slice(at)] : [])),
  )
  const fitting = begun.length > 0 ? begun : all.filter(([first]) => first === word)
  const inside = fitting.length > 0 ? fitting : all.flatMap((words) => (words.includes(word) ? [words.slice(words.indexOf(word))] : []))
  const [only, second] = [
    ...new Set(
      inside.map((words) =>
        words
          .filter((one) => one !== '-')
          .map(spelling)
          .join(' '),
      ),
    ),
  ]
  return only === undefined || second !== undefined ? spelling(word) : only
}

function phrasesOf(parts: readonly Shape[]): (readonly string[])[] {
  return parts.flatMap((part) => {
    if (part.is === 'words') return [part.words]
    if (part.is === 'optional') return phrasesOf(part.parts)
    return part.is === 'choice' ? part.options.flatMap(phrasesOf) : []
  })
}
