/**
 * Laws of what a rep asks, on random plans: the least that reaches a goal reaches it, and nothing that is smaller does; pay along a metric keeps
 * to its straight lines.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import { alongOf } from '../../compiler/asking/along.ts'
import { leastFor } from '../../compiler/asking/least.ts'
import { earnedFrom, type Person, personIn, unroundedFrom, withRows } from '../../compiler/asking/person.ts'
import { creditOf, growingOf } from '../../compiler/asking/usual.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { absolute, compare, ratio, subtract } from '../../runtime/exact/ratio.ts'
import { together } from '../../runtime/ledger/unrounded.ts'
import { coreOf, filesOf, yearOf } from '../laws/answer.ts'
import { law } from '../laws/law.ts'
import { stories } from '../laws/plans.ts'
import type { Story } from '../laws/story.ts'

interface Ran {
  readonly core: Core
  readonly data: Data
  readonly outcome: Outcome
}

function ran(story: Story, period: string): Ran | undefined {
  const core = coreOf(story)
  const { data, outcome } = run(core, filesOf(story), { period, asOf: null })
  return outcome === undefined ? undefined : { core, data, outcome }
}

/** What a person earned in the period, without draws that are forgiven. */
const earned = ({ earnings }: Outcome, who: string): bigint =>
  earnings.reduce((sum, { payee, item, amount }) => (payee === who && item !== 'forgiven' ? sum + amount : sum), 0n)

/** The year, and single months of it; the first draws the year most often. */
const when = fc.constantFrom('', '', '-M03', '-M07', '-M12', '-Q2')
const which = fc.nat(5)

/** The person drawn of those of an answer, with what can be asked about them. */
function asked(story: Story, suffix: string, at: number): (Ran & { person: Person; pays: bigint }) | undefined {
  const period = `${yearOf(coreOf(story))}${suffix}`
  const found = ran(story, period)
  const who = found?.outcome.people[at % Math.max(1, found.outcome.people.length)]
  const person = found === undefined || who === undefined ? undefined : personIn(found.core, found.data, { period, asOf: null }, who.id)
  return found === undefined || person === undefined ? undefined : { ...found, person, pays: earned(found.outcome, person.id) }
}

law(
  'what a person earned in a year is what the parts of it add up to without rows',
  fc.property(stories('paid abroad'), which, (story, at) => {
    const found = asked(story, '', at)
    fc.pre(found !== undefined)
    const { person, pays } = found
    const from = person.periods[0]?.from ?? person.world.from
    const still = withRows(person, from, () => [])
    expect(earnedFrom(person, still, from)).toBe(pays)
    const unrounded = unroundedFrom(person, still, from)
    // one that rounds deal by deal, or to dollars, lies as far aside as it has deals
    if (unrounded === undefined || person.world.core.components.some(({ window, round }) => window === 'deal' || round.unit !== '1')) return
    // each component may be rounded in every window and period of the year, each limit and pool part once
    const parts = BigInt((person.world.core.components.length + 2) * 14)
    expect(compare(absolute(subtract(together(unrounded), ratio(pays))), ratio(parts))).toBeLessThanOrEqual(0)
  }),
  12,
)

law(
  'the least that reaches a goal reaches it, and nothing smaller does',
  fc.property(
    stories('paid abroad', 'known'),
    when,
    which,
    fc.oneof(fc.bigInt({ min: 1n, max: 50_000_00n }), fc.constantFrom(1n, 100_00n, 1_000_000_00n)),
    fc.array(fc.nat(10_000), { minLength: 12, maxLength: 12 }),
    (story, suffix, at, gain, places) => {
      const found = asked(story, suffix, at)
      fc.pre(found?.person.day !== undefined)
      const { core, person, pays } = found
      const shares = core.events.some(({ kind }) => kind === 'pool')
      for (const growing of growingOf(core)) {
        const along = alongOf(person, growing, pays)
        if (along === undefined) continue
        const goal = pays + gain
        const least = leastFor(along, goal)
        const last = least.kind === 'needs' ? least.more : (along.pieces.at(-1)?.to ?? 0n)
        if (least.kind === 'needs') {
          expect(along.pays(least.more)).toBeGreaterThanOrEqual(goal)
          expect(along.pays(least.more - 1n)).toBeLessThan(goal)
        }
        // a pool's odd cents may let a smaller amount reach it by a cent (docs)
        if (shares) continue
        const turns = along.pieces.flatMap(({ from, to }) => [from - 1n, from, from + 1n, to - 1n, to])
        const among = [...turns.slice(0, 60), ...places.map((place) => (last * BigInt(place)) / 10_001n)]
        for (const smaller of among) if (smaller >= 0n && smaller < last) expect(along.pays(smaller)).toBeLessThan(goal)
        if (least.kind === 'never' && least.most !== undefined)
          for (const place of among) if (place >= 0n) expect(along.pays(place)).toBeLessThanOrEqual(least.most)
      }
    },
  ),
  10,
)

law(
  'pay along a metric stays within its cents of the straight lines',
  fc.property(
    stories('paid abroad', 'known'),
    when,
    which,
    fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }),
    (story, suffix, at, places) => {
      const found = asked(story, suffix, at)
      fc.pre(found?.person.day !== undefined)
      const { core, person, pays } = found
      const day = person.day
      for (const growing of growingOf(core)) {
        const along = alongOf(person, growing, pays)
        if (along === undefined || day === undefined || growing.counts) continue
        const credit = creditOf(person, growing, along.usual, day)
        for (const place of places) {
          const piece = along.pieces[place % along.pieces.length]
          if (piece === undefined) continue
          const more = piece.from + ((piece.to - piece.from) * BigInt(place)) / 10_000n
          const parts = unroundedFrom(person, withRows(person, day, credit(ratio(more))), day)
          if (parts === undefined || core.events.some(({ kind }) => kind === 'pool')) continue
          const start = unroundedFrom(person, withRows(person, day, credit(ratio(0n))), day)
          const gained = start === undefined ? undefined : subtract(together(parts), together(start))
          if (gained === undefined) continue
          expect(compare(absolute(subtract(gained, ratio(along.pays(more) - pays))), ratio(2n * along.cents))).toBeLessThanOrEqual(0)
        }
      }
    },
  ),
  8,
)
