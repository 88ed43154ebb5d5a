/** The other evaluator. */
import { payPeriods } from '../../runtime/evaluate/windows.ts'
import { fitOf } from '../../runtime/fast/fit.ts'
import { runFast } from '../../runtime/fast/run.ts'
import { paymentsCsv } from '../../runtime/write/csv.ts'
import { worldAndTotals } from '../fast/stages.ts'
import { coreOf, filesOf, yearOf } from './answer.ts'
import type { Story } from './story.ts'

/** The ledgers by columns; undefined where the plan, or a part of it, is left to the reference evaluator. */
export function byColumns(story: Story): { credits: string; earnings: string; payments: string } | undefined {
  const core = coreOf(story)
  const { world, columns } = worldAndTotals(core, filesOf(story), yearOf(core), 'deal')
  const fit = fitOf(core, world.lookup)
  if ('because' in fit) return undefined
  const texts = { credits: '', earnings: '' }
  const decoder = new TextDecoder()
  const into = (name: keyof typeof texts) => (bytes: Uint8Array) => {
    texts[name] += decoder.decode(bytes)
  }
  const periods = payPeriods(world, world.from, world.until)
  const asked = new Set(periods.map(({ label }) => label))
  const outcome = runFast(world, columns, fit, periods, asked, '', { credits: into('credits'), earnings: into('earnings') })
  return 'because' in outcome ? undefined : { ...texts, payments: paymentsCsv(outcome.payments.payments) }
}
