/** The rows of a large file divided between two workers, against one thread. */
import { compare, inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { timed, workload } from './common.mjs'

/** `rows` and `rounds`. */
export async function measure(settings) {
  const { rows, rounds } = settings
  const { product, ready, ours, sumsAsNumbers } = await workload(settings)
  if (product.withWorkers === undefined) return { entries: [], figures: { workers: null } }
  const check = (found) => compare(product.sumsOf(found), sumsAsNumbers)
  const results = await inTurn(
    [
      { name: 'caboose, one thread', run: () => product.totals(ready, ours), check },
      { name: 'caboose, two workers', run: () => product.withWorkers(ready, ours, 2), check },
    ],
    { rounds },
  )
  const [one, two] = [timed(results, 'caboose, one thread'), timed(results, 'caboose, two workers')]
  return { entries: results.map((result) => summary(result, rows)), figures: { workers: one && two ? ratioOf(one, two) : null } }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 1 },
  usual: { rows: 4_000_000, rounds: 7 },
  full: { rows: 10_000_000, rounds: 7 },
}
