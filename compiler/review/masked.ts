/** Names of people in what is shared: a plan may name somebody by key, in a condition or an example. */
import type { Told } from '../diff/told.ts'

interface Named {
  readonly id: string
  readonly name: string
}

const MASK = '"…"'

/** Words in which every quoted text that is somebody's key or name is left out. */
export function masked(words: string, people: readonly Named[]): string {
  if (people.length === 0 || !words.includes('"')) return words
  const known = new Set(people.flatMap(({ id, name }) => [id, name]))
  return words.replace(/"((?:[^"\\]|\\.)*)"/g, (whole, inner: string) => (known.has(inner) ? MASK : whole))
}

/** A change that names nobody of `people`. */
export function withoutNames<T extends Pick<Told, 'subject' | 'before' | 'after'>>(change: T, people: readonly Named[]): T {
  const shown = (words: string | null): string | null => (words === null ? null : masked(words, people))
  return { ...change, subject: masked(change.subject, people), before: shown(change.before), after: shown(change.after) }
}
