/** What a program that has run warns of, as findings. */
import type { Program, Warned } from '../../compiler/relational/program/ir.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { lineSpan } from '../../messages/span.ts'
import type { Core } from '../../runtime/core/core.ts'
import { numberOf } from '../../runtime/evaluate/expression.ts'
import { nobody } from '../../runtime/events/moment.ts'
import { type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showMoney } from '../../runtime/exact/show.ts'
import { rowsOf, type System } from './system.ts'

/** The warnings of a run, of those that a program counts: rows without a date, rows that count for nobody, budgets that do not reach. */
export async function warningsOf(
  system: Pick<System, 'rows' | 'dialect'>,
  core: Core,
  { warnings }: Program,
): Promise<readonly Diagnostic[]> {
  const { quoted, cast } = system.dialect
  const found: Diagnostic[] = []
  const told = new Set<string>()
  for (const one of warnings) {
    const [row] = await rowsOf(system, `SELECT ${cast(`t.${quoted(one.shows)}`, 'text')} AS c FROM ${quoted(one.step)} AS t`)
    const count = BigInt(row?.[0] ?? 0)
    if (count === 0n || told.has(`${one.code} ${one.of}`)) continue
    told.add(`${one.code} ${one.of}`)
    found.push(...findingOf(core, one, count))
  }
  return found
}

/** The finding of what a program counted. */
export function findingOf({ records, events, currency, rounding }: Core, { code, of }: Warned, count: bigint): readonly Diagnostic[] {
  const shape = records.find(({ name }) => name === of)
  const span = lineSpan(shape?.file ?? of, 1)
  switch (code) {
    case 'CB853': {
      const field = shape?.fields.find(({ role }) => role === 'incentive')?.name ?? 'date'
      return [report('CB853', span, { record: of, count: Number(count), field })]
    }
    case 'CB854':
      return [report('CB854', span, { record: of, count: Number(count) })]
    case 'CB860': {
      const budget = events.flatMap((event) =>
        event.kind === 'spiff' && event.name === of && event.budget !== null ? [event.budget] : [],
      )[0]
      const limit = budget === undefined ? undefined : numberOf(budget.limit, nobody)
      if (budget === undefined || limit === undefined) return []
      const show = (amount: Ratio): string => showMoney(amount, currency)
      const exceeded = { event: of, claimed: show(ratio(count)), budget: show(roundToUnit(limit, rounding.money)) }
      return [report('CB860', budget.origin.span, exceeded)]
    }
    default: {
      const never: never = code
      return never
    }
  }
}
