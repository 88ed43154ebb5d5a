/** The generated sales as files: `reps.csv` and `sales.csv`, as a company would export them. */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { MONTH_OF_DAY } from './columns.mjs'

/** What the files look like: another number makes them be written anew. */
const FORM = 1
const BLOCK = 1 << 20
const ROW = 96

/** The keys of so many people, in order. */
export const repKeys = (people) => Array.from({ length: people }, (_, i) => `R-${String(i).padStart(6, '0')}`)

const inDollars = (cents) => (cents / 100).toFixed(2)

/** `reps.csv` as text. */
export function repsText({ people, target, salesQuota, netQuota, most }) {
  const lines = repKeys(people).map((key, i) =>
    [key, ...[target, salesQuota, netQuota, most].map((column) => inDollars(column[i]))].join(','),
  )
  return `${['id,target_pay,sales_quota,net_quota,most', ...lines].join('\n')}\n`
}

/** Writes both files into a folder of their own below `cache`, unless they are there; gives the folder. */
export function filesOf(cache, columns) {
  const folder = join(cache, `sales-${FORM}-${columns.rows}-${columns.people}`)
  if (existsSync(join(folder, 'sales.csv'))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'reps.csv'), repsText(columns))
  const draft = join(folder, 'sales.csv.new')
  const out = openSync(draft, 'w')
  for (const block of blocksOf(columns)) writeSync(out, block)
  closeSync(out)
  renameSync(draft, join(folder, 'sales.csv'))
  return folder
}

export const bytesOfFile = (path) => statSync(path).size

/** `sales.csv` a block of bytes at a time. */
export function* blocksOf({ rows, rep, day, month, product, amount, discount, split }) {
  yield Buffer.from('id,rep,sold_on,product,amount,discount,split\n')
  const bytes = Buffer.alloc(BLOCK)
  const dates = Array.from(MONTH_OF_DAY, (of, at) => `2026-${two(of + 1)}-${two(at - MONTH_OF_DAY.indexOf(of) + 1)}`).map((date) =>
    Buffer.from(date),
  )
  let at = 0
  const put = (byte) => {
    bytes[at++] = byte
  }
  const digits = (value, length) => {
    for (let i = length - 1, rest = value; i >= 0; i -= 1) {
      bytes[at + i] = 48 + (rest % 10)
      rest = Math.floor(rest / 10)
    }
    at += length
  }
  for (let i = 0; i < rows; i += 1) {
    if (at > BLOCK - ROW) {
      yield bytes.subarray(0, at)
      at = 0
    }
    at += bytes.write('D-', at, 'latin1')
    digits(i, 8)
    at += bytes.write(',R-', at, 'latin1')
    digits(rep[i], 6)
    put(44)
    at += dates[day[i]].copy(bytes, at)
    at += bytes.write(',P', at, 'latin1')
    put(48 + product[i])
    put(44)
    const cents = Math.abs(amount[i])
    if (amount[i] < 0) put(45)
    const whole = Math.floor(cents / 100)
    digits(whole, String(whole).length)
    put(46)
    digits(cents % 100, 2)
    at += bytes.write(',0.', at, 'latin1')
    digits(discount[i], 4)
    put(44)
    digits(Math.floor(split[i] / 100), 1)
    put(46)
    digits(split[i] % 100, 2)
    put(10)
  }
  yield bytes.subarray(0, at)
  if (month.length !== rows) throw new Error('columns of different lengths')
}

const two = (value) => String(value).padStart(2, '0')
