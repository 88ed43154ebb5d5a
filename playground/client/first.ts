/** Answers that were worked out when the page was built, by what was asked. */

import type { FirstAnswers } from '../worker/first-answers.ts'
import type { Input, Output, Questions } from '../worker/protocol.ts'

export type First = ReadonlyMap<string, unknown>

const keyOf = (name: string, input: unknown): string => `${name} ${JSON.stringify(input)}`

export const firstOf = ({ answers }: FirstAnswers): First => new Map(answers.map(({ name, input, output }) => [keyOf(name, input), output]))

/** What was answered to this very question. */
export const firstAnswer = <N extends keyof Questions>(first: First | undefined, name: N, input: Input<N>): Output<N> | undefined =>
  first?.get(keyOf(name, input)) as Output<N> | undefined

/** Whether an answer says what was answered before; both are plain data. */
export const isSameAnswer = (before: unknown, now: unknown): boolean => JSON.stringify(before) === JSON.stringify(now)
