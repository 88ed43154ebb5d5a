import type { Delay } from '../core/delays.ts'
import type { PaymentLine } from '../ledger/lines.ts'
import { NOTHING, type Outstanding } from './fold.ts'
import type { EarnedPart, Posted, Waiting } from './holdings.ts'
import { addPart, type WaitingComponent, type WaitingComponents } from './waiting.ts'

/** Where a person's account stands when the first open period begins. */
export interface Opening {
  readonly components: WaitingComponents
  readonly outstanding: Outstanding
}

/** The account of somebody new. */
export const newAccount = (outstanding: Outstanding = NOTHING): Opening => ({ components: new Map(), outstanding })

const sumOf = (lines: readonly PaymentLine[], ...kinds: readonly PaymentLine['kind'][]): bigint =>
  lines.reduce((sum, { kind, amount }) => (kinds.length === 0 || kinds.includes(kind) ? sum + amount : sum), 0n)

/**
 * The account that closed payments leave (semantics 9): closed payments are never computed again, the balances are the sums of their
 * accounts. `earned` are the person's closed earnings, `payments` the person's closed payments.
 */
export function openingOf(delays: readonly Delay[], earned: readonly Posted[], payments: readonly PaymentLine[]): Opening {
  const of = (account: PaymentLine['account']): readonly PaymentLine[] => payments.filter((line) => line.account === account)
  const owed = of('owed')
  const clawed = sumOf(owed, 'clawed_back', 'clawback_recovered')
  const waitingLines = [...of('held'), ...of('advance')]
  return {
    components: new Map(delays.map((delay) => [delay.component, componentOf(delay, earned, waitingLines)])),
    outstanding: { owed: sumOf(owed) - clawed, clawed, draw: sumOf(of('draw')), deferred: sumOf(of('deferred')) },
  }
}

function componentOf(delay: Delay, earned: readonly Posted[], lines: readonly PaymentLine[]): WaitingComponent {
  const parts = new Map<string, EarnedPart>()
  for (const posted of earned) addPart(parts, delay, posted)
  const whole = `earnings/${delay.component}`
  const own = lines.filter(({ sourceLine }) => sourceLine === whole || sourceLine.startsWith(`${whole}/`))
  const waiting = new Map<string, Waiting>()
  // the line of the component alone nets parts against each other: it is part of what is held, and of no part
  for (const source of new Set(own.map(({ sourceLine }) => sourceLine).filter((one) => one !== whole))) {
    const ofPart = own.filter(({ sourceLine }) => sourceLine === source)
    const advance = ofPart.filter(({ account }) => account === 'advance')
    waiting.set(source, {
      part: parts.get(source) ?? { component: delay.component, source, row: null, forPeriod: '', amount: 0n },
      held: sumOf(ofPart.filter(({ account }) => account === 'held')),
      due: null,
      until: undefined,
      advanced: sumOf(advance, 'advanced'),
      shortfall: -sumOf(advance, 'shortfall'),
      open: sumOf(advance),
    })
  }
  return { parts, waiting, held: sumOf(own.filter(({ account }) => account === 'held')) }
}
