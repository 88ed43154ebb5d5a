/** Names of people in what is shared: a plan may name somebody by key, in a condition or an example. */
import type { Told } from '../diff/told.ts'

interface Named {
  readonly id: string
  readonly name: string
}

const MASK = '"…"'

/** The keys and names of people that stand in plans as texts. */
export function namedIn(plans: readonly unknown[], people: readonly Named[]): readonly string[] {
  const said = new Set([...JSON.stringify(plans).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([whole]) => JSON.parse(whole) as string))
  return [...new Set(people.flatMap(({ id, name }) => [id, name]))].filter((one) => one !== '' && said.has(one))
}

/** Words without these keys and names; numbers that only look like a key stay. */
export function withoutWords(words: string, named: readonly string[]): string {
  const whole = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}$.,-])${escapedForSearch(name)}(?![\\p{L}\\p{N}%]|[.,]\\p{N})`, 'gu')
  return named.reduce((shown, name) => shown.replace(whole(name), '…'), words)
}

const escapedForSearch = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

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
