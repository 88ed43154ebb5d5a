/** The budget of a spiff, where all claims together are more than it (semantics 10): in proportion, or until it is used up. */
import type { Spiff } from '../../../runtime/core/events.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { amountOf } from '../../../runtime/events/award.ts'
import { nobody } from '../../../runtime/events/moment.ts'
import { wholePart } from '../../../runtime/exact/ratio.ts'
import { type Fraction, product, quotient, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, minus } from '../../../runtime/fast/program/number.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import type { Moment, Moments } from '../measures/moments.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  type Told,
  union,
  windowed,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { MANY, sharedOut } from './shares.ts'

/** `given` of each claim of a moment within the budget. */
export function withinBudget(
  site: Site,
  spiff: Spiff,
  world: World,
  claims: Relation,
  keys: readonly string[],
  { moments }: Moments,
): Relation {
  const { build } = site
  const { name, label, budget, origin } = spiff
  if (budget === null) return claims
  const limit = amountOf(world, budget.limit, nobody)
  if (limit === undefined) return refuse('a budget that is no amount by itself', budget.origin)
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin: budget.origin ?? origin })
  const found = columnNamed(claims, 'given')
  if (found.type !== 'int') throw new Error(name)
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  const many = (as: string, times: bigint) => int(as, low < 0n ? low * times : 0n, high > 0n ? high * times : 0n)
  const byPerson = aggregate(
    build,
    told('by_person', `What each person claims of ${label}`),
    claims,
    ['payee', 'moment'],
    [{ column: many('claimed', MANY), does: 'sum', of: 'given' }],
  )
  build.bounds.push({ step: byPerson.name, column: 'claimed', says: `the claims of one person to \`${name}\`` })
  // a claim below zero weighs nothing
  const claiming = select(
    build,
    told('claiming', 'Those who claim something'),
    byPerson,
    [...kept(byPerson, 'claimed'), { column: int('claimed', 0n, high > 0n ? high * MANY : 0n), value: column('claimed') }],
    compare('>', column('claimed'), integer(0)),
  )
  const all = aggregate(
    build,
    told('all', 'What all claim together'),
    claiming,
    ['moment'],
    [{ column: int('all_claimed', 0n, (high > 0n ? high : 0n) * MANY * 1000n), does: 'sum', of: 'claimed' }],
  )
  build.bounds.push({ step: all.name, column: 'all_claimed', says: `all claims to \`${name}\`` })
  const exceeded = firstExceeded(site, told, all, limit, moments)
  build.warnings.push({ step: exceeded.name, code: 'CB860', of: name, shows: ['all_claimed'], by: [] })
  const beside = join(build, told('beside_all', 'Each claim beside all of them'), claims, all, {
    how: 'left',
    on: [{ left: 'moment', right: 'moment' }],
    take: { all_claimed: 'all_claimed' },
  })
  const together: Scalar = { kind: 'coalesce', value: column('all_claimed'), otherwise: integer(0) }
  const split = (what: string, says: string, op: '<=' | '>'): Relation =>
    select(build, told(what, says), beside, kept(beside, 'all_claimed'), compare(op, together, integer(limit)))
  const enough = split('enough', 'Where the budget reaches', '<=')
  const tight = split('tight', 'Where the budget does not reach', '>')
  const cut =
    budget.share === 'first_come'
      ? inOrder(site, told, tight, keys, limit, many('claimed_so_far', MANY * 1000n))
      : inProportion(site, told, tight, claiming, keys, limit)
  return union(build, told('within', `What the budget of ${label} leaves`), enough, cut)
}

type Tell = (what: string, says: string) => Told

/** What all claim together on the first day on which the budget does not reach, as it is first seen: one row, or none. */
function firstExceeded({ build }: Site, told: Tell, all: Relation, limit: bigint, moments: readonly Moment[]): Relation {
  const ranks = constants(
    build,
    told('order', 'The days on which claims are added up, in their order'),
    ['ranked_moment', 'rank'],
    [...moments].sort((a, b) => (a.seen ?? 0) - (b.seen ?? 0) || a.at - b.at).map(({ id }, rank) => [id, rank]),
  )
  const ranked = join(build, told('all_ranked', 'What all claim together, in that order'), all, ranks, {
    on: [{ left: 'moment', right: 'ranked_moment' }],
    and: compare('>', column('all_claimed', 'left'), integer(limit)),
    take: { rank: 'rank' },
  })
  const numbered = windowed(
    build,
    told('exceeded_days', 'Where they are more than the budget'),
    ranked,
    [],
    ['rank'],
    [{ column: int('exceeded_number', 1n, BigInt(moments.length) + 1n), does: 'row_number' }],
  )
  const first = compare('=', column('exceeded_number'), integer(1))
  return select(build, told('exceeded', 'The first of them'), numbered, kept(numbered, 'exceeded_number'), first)
}

/** Each claim in its order, until nothing is left. */
function inOrder(
  { build }: Site,
  told: Tell,
  tight: Relation,
  keys: readonly string[],
  limit: bigint,
  sum: ReturnType<typeof int>,
): Relation {
  const found = columnNamed(tight, 'given')
  if (found.type !== 'int') throw new Error(tight.name)
  const [low, high] = [BigInt(found.low), BigInt(found.high)]
  const own = int('given', low < 0n ? low : 0n, high > 0n ? high : 0n)
  const running = windowed(
    build,
    told('one_by_one', 'All claims in their order'),
    tight,
    ['moment'],
    ['day', ...keys, 'payee'],
    [{ column: sum, does: 'running_sum', of: 'given' }],
  )
  build.bounds.push({ step: running.name, column: sum.name, says: 'all claims in their order' })
  const reached = (value: Scalar): Scalar => ({ kind: 'smaller', left: value, right: integer(limit) })
  const before: Scalar = { kind: 'subtract', left: column(sum.name), right: column('given') }
  return select(build, told('first_come', 'What is left for each claim'), running, [
    ...kept(running, sum.name, 'given'),
    { column: own, value: { kind: 'subtract', left: reached(column(sum.name)), right: reached(before) } },
  ])
}

/** The budget over the people in proportion to what they claim, and each part over the person's rows. */
function inProportion(site: Site, told: Tell, tight: Relation, claiming: Relation, keys: readonly string[], limit: bigint): Relation {
  const { build, core } = site
  const budgeted = select(build, told('with_budget', 'Those who claim something, beside the budget'), claiming, [
    ...kept(claiming),
    { column: int('budget', 0n, limit), value: integer(limit) },
  ])
  const parts = sharedOut(build, told('parts', 'What of the budget falls to each'), budgeted, {
    among: ['moment'],
    amount: 'budget',
    weight: 'claimed',
    unit: wholePart(exactly(core.rounding.money.unit)),
    odd: 'largest_remainder',
    most: limit,
  })
  const rows = join(build, told('with_parts', 'Each claim beside its person’s part'), tight, parts, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'moment', right: 'moment' },
    ],
    take: { claimed: 'claimed', shared: 'of_person' },
  })
  const claimed = columnNamed(rows, 'claimed')
  const most = claimed.type === 'int' ? BigInt(claimed.high) : 0n
  const running = windowed(
    build,
    told('rows', 'The claims of each person in their order'),
    rows,
    ['payee', 'moment'],
    ['day', ...keys],
    [{ column: int('so_far_claimed', -most, most), does: 'running_sum', of: 'given' }],
  )
  build.bounds.push({ step: running.name, column: 'so_far_claimed', says: 'the claims of one person, row by row' })
  const slots = newSlots()
  const figure = (of: string): Fraction => figureIn(slots, running, of)
  const [part, after, own, all] = [figure('of_person'), figure('so_far_claimed'), figure('given'), figure('claimed')]
  const before: Fraction = { ...after, over: { ...minus(after.over, own.over), low: -2n * most, high: 2n * most } }
  const { mode, unit } = core.rounding.money
  const share = (of: Fraction) => roundedTo(quotient(product(part, of), { ...all, known: ALWAYS }), exactly(unit), mode).over
  const made = write(build, told('in_proportion', 'What falls to each claim'), running, slots, new Map(), [
    { column: 'given_so', number: minus(share(after), share(before)) },
  ])
  return select(build, told('shared', 'What the budget leaves of each claim'), made, [
    ...kept(made, 'given', 'given_so', 'claimed', 'of_person', 'so_far_claimed').filter(({ column: one }) =>
      tight.columns.some(({ name }) => name === one.name),
    ),
    { column: { ...columnNamed(made, 'given_so'), name: 'given' }, value: column('given_so') },
  ])
}
