/** The transaction stage alone: the three metrics of all rows, by person and month. */
import { compare, inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { doubleSums, inDollars } from '../peers/doubles.mjs'
import { duckdb, duckdbDecimalSums, duckdbWholeSums } from '../peers/duckdb.mjs'
import { arqueroSums, polarsSums } from '../peers/frames.mjs'
import { handSums, placesOfPeople } from '../peers/hand.mjs'
import { nativeSums } from '../peers/native.mjs'
import { exactSums, METRICS } from '../workload/exact.mjs'
import { filesOf } from '../workload/files.mjs'
import { cache, readied, timed, workload } from './common.mjs'

/** `rows`, `rounds` and how many of the rounds slow peers take part in. */
export async function measure(settings) {
  const { rows, rounds, slowRounds } = settings
  const { product, columns, ready, ours, sums, sumsAsNumbers } = await workload(settings)
  const check = (found) => compare(found, sumsAsNumbers)
  const room = new Float64Array((columns.people * 12 + 1) * METRICS)
  const places = placesOfPeople(columns)
  const job = product.jobOf(ready, ours)
  const own = Object.fromEntries(
    product.KERNELS.map((kernel) => [
      `caboose, ${kernel}`,
      () => ({ run: product.readyLoop(job, kernel), check: (found) => check(product.loopSums(job, found)) }),
    ]),
  )
  const { ways, missing, close } = await readied({
    ...own,
    'caboose, planned and added up': () => ({ run: () => product.totals(ready, ours), check: (found) => check(product.sumsOf(found)) }),
    'hand-written JavaScript': () => ({
      run: () => handSums(columns, room.fill(0), places),
      check: (found) => check(found.subarray(METRICS)),
    }),
    'C -O3': async () => {
      const native = await nativeSums(cache, columns)
      return { run: native.run, close: native.close, check: undefined, sums: native.sums }
    },
    'doubles in dollars': () => {
      const dollars = inDollars(columns)
      const nearest = sumsAsNumbers.map((value, i) => value / [1e4, 1e8, 1][i % METRICS])
      return { run: () => doubleSums(dollars), check: (found) => compare(found, nearest) }
    },
    'big integers': () => ({ run: () => exactSums(columns), check: (found) => compare(found, sums), rounds: slowRounds }),
    'DuckDB, 64-bit integers': async () => {
      const { connection, close } = await duckdb(filesOf(cache, columns), 2)
      return { run: () => duckdbWholeSums(connection, columns.people, 1), check, close, rounds: slowRounds }
    },
    'DuckDB, decimals': async () => {
      const { connection, close } = await duckdb(filesOf(cache, columns), 2)
      const all = [0, 1, 2].map((metric) => sums.reduce((sum, value, i) => (i % METRICS === metric ? sum + value : sum), 0n))
      return {
        run: () => duckdbDecimalSums(connection),
        check: ([, sales, net, large]) => compare([sales.value, net.value, BigInt(large)], all),
        close,
        rounds: slowRounds,
      }
    },
    'nodejs-polars': async () => ({ run: await polarsSums(columns), check, rounds: slowRounds }),
    arquero: async () => ({ run: await arqueroSums(columns), check, rounds: slowRounds }),
  })
  const results = await inTurn(ways, { rounds, clean: true })
  const native = ways.find(({ name }) => name === 'C -O3')
  if (native !== undefined) Object.assign(results[ways.indexOf(native)], check(await native.sums()))
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
