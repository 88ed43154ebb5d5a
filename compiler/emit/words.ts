/** What may stand in generated text outside of quotes: names and comments are ours, and no word of a plan reaches them unchecked. */

/** Longest text of a comment. */
const LONGEST = 110

/**
 * Words of a plan as a comment of any language can hold them: letters, figures and plain marks. What could end a comment, open a template or
 * turn the direction of text is left out, runs of `-` and `*` included.
 */
export function safeWords(text: string): string {
  const kept = text
    .normalize('NFC')
    .replaceAll("'", '’')
    .replace(/[^\p{L}\p{N} .,:;%$€£¥()+=<>_’-]/gu, ' ')
    .replace(/-{2,}/g, '-')
    .replace(/<%|%>/g, '%')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,;:.])/g, '')
    .trim()
  const letters = [...kept]
  return letters.length <= LONGEST ? kept : `${letters.slice(0, LONGEST - 1).join('')}…`
}

/** What no generated text may hold, not even in quotes: NUL and other control characters, half characters, and marks that turn the direction of text. */
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u

/** The first character that no generated text may hold, as `U+202E`; undefined where there is none. */
export function refusedIn(text: string): string | undefined {
  const [found] = REFUSED.exec(text) ?? []
  const point = found?.codePointAt(0)
  return point === undefined ? undefined : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The text, for an encoder of literals. Throws RangeError where no generated text may hold it; plans and their names cannot. */
export function checked(text: string): string {
  const found = refusedIn(text)
  if (found !== undefined) throw new RangeError(`no generated text may hold ${found}`)
  return text
}
