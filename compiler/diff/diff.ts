/** Two plans against each other: what changed in the text, and whether that can change what anybody is paid. */
import { type Compiled, compileFiles } from '../compile.ts'
import { type Change, changesOf } from './changes.ts'
import { ordered } from './ordered.ts'
import { paysTheSame } from './same-pay.ts'
import { filesOf, type WholeText, wholeText } from './text.ts'

/** A plan as one side of a diff: compiled without errors, with its whole text. */
export interface Side {
  readonly compiled: Compiled
  readonly text: WholeText
}

/** What a diff finds. */
export interface Difference {
  readonly changes: readonly Change[]
  /** Whether equal Cores prove that no cent can change, on any data. */
  readonly samePay: boolean
}

/** A compiled plan as a side of a diff; undefined where it holds no plan. */
export function sideOf(compiled: Compiled): Side | undefined {
  const text = wholeText(compiled.files, () => undefined)
  return text === undefined || compiled.core === undefined ? undefined : { compiled, text }
}

/** A whole text, compiled; with what is found in it. */
export const compiledText = (text: WholeText): Compiled => compileFiles(filesOf(text))

/** All that differs between two plans. */
export function diff(before: Side, after: Side): Difference {
  const changes = changesOf(before.text, after.text)
  const [old, now] = [before, after].map(({ text }) => compiledText(ordered(text)).core)
  return { changes, samePay: old !== undefined && now !== undefined && paysTheSame(old, now) }
}
