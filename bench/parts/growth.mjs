/** How cost grows with rows, people, pay periods and parts of pay: each alone, and linear where it is what was promised. */
import { compare, median } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { columnsOf, PRODUCTS } from '../workload/columns.mjs'
import { exactPay, exactSums, PARTS } from '../workload/exact.mjs'
import { filesOf, repKeys, repsText } from '../workload/files.mjs'
import { paid, withCopies } from '../workload/variants.mjs'
import { cache, planText, safeNumber } from './common.mjs'

/** Milliseconds of `run`: the median of a few, after one that warms up. */
function timeOf(run, rounds) {
  run()
  return median(
    Array.from({ length: rounds }, () => {
      const started = performance.now()
      run()
      return performance.now() - started
    }),
  )
}

const prepared = (product, text, columns) => {
  const ready = product.ready(text, Buffer.from(repsText(columns)))
  return { ready, ours: product.asColumns(ready, columns, repKeys(columns.people), PRODUCTS) }
}

/** The slope of time over size between the last two sizes that are ten times or more apart, both on logarithmic scales: 1 is linear. */
function slopeOf(points) {
  const last = points.at(-1)
  const first = points.findLast(({ size }) => last.size >= 4 * size) ?? points[0]
  return Math.log(last.milliseconds / first.milliseconds) / Math.log(last.size / first.size)
}

/** `rowSizes`, `peopleSizes`, `partSizes`, and `rounds` for each. Periods are 1, 4 and 12 in a year. */
export async function measure({ rowSizes, peopleSizes, partSizes, rounds, spoil = false }) {
  const product = await loadProduct()
  const wrong = []
  const holds = (what, { wrong: count, of }) => wrong.push({ what, wrong: count, of })
  const judge = (exact) => (spoil ? exact.with(0, exact[0] + 1) : exact)

  const rows = []
  const reading = []
  for (const size of rowSizes) {
    const columns = columnsOf(size)
    const { ready, ours } = prepared(product, planText(), columns)
    holds(`sums of ${size} rows`, compare(product.sumsOf(product.totals(ready, ours)), judge(exactSums(columns).map(safeNumber))))
    rows.push({ size, milliseconds: timeOf(() => product.totals(ready, ours), rounds) })
    const folder = filesOf(cache, columns)
    reading.push({ size, milliseconds: timeOf(() => product.readFile(ready, folder), Math.min(rounds, 2)) })
  }

  /** Stage B on a text, checked against the exact pay of the original parts. */
  const pay = (text, columns, ends, parts = 3) => {
    const { ready, ours } = prepared(product, text, columns)
    const sums = product.totals(ready, ours)
    const exact = judge(exactPay(columns, exactSums(columns), ends))
    const earned = product.earned(ready, sums)
    const found = product.payOf(earned.slice(0, 3))
    holds(
      `pay of ${columns.people} people, ${ends.length} periods, ${parts} parts`,
      compare(found, exact.length === found.length ? exact : new Float64Array(PARTS)),
    )
    return timeOf(() => product.earned(ready, sums), Math.min(rounds, 3))
  }
  const QUARTERS = [3, 6, 9, 12]
  const people = peopleSizes.map((size) => ({ size, milliseconds: pay(planText(), columnsOf(size * 10, size), QUARTERS) }))
  const some = columnsOf(peopleSizes[0] * 10, peopleSizes[0])
  const periods = [
    ['yearly', [12]],
    ['quarterly', QUARTERS],
    ['monthly', Array.from({ length: 12 }, (_, i) => i + 1)],
  ].map(([how, ends]) => ({ size: ends.length, milliseconds: pay(paid(planText(), how), some, ends) }))
  const parts = partSizes.map((copies) => ({
    size: copies * 3,
    milliseconds: pay(withCopies(planText(), copies), some, QUARTERS, copies * 3),
  }))
  const series = {
    'rows that are added up': rows,
    'rows that are read from CSV': reading,
    people,
    'pay periods': periods,
    'parts of pay': parts,
  }
  return {
    entries: [],
    series,
    figures: Object.fromEntries(Object.entries(series).map(([name, points]) => [`growth-${name}`, slopeOf(points)])),
    failures: wrong.filter((one) => one.wrong !== 0).map(({ what, wrong: count, of }) => `${what}: ${count} of ${of} values are wrong`),
    checked: wrong.reduce((sum, { of }) => sum + of, 0),
  }
}

export const sizes = {
  quick: { rowSizes: [10_000, 40_000], peopleSizes: [200, 800], partSizes: [1, 2], rounds: 1 },
  usual: { rowSizes: [10_000, 100_000, 1_000_000], peopleSizes: [1000, 10_000, 40_000], partSizes: [1, 2, 4], rounds: 5 },
  full: { rowSizes: [10_000, 100_000, 1_000_000, 10_000_000], peopleSizes: [1000, 10_000, 100_000], partSizes: [1, 2, 4, 8], rounds: 5 },
}
