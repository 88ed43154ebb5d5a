/** The sales of a year, by column, from a seed: the same whole numbers on every machine. */

/** A generator of 32-bit whole numbers (mulberry32, public domain, by Tommy Ettinger); `below(n)` is one of 0 to n - 1. */
function numbers(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return { below: (limit) => Math.floor((next() / 2 ** 32) * limit) }
}

export const PRODUCTS = Array.from({ length: 10 }, (_, i) => `P${i}`)
/** Days before each month of 2026, and of the year. */
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
/** 2026-01-01 in days since 1970-01-01. */
export const FIRST_DAY = 20_454
/** Cents of an amount at the mean: amounts double ten times from $10, evenly within each doubling. */
const MEAN_AMOUNT = 153_450

/** The month (0 to 11) of each day of the year. */
export const MONTH_OF_DAY = Uint8Array.from({ length: 365 }, (_, day) => MONTH_STARTS.findLastIndex((start) => start <= day))

/**
 * `rows` sales of `people` people: `rep`, `day` of the year, `date` in days since 1970, `product` code, `amount` in cents (3% of them returns), `discount` / 10^4,
 * `split` / 10^2. And by person the `target` of a year, the quarterly `salesQuota` and `netQuota`, and `most`, the cap, in cents.
 * `shared` puts the columns where all threads see them.
 */
export function columnsOf(rows, people = 10_000, { shared = false } = {}) {
  const room = (bytes) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const { below } = numbers(42)
  const columns = {
    rows,
    people,
    rep: new Int32Array(room(4 * rows)),
    day: new Uint16Array(room(2 * rows)),
    date: new Int32Array(room(4 * rows)),
    month: new Uint8Array(room(rows)),
    product: new Uint8Array(room(rows)),
    amount: new Int32Array(room(4 * rows)),
    discount: new Uint16Array(room(2 * rows)),
    split: new Uint8Array(room(rows)),
    target: new Int32Array(people),
    salesQuota: new Int32Array(people),
    netQuota: new Int32Array(people),
    most: new Int32Array(people),
  }
  for (let i = 0; i < rows; i += 1) {
    const [rep, day] = [below(people), below(365)]
    columns.rep[i] = rep
    columns.day[i] = day
    columns.date[i] = FIRST_DAY + day
    columns.month[i] = MONTH_OF_DAY[day]
    columns.product[i] = below(10)
    const doubling = 1000 * 2 ** below(10)
    const amount = doubling + below(doubling)
    columns.amount[i] = below(100) < 3 ? -amount : amount
    columns.discount[i] = below(4500)
    columns.split[i] = 25 * (1 + below(4))
  }
  quotasInto(columns, below)
  return columns
}

/** Quotas about what a person sells in a quarter, so that all bands and both caps are met. */
function quotasInto({ rows, people, target, salesQuota, netQuota, most }, below) {
  const perQuarter = ((rows / people / 4) * MEAN_AMOUNT * 0.94 * 0.625) / 1000
  for (let i = 0; i < people; i += 1) {
    salesQuota[i] = Math.max(100, Math.floor(perQuarter * 0.7 * 0.667 * (600 + below(1000))))
    netQuota[i] = Math.max(100, Math.floor(perQuarter * 0.3 * 0.444 * 0.9 * (600 + below(1000))))
    target[i] = 400_000 + below(800_000)
    most[i] = Math.floor((salesQuota[i] * 4 * (50 + below(50))) / 1000)
  }
}
