/** The three views, each fetched when it is first shown: a reader never loads the editor. */
import type { ComponentType } from 'preact'
import type { Mode } from '../store/address.ts'

export const LOAD: Readonly<Record<Mode, () => Promise<ComponentType>>> = {
  author: async () => (await import('../author/Author.tsx')).Author,
  explain: async () => (await import('../explain/Explain.tsx')).Explain,
  review: async () => (await import('../review/Review.tsx')).Review,
}
