/** What the rows come to, by big integers, and what ledgers and answers say: payouts by person, part of pay and quarter. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { exactPay, exactSums, PARTS, QUARTER_ENDS } from '../workload/exact.mjs'
import { repKeys } from '../workload/files.mjs'

const NAMES = ['commission', 'bonus', 'per_large']

/** All payouts that are not nothing, and what is credited in all, in cents. */
export function expectedOf(columns) {
  const pay = exactPay(columns, exactSums(columns))
  const payouts = new Map()
  repKeys(columns.people).forEach((payee, person) => {
    QUARTER_ENDS.forEach((_, quarter) => {
      NAMES.forEach((component, part) => {
        const at = (q) => (q < 0 ? 0 : pay[(person * QUARTER_ENDS.length + q) * PARTS + part])
        const amount = BigInt(at(quarter) - at(quarter - 1))
        if (amount !== 0n) payouts.set(`${payee} ${component} FY26-Q${quarter + 1}`, amount)
      })
    })
  })
  return {
    payouts,
    credited: columns.amount.reduce((sum, one) => sum + one, 0),
    lines: columns.amount.reduce((sum, one) => sum + (one === 0 ? 0 : 1), 0),
  }
}

/** The payouts of an answer in JSON. */
export function answeredPayouts(file) {
  const found = new Map()
  for (const { payee, component, period, amount } of JSON.parse(readFileSync(file, 'utf8')).earnings) {
    const key = `${payee} ${component} ${period}`
    found.set(key, (found.get(key) ?? 0n) + BigInt(amount.replace('.', '')))
  }
  return found
}

/** The lines of a ledger of this plan, whose cells hold no commas, one after the other. */
function* linesOf(file) {
  const handle = openSync(file, 'r')
  const block = Buffer.alloc(1 << 22)
  let rest = ''
  try {
    for (let length = readSync(handle, block); length > 0; length = readSync(handle, block)) {
      const lines = (rest + block.latin1Slice(0, length)).split('\n')
      rest = lines.pop()
      yield* lines
    }
  } finally {
    closeSync(handle)
  }
}

/** Cells of a ledger by the names of its columns, in cents where it is an amount. */
function* cellsOf(file, names) {
  const lines = linesOf(file)
  const head = lines.next().value.split(',')
  const places = names.map((name) => head.indexOf(name))
  for (const line of lines) {
    const cells = line.split(',')
    yield places.map((place) => cells[place])
  }
}

const cents = (amount) => Number(amount.replace('.', ''))

/** The payouts of a ledger of earnings: its lines added up. Sums stay far below 2^53 cents. */
export function earnedPayouts(file) {
  const sums = new Map()
  let lines = 0
  for (const [payee, component, period, amount] of cellsOf(file, ['payee', 'component', 'for_period', 'amount'])) {
    const key = `${payee} ${component} ${period}`
    sums.set(key, (sums.get(key) ?? 0) + cents(amount))
    lines += 1
  }
  return { payouts: new Map([...sums].map(([key, sum]) => [key, BigInt(sum)])), lines }
}

/** The lines of a ledger of credits and what they come to. */
export function creditedIn(file) {
  let [lines, credited] = [0, 0]
  for (const [amount] of cellsOf(file, ['amount'])) {
    lines += 1
    credited += cents(amount)
  }
  return { lines, credited }
}

/** The keys whose payouts differ. */
export function wrongOf(own, expected) {
  const keys = [...new Set([...own.keys(), ...expected.keys()])]
  return { of: keys.length, wrong: keys.filter((key) => (own.get(key) ?? 0n) !== (expected.get(key) ?? 0n)) }
}
