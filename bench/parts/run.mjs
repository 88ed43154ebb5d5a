/** `caboose run` as a process, from files to ledgers on disk, in turn with DuckDB doing the same; the ledgers must be the same bytes. */
import { createHash } from 'node:crypto'
import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runWithPeak } from '../measure/process.mjs'
import { compare, inTurn, median, ratioOf, summary } from '../measure/rounds.mjs'
import { columnsOf } from '../workload/columns.mjs'
import { filesOf } from '../workload/files.mjs'
import { cache, PEOPLE, root, timed } from './common.mjs'

const LEDGERS = ['credits', 'earnings', 'payments']
async function hashOf(path) {
  const hash = createHash('sha256')
  for await (const block of createReadStream(path)) hash.update(block)
  return hash.digest('hex')
}
const hashesOf = (out) => Promise.all(LEDGERS.map((name) => hashOf(join(out, `${name}.csv`))))

/**
 * `rows` and `rounds`; and the two sizes between which `memory` is counted, both beyond what a process needs for any run: what a row takes is the
 * peak of the larger over that of the smaller.
 */
export async function measure({ rows, people = PEOPLE, rounds, memory = [], spoil = false }) {
  const folder = filesOf(cache, columnsOf(rows, people))
  const out = (name) => join(folder, name)
  const caboose = (data, to) => [
    join(root, 'dist/caboose.js'),
    'run',
    join(root, 'bench/workload/bench.plan'),
    ...['--data', data, '--period', '2026', '--engine', 'fast'],
    ...(to === undefined ? [] : ['--out', to]),
  ]
  const peaks = new Map()
  const way = (name, args, to) => ({
    name,
    run: () => {
      if (to !== undefined) rmSync(to, { recursive: true, force: true })
      const { milliseconds, peak } = runWithPeak(args, folder)
      peaks.set(name, [...(peaks.get(name) ?? []), peak])
      return { milliseconds }
    },
  })
  const ours = way('caboose', caboose(folder, out('caboose')), out('caboose'))
  const duckdb = way('DuckDB', [join(root, 'bench/peers/duckdb-run.mjs'), folder, out('duckdb')], out('duckdb'))
  let own = []
  const results = await inTurn(
    [
      {
        ...ours,
        check: async () => {
          own = await hashesOf(out('caboose'))
          return { wrong: null, of: LEDGERS.length }
        },
      },
      { ...duckdb, check: async () => compare(await hashesOf(out('duckdb')), spoil ? [] : own) },
    ],
    { rounds, warmUp: 0 },
  )
  const peakOf = (size) => (size === rows ? median(peaks.get('caboose')) : peakAt(size))
  /** The peak of one more run, on so many rows. */
  function peakAt(size) {
    const data = filesOf(cache, columnsOf(size, people))
    const to = join(data, 'caboose')
    const { peak } = runWithPeak(caboose(data, to), data)
    rmSync(to, { recursive: true, force: true })
    return peak
  }
  const [less, more] = memory
  const perRow = more === undefined || !peaks.has('caboose') ? null : (peakOf(more) - peakOf(less)) / (more - less)
  const [mine, theirs] = [timed(results, 'caboose'), timed(results, 'DuckDB')]
  for (const name of ['caboose', 'duckdb']) rmSync(out(name), { recursive: true, force: true })
  // either side may be at fault where the bytes differ: the target counts only where they do not
  const same = theirs?.wrong === 0
  if (mine !== undefined) mine.wrong = theirs === undefined ? null : theirs.wrong
  return {
    entries: results.map((one) => ({
      ...summary(one, rows),
      megabytes: Math.round(Math.max(0, ...(peaks.get(one.name) ?? [])) / 2 ** 20),
    })),
    figures: { run: mine && theirs && same ? ratioOf(theirs, mine) : null, memory: perRow },
    failures: theirs !== undefined && !same ? ['the ledgers of caboose and of DuckDB differ'] : [],
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 1 },
  usual: { rows: 1_000_000, rounds: 3, memory: [1_000_000, 10_000_000] },
  full: { rows: 10_000_000, rounds: 3, memory: [1_000_000, 10_000_000] },
}
