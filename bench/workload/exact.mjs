/**
 * What the plan pays, in big integers, written by hand from its text: the judge of every engine here, our own included.
 * Sums are by person and month: `sums[(person x 12 + month) x 3 + metric]`, sales over 10^4, net over 10^8 (money in dollars), large counted.
 * Pay is by person and period: `pay[(person x periods + period) x 5 + part]`: commission, bonus, per_large and their total to date, in cents,
 * and what the period adds to that total.
 */
export const METRICS = 3
export const PARTS = 5
export const QUARTER_ENDS = [3, 6, 9, 12]

const BOUNDS = [0n, 50n, 100n, 120n]
export const RATES = [200n, 450n, 700n, 1050n]
const BANDS = [80n, 100n, 120n]
const MATRIX = [
  [80n, 90n, 100n, 100n],
  [90n, 100n, 105n, 110n],
  [100n, 110n, 120n, 125n],
  [105n, 115n, 125n, 150n],
]
const PER_LARGE = 3750n

const halfUp = (n, d) => (n < 0n ? -halfUp(-n, d) : (2n * n + d) / (2n * d))

/** The sums of all rows, one row after the other. */
export function exactSums({ rows, people, rep, month, product, amount, discount, split }) {
  const sums = new Array(people * 12 * METRICS).fill(0n)
  for (let i = 0; i < rows; i += 1) {
    const at = (rep[i] * 12 + month[i]) * METRICS
    const [p, d] = [product[i], discount[i]]
    const credit = BigInt(amount[i]) * BigInt(split[i])
    if (p <= 6 && d <= 3000) sums[at] += credit
    if ((p === 2 || p === 5 || p === 7) && d < 2000) sums[at + 1] += credit * BigInt(10_000 - d)
    if ((p === 1 || p === 3) && amount[i] >= 500_000) sums[at + 2] += 1n
  }
  return sums
}

/** Commission, bonus and per_large to date, from the sums to date and what is due after `month` months of the year. */
export function exactParts([sales, net, large], { target, salesQuota, netQuota, most }, month, rates = RATES) {
  // money over 10^2; quotas and targets to date are whole cents
  const salesDue = halfUp(BigInt(salesQuota) * BigInt(month), 3n)
  const netDue = halfUp(BigInt(netQuota) * BigInt(month), 3n)
  const targetDue = halfUp(BigInt(target) * BigInt(month), 12n)
  let slices = 0n
  for (let tier = 0; tier < 4; tier += 1) {
    const low = tier === 0 ? null : salesDue * BOUNDS[tier]
    const high = tier === 3 || sales < salesDue * BOUNDS[tier + 1] ? sales : salesDue * BOUNDS[tier + 1]
    // the first tier goes on below zero: a return takes back at its rate
    if (low === null) slices += high * rates[tier]
    else if (high > low) slices += (high - low) * rates[tier]
  }
  const earned = halfUp(slices, 1_000_000n)
  const commission = earned > BigInt(most) ? BigInt(most) : earned
  let [down, across] = [0, 0]
  const capped = net < netDue * 2_000_000n ? net : netDue * 2_000_000n
  BANDS.forEach((band, i) => {
    if (sales >= salesDue * band) down = i + 1
    if (capped >= netDue * 10_000n * band) across = i + 1
  })
  const bonus = halfUp(targetDue * capped * MATRIX[down][across], netDue * 100_000_000n)
  return [commission, bonus, large * PER_LARGE]
}

/** The pay of everyone, from sums as numbers or big integers; `rates` are those of the commission, over 10^4. */
export function exactPay(columns, sums, ends = QUARTER_ENDS, rates = RATES) {
  const { people } = columns
  const pay = new Float64Array(people * ends.length * PARTS)
  for (let person = 0; person < people; person += 1) {
    const terms = termsOf(columns, person)
    const toDate = [0n, 0n, 0n]
    let [month, last] = [0, 0n]
    ends.forEach((end, period) => {
      for (; month < end; month += 1)
        for (let metric = 0; metric < METRICS; metric += 1) toDate[metric] += BigInt(sums[(person * 12 + month) * METRICS + metric])
      const parts = exactParts(toDate, terms, end, rates)
      const total = parts.reduce((a, b) => a + b)
      pay.set([...parts, total, total - last].map(Number), (person * ends.length + period) * PARTS)
      last = total
    })
  }
  return pay
}

export const termsOf = ({ target, salesQuota, netQuota, most }, person) => ({
  target: target[person],
  salesQuota: salesQuota[person],
  netQuota: netQuota[person],
  most: most[person],
})
