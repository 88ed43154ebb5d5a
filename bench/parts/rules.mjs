/** Rule engines and a spreadsheet on few rows: what each row gives to the metrics. Compared by the processor's time for a row. */
import { apart } from '../measure/apart.mjs'
import { compare, inTurn, median, summary } from '../measure/rounds.mjs'
import { feel, jsonRules, sheet, zen } from '../peers/rules.mjs'
import { columnsOf, PRODUCTS } from '../workload/columns.mjs'
import { exactSums, METRICS } from '../workload/exact.mjs'
import { byKernel, KERNELS, timed, workload } from './common.mjs'

const SCALES = [1e4, 1e8, 1]
const PEOPLE = 200

/** Rows as objects in dollars, with the exact whole numbers that each gives to the metrics. */
function rowsOf(columns) {
  return Array.from({ length: columns.rows }, (_, i) => {
    const one = { ...columns, rows: 1, people: 1, rep: [0], month: [0] }
    for (const name of ['product', 'amount', 'discount', 'split']) one[name] = [columns[name][i]]
    return {
      row: {
        rep: columns.rep[i],
        quarter: Math.floor(columns.month[i] / 3),
        product: PRODUCTS[columns.product[i]],
        amount: columns.amount[i] / 100,
        discount: columns.discount[i] / 10_000,
        split: columns.split[i] / 100,
      },
      exact: exactSums(one).slice(0, METRICS).map(Number),
    }
  })
}

/** How many values are not the nearest number to the exact one: what a sum of them starts from. */
const inexact = (found, exact) =>
  compare(
    found,
    exact.map((value, i) => value / SCALES[i % METRICS]),
  )

/** What the ways are made from: rows as objects for the engines, and as columns for the product. */
export async function given({ rows, ownRows, people, spoil }) {
  const sales = rowsOf(columnsOf(rows, PEOPLE))
  return { sales, ...(await workload({ rows: ownRows, people, spoil })) }
}

const exactOf = (list) => list.flatMap(({ exact }) => exact)
const eachRow = (credits, list) => ({
  run: async () => {
    const found = []
    for (const { row } of list) found.push(...(await credits(row)))
    return found
  },
  check: (found) => inexact(found, exactOf(list)),
  rows: list.length,
})

/** The ways, each made in a process of its own: how many `rows` each goes over is its own as well. */
export const waysOf = ({ feelRows, ownRows }) => ({
  ...Object.fromEntries(KERNELS.map((kernel) => [`caboose, ${kernel}`, (all) => ({ ...byKernel(all, kernel), rows: ownRows })])),
  'zen-engine, a call for each person and quarter': async ({ sales }) => {
    const groups = grouped(sales)
    const credits = await zen()
    const exact = groups.flatMap((group) => SCALES.map((_, metric) => group.reduce((sum, one) => sum + one.exact[metric], 0)))
    return {
      run: async () => {
        const found = []
        for (const group of groups) found.push(...(await credits(group.map(({ row }) => row))))
        return found
      },
      check: (found) => inexact(found, exact),
      rows: sales.length,
    }
  },
  'json-rules-engine': async ({ sales }) => eachRow(await jsonRules(), sales),
  feelin: async ({ sales }) => eachRow(await feel(), sales.slice(0, feelRows)),
  'HyperFormula, built and computed': async ({ sales }) => {
    const people = Math.max(1, Math.floor(PEOPLE / 4))
    const own = sales.filter(({ row }) => row.rep < people)
    const run = await sheet(
      own.map(({ row }) => row),
      people,
    )
    const exact = Array.from({ length: people * 4 }, (_, place) =>
      SCALES.map((_scale, metric) =>
        own.reduce(
          (sum, { row, exact: values }) => (row.rep === Math.floor(place / 4) && row.quarter <= place % 4 ? sum + values[metric] : sum),
          0,
        ),
      ),
    ).flat()
    return { run, check: (found) => inexact(found, exact), rows: own.length }
  },
})

/** `rows` for the engines, `feelRows` for the slowest, `ownRows` for the product; `rounds`. */
export async function measure(settings) {
  const { ways, missing, close } = await apart('rules', settings, Object.keys(waysOf(settings)))
  const sizes = new Map(ways.map(({ name, rows }) => [name, rows]))
  const results = await inTurn(ways, { rounds: settings.rounds, warmUp: 1 })
  await close()
  const perRow = (name) => {
    const one = timed(results, name)
    return one === undefined ? null : median(one.cpu) / (sizes.get(name) ?? 1)
  }
  const fastest = perRow('caboose, webassembly') ?? perRow('caboose, javascript')
  const times = (name) => (perRow(name) === null || fastest === null ? null : perRow(name) / fastest)
  return {
    entries: [...results.map((one) => summary(one, sizes.get(one.name))), ...missing],
    figures: {
      zen: times('zen-engine, a call for each person and quarter'),
      'json-rules': times('json-rules-engine'),
      feelin: times('feelin'),
      hyperformula: times('HyperFormula, built and computed'),
    },
  }
}

/** The sales of each person and quarter. */
function grouped(sales) {
  const groups = new Map()
  for (const one of sales) {
    const key = one.row.rep * 4 + one.row.quarter
    groups.set(key, groups.get(key) ?? [])
    groups.get(key).push(one)
  }
  return [...groups.values()]
}

export const sizes = {
  quick: { rows: 1000, feelRows: 100, ownRows: 20_000, people: 300, rounds: 1 },
  usual: { rows: 10_000, feelRows: 2000, ownRows: 1_000_000, rounds: 5 },
}
