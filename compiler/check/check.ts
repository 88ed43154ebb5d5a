import type { Report } from '../../messages/diagnostic.ts'
import { amended } from '../overlay/amended.ts'
import type { Plan } from '../plan.ts'
import { checkAlignment } from './alignment.ts'
import { checkBands } from './bands.ts'
import { checkCredit } from './credit.ts'
import { checkCreditedTerritories } from './credited-territories.ts'
import { checkEvents } from './events.ts'
import { checkHeld } from './held.ts'
import { checkLinks } from './links.ts'
import { checkDealLimits } from './per-deal.ts'
import { checkPeriods } from './periods.ts'
import { checkPlanning } from './planning/check.ts'
import { checkRates } from './rates.ts'
import { checkReading } from './reading.ts'
import { checkSimplicity } from './simplicity.ts'
import { checkTiming } from './timing.ts'
import { checkUnits } from './units.ts'

/** Every rule that a plan must keep, in the order in which they are read out. A new rule is a new file and a line here. */
const CHECKS: readonly ((plan: Plan, out: Report) => void)[] = [
  checkUnits,
  checkCredit,
  checkCreditedTerritories,
  checkSimplicity,
  checkAlignment,
  checkBands,
  checkPeriods,
  checkEvents,
  checkDealLimits,
  checkHeld,
  checkRates,
  checkTiming,
  checkLinks,
  checkReading,
]

/**
 * Every rule holds on every day: a plan that changes keeps them before and after (semantics 14). The quotas files that it goes by keep theirs:
 * what is wrong in them would be paid; advice on them is for whoever checks them.
 */
export function check(plan: Plan, out: Report): void {
  for (const version of [plan, ...plan.amendments.map((one) => amended(plan, one))]) for (const rule of CHECKS) rule(version, out)
  for (const quotas of plan.planning)
    checkPlanning(quotas, (one) => {
      if (one.severity === 'error') out(one)
    })
}
