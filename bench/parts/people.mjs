/** What need not be computed again: other rates for everyone on the same sales, and one deal that changed. */
import { compare, inTurn, median, summary } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { columnsOf } from '../workload/columns.mjs'
import { exactPay, exactSums, PARTS, QUARTER_ENDS, RATES } from '../workload/exact.mjs'
import { filesOf, repKeys } from '../workload/files.mjs'
import { cache, PEOPLE, planText, timed } from './common.mjs'

const OTHER = 'from 120% at 11%'
const HEADER = 'change,id,rep,sold_on,product,amount,discount,split'

/** What everybody is paid in the year: commission, bonus and per_large, by person. */
const ofTheYear = (pay) => pay.filter((_, at) => Math.floor(at / PARTS) % 4 === 3 && at % PARTS < 3)

/** The same sales with another amount of the first large one, and the line that says so. */
function oneChanged(columns) {
  const at = columns.amount.findIndex((amount) => amount > 500_000)
  const amount = columns.amount.slice()
  amount[at] -= 1
  const date = new Date(Date.UTC(2026, 0, 1 + columns.day[at])).toISOString().slice(0, 10)
  const numbers = [amount[at] / 100, columns.discount[at] / 10_000, columns.split[at] / 100].map((number, i) =>
    number.toFixed([2, 4, 2][i]),
  )
  const key = `D-${String(at).padStart(8, '0')}`
  const line = ['changed', key, repKeys(columns.people)[columns.rep[at]], date, `P${columns.product[at]}`, ...numbers].join(',')
  return { columns: { ...columns, amount }, csv: Buffer.from(`${HEADER}\n${line}\n`) }
}

/** `rows` and `rounds`, and `people`. */
export async function measure({ rows, people = PEOPLE, rounds, slowRounds, spoil = false }) {
  const product = await loadProduct()
  const columns = columnsOf(rows, people)
  const folder = filesOf(cache, columns)
  const core = product.coreOf(planText().replace('from 120% at 10.5%', OTHER))
  const sums = exactSums(columns)
  if (spoil) sums[2] += 1n
  const exact = ofTheYear(exactPay(columns, sums, QUARTER_ENDS, RATES.with(3, 1100n)))
  const before = ofTheYear(exactPay(columns, sums))
  const changed = oneChanged(columns)
  const after = ofTheYear(exactPay(changed.columns, exactSums(changed.columns)))
  const differences = repKeys(people).map((_, person) =>
    [0, 1, 2].reduce((sum, part) => sum + after[person * 3 + part] - before[person * 3 + part], 0),
  )
  let run = product.standing(planText(), folder)
  const checkChange = (found) =>
    compare(
      repKeys(people).map((key) => found.get(key) ?? 0),
      differences,
    )
  const [rates, deal, full] = ['caboose, other rates', 'caboose, one changed deal', 'caboose, a full run in memory']
  const results = await inTurn(
    [
      {
        name: rates,
        run: () => {
          const asked = product.otherRates(run, core)
          run = asked.run
          return asked.pay
        },
        check: (pay) => compare(pay, exact),
      },
      { name: deal, run: () => product.changedDeal(run, changed.csv), check: checkChange },
      { name: full, run: () => product.fullRun(planText(), folder), rounds: slowRounds },
    ],
    { rounds, warmUp: Math.min(rounds, 10) },
  )
  const of = (name) => (timed(results, name) ? median(timed(results, name).wall) : null)
  return {
    entries: results.map((one) => summary(one, rows)),
    figures: { 'what-if': of(rates), change: of(deal) !== null && of(full) !== null ? of(deal) / of(full) : null },
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 1, slowRounds: 1 },
  usual: { rows: 1_000_000, rounds: 31, slowRounds: 3 },
}
