/** The whole plan: rows to what everybody has earned, 200,000 amounts for ten thousand people. */
import { apart } from '../measure/apart.mjs'
import { compare, inTurn, ratioOf, summary, timedAfter } from '../measure/rounds.mjs'
import { decimalPlan } from '../peers/decimal.mjs'
import { doublePay, doubleSums, inDollars } from '../peers/doubles.mjs'
import { duckdb, duckdbPay, duckdbWholeSums } from '../peers/duckdb.mjs'
import { handPay, handSums, placesOfPeople } from '../peers/hand.mjs'
import { pglite, postgres } from '../peers/postgres.mjs'
import { exactPay, exactSums, METRICS } from '../workload/exact.mjs'
import { filesOf } from '../workload/files.mjs'
import { cache, KERNELS, timed, workload } from './common.mjs'

/** PGlite is two thousand times slower: it is timed on so many rows at most. */
const FEW_ROWS = 100_000

/** What the ways are made from. */
export async function given(settings) {
  const all = await workload(settings)
  const exact = exactPay(all.columns, all.sums)
  return { ...all, check: (found) => compare(found, exact), folder: filesOf(cache, all.columns) }
}

/** The ways, each made in a process of its own. What takes seconds is not run twice a turn. */
export const waysOf = ({ rows, slowRounds, verySlowRounds }) => {
  const slow = { rounds: slowRounds }
  const verySlow = { rounds: verySlowRounds, warm: false }
  const known = Object.fromEntries(
    KERNELS.map((kernel) => [
      `caboose, ${kernel}`,
      ({ product, ready, ours, check }) => ({ run: product.readyPlan(ready, ours, kernel), check: (found) => check(product.payOf(found)) }),
    ]),
  )
  const first = Object.fromEntries(
    ['javascript', 'webassembly'].map((kernel) => [
      `caboose, ${kernel}, of people of whom nothing is known yet`,
      ({ product, ready, ours, check }) => ({
        run: timedAfter(
          () => product.afresh(ready),
          (fresh) => product.earned(fresh, product.totals(fresh, ours, kernel)),
        ),
        check: ({ result }) => check(product.payOf(result)),
      }),
    ]),
  )
  const duck =
    (threads, run) =>
    async ({ folder, columns, check }) => {
      const { connection, close } = await duckdb(folder, threads)
      return { run: () => run(connection, columns), check, close, ...slow }
    }
  const wholes = async (connection, columns) => handPay(columns, await duckdbWholeSums(connection, columns.people, 3), 1)
  const inSql = (connection, { people }) => duckdbPay(connection, people)
  const decimals =
    (by) =>
    async ({ columns, check }) => {
      const prepare = await decimalPlan()
      return {
        run: timedAfter(
          () => prepare(columns),
          (all) => all.pay(by),
        ),
        check: ({ result }) => check(result),
        ...verySlow,
      }
    }
  return {
    ...known,
    ...first,
    'hand-written JavaScript': ({ columns, check }) => {
      const room = new Float64Array((columns.people * 12 + 1) * METRICS)
      const places = placesOfPeople(columns)
      return { run: () => handPay(columns, handSums(columns, room.fill(0), places).subarray(METRICS)), check }
    },
    'big integers': ({ columns, check }) => ({ run: () => exactPay(columns, exactSums(columns)), check, ...slow }),
    'doubles in dollars': ({ columns, check }) => {
      const dollars = inDollars(columns)
      return { run: () => doublePay(dollars, doubleSums(dollars)), check }
    },
    'DuckDB, 64-bit integers, then exact pay, 2 threads': duck(2, wholes),
    'DuckDB, 64-bit integers, then exact pay, 1 thread': duck(1, wholes),
    'DuckDB, all in SQL, 2 threads': duck(2, inSql),
    'DuckDB, all in SQL, 1 thread': duck(1, inSql),
    'decimal.js, closures': decimals('closures'),
    'decimal.js, tree of the formula': decimals('tree'),
    'PostgreSQL, all in SQL': ({ folder, check }) => {
      const server = postgres(folder)
      return { ...server, check: () => check(server.pay()), ...verySlow }
    },
    ...(rows > FEW_ROWS ? {} : { 'PGlite, all in SQL': async ({ folder, check }) => ({ ...(await pglite(folder)), check, ...verySlow }) }),
  }
}

/** `rows`, `rounds`, and how many of the rounds slow and very slow peers take part in. */
export async function measure(settings) {
  const { rows, rounds } = settings
  const { ways, missing, close } = await apart('plan', settings, Object.keys(waysOf(settings)))
  const results = await inTurn(ways, { rounds })
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
