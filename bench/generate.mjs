/** Sales of ten thousand people in a year, the same on every machine: returns among them, amounts over three orders of magnitude. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export const PEOPLE = 10_000
const BLOCK = 1 << 20

/** A generator of numbers from 0 to 1 (a linear congruence, modulus 2^31). */
const numbers = (seed) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}
const padded = (value, length) => String(value).padStart(length, '0')

/** Writes `reps.csv` and `sales.csv` of so many rows into a folder, unless they are there. */
export function generate(folder, rows) {
  if (existsSync(join(folder, 'sales.csv'))) return
  mkdirSync(folder, { recursive: true })
  const quota = Math.round((rows / PEOPLE) * 700)
  const reps = Array.from({ length: PEOPLE }, (_, i) => `R-${padded(i, 5)},${50_000 + i},${quota + i}`)
  writeFileSync(join(folder, 'reps.csv'), `${['id,target_pay,year_quota', ...reps].join('\n')}\n`)
  const draft = join(folder, 'sales.csv.new')
  const out = openSync(draft, 'w')
  const next = numbers(12_345)
  let block = 'id,rep,sold_on,product,amount,discount\n'
  for (let i = 0; i < rows; i += 1) {
    const [rep, month, day, product] = [next() * PEOPLE, next() * 12, next() * 28, next() * 10].map(Math.floor)
    const amount = Math.exp(next() * 7) * 10 * (next() < 0.03 ? -1 : 1)
    const discount = next() * 0.4
    block += `D-${padded(i, 8)},R-${padded(rep % PEOPLE, 5)},2026-${padded(1 + (month % 12), 2)}-${padded(1 + (day % 28), 2)},P${product % 10},${amount.toFixed(2)},${discount.toFixed(4)}\n`
    if (block.length < BLOCK) continue
    writeSync(out, block)
    block = ''
  }
  writeSync(out, block)
  closeSync(out)
  renameSync(draft, join(folder, 'sales.csv'))
}
