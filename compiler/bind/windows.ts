/** Windows of one row each: `accumulates per deal`. */
import type { Word } from '../../grammar/syntax.ts'
import { Window } from '../../runtime/core/unit.ts'
import { type Context, unknownName } from './context.ts'

/** `per deal`: the window of one row of a record. Reports CB201 for what is no record, such as a period. */
export function perRow(context: Context, row: Word): 'deal' | undefined {
  if (context.records.has(row.text)) return 'deal'
  const window = Window.options.find((w) => w === row.text)
  const advice = window === undefined ? undefined : { help: `a period follows \`over\`: \`over ${window}\`` }
  return unknownName(context, row.span, row.text, 'record', context.records.keys(), advice)
}
