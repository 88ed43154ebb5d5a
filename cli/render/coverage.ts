/** Segments and territories for a program. */

import { sayStep } from '../../compiler/describe/planned/territories.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import { toFraction } from '../../runtime/exact/fraction.ts'
import type { Ratio } from '../../runtime/exact/ratio.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { rowNumbers } from '../../runtime/planning/territories/numbers.ts'
import type { Change, Drawn } from '../../runtime/planning/territories/proposal.ts'
import { segmentLines, territoryLines } from '../../runtime/planning/territories/summary.ts'

/** The block `coverage` of `quotas --format json`; null where the file has no segments and no territories. */
export function coverageJson(planned: Planned) {
  const { coverage, planning, world } = planned
  if (coverage === null) return null
  const { assignment, balance, segments } = coverage
  const numbers = rowNumbers(planning)
  const places = assignment?.chart.places ?? []
  const name = (index: number): string => places[index]?.territory.name ?? ''
  const decimal = (value: Ratio, at: number): string => amountDecimal(value, numbers[at]?.unit.kind === 'money', planning.currency)
  const changes = (all: readonly Change[]) => all.map(({ key, from, to }) => ({ key, from: name(from), to: name(to) }))
  const drawn = (one: Drawn) => ({
    changes: changes(one.changes),
    spread: toFraction(one.spread),
    disruption: one.disruption.map(({ says, share }) => ({ number: says, share: toFraction(share) })),
  })
  const proposal = coverage.proposal()
  return {
    segments: segments.map((one) => ({
      record: one.segment.record,
      classes: segmentLines(one).map(({ name: own, says, rows }) => ({ name: own, where: says, rows })),
    })),
    territories:
      assignment === null
        ? null
        : {
            record: assignment.record,
            on: showDay(assignment.day),
            numbers: numbers.map(({ says }) => says),
            territories: territoryLines(world, coverage, numbers).map((line) => ({
              name: line.name,
              label: line.label,
              above: name(places[line.index]?.above[0] ?? -1) || null,
              owner: line.owner,
              rows: line.rows,
              holds: line.holds.map(decimal),
              offMean: line.balance === null ? null : toFraction(line.balance.offMean),
            })),
            rows: assignment.rows.map(({ key, territories, by }) => ({ key, territories: territories.map(name), by })),
          },
    balance:
      balance === null
        ? null
        : {
            by: balance.balance.says,
            within: balance.balance.within,
            spread: toFraction(balance.spread),
            isEven: balance.isEven,
            proposal:
              proposal === null
                ? null
                : {
                    steps: proposal.steps.map((step) => ({ says: sayStep(planned, step), changes: changes(step.changes) })),
                    after: drawn(proposal.after),
                    anew: drawn(proposal.anew),
                  },
          },
  }
}
