import { type Diagnostic, hasErrors, type Report } from '../../../messages/diagnostic.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { checkBlends } from './blends.ts'
import { checkBottomUp } from './bottom-up.ts'
import { checkBounds } from './bounds.ts'

import { checkCapacity } from './capacity.ts'
import { checkConditions } from './conditions.ts'
import { checkNamedRows } from './named-rows.ts'
import { checkSegments } from './segments.ts'
import { checkTerritories } from './territories.ts'

type Check = (quotas: Quotas, out: Report) => void

/** Every rule that a quotas file must keep. A new rule is a new file and a line here. */
const CHECKS: readonly Check[] = [checkConditions, checkBlends, checkBottomUp, checkBounds, checkCapacity, checkNamedRows]

/** Rules about what conditions mean together: asked where each of them is sound. */
const TOGETHER: readonly Check[] = [checkSegments, checkTerritories]

export function checkPlanning(quotas: Quotas, out: Report): void {
  const found: Diagnostic[] = []
  for (const rule of CHECKS) rule(quotas, (one) => found.push(one))
  for (const one of found) out(one)
  if (!hasErrors(found)) for (const rule of TOGETHER) rule(quotas, out)
}
