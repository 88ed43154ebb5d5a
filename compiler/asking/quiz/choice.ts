/** A question with one right option and wrong ones beside it. */
import { compare, type Ratio } from '../../../runtime/exact/ratio.ts'
import type { QuizQuestion } from '../answers.ts'

/** An option; `size` orders options that are numbers. */
export interface Option {
  readonly says: string
  readonly size?: Ratio
}

/** A number from a text, the same on every machine: FNV-1a, 32 bits. Source: Fowler, Noll, Vo, draft-eastlake-fnv. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** So many options at most. */
const OPTIONS = 4

/**
 * The question with the right option and the first of the wrong ones that say something else; undefined where fewer than two do. Numbers stand
 * by size; other options in an order that `seed` decides, so that the same plan and person always see the same.
 */
export function choose(
  kind: string,
  seed: string,
  asks: string,
  right: Option,
  wrong: readonly Option[],
  because: string,
): QuizQuestion | undefined {
  const others: Option[] = []
  for (const one of wrong)
    if (one.says !== right.says && !others.some(({ says }) => says === one.says) && others.length < OPTIONS - 1) others.push(one)
  if (others.length < 2) return undefined
  const all = [right, ...others]
  const sized = all.every(({ size }) => size !== undefined)
  const ordered = sized
    ? all.toSorted((a, b) => (a.size === undefined || b.size === undefined ? 0 : compare(a.size, b.size)))
    : all.toSorted((a, b) => numberOf(`${seed} ${kind} ${a.says}`) - numberOf(`${seed} ${kind} ${b.says}`))
  const options = ordered.map(({ says }) => says)
  return { kind, asks, options, right: options.indexOf(right.says), because }
}
