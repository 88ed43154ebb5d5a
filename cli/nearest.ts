import { didYouMean } from '../grammar/suggest.ts'

/** `; did you mean ...` when one of the names is close to what was written; else nothing. */
export function nearest(written: string, names: readonly string[]): string {
  const best = didYouMean(written, names)
  return best === undefined ? '' : `; did you mean \`${best}\``
}
