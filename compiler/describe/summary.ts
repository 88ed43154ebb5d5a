/** The parts of a statement in one table: what counted, against which quota, and what each earned. */
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Pay } from '../plan.ts'
import type { Asked } from './asked.ts'
import { sayAttainment } from './attained.ts'
import { sum } from './checks.ts'
import { type Line, row, total } from './page.ts'
import { isPrintable, printed, printedMinor, rounded } from './value.ts'

const COUNTED = ['Counted', 'Quota', 'Attainment'] as const

/** What lines of one period show of a measure: its value, the quota and the attainment; two decimals, more where that would cross a bound. */
function countedOf(lines: readonly EarningLine[], pay: Pay, { plan }: Asked): string[] {
  const metric = plan.metrics.find(({ name }) => name === pay.metric)
  const [line] = lines
  // where each row counts by itself the summary has no room for all of them
  if (metric?.window === 'deal' && lines.length > 1) return COUNTED.map(() => '')
  const unit = metric?.unit
  const { measure, quota } = line ?? { measure: null, quota: null }
  if (unit === undefined || measure === null) return COUNTED.map(() => '')
  if (quota === null) {
    const whole = isPrintable(measure)
    return [whole ? printed(measure, unit, plan.currency) : rounded(measure, unit, plan.currency).replace('≈ ', '≈'), '', '']
  }
  return [printed(measure, unit, plan.currency), printed(quota, unit, plan.currency), sayAttainment(measure, quota, plan)]
}

/**
 * One row a part of pay, with what it counted where one pay period is asked for, and their sum.
 *
 * Nothing where there is only one part: its own block says as much.
 */
export function summaryOf(asked: Asked): Line[] {
  const { plan, core, outcome, payee } = asked
  const own = outcome.earnings.filter((line) => line.payee === payee)
  const [period, second] = outcome.payPeriods
  const plain = (label: string, lines: readonly EarningLine[]): string[][] =>
    lines.length === 0 ? [] : [[label, ...COUNTED.map(() => ''), printedMinor(sum(lines), plan.currency)]]
  const pays = new Set(plan.pays.map(({ name }) => name))
  const limit = own.filter(({ item }) => item === 'plan_limit')
  const others = own.filter(({ component, item }) => item !== 'plan_limit' && !pays.has(component))
  const labels = new Map(core.events.map(({ name, label }) => [name, label]))
  const rows = [
    ...plan.pays.map((pay) => {
      const lines = own.filter(({ component, item }) => component === pay.name && item !== 'plan_limit')
      const shown = second === undefined ? lines.filter(({ forPeriod }) => forPeriod === period) : []
      return [pay.label, ...countedOf(shown, pay, asked), printedMinor(sum(lines), plan.currency)]
    }),
    ...[...new Set(others.map(({ component }) => component))].flatMap((name) =>
      plain(
        labels.get(name) ?? name,
        others.filter(({ component }) => component === name),
      ),
    ),
    ...plain('The limit on all of your pay', limit),
  ]
  if (rows.length < 2) return []
  const head = ['Part', ...COUNTED, 'Earned']
  const kept = head.map((_, at) => at === 0 || at === head.length - 1 || rows.some((cells) => cells[at] !== ''))
  const cut = (cells: readonly string[]): string[] => cells.filter((_, at) => kept[at] === true)
  return [
    row(cut(head), 1),
    ...rows.map((cells) => row(cut(cells), 1)),
    total(cut(['Together', ...COUNTED.map(() => ''), printedMinor(sum(own), plan.currency)]), 1),
  ]
}
