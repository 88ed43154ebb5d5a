/** The plan with decimal.js: how a careful rule engine in JavaScript computes exactly. Closures, and a walk over the tree of each formula. */

import { PRODUCTS } from '../workload/columns.mjs'
import { METRICS, PARTS } from '../workload/exact.mjs'

const field = (name) => ({ kind: 'field', name })
const number = (value) => ({ kind: 'number', value })
const of = (op, left, right) => ({ kind: 'binary', op, left, right })
const among = (what, values) => ({ kind: 'among', what, values })

/** The three metrics: what is added up, and where. */
const FORMULAS = [
  {
    where: of('and', among(field('product'), ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6']), of('<=', field('discount'), number('0.3'))),
    value: of('*', field('amount'), field('split')),
  },
  {
    where: of('and', among(field('product'), ['P2', 'P5', 'P7']), of('<', field('discount'), number('0.2'))),
    value: of('*', of('*', field('amount'), of('-', number('1'), field('discount'))), field('split')),
  },
  { where: of('and', among(field('product'), ['P1', 'P3']), of('>=', field('amount'), number('5000'))), value: number('1') },
]

const OPERATIONS = {
  '*': (l, r) => l.times(r),
  '-': (l, r) => l.minus(r),
  '<': (l, r) => l.lt(r),
  '<=': (l, r) => l.lte(r),
  '>=': (l, r) => l.gte(r),
}

/** The value of a formula for a row, node by node. */
function walk(Decimal, node, row) {
  switch (node.kind) {
    case 'field':
      return row[node.name]
    case 'number':
      return new Decimal(node.value)
    case 'among':
      return node.values.includes(walk(Decimal, node.what, row))
    default:
      if (node.op === 'and') return walk(Decimal, node.left, row) && walk(Decimal, node.right, row)
      return OPERATIONS[node.op](walk(Decimal, node.left, row), walk(Decimal, node.right, row))
  }
}

/** The same as a function. */
function closure(Decimal, node) {
  switch (node.kind) {
    case 'field':
      return (row) => row[node.name]
    case 'number': {
      const value = new Decimal(node.value)
      return () => value
    }
    case 'among': {
      const [what, values] = [closure(Decimal, node.what), new Set(node.values)]
      return (row) => values.has(what(row))
    }
    default: {
      const [left, right] = [closure(Decimal, node.left), closure(Decimal, node.right)]
      const operation = OPERATIONS[node.op]
      return node.op === 'and' ? (row) => left(row) && right(row) : (row) => operation(left(row), right(row))
    }
  }
}

/** decimal.js with 40 digits: what makes its rows of columns; then `pay('closures')` or `pay('tree')` gives the pay of everyone in cents. */
export async function decimalPlan() {
  const { Decimal } = await import('decimal.js')
  return (columns) => planOn(Decimal.clone({ precision: 40 }), columns)
}

function planOn(Decimal, columns) {
  const rows = Array.from({ length: columns.rows }, (_, i) => ({
    at: columns.rep[i] * 4 + Math.floor(columns.month[i] / 3),
    product: PRODUCTS[columns.product[i]],
    amount: new Decimal(columns.amount[i]).div(100),
    discount: new Decimal(columns.discount[i]).div(10_000),
    split: new Decimal(columns.split[i]).div(100),
  }))
  const compiled = FORMULAS.map(({ where, value }) => [closure(Decimal, where), closure(Decimal, value)])
  const walked = FORMULAS.map(({ where, value }) => [(row) => walk(Decimal, where, row), (row) => walk(Decimal, value, row)])
  const zero = new Decimal(0)
  const sumsBy = (formulas) => {
    const sums = new Array(columns.people * 4 * METRICS).fill(zero)
    for (const row of rows)
      formulas.forEach(([where, value], metric) => {
        if (where(row)) sums[row.at * METRICS + metric] = sums[row.at * METRICS + metric].plus(value(row))
      })
    return sums
  }
  return { pay: (by) => decimalPay(Decimal, columns, sumsBy(by === 'tree' ? walked : compiled)) }
}

function decimalPay(Decimal, { people, target, salesQuota, netQuota, most }, sums) {
  const list = (values, under) => values.map((value) => new Decimal(value).div(under))
  const [bounds, rates, bands] = [list([0, 50, 100, 120], 100), list([200, 450, 700, 1050], 10_000), list([80, 100, 120], 100)]
  const matrix = list([80, 90, 100, 100, 90, 100, 105, 110, 100, 110, 120, 125, 105, 115, 125, 150], 100)
  const [zero, perLarge] = [new Decimal(0), new Decimal('37.5')]
  const inCents = (value) => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  const bandOf = (value, due) => bands.reduce((found, band, i) => (value.gte(due.times(band)) ? i + 1 : found), 0)
  const pay = new Float64Array(people * 4 * PARTS)
  for (let person = 0; person < people; person += 1) {
    const [targetPay, sales1, net1, cap] = [target, salesQuota, netQuota, most].map((column) => new Decimal(column[person]).div(100))
    let [sales, net, large, last] = [zero, zero, zero, zero]
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const from = (person * 4 + quarter) * METRICS
      sales = sales.plus(sums[from])
      net = net.plus(sums[from + 1])
      large = large.plus(sums[from + 2])
      const [salesDue, netDue] = [sales1.times(quarter + 1), net1.times(quarter + 1)]
      let earned = Decimal.min(sales, salesDue.times(bounds[1])).times(rates[0])
      for (let tier = 1; tier < 4; tier += 1) {
        const low = salesDue.times(bounds[tier])
        const high = tier === 3 ? sales : Decimal.min(sales, salesDue.times(bounds[tier + 1]))
        if (high.gt(low)) earned = earned.plus(high.minus(low).times(rates[tier]))
      }
      const commission = Decimal.min(inCents(earned), cap)
      const targetDue = inCents(targetPay.times(quarter + 1).div(4))
      const capped = Decimal.min(net, netDue.times(2))
      const cell = matrix[bandOf(sales, salesDue) * 4 + bandOf(capped, netDue)]
      const bonus = inCents(targetDue.times(capped).times(cell).div(netDue))
      const own = large.times(perLarge)
      const total = commission.plus(bonus).plus(own)
      pay.set(
        [commission, bonus, own, total, total.minus(last)].map((value) => value.times(100).toNumber()),
        (person * 4 + quarter) * PARTS,
      )
      last = total
    }
  }
  return pay
}
