import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { AllocationVersion, Quotas } from '../../plan/quotas.ts'

/** Clauses that act on what is shared from the top, with their words. */
const shares = ({ growth, levels, house }: AllocationVersion): { what: string; origin: Origin }[] => [
  ...(growth === null ? [] : [{ what: 'grow', origin: growth.origin }]),
  ...levels.flatMap(({ hedge, floor, ceiling }) => [
    ...(hedge === null ? [] : [{ what: 'hedge', origin: hedge.origin }]),
    ...(floor === null ? [] : [{ what: 'floor', origin: floor.origin }]),
    ...(ceiling === null ? [] : [{ what: 'ceiling', origin: ceiling.origin }]),
  ]),
  ...house.flatMap((one) => (one.kind === 'people' ? [] : [{ what: 'house accounts', origin: one.origin }])),
]

/** What is shared from the top needs a top: from the bottom up, every quota is what `each` says. Reports CB537. */
export function checkBottomUp({ quotas }: Quotas, out: Report): void {
  for (const { versions } of quotas)
    for (const version of versions) {
      if (version.root !== null) continue
      for (const { what, origin } of shares(version)) out(reportOf('CB537', origin.span, { what }))
    }
}
