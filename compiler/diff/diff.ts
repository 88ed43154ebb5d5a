/** Two plans against each other: what changed in the text, and whether that can change what anybody is paid. */
import { type Compiled, compileFiles } from '../compile.ts'
import { type Change, changesOf } from './changes.ts'
import { ordered } from './ordered.ts'
import { payOf, quotasOf } from './same-pay.ts'
import { filesOf, type WholeText, wholeText } from './text.ts'

/** A plan as one side of a diff: compiled without errors, with its whole text. */
export interface Side {
  readonly compiled: Compiled
  readonly text: WholeText
}

/** What a diff finds. */
export interface Difference {
  readonly changes: readonly Change[]
  /** Whether equal programs prove that no cent of pay, or of a quota, can change, on any data. */
  readonly samePay: boolean
}

/** What a text comes to, equal where it computes the same; undefined where it does not compile. */
function saysOf({ core, planning }: Compiled): string | undefined {
  if (core !== undefined) return payOf(core)
  return planning === undefined ? undefined : quotasOf(planning.core)
}

/** A compiled plan or quotas file as a side of a diff; undefined where it is neither. */
export function sideOf(compiled: Compiled): Side | undefined {
  const text = wholeText(compiled.files, () => undefined)
  const sound = compiled.core !== undefined || compiled.planning !== undefined
  return text === undefined || !sound ? undefined : { compiled, text }
}

/** A whole text, compiled; with what is found in it. */
export const compiledText = (text: WholeText): Compiled => compileFiles(filesOf(text))

/** All that differs between two plans. */
export function diff(before: Side, after: Side): Difference {
  const changes = changesOf(before.text, after.text)
  const [old, now] = [before, after].map(({ text }) => saysOf(compiledText(ordered(text))))
  return { changes, samePay: old !== undefined && old === now }
}
