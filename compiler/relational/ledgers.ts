/** The three ledgers of a program: what pay becomes lines of earnings, with the credits and the payments of it. */
import type { Core } from '../../runtime/core/core.ts'
import type { Asked, Sources } from './asked.ts'
import { splitLines, wantedLines } from './credit/splits.ts'
import type { Calendar } from './days.ts'
import { adjustedLines } from './decided/adjusted.ts'
import { checkDecided } from './decided/decided.ts'
import { asCorrections, exemptLines } from './decided/exempt-lines.ts'
import { type Exempt, standingsOf } from './decided/exempted.ts'
import { earningLines, keysOf, linesBeside, linesOfLimits, linesOfPay } from './earnings.ts'
import { askedLines } from './outputs/asked.ts'
import { creditLines } from './outputs/credits.ts'
import { inPayCurrency } from './outputs/pay-currency.ts'
import { forgivenLines, mayForgive } from './outputs/payments/forgiven.ts'
import { paymentLines } from './outputs/payments/lines.ts'
import { isPaidTwice, unpaidLines } from './outputs/payments/unpaid.ts'
import { shownLines } from './outputs/shown.ts'
import { unshown } from './outputs/shown-windows.ts'
import { warn } from './outputs/warned.ts'
import type { Pay } from './pay/pay.ts'
import { topUpLines } from './pay/topups.ts'
import { openChapter, type Relation, union } from './program/build.ts'
import type { Program } from './program/ir.ts'
import type { Site } from './records/records.ts'
import { type Refused, refuse, tried, waits } from './refused.ts'

/** The plan as it stands, who is exempt from clauses of it, and the pay periods whose lines are answered. */
export interface Answered {
  readonly plan: Core
  readonly exempt: readonly Exempt[]
  readonly wanted: ReadonlySet<string>
}

export interface Ledgers {
  readonly outputs: Program['outputs']
  /** What of the ledgers is left out, with the reason. */
  readonly left: Program['left']
}

export function ledgersOf(site: Site, calendar: Calendar, asked: Asked, pay: Pay, answered: Answered, sources: Sources): Ledgers {
  const { build, core } = site
  const { given } = calendar.world
  const [anyPay] = core.components
  const earned = inPayCurrency(site, calendar, earnedLines(site, calendar, pay, answered, sources))
  const paidOut = (): Relation => {
    openChapter(build, 'The ledger of payments')
    if (anyPay !== undefined && (given.open?.length ?? 0) > 0) refuse('what was open before, as it is stated', anyPay.origin)
    if (anyPay !== undefined && isPaidTwice(given))
      refuse('what was paid before of one part of pay, stated twice without a period', anyPay.origin)
    return paymentLines(site, calendar, sources, unpaidLines(site, calendar, earned), asked.forgiving)
  }
  // a balance that is forgiven is an earning: then there are no earnings without payments
  const first = mayForgive(core) ? paidOut() : undefined
  openChapter(build, 'The ledger of earnings')
  const told = { name: 'earnings_and_forgiven', says: 'With balances that are forgiven', origin: null }
  const earnings = first === undefined ? earned : union(build, told, earned, forgivenLines(site, first, earned))
  const shown = shownLines(site, calendar, earnings, {
    plan: answered.plan,
    earned: pay.shown,
    deals: pay.deals,
    awards: pay.events.flatMap(({ goesBy }) => goesBy ?? []),
    sources,
  })
  const left: Program['left'] = unshown(answered.plan, calendar).map(({ what, origin }) => ({ what: `earnings: ${what}`, origin }))
  openChapter(build, 'The ledger of credits')
  const credits = optional(site, left, 'credits', () => creditLines(site, answered.plan, calendar, sources))
  const payments = first ?? optional(site, left, 'payments', paidOut)
  openChapter(build, 'What a run warns of')
  warn(site, calendar, answered.plan, sources)
  const output = (name: string, ledger: Relation): string => askedLines(build, name, ledger, calendar, answered.wanted).name
  return {
    outputs: {
      earnings: output('earnings', shown),
      credits: credits === undefined ? null : output('credits', credits),
      payments: payments === undefined ? null : output('payments', payments),
    },
    left,
  }
}

/** Lines of pay without who is exempt, with what is paid on, filled up and decided by hand. */
function earnedLines(site: Site, calendar: Calendar, pay: Pay, { exempt }: Answered, sources: Sources): Relation {
  const { build, core, refusals } = site
  const width = keysOf(pay)
  openChapter(build, 'The ledger of earnings')
  const computed = { parts: linesOfPay(build, pay, width), limits: linesOfLimits(build, pay, width) }
  const every = exemptLines(build, calendar, computed, exempt, standingsOf(core, exempt, calendar))
  const paidOn = tried(refusals, () => splitLines(site, calendar, every, width, sources.creditedOf)) ?? []
  const paid = [...wantedLines(site, calendar, every), ...paidOn]
  const filled = tried(refusals, () => topUpLines(site, calendar, core.payments.topUps, paid, sources)) ?? []
  if (refusals.length > 0) return waits()
  const filling = linesBeside(build, filled, width)
  const lines = [...paid, ...linesBeside(build, pay.events, width), ...(exempt.length === 0 ? filling : asCorrections(build, filling))]
  checkDecided(site, calendar)
  return earningLines(build, lines, adjustedLines(site, calendar, lines, width))
}

/** A ledger that is left out, with the reason, where a clause of it is not compiled. */
function optional<T>({ build }: Site, left: Program['left'][number][], ledger: string, make: () => T): T | undefined {
  const refusals: Refused[] = []
  const [checks, bounds] = [build.checks.length, build.bounds.length]
  const made = tried(refusals, make)
  if (made !== undefined) return made
  build.checks.splice(checks)
  build.bounds.splice(bounds)
  for (const { what, origin } of refusals) left.push({ what: `${ledger}: ${what}`, origin })
  return undefined
}
