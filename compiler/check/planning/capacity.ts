import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { grainOf, periodAt } from '../../../runtime/calendar/fiscal.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { isZero, sign } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { teamOf } from '../../../runtime/planning/capacity/team.ts'
import { moneyTo } from '../../describe/planned/money.ts'
import type { Quotas } from '../../plan/quotas.ts'

/** A team that cannot sell what is needed: no data is read for it, so it is known before anybody has a quota. Reports CB552, CB553. */
export function checkCapacity({ capacity, calendar, effective, currency }: Quotas, out: Report): void {
  if (capacity === null) return
  const first = grainOf(calendar, dayOf(effective.from))
  const label = (month: number): string => periodAt(calendar, 'month', first + month).label
  const { coverage, months } = teamOf(capacity)
  if (months.every(({ capacity: sold }) => isZero(sold))) out(reportOf('CB552', capacity.productivity.origin.span, {}))
  else if (coverage !== null && capacity.need !== null && sign(coverage.gap) > 0) {
    const { gap, covered, short, byMonth, hires } = coverage
    const [soonest] = byMonth
    out(
      reportOf('CB553', capacity.need.origin.span, {
        covered: covered === undefined ? '0%' : showPercent(covered, 1),
        sold: !isZero(coverage.committed),
        gap: moneyTo(gap, currency),
        short: short === undefined ? null : label(short),
        hires: hires === undefined ? null : `${hires}`,
        soonest: soonest?.heads === undefined ? null : { month: label(soonest.month), heads: `${soonest.heads}` },
      }),
    )
  }
}
