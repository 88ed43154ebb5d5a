/** The rules of messages: one sentence in business words, which starts small, has no full stop, and never says `you`. */
import type { Diagnostic } from '../../messages/diagnostic.ts'

const PROGRAMMERS =
  /\b(?:tokens?|parsers?|parsed?|parsing|nodes?|AST|null|undefined|NaN|syntax|identifiers?|keywords?|expressions? of|boolean|string|integer|literal|enum|exception|stack|invalid|illegal|unexpected)\b/i
const PERSON = /\b(?:you|your|yours|we|our|please|sorry|oops)\b/i

/** What breaks the rules in a finding's words; empty for a good one. User text between backticks is left out. */
export function breaches({
  code,
  message,
  help,
  related,
  fix,
}: Pick<Diagnostic, 'code' | 'message' | 'help' | 'related' | 'fix'>): string[] {
  const texts: [string, string | undefined][] = [
    ['message', message],
    ['help', help],
    ...related.map(({ note }): [string, string] => ['note', note]),
    ['fix', fix?.title],
  ]
  return texts.flatMap(([what, text]) => (text === undefined ? [] : breachesOf(what, text).map((why) => `${code} ${what} ${why}: ${text}`)))
}

function breachesOf(what: string, text: string): string[] {
  const own = text
    .replace(/`[^`]*`/g, '``')
    .replace(/"[^"]*"/g, '""')
    .replace(/^did you mean ``\?$/, 'meant')
  const found: string[] = []
  if (text.trim() !== text || text === '') found.push('is empty or has spaces around')
  if (/^[A-Z][a-z]/.test(own)) found.push('begins with a capital')
  if (what === 'fix') return found
  if (/\.$/.test(own) && !/\.\.\.$/.test(own)) found.push('ends with a full stop')
  if (/[a-z]\. [A-Z]/.test(own)) found.push('has two sentences')
  if (PERSON.test(own)) found.push('speaks to somebody')
  if (PROGRAMMERS.test(own)) found.push('has a word of programmers')
  if (/`[^`]*$/.test(own.replace(/``/g, ''))) found.push('has a backtick without its fellow')
  if (/\$\{|\[object/.test(text)) found.push('shows its own making')
  return found
}
