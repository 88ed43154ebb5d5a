/** Every account, pay period by pay period: what is open runs from each to the next, and all else is there before (semantics 9 steps 4 to 7). */
import type { Stretch } from '../../../../runtime/evaluate/windows.ts'
import { constant } from '../../../../runtime/fast/program/number.ts'
import type { Calendar } from '../../days.ts'
import { newSlots } from '../../measures/figures.ts'
import { columnNamed, inChapter, join, kept, openChapter, type Relation, select, type Told, union } from '../../program/build.ts'
import { type Held, type Wanted, write } from '../../program/written.ts'
import type { Site } from '../../records/records.ts'
import { type Brought, dueFrom, dueIn, figureOf } from './brought.ts'
import { textIs } from './posted.ts'
import { drawingOf, endedOf, mayPutOff, NONE, type Outstanding, recoveredOf } from './settle.ts'

const OPEN = ['owed', 'clawed', 'draw', 'deferred'] as const
type Open = (typeof OPEN)[number]
const before = (one: Open): string => `${one}_before`
const after = (one: Open): string => `${one}_after`

/** What moves in every account and pay period, in the columns of MOVES, with `posted_in` and `period_end`. */
export function settledPeriods(site: Site, { periods }: Calendar, brought: Brought, most: bigint): Relation {
  const putsOff = mayPutOff(site.core)
  let settled: Relation | null = null
  const all = periods.map((period, place): Relation => {
    const made: Relation = inChapter(site.build, `Payments of ${period.label}`, () =>
      settledPeriod(site, brought, period, place, settled, { most, putsOff, isLast: place + 1 === periods.length }),
    )
    settled = made
    return made
  })
  const [first, ...more] = all
  if (first === undefined) throw new Error('no pay periods')
  openChapter(site.build, 'The lines of payments')
  const told = { name: 'accounts_settled', says: 'What moves in all accounts and pay periods', origin: null }
  return more.length === 0 ? first : union(site.build, told, first, ...more)
}

/** The columns of what moves. */
export const MOVES = {
  earned: 'counts_as_earned',
  broughtForward: 'brought_forward',
  overpaid: 'overpaid',
  clawedBack: 'clawed_back',
  recovered: 'recovered',
  clawbackRecovered: 'clawback_recovered',
  drawn: 'drawn',
  drawRecovered: 'draw_recovered',
  drawForgiven: 'draw_forgiven',
  drawLeft: 'draw_left',
  carriedForward: 'carried_forward',
} as const

interface Settling {
  /** How far what is open of one person may reach: that is held. */
  readonly most: bigint
  readonly putsOff: boolean
  readonly isLast: boolean
}

/** One pay period: what pays back what is owed, the draw, and what is open then. `settled`: the pay period before, null: nothing was open. */
function settledPeriod(
  site: Site,
  { relation: brought, draw, limits }: Brought,
  { label }: Stretch,
  place: number,
  settled: Relation | null,
  { most, putsOff, isLast }: Settling,
): Relation {
  const { build, core } = site
  const told = (what: string, says: string, origin: Told['origin'] = null): Told => ({ name: `account_${place + 1}_${what}`, says, origin })
  const own = select(build, told('brings', `What ${label} brings to each account`), brought, kept(brought), textIs('posted_in', label))
  const opened =
    settled === null
      ? own
      : join(build, told('opens', `With what was open before ${label}`), own, settled, {
          on: [{ left: 'payee', right: 'payee' }],
          take: Object.fromEntries(OPEN.map((one) => [after(one), before(one)])),
        })
  const deferred = settled === null ? null : before('deferred')
  const owing = putsOff ? dueIn(site, opened, deferred, `account_${place + 1}`, `in ${label}`) : opened
  const [slots, held]: [ReturnType<typeof newSlots>, Held] = [newSlots(), new Map()]
  const open = (one: Open) => (settled === null ? NONE : figureOf(slots, owing, before(one)))
  const outstanding: Outstanding = { owed: open('owed'), clawed: open('clawed'), draw: open('draw'), deferred: open('deferred') }
  const due = dueFrom(slots, owing)
  const recovered = recoveredOf(core, due, outstanding)
  const paying = write(build, told('recovers', `What pay of ${label} pays back, and what is left of it`), owing, slots, held, [
    { column: MOVES.recovered, number: recovered.recovered.over },
    { column: MOVES.clawbackRecovered, number: recovered.clawbackRecovered.over },
    { column: 'left_of_pay', number: recovered.left.over },
  ])
  const now = draw(slots)
  const drawing = drawingOf(core, now, outstanding.draw, recovered.left)
  const drawn =
    now === null
      ? paying
      : write(
          build,
          told('draws', `What the draw adds in ${label}, and what pay takes back`, core.payments.draw?.origin),
          paying,
          slots,
          held,
          [
            { column: MOVES.drawn, number: drawing.drawn.over },
            { column: MOVES.drawRecovered, number: drawing.recovered.over },
          ],
        )
  const ended = endedOf(core, due, recovered, drawing, now, limits(slots), outstanding)
  const opens = OPEN.map((one): Wanted => {
    const { over } = ended.after[one]
    return { column: after(one), number: over.low === over.high ? constant(over.low) : { ...over, low: 0n, high: most } }
  })
  const wanted: readonly Wanted[] = [
    { column: MOVES.broughtForward, number: outstanding.deferred.over },
    ...(now === null
      ? [
          { column: MOVES.drawn, number: NONE.over },
          { column: MOVES.drawRecovered, number: NONE.over },
        ]
      : []),
    { column: MOVES.drawForgiven, number: ended.drawForgiven.over },
    { column: MOVES.drawLeft, number: ended.drawLeft.over },
    { column: MOVES.carriedForward, number: ended.carriedForward.over },
    ...opens,
  ]
  const state = write(build, told('settled', `What is open after ${label}`), drawn, slots, held, wanted)
  // what is open after the last period nobody reads
  for (const one of isLast ? [] : OPEN) {
    const found = columnNamed(state, after(one))
    if (found.type === 'int' && found.low !== found.high)
      build.bounds.push({ step: state.name, column: found.name, says: 'what is open of one person' })
  }
  return state
}
