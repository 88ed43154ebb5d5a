import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Weight } from '../../../runtime/core/planning/basis.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { equal, ONE, sign, total } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import type { Quotas } from '../../plan/quotas.ts'

/** The parts of a blend total 100%, and none is negative (semantics 13). Reports CB531. */
export function checkBlends({ quotas }: Quotas, out: Report): void {
  for (const { versions } of quotas)
    for (const { levels } of versions)
      for (const { shared, origin } of levels) {
        if (shared.kind !== 'by') continue
        const shares = shared.weights.map(({ share }: Weight) => fromFraction(share))
        const sum = total(shares)
        if (!equal(sum, ONE) || shares.some((share) => sign(share) < 0)) out(reportOf('CB531', origin.span, { total: showPercent(sum) }))
      }
}
