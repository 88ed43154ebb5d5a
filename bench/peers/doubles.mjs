/** The plan in dollars as plain doubles, as spreadsheets and most rule engines compute: fast, and wrong by cents. */
import { METRICS, PARTS } from '../workload/exact.mjs'

/** Columns in dollars and fractions. */
export const inDollars = ({ amount, discount, split, target, salesQuota, netQuota, most, ...rest }) => ({
  ...rest,
  amount: Float64Array.from(amount, (cents) => cents / 100),
  discount: Float64Array.from(discount, (parts) => parts / 10_000),
  split: Float64Array.from(split, (parts) => parts / 100),
  target: Float64Array.from(target, (cents) => cents / 100),
  salesQuota: Float64Array.from(salesQuota, (cents) => cents / 100),
  netQuota: Float64Array.from(netQuota, (cents) => cents / 100),
  most: Float64Array.from(most, (cents) => cents / 100),
})

export function doubleSums({ rows, people, rep, month, product, amount, discount, split }) {
  const sums = new Float64Array(people * 12 * METRICS)
  for (let i = 0; i < rows; i += 1) {
    const at = (rep[i] * 12 + month[i]) * METRICS
    const p = product[i]
    if (p <= 6 && discount[i] <= 0.3) sums[at] += amount[i] * split[i]
    if ((p === 2 || p === 5 || p === 7) && discount[i] < 0.2) sums[at + 1] += amount[i] * (1 - discount[i]) * split[i]
    if ((p === 1 || p === 3) && amount[i] >= 5000) sums[at + 2] += 1
  }
  return sums
}

const BOUNDS = [0, 0.5, 1, 1.2]
const RATES = [0.02, 0.045, 0.07, 0.105]
const MATRIX = [
  [0.8, 0.9, 1, 1],
  [0.9, 1, 1.05, 1.1],
  [1, 1.1, 1.2, 1.25],
  [1.05, 1.15, 1.25, 1.5],
]
const bandOf = (attainment) => (attainment >= 1.2 ? 3 : attainment >= 1 ? 2 : attainment >= 0.8 ? 1 : 0)
const inCents = (dollars) => Math.round(dollars * 100) / 100

/** The pay of everyone, in cents. */
export function doublePay({ people, target, salesQuota, netQuota, most }, sums) {
  const pay = new Float64Array(people * 4 * PARTS)
  for (let person = 0; person < people; person += 1) {
    let [sales, net, large, last] = [0, 0, 0, 0]
    for (let quarter = 0; quarter < 4; quarter += 1) {
      for (let month = quarter * 3; month < quarter * 3 + 3; month += 1) {
        const from = (person * 12 + month) * METRICS
        sales += sums[from]
        net += sums[from + 1]
        large += sums[from + 2]
      }
      const salesDue = salesQuota[person] * (quarter + 1)
      const netDue = netQuota[person] * (quarter + 1)
      let commission = Math.min(sales, salesDue * BOUNDS[1]) * RATES[0]
      for (let tier = 1; tier < 4; tier += 1) {
        const high = tier === 3 ? sales : Math.min(sales, salesDue * BOUNDS[tier + 1])
        if (high > salesDue * BOUNDS[tier]) commission += (high - salesDue * BOUNDS[tier]) * RATES[tier]
      }
      commission = Math.min(inCents(commission), most[person])
      const reached = Math.min(net / netDue, 2)
      const targetDue = inCents((target[person] * (quarter + 1)) / 4)
      const bonus = inCents(targetDue * reached * MATRIX[bandOf(sales / salesDue)][bandOf(reached)])
      const total = commission + bonus + large * 37.5
      const parts = [commission, bonus, large * 37.5, total, total - last]
      pay.set(
        parts.map((dollars) => Math.round(dollars * 100)),
        (person * 4 + quarter) * PARTS,
      )
      last = total
    }
  }
  return pay
}
