/** What several parts of the bench need: the workload in memory and in the product's hands. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { columnsOf, PRODUCTS } from '../workload/columns.mjs'
import { exactSums } from '../workload/exact.mjs'
import { repKeys, repsText } from '../workload/files.mjs'

export const root = join(import.meta.dirname, '../..')
export const cache = join(root, '.cache/bench')
export const planText = () => readFileSync(join(root, 'bench/workload/bench.plan'), 'utf8')

export const PEOPLE = 10_000

/**
 * The sales of so many rows and people, the product's columns of them, and what they come to exactly. `spoil` makes one of
 * them wrong, a count of large sales, so that every comparison must fail.
 */
export async function workload({ rows, people = PEOPLE, spoil = false, shared = false }) {
  const product = await loadProduct()
  const columns = columnsOf(rows, people, { shared })
  const ready = product.ready(planText(), Buffer.from(repsText(columns)))
  const ours = product.asColumns(ready, columns, repKeys(people), PRODUCTS)
  const sums = exactSums(columns)
  if (spoil) sums[2] += 1n
  return { product, columns, ready, ours, sums, sumsAsNumbers: sums.map(safeNumber) }
}

/** The product's kernels, fastest last. */
export const KERNELS = ['closures', 'javascript', 'webassembly']

/** A kernel of the product as a way: its loop, made ready once, over all rows. */
export function byKernel({ product, ready, ours, sumsAsNumbers }, kernel) {
  const job = product.jobOf(ready, ours)
  return { run: product.readyLoop(job, kernel), check: (found) => compare(product.loopSums(job, found), sumsAsNumbers) }
}

/** A big integer as a number, which must hold it. */
export function safeNumber(value) {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`${value} passes 2^53`)
  return number
}

/** The result of a way by its name; undefined where it could not be had, or failed. */
export const timed = (results, name) => results.find((one) => one.name === name && one.failed === null && one.wall.length > 0)
