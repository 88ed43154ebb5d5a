/** Segments and territories on a page: who has what, how even it is, and what would make it so. */
import type { NamedRows } from '../../../runtime/core/planning/territories.ts'
import type { Unit } from '../../../runtime/core/unit.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { isZero, type Ratio } from '../../../runtime/exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../../../runtime/exact/show.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import type { Assignment } from '../../../runtime/planning/territories/assign.ts'
import { rowNumbers } from '../../../runtime/planning/territories/numbers.ts'
import type { Drawn, Proposal, ProposedStep } from '../../../runtime/planning/territories/proposal.ts'
import { segmentLines, territoryLines } from '../../../runtime/planning/territories/summary.ts'
import { type Block, block, type Line, reason, row, text, total } from '../page.ts'
import { listed, sayDate, sayDay } from '../words.ts'
import { DEEPER } from './tree.ts'

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

/** What a file says of segments and territories, with the proposals where they are not even; nothing where it says nothing. */
export function territoryBlocks(planned: Planned): Block[] {
  const { coverage } = planned
  if (coverage === null) return []
  return [
    ...coverage.segments.map(
      (one): Block => ({
        heading: `Segments of ${one.segment.record}`,
        lines: [
          row(['Segment', 'where', 'rows']),
          ...segmentLines(one).map(({ name, says, rows }) => row([name, says, `${rows}`])),
          total(['all', '', `${one.rows.size}`]),
        ],
      }),
    ),
    ...block('Territories', assignedLines(planned, coverage)),
  ]
}

/** ` from 1 Jul 2026 to 30 Sep 2026`; empty where names count on every day. */
export const sayWhen = ({ from, to }: Pick<NamedRows, 'from' | 'to'>): string =>
  `${from === null ? '' : ` from ${sayDate(from)} ${to === null ? 'on' : ''}`.trimEnd()}${to === null ? '' : ` to ${sayDate(to)}`}`

/** Names that count on some days of the year only: where rows come to lie after the first day, and why. */
const datedLines = ({ chart }: Assignment): Line[] =>
  chart.places.flatMap(({ territory }) => {
    const told = (word: string, all: readonly NamedRows[]): Line[] =>
      all
        .filter(({ from, to }) => from !== null || to !== null)
        .flatMap((one) => [text(`${territory.name} ${word} ${listed(one.keys)} by name${sayWhen(one)}.`), reason(one.reason, 1)])
    return [...told('includes', territory.includes), ...told('excludes', territory.excludes)]
  })

/** Who has what, and how even it is. */
function assignedLines(planned: Planned, coverage: NonNullable<Planned['coverage']>): Line[] {
  const { assignment, balance } = coverage
  if (assignment === null) return []
  const numbers = rowNumbers(planned.planning)
  const lines = territoryLines(planned.world, coverage, numbers)
  const proposal = coverage.proposal()
  return [
    row([
      `On ${sayDay(assignment.day)}`,
      'owner',
      'rows',
      ...numbers.map(({ says }) => says),
      ...(balance === null ? [] : ['off the mean']),
    ]),
    ...lines.map(({ name, depth, owner, rows, holds, balance: own }) =>
      row([
        `${DEEPER.repeat(depth)}${name}`,
        owner ?? 'house',
        `${rows}`,
        ...holds.map((value, i) => sayNumber(planned, numbers[i]?.unit ?? { kind: 'number' })(value)),
        ...(balance === null ? [] : [own === null ? '' : sayOff(own.offMean)]),
      ]),
    ),
    ...datedLines(assignment),
    ...(balance === null
      ? []
      : [
          text(
            `Balance by ${balance.balance.says}: the furthest is ${showPercent(balance.spread, 1)} from the mean, ${showPercent(fromFraction(balance.balance.within))} is allowed.`,
          ),
        ]),
    ...(proposal === null ? [] : proposalLines(planned, proposal)),
  ]
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

function proposalLines(planned: Planned, { steps, after, anew }: Proposal): Line[] {
  const told = ({ changes, spread, disruption }: Drawn): string =>
    [
      `${changes.length} ${changes.length === 1 ? 'row moves' : 'rows move'}, the furthest is then ${showPercent(spread, 1)} from the mean`,
      ...disruption.map(({ says, share }) => `${showPercent(share, 1)} of ${says} changes owner`),
    ].join('; ')
  const few =
    steps.length === 0
      ? [text('No single move or swap makes them more even.')]
      : [
          text(
            'Proposed, and not assigned. Each is between the highest and the lowest as they are then: of all moves and swaps the one that comes nearest to half their gap.',
          ),
          ...steps.slice(0, LISTED).map((one) => text(sayStep(planned, one), 1)),
          ...(steps.length > LISTED ? [text(`and ${steps.length - LISTED} more, in proposals.csv with --out DIR`, 1)] : []),
          text(told(after), 1),
        ]
  return [...few, text(`Drawn anew: ${told(anew)}.`)]
}
