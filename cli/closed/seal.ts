import type { Core } from '../../runtime/core/core.ts'
import { digitsOf } from '../../runtime/currency/minor.ts'
import { asPaidLine } from '../../runtime/currency/pay.ts'
import type { ClosedLedgers } from '../../runtime/ledger/closed.ts'
import type { PaymentLine } from '../../runtime/ledger/lines.ts'
import { coreHash, hashOf } from '../fingerprint.ts'
import { money } from '../render/amount.ts'
import { printed } from '../render/json.ts'
import type { CloseRecord, Sums } from './record.ts'

/** A record of a close with its seal: the hash of everything else in it. */
export const sealed = (record: Omit<CloseRecord, 'seal'>): CloseRecord => ({ ...record, seal: hashOf(printed(record)) })

/** Whether a record is as it was written. */
export function isSealed({ seal, ...record }: CloseRecord): boolean {
  return hashOf(printed(record)) === seal
}

/** What the lines of a period add up to: in the plan's currency, and in each other in which people are paid. */
export function sumsOf(ledgers: Omit<ClosedLedgers, 'periods'>, { currency, exchange }: Core): Pick<CloseRecord, 'sums' | 'sumsIn'> {
  const sums = sumsIn(ledgers, currency.code)
  if (exchange.pay === null) return { sums }
  const inPay = { ...ledgers, credits: [], earnings: ledgers.earnings.map(asPaidLine) }
  const others = [...new Set([...inPay.earnings, ...inPay.payments].map((line) => line.currency))].filter((code) => code !== currency.code)
  return { sums, sumsIn: Object.fromEntries(others.sort().map((code) => [code, sumsIn(inPay, code)])) }
}

/** What the lines in one currency add up to. */
function sumsIn({ credits, earnings, payments }: Omit<ClosedLedgers, 'periods'>, currency: string): Sums {
  const sum = (lines: readonly { readonly amount: bigint; readonly currency: string }[]): string =>
    money(
      lines.reduce((all, line) => (line.currency === currency ? all + line.amount : all), 0n),
      digitsOf(currency),
    )
  const of = (account: PaymentLine['account']): string => sum(payments.filter((line) => line.account === account))
  return {
    credits: sum(credits),
    earnings: sum(earnings),
    cash: of('cash'),
    held: of('held'),
    deferred: of('deferred'),
    owed: of('owed'),
    draw: of('draw'),
    advance: of('advance'),
  }
}

/** Every clause of a program by its address: whatever has an origin, without what is inside it. */
function* addressed(value: unknown): Generator<readonly [address: string, clause: unknown]> {
  if (typeof value !== 'object' || value === null) return
  if ('origin' in value && typeof value.origin === 'object' && value.origin !== null && 'address' in value.origin)
    yield [String(value.origin.address), value]
  else for (const inner of Object.values(value)) yield* addressed(inner)
}

/** The clauses of a plan by address, each with the hash of what is computed from it. */
export function clausesOf(core: Core): Record<string, string> {
  const hashes = new Map([['applies to', coreHash([core.people])]])
  for (const [address, clause] of addressed({ ...core, people: null })) hashes.set(address, coreHash([hashes.get(address) ?? null, clause]))
  return Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)))
}
