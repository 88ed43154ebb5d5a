/** What can be written, without the place where it goes. */
import type { NameKind } from '../names/slots.ts'

export interface Suggestion {
  readonly label: string
  /** The name of something; a word of the language that begins a `clause` or goes on in one; a `property`, a `constant`, a `text`. */
  readonly kind: NameKind | 'clause' | 'word' | 'property' | 'constant' | 'text'
  /** What it is or does. */
  readonly detail: string
  /** The lowest first. */
  readonly order: number
}
