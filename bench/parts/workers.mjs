/**
 * The rows of a large file added up by this thread and another one, against this one alone. And what two processors of this machine give at
 * most: two processes of C, each with all rows to itself, at once and alone.
 */
import { join } from 'node:path'
import { compare, inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { nativeSums } from '../peers/native.mjs'
import { cache, timed, workload } from './common.mjs'

/** `rows` and `rounds`. Few rows are not shared: then there is no figure. */
export async function measure(settings) {
  const { rows, rounds } = settings
  const { product, columns, ready, ours, sumsAsNumbers } = await workload({ ...settings, shared: true })
  const job = product.jobOf(ready, ours)
  const threads = product.oneMoreThread()
  const check = (found) => compare(product.loopSums(job, found), sumsAsNumbers)
  const natives = await Promise.allSettled([1, 2].map((process) => nativeSums(join(cache, `native-${process}`), columns)))
  const [first, second] = natives.map(({ value }) => value)
  const both = async () => {
    const took = await Promise.all([first.run(), second.run()])
    return { milliseconds: Math.max(...took.map(({ milliseconds }) => milliseconds)) }
  }
  const ofC =
    first === undefined || second === undefined
      ? []
      : [
          { name: 'C, one process', run: first.run },
          { name: 'C, two processes at once, each with all rows', run: both },
        ]
  let took = 1
  const results = await inTurn(
    [
      { name: 'caboose, one thread', run: product.readyLoop(job, 'webassembly'), check },
      {
        name: 'caboose, two threads',
        run: product.readyLoop(job, 'webassembly', threads),
        check: (found) => {
          took = found.ran.workers
          return check(found)
        },
      },
      ...ofC,
    ],
    { rounds },
  )
  threads.close()
  for (const native of [first, second]) native?.close()
  const [one, two] = [timed(results, 'caboose, one thread'), timed(results, 'caboose, two threads')]
  const [alone, atOnce] = [timed(results, 'C, one process'), timed(results, 'C, two processes at once, each with all rows')]
  return {
    entries: results.map((result) => summary(result, rows)),
    figures: {
      workers: one && two && took === 2 ? ratioOf(one, two) : null,
      'workers-limit': alone && atOnce ? 2 * ratioOf(alone, atOnce) : null,
    },
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 1 },
  usual: { rows: 4_000_000, rounds: 9 },
  full: { rows: 10_000_000, rounds: 9 },
}
