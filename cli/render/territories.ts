/** Segments and territories for the reader of a terminal: who has what, how even it is, and what would make it so. */
import { showDay } from '../../runtime/calendar/day.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { fromFraction } from '../../runtime/exact/fraction.ts'
import { isZero, type Ratio } from '../../runtime/exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { rowNumbers } from '../../runtime/planning/territories/numbers.ts'
import { type Drawn, type Proposal, type ProposedStep, proposalOf } from '../../runtime/planning/territories/proposal.ts'
import { segmentLines, territoryLines } from '../../runtime/planning/territories/summary.ts'
import { table } from './table.ts'

/** A number of rows, as people read it. */
export const sayNumber =
  ({ planning }: Planned, { kind }: Unit) =>
  (value: Ratio): string =>
    kind === 'money'
      ? showMoney(value, planning.currency).replace(/\.00$/, '')
      : kind === 'percent'
        ? showPercent(value)
        : showNumber(value)

/** `12.5% above`, `at the mean`. */
export const sayOff = (off: Ratio): string =>
  isZero(off) ? 'at the mean' : `${showPercent(off.n < 0n ? { n: -off.n, d: off.d } : off, 1)} ${off.n < 0n ? 'below' : 'above'}`

/** What a file says of segments and territories, with the proposals where they are not even; empty where it says nothing. */
export function territoriesText(planned: Planned, width: number): string {
  const { coverage, world } = planned
  if (coverage === null) return ''
  const parts = coverage.segments.map((one) =>
    table(
      [
        { title: `Segment of ${one.segment.record}`, align: 'left' },
        { title: 'Where', align: 'left' },
        { title: 'Rows', align: 'right' },
      ],
      segmentLines(one).map(({ name, says, rows }) => [name, says, `${rows}`]),
      ['total', '', `${one.rows.size}`],
      width,
    ),
  )
  const { assignment, balance } = coverage
  if (assignment !== null) {
    const numbers = rowNumbers(planned.planning)
    const lines = territoryLines(world, coverage, numbers)
    parts.push(
      table(
        [
          { title: `Territory, ${showDay(assignment.day)}`, align: 'left' },
          { title: 'Owner', align: 'left' },
          { title: 'Rows', align: 'right' },
          ...numbers.map(({ says }) => ({ title: says, align: 'right' as const })),
          ...(balance === null ? [] : [{ title: 'Off the mean', align: 'right' as const }]),
        ],
        lines.map(({ name, depth, owner, rows, holds, balance: own }) => [
          `${'  '.repeat(depth)}${name}`,
          owner ?? 'house',
          `${rows}`,
          ...holds.map((value, i) => sayNumber(planned, numbers[i]?.unit ?? { kind: 'number' })(value)),
          ...(balance === null ? [] : [own === null ? '' : sayOff(own.offMean)]),
        ]),
        [],
        width,
      ),
    )
    if (balance !== null) {
      const allowed = showPercent(fromFraction(balance.balance.within))
      parts.push(
        `Balance by ${balance.balance.says}: the furthest is ${showPercent(balance.spread, 1)} from the mean, ${allowed} is allowed\n`,
      )
      const proposal = balance.isEven ? null : proposalOf(world, assignment, balance)
      if (proposal !== null) parts.push(proposalText(planned, proposal))
    }
  }
  return `${parts.join('\n')}\n`
}

const nameOf = ({ coverage }: Planned, index: number): string => coverage?.assignment?.chart.places[index]?.territory.name ?? ''

/** A step in one line: what moves, and what it does to the two territories. */
export function sayStep(planned: Planned, { changes: [gives, takes], from, to, fromOff, toOff }: ProposedStep): string {
  const [high, low] = [nameOf(planned, from), nameOf(planned, to)]
  const moves =
    takes === undefined ? `move ${gives?.key} from ${high} to ${low}` : `swap ${gives?.key} of ${high} with ${takes.key} of ${low}`
  const [before, after] = [fromOff, toOff].map((off) => off.map(sayOff)).map(([a, b]) => `${a} to ${b}`)
  return `${moves}: ${high} from ${before}, ${low} from ${after}`
}

/** Steps that are listed; the rest is in the files. */
const LISTED = 20

function proposalText(planned: Planned, { steps, after, anew }: Proposal): string {
  const told = ({ changes, spread, disruption }: Drawn): string =>
    [
      `${changes.length} ${changes.length === 1 ? 'row moves' : 'rows move'}, the furthest is then ${showPercent(spread, 1)} from the mean`,
      ...disruption.map(({ says, share }) => `${showPercent(share, 1)} of ${says} changes owner`),
    ].join('; ')
  const lines = steps.slice(0, LISTED).map((step) => `  ${sayStep(planned, step)}`)
  const rest = steps.length > LISTED ? [`  and ${steps.length - LISTED} more, in proposals.csv with --out DIR`] : []
  const few =
    steps.length === 0
      ? ['No single move or swap makes them more even.']
      : ['Proposed, and not assigned:', ...lines, ...rest, `  ${told(after)}`]
  return `${[...few, `Drawn anew: ${told(anew)}`].join('\n')}\n`
}
