/** The whole plan: rows to what everybody has earned, 200,000 amounts for ten thousand people. */
import { compare, inTurn, ratioOf, summary, timedAfter } from '../measure/rounds.mjs'
import { decimalPlan } from '../peers/decimal.mjs'
import { doublePay, doubleSums, inDollars } from '../peers/doubles.mjs'
import { duckdb, duckdbPay, duckdbWholeSums } from '../peers/duckdb.mjs'
import { handPay, handSums, placesOfPeople } from '../peers/hand.mjs'
import { pglite, postgres } from '../peers/postgres.mjs'
import { exactPay, exactSums, METRICS } from '../workload/exact.mjs'
import { filesOf } from '../workload/files.mjs'
import { cache, readied, timed, workload } from './common.mjs'

/** PGlite is two thousand times slower: it is timed on so many rows at most. */
const FEW_ROWS = 100_000

/** `rows`, `rounds`, and how many of the rounds slow and very slow peers take part in. */
export async function measure(settings) {
  const { rows, rounds, slowRounds, verySlowRounds } = settings
  const { product, columns, ready, ours, sums } = await workload(settings)
  const exact = exactPay(columns, sums)
  const check = (found) => compare(found, exact)
  const room = new Float64Array((columns.people * 12 + 1) * METRICS)
  const places = placesOfPeople(columns)
  const folder = filesOf(cache, columns)
  const known = Object.fromEntries(
    product.KERNELS.map((kernel) => [
      `caboose, ${kernel}`,
      () => ({ run: product.readyPlan(ready, ours, kernel), check: (found) => check(product.payOf(found)) }),
    ]),
  )
  const first = Object.fromEntries(
    ['javascript', 'webassembly'].map((kernel) => [
      `caboose, ${kernel}, of people of whom nothing is known yet`,
      () => ({
        run: timedAfter(
          () => product.afresh(ready),
          (fresh) => product.earned(fresh, product.totals(fresh, ours, kernel)),
        ),
        check: ({ result }) => check(product.payOf(result)),
      }),
    ]),
  )
  const duck = (threads, run) => async () => {
    const { connection, close } = await duckdb(folder, threads)
    return { run: () => run(connection), check, close, rounds: slowRounds }
  }
  const wholes = async (connection) => handPay(columns, await duckdbWholeSums(connection, columns.people, 3), 1)
  // rows as objects are made for each run anew: in memory all the time they would slow down all others
  const decimals = async (by) => {
    const prepare = await decimalPlan()
    return {
      run: timedAfter(
        () => prepare(columns),
        (rows) => rows.pay(by),
      ),
      check: ({ result }) => check(result),
      rounds: verySlowRounds,
    }
  }
  const inSql = (connection) => duckdbPay(connection, columns.people)
  const { ways, missing, close } = await readied({
    ...known,
    ...first,
    'hand-written JavaScript': () => ({
      run: () => handPay(columns, handSums(columns, room.fill(0), places).subarray(METRICS)),
      check,
    }),
    'big integers': () => ({ run: () => exactPay(columns, exactSums(columns)), check, rounds: slowRounds }),
    'doubles in dollars': () => {
      const dollars = inDollars(columns)
      return { run: () => doublePay(dollars, doubleSums(dollars)), check }
    },
    'DuckDB, 64-bit integers, then exact pay, 2 threads': duck(2, wholes),
    'DuckDB, 64-bit integers, then exact pay, 1 thread': duck(1, wholes),
    'DuckDB, all in SQL, 2 threads': duck(2, inSql),
    'DuckDB, all in SQL, 1 thread': duck(1, inSql),
    'decimal.js, closures': () => decimals('closures'),
    'decimal.js, tree of the formula': () => decimals('tree'),
    'PostgreSQL, all in SQL': () => {
      const server = postgres(folder)
      return { ...server, check: () => check(server.pay()), rounds: verySlowRounds }
    },
    ...(rows > FEW_ROWS ? {} : { 'PGlite, all in SQL': async () => ({ ...(await pglite(folder)), check, rounds: verySlowRounds }) }),
  })
  const results = await inTurn(ways, { rounds, clean: true })
  await close()
  const from = (name) => timed(results, name)
  const fastest = from('caboose, webassembly') ?? from('caboose, javascript')
  const times = (name, ownWay) => (from(name) && ownWay ? ratioOf(from(name), ownWay) : null)
  const duckWhole = 'DuckDB, 64-bit integers, then exact pay, 2 threads'
  return {
    entries: [...results.map((one) => summary(one, rows)), ...missing],
    figures: {
      'duckdb-webassembly': times(duckWhole, from('caboose, webassembly')),
      'duckdb-javascript': times(duckWhole, from('caboose, javascript')),
      'duckdb-sql': times('DuckDB, all in SQL, 2 threads', fastest),
      decimal: times('decimal.js, closures', fastest),
      postgres: times('PostgreSQL, all in SQL', fastest),
    },
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 2, slowRounds: 1, verySlowRounds: 1 },
  usual: { rows: 1_000_000, rounds: 11, slowRounds: 5, verySlowRounds: 1 },
}
