/** What need not be computed again: other rates for everyone on the same sales, and one deal that changed. */
import { compare, inTurn, median, summary } from '../measure/rounds.mjs'
import { exactPay, QUARTER_ENDS, RATES } from '../workload/exact.mjs'
import { planText, timed, workload } from './common.mjs'

/** `rows` and `rounds`. */
export async function measure(settings) {
  const { rounds } = settings
  const { product, columns, ready, ours, sums } = await workload(settings)
  const exact = exactPay(columns, sums, QUARTER_ENDS, RATES.with(3, 1100n))
  const changed = product.coreOf(planText().replace('from 120% at 10.5%', 'from 120% at 11%'))
  const totals = product.totals(ready, ours)
  const check = (found) => compare(product.payOf(found), exact)
  const results = await inTurn([{ name: 'caboose, other rates', run: () => product.whatIf(ready, totals, changed), check }], { rounds })
  const whatIf = timed(results, 'caboose, other rates')
  return {
    entries: results.map((one) => summary(one, columns.people)),
    figures: { 'what-if': whatIf ? median(whatIf.wall) : null },
  }
}

export const sizes = { quick: { rows: 20_000, people: 300, rounds: 1 }, usual: { rows: 1_000_000, rounds: 11 } }
