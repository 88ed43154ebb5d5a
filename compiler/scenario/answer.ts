/** Scenarios for a program: amounts are decimals as text; nobody is named, and figures of fewer than five people are withheld. */
import { pointed, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { LEAST } from '../compare/shown.ts'
import { reviewAnswer } from '../review/answer.ts'
import type { Compared, Variant } from './scenario.ts'

/** What `scenario --format json` prints. */
export function scenarioAnswer({ base, scenarios }: Compared, period: string) {
  const few = [base, ...scenarios].some(({ paid }) => paid.people.length < LEAST)
  return {
    schemaVersion: 1 as const,
    period,
    base: variantAnswer(base, few),
    scenarios: scenarios.map((one) => ({
      ...variantAnswer(one, few),
      review: one.review === undefined ? null : reviewAnswer({ changed: [one.review], added: [], removed: [] }, period).plans[0],
    })),
  }
}

function variantAnswer({ name, label, paid, margin }: Variant, few: boolean) {
  const { code, digits } = paid.currency
  const amount = (minor: bigint): string => pointed(minor, digits)
  return {
    name,
    label,
    currency: code,
    people: few ? null : paid.people.length,
    cost: few ? null : amount(paid.total),
    margin:
      margin === undefined || few
        ? null
        : {
            segments: margin.segments.map((segment) => ({
              name: segment.name,
              rows: segment.rows,
              margin: toDecimal({ n: roundToUnit(segment.margin, { mode: 'half_up', unit: '1' }).n, d: 10n ** BigInt(digits) }) ?? '',
              pay: segment.people.size > 0 && segment.people.size < LEAST ? null : amount(segment.pay),
            })),
            apart: amount(margin.apart),
          },
  }
}
