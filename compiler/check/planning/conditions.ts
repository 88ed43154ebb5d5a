import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Unit } from '../../../runtime/core/unit.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { isClash, sayUnit, unitOf } from '../../units.ts'
import { adviceFor, adviceOnClash } from '../unit-advice.ts'

const VERBS = { add: 'added to', compare: 'compared with', divide: 'divided by', logic: 'used as', times: 'multiplied by' } as const

/** Rules of territories and segments are conditions whose sides go together. Reports CB301, CB302, CB304. */
export function checkConditions({ territories, currency }: Quotas, out: Report): void {
  const money: Unit = { kind: 'money', currency: currency.code }
  const yesno: Unit = { kind: 'yesno' }
  const check = (e: Expression, clause: string): void => {
    const unit = unitOf(e, () => ({ kind: 'number' }), money)
    if (!isClash(unit)) {
      if (unit.kind !== 'yesno')
        out(reportOf('CB304', e.origin.span, { clause, expected: sayUnit(yesno), found: sayUnit(unit) }, adviceFor(e, yesno, currency)))
      return
    }
    const { clash, at } = unit
    const both = { left: sayUnit(unit.left), right: sayUnit(unit.right) }
    if (clash === 'times') out(reportOf('CB301', at.origin.span, both))
    else out(reportOf('CB302', at.origin.span, { ...both, verb: VERBS[clash] }, adviceOnClash(unit, currency)))
  }
  for (const { covers } of territories.territories) for (const one of covers) if (one.kind === 'where') check(one.where, 'covers')
  for (const { classes } of territories.segments) for (const { when } of classes) if (when !== null) check(when, 'when')
}
