import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { compare } from '../../../runtime/exact/ratio.ts'
import type { Quotas } from '../../plan/quotas.ts'

/** A floor that is stated lies below a ceiling that is stated, or below that of the same basis. Reports CB536. */
export function checkBounds({ quotas }: Quotas, out: Report): void {
  for (const { versions } of quotas)
    for (const { levels } of versions)
      for (const { floor, ceiling, name } of levels) {
        if (floor === null || ceiling === null) continue
        const [low, high] = [floor.amount, ceiling.amount]
        const crossed =
          low.kind === 'stated'
            ? high.kind === 'stated' && compare(fromFraction(low.amount), fromFraction(high.amount)) > 0
            : high.kind === 'basis' && low.of.says === high.of.says && compare(fromFraction(low.factor), fromFraction(high.factor)) > 0
        if (crossed)
          out(
            reportOf(
              'CB536',
              floor.origin.span,
              { level: name, floor: low.says, ceiling: high.says },
              { related: [{ span: ceiling.origin.span, note: 'the ceiling is stated here' }] },
            ),
          )
      }
}
