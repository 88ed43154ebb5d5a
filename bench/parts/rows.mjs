/** The transaction stage alone: the three metrics of all rows, by person and month. */
import { apart } from '../measure/apart.mjs'
import { compare, inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { doubleSums, inDollars } from '../peers/doubles.mjs'
import { duckdb, duckdbDecimalSums, duckdbWholeSums } from '../peers/duckdb.mjs'
import { arqueroSums, polarsSums } from '../peers/frames.mjs'
import { handSums, placesOfPeople } from '../peers/hand.mjs'
import { nativeSums } from '../peers/native.mjs'
import { exactSums, METRICS } from '../workload/exact.mjs'
import { filesOf } from '../workload/files.mjs'
import { byKernel, cache, KERNELS, timed, workload } from './common.mjs'

/** What the ways are made from. */
export const given = workload

/** The ways, each made in a process of its own. */
export const waysOf = ({ slowRounds }) => ({
  ...Object.fromEntries(KERNELS.map((kernel) => [`caboose, ${kernel}`, (all) => byKernel(all, kernel)])),
  'caboose, planned and added up': ({ product, ready, ours, sumsAsNumbers }) => ({
    run: () => product.totals(ready, ours),
    check: (found) => compare(product.sumsOf(found), sumsAsNumbers),
  }),
  'hand-written JavaScript': ({ columns, sumsAsNumbers }) => {
    const room = new Float64Array((columns.people * 12 + 1) * METRICS)
    const places = placesOfPeople(columns)
    return {
      run: () => handSums(columns, room.fill(0), places),
      check: (found) => compare(found.subarray(METRICS), sumsAsNumbers),
    }
  },
  'C -O3': async ({ columns, sumsAsNumbers }) => {
    const { run, sums, close } = await nativeSums(cache, columns)
    return { run, close, check: async () => compare(await sums(), sumsAsNumbers) }
  },
  'doubles in dollars': ({ columns, sumsAsNumbers }) => {
    const dollars = inDollars(columns)
    const nearest = sumsAsNumbers.map((value, i) => value / [1e4, 1e8, 1][i % METRICS])
    return { run: () => doubleSums(dollars), check: (found) => compare(found, nearest) }
  },
  'big integers': ({ columns, sums }) => ({ run: () => exactSums(columns), check: (found) => compare(found, sums), rounds: slowRounds }),
  'DuckDB, 64-bit integers': async ({ columns, sumsAsNumbers }) => {
    const { connection, close } = await duckdb(filesOf(cache, columns), 2)
    return {
      run: () => duckdbWholeSums(connection, columns.people, 1),
      check: (found) => compare(found, sumsAsNumbers),
      close,
      rounds: slowRounds,
    }
  },
  'DuckDB, decimals': async ({ columns, sums }) => {
    const { connection, close } = await duckdb(filesOf(cache, columns), 2)
    const all = [0, 1, 2].map((metric) => sums.reduce((sum, value, i) => (i % METRICS === metric ? sum + value : sum), 0n))
    return {
      run: () => duckdbDecimalSums(connection),
      check: ([, sales, net, large]) => compare([sales.value, net.value, BigInt(large)], all),
      close,
      rounds: slowRounds,
    }
  },
  'nodejs-polars': async ({ columns, sumsAsNumbers }) => ({
    run: await polarsSums(columns),
    check: (found) => compare(found, sumsAsNumbers),
    rounds: slowRounds,
  }),
  arquero: async ({ columns, sumsAsNumbers }) => ({
    run: await arqueroSums(columns),
    check: (found) => compare(found, sumsAsNumbers),
    rounds: slowRounds,
  }),
})

/** `rows`, `rounds` and how many of the rounds slow peers take part in. */
export async function measure(settings) {
  const { rows, rounds } = settings
  const { ways, missing, close } = await apart('rows', settings, Object.keys(waysOf(settings)))
  const results = await inTurn(ways, { rounds })
  await close()
  const from = (name) => timed(results, name)
  const over = (one, other) => (from(one) && from(other) ? ratioOf(from(one), from(other), 'cpu') : null)
  return {
    entries: [...results.map((one) => summary(one, rows)), ...missing],
    figures: {
      'webassembly-c': over('caboose, webassembly', 'C -O3'),
      'javascript-hand': over('caboose, javascript', 'hand-written JavaScript'),
      polars: over('nodejs-polars', best(from)),
      arquero: over('arquero', best(from)),
    },
  }
}

const best = (from) => (from('caboose, webassembly') === undefined ? 'caboose, javascript' : 'caboose, webassembly')

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 2, slowRounds: 1 },
  usual: { rows: 1_000_000, rounds: 21, slowRounds: 5 },
}
