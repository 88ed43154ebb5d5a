import type { Contest, Ties } from '../core/events.ts'
import { everyPart } from '../core/parts.ts'
import { numberOf } from '../evaluate/expression.ts'
import { peopleOf } from '../evaluate/spans.ts'
import { exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { compare, ONE, type Ratio, wholePart } from '../exact/ratio.ts'
import { shareByLargestRemainder } from '../exact/share.ts'
import { type Basis, unitOfShares } from './award.ts'
import { allows, environmentHere, measureHere, type Place, quotaHere, takesPart } from './moment.ts'

/** A person's place in one window of a contest. */
export interface Standing {
  readonly person: string
  readonly value: Ratio
  /** What decides between equals; undefined where it has no value, or nothing decides. */
  readonly then: Ratio | undefined
  /** 1 is the first; people who are equal have one place. */
  readonly place: number
  /** How many have this place. */
  readonly tied: number
  /** In minor units; zero below the last prize. */
  readonly prize: bigint
  readonly basis: Basis
}

type Ranked = Pick<Standing, 'person' | 'value' | 'then'>
const standings = perWorld<readonly Standing[]>()

/**
 * Everyone who takes part in one window of a contest, the best first, as of the window's last day (semantics 10): people of the plan
 * who are ranked and eligible and have a value, by exact value, then by what decides between equals, then by key.
 */
export function standingsOf(world: World, contest: Contest, window: Stretch): readonly Standing[] {
  const { imagined } = world
  if (imagined !== undefined && window.to < imagined.from) return standingsOf(imagined.base, contest, window)
  return standings(world, `${contest.name} ${window.from} ${window.to}`, () => {
    const ranked = peopleOf(world).flatMap((person): Ranked[] => {
      const place: Place = { world, person, day: window.to, window }
      if (!takesPart(place) || !allows(contest.where, place) || !allows(contest.eligible, { ...place, window: null })) return []
      const env = environmentHere(place)
      const value = numberOf(contest.by, env)
      return value === undefined ? [] : [{ person, value, then: contest.then === null ? undefined : numberOf(contest.then, env) }]
    })
    ranked.sort((a, b) => order(a, b) || compareText(a.person, b.person))
    return placed(world, contest, tiesIn(ranked), window)
  })
}

/** Greater values first; who has none comes after those who have. */
function order(a: Ranked, b: Ranked): number {
  const main = compare(b.value, a.value)
  if (main !== 0 || (a.then === undefined && b.then === undefined)) return main
  if (a.then === undefined) return 1
  return b.then === undefined ? -1 : compare(b.then, a.then)
}

/** Neighbours who are equal, together. */
function tiesIn(ranked: readonly Ranked[]): Ranked[][] {
  const groups: Ranked[][] = []
  for (const one of ranked) {
    const last = groups.at(-1)
    const before = last?.[0]
    if (last !== undefined && before !== undefined && order(before, one) === 0) last.push(one)
    else groups.push([one])
  }
  return groups
}

function placed(world: World, contest: Contest, groups: readonly Ranked[][], window: Stretch): Standing[] {
  const prizes = contest.prizes.map((prize) => wholePart(exactly(prize)))
  let ahead = 0
  return groups.flatMap((group, at): Standing[] => {
    const place = contest.ties === 'next' ? at + 1 : ahead + 1
    ahead += group.length
    const parts = prizesOf(group, place, prizes, contest.ties, unitOfShares(world))
    return group.map((one, i) => ({
      ...one,
      place,
      tied: group.length,
      prize: parts[i] ?? 0n,
      basis: basisOf({ world, person: one.person, day: window.to, window }, contest),
    }))
  })
}

/** What people who are equal from `place` on get, in their order (semantics 10, decision 21; shares of a cent RP12). */
export function prizesOf(
  group: readonly { readonly person: string }[],
  place: number,
  prizes: readonly bigint[],
  ties: Ties,
  unit: bigint,
) {
  const prize = prizes[place - 1] ?? 0n
  switch (ties) {
    case 'all':
    case 'next':
      return group.map(() => prize)
    case 'share': {
      const together = prizes.slice(place - 1, place - 1 + group.length).reduce((sum, one) => sum + one, 0n)
      const weights = group.map(({ person }) => ({ key: person, weight: ONE }))
      return shareByLargestRemainder(together, weights, unit)
    }
    default: {
      const never: never = ties
      return never
    }
  }
}

/** The numbers behind a place. */
function basisOf(place: Place, { by, metric }: Contest): Basis {
  const read = [...everyPart(by)].find((part) => part.kind === 'attainment')
  const name = read?.metric ?? metric
  const measure = measureHere(place, name) ?? null
  const quota = read === undefined ? null : (quotaHere(place, name, read.basis) ?? null)
  const value = read === undefined ? undefined : numberOf(by, environmentHere(place))
  return { window: place.window?.label ?? '', measure, quota, attainment: value ?? null }
}
