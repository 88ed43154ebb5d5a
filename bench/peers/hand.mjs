/** The plan written by hand in JavaScript, by the techniques of the product: what generated code can be compared with at all. */
import { FIRST_DAY, MONTH_OF_DAY } from '../workload/columns.mjs'
import { exactParts, METRICS, PARTS, QUARTER_ENDS, termsOf } from '../workload/exact.mjs'

const MASKS = Uint8Array.from({ length: 16 }, (_, p) => (p <= 6 ? 1 : 0) | ([2, 5, 7].includes(p) ? 2 : 0) | ([1, 3].includes(p) ? 4 : 0))

const DAYS = MONTH_OF_DAY.length
/** Where the sums of a day's month stand, from the first of a person; outside of the plan the highest bit is set. */
const PLACE_OF_DAY = Int32Array.from({ length: DAYS + 1 }, (_, day) => (day === 0 ? -(2 ** 31) : (MONTH_OF_DAY[day - 1] ?? 0) * METRICS))

/** Where the sums of each person begin, by code; the first place is nobody's. */
export const placesOfPeople = ({ people }) => Int32Array.from({ length: people }, (_, person) => (1 + person * 12) * METRICS)

/**
 * The sums by person and month, without a branch: one table of bits by product, comparisons as differences of 32 bits. Whose a row is and
 * whether its day is one of the plan's are looked up, as the product must. `sums` has a place more than people have months.
 */
export function handSums({ rows, rep, date, product, amount, discount, split }, sums, person) {
  for (let i = 0; i < rows; i += 1) {
    const bits = MASKS[product[i] & 15]
    const d = discount[i] | 0
    const a = amount[i] | 0
    const since = (date[i] - FIRST_DAY + 1) | 0
    const cell = (person[rep[i]] + PLACE_OF_DAY[since >>> 0 <= DAYS ? since : 0]) | 0
    const at = cell & ~(cell >> 31)
    const credit = a * split[i]
    sums[at] += credit * (bits & (((3000 - d) >> 31) + 1))
    sums[at + 1] += credit * (10_000 - d) * ((bits >> 1) & (((1999 - d) >> 31) + 1))
    sums[at + 2] += (bits >> 2) & (((a - 500_000) >> 31) + 1)
  }
  return sums
}

const CELLS = Float64Array.of(80, 90, 100, 100, 90, 100, 105, 110, 100, 110, 120, 125, 105, 115, 125, 150)
/** A quotient this near to a half is computed again in big integers. */
const NEAR = 1e-5

const halfUp = (n, d) => {
  const all = 2 * Math.abs(n) + d
  const under = 2 * d
  let whole = Math.floor(all / under)
  const rest = all - whole * under
  if (rest < 0) whole -= 1
  else if (rest >= under) whole += 1
  return n < 0 ? 0 - whole : whole
}

/** The pay of everyone from sums by person and `perQuarter` stretches of each quarter. */
export function handPay(columns, sums, perQuarter = 3) {
  const { people, target, salesQuota, netQuota, most } = columns
  const pay = new Float64Array(people * 4 * PARTS)
  for (let person = 0; person < people; person += 1) {
    let [sales, net, large, last] = [0, 0, 0, 0]
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const from = (person * 4 + quarter) * perQuarter * METRICS
      for (let step = 0; step < perQuarter * METRICS; step += METRICS) {
        sales += sums[from + step]
        net += sums[from + step + 1]
        large += sums[from + step + 2]
      }
      const salesDue = salesQuota[person] * (quarter + 1)
      const netDue = netQuota[person] * (quarter + 1)
      const targetDue = halfUp(target[person] * (quarter + 1), 4)
      const [half, full, more] = [salesDue * 50, salesDue * 100, salesDue * 120]
      let slices = (sales < half ? sales : half) * 200
      if (sales > half) slices += ((sales < full ? sales : full) - half) * 450
      if (sales > full) slices += ((sales < more ? sales : more) - full) * 700
      if (sales > more) slices += (sales - more) * 1050
      let commission = halfUp(slices, 1_000_000)
      if (commission > most[person]) commission = most[person]
      const down = sales >= more ? 3 : sales >= full ? 2 : sales >= salesDue * 80 ? 1 : 0
      const across = net >= netDue * 1_200_000 ? 3 : net >= netDue * 1_000_000 ? 2 : net >= netDue * 800_000 ? 1 : 0
      const capped = net > netDue * 2_000_000 ? netDue * 2_000_000 : net
      // the product has more than 53 bits: doubles decide where the quotient is not near a half
      const all = Math.abs((targetDue * CELLS[down * 4 + across] * capped) / (netDue * 100_000_000))
      const whole = Math.floor(all)
      const part = all - whole
      let bonus = (part < 0.5 ? whole : whole + 1) * (capped < 0 ? -1 : 1)
      if (Math.abs(part - 0.5) < NEAR)
        bonus = Number(exactParts([BigInt(sales), BigInt(net), BigInt(large)], termsOf(columns, person), QUARTER_ENDS[quarter])[1])
      const total = commission + bonus + large * 3750
      const at = (person * 4 + quarter) * PARTS
      pay[at] = commission
      pay[at + 1] = bonus
      pay[at + 2] = large * 3750
      pay[at + 3] = total
      pay[at + 4] = total - last
      last = total
    }
  }
  return pay
}
