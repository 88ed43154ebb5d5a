/** The other evaluator. */
import { digitsOf } from '../../compiler/run.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { paymentsCsv } from '../../runtime/write/csv.ts'
import { coreOf, filesOf, yearOf } from './answer.ts'
import type { Story } from './story.ts'

/** The ledgers by columns; undefined where the plan, or a part of it, is left to the reference evaluator. */
export function byColumns(story: Story): { credits: string; earnings: string; payments: string } | undefined {
  const core = coreOf(story)
  const bytes = filesOf(story)
  const open = (file: string) => {
    const found = bytes(file)
    return found === undefined ? undefined : sourceOf(found)
  }
  const run = runByColumns(core, { bytes, open }, { period: yearOf(core), asOf: null, since: 'plan' }, digitsOf, false)
  if (run.kind !== 'answer') return undefined
  const { outcome } = run
  return {
    credits: textOf(outcome.writeCredits),
    earnings: textOf(outcome.writeEarnings),
    payments: paymentsCsv(outcome.payments.payments),
  }
}

function textOf(write: (sink: (block: Uint8Array) => void) => number): string {
  const decoder = new TextDecoder()
  let text = ''
  write((block) => {
    text += decoder.decode(block, { stream: true })
  })
  return text
}
