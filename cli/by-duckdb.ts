import { writeAll } from '../runtime/write/atomic.ts'
import type { Ready } from './evaluated.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { grouped, money } from './render/amount.ts'
import { table } from './render/table.ts'
import { watch } from './render/watch.ts'
import { earnedByDuckdb } from './systems/duckdb.ts'

interface Asked {
  readonly data: string | undefined
  readonly period: string
  readonly out: string | undefined
  /** The ledger goes to the terminal instead of a table. */
  readonly printed: boolean
}

/** A run by DuckDB: who earned what, and the ledger of earnings. */
export async function runByDuckdb(io: Io, ready: Ready, { data, period, out, printed }: Asked): Promise<number> {
  const line = watch(io)
  const earned = await earnedByDuckdb({ ...io, watch: line }, ready, { data, period })
  line.done()
  if (typeof earned === 'number') return earned
  try {
    if (out !== undefined) writeAll(out, new Map([['earnings.csv', earned.ledger]]))
    const decoder = new TextDecoder()
    if (printed) earned.ledger((block) => io.out(decoder.decode(block, { stream: true })))
    else {
      const { code, digits } = ready.core.currency
      const amount = (minor: bigint): string => grouped(money(minor, digits))
      const total = earned.people.reduce((sum, one) => sum + one.amount, 0n)
      const rows = earned.people.map((one) => [one.payee, amount(one.amount)])
      io.out(
        table(
          [
            { title: 'payee', align: 'left' },
            { title: `earned (${code})`, align: 'right' },
          ],
          rows,
          ['total', amount(total)],
          io.width,
        ),
      )
    }
    if (out !== undefined) io.out(`\nwritten to ${out}: earnings; credits and payments are written by the other evaluators\n`)
    return EXIT.ok
  } finally {
    earned.done()
  }
}
