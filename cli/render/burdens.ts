import { METRIC_LIMIT } from '../../compiler/check/simplicity.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { leversOf, metricsThatMovePay } from '../../compiler/reach.ts'
import { counted } from '../findings.ts'
import { displayWidth } from './cells.ts'
import type { Checked } from './policies.ts'

/** `4 min 56 s`. */
const minutes = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.trunc(seconds / 60)} min ${seconds % 60} s`)

/** What each plan asks its reader to hold: metrics that move pay, levers, and the time its page takes. A line each. */
export function burdens(checked: readonly Checked[]): string {
  const width = Math.max(0, ...checked.map(({ file }) => displayWidth(file)))
  return checked
    .map(({ file, plan }) => {
      const metrics = metricsThatMovePay(plan).length
      const says = `${metrics} of ${METRIC_LIMIT} metrics, ${counted(leversOf(plan), 'lever')}, ${minutes(describePlan(plan, { curves: false }).reading.seconds)} to read`
      return `${file}${' '.repeat(width - displayWidth(file))}  ${says}\n`
    })
    .join('')
}
