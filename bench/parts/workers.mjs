/** The rows of a large file added up by this thread and another one, against this one alone. */
import { compare, inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { timed, workload } from './common.mjs'

/** `rows` and `rounds`. Few rows are not shared: then there is no figure. */
export async function measure(settings) {
  const { rows, rounds } = settings
  const { product, ready, ours, sumsAsNumbers } = await workload({ ...settings, shared: true })
  const job = product.jobOf(ready, ours)
  const threads = product.oneMoreThread()
  const check = (found) => compare(product.loopSums(job, found), sumsAsNumbers)
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
    ],
    { rounds },
  )
  threads.close()
  const [one, two] = [timed(results, 'caboose, one thread'), timed(results, 'caboose, two threads')]
  return {
    entries: results.map((result) => summary(result, rows)),
    figures: { workers: one && two && took === 2 ? ratioOf(one, two) : null },
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 1 },
  usual: { rows: 4_000_000, rounds: 9 },
  full: { rows: 10_000_000, rounds: 9 },
}
