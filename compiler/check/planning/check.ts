import type { Report } from '../../../messages/diagnostic.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { checkBlends } from './blends.ts'
import { checkBottomUp } from './bottom-up.ts'
import { checkBounds } from './bounds.ts'

/** Every rule that a quotas file must keep. A new rule is a new file and a line here. */
const CHECKS: readonly ((quotas: Quotas, out: Report) => void)[] = [checkBlends, checkBottomUp, checkBounds]

export function checkPlanning(quotas: Quotas, out: Report): void {
  for (const rule of CHECKS) rule(quotas, out)
}
