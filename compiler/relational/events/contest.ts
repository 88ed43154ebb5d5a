/** Contests: everyone who takes part in the order of what they are ranked by, and the prizes of their places (semantics 10). */
import type { Contest } from '../../../runtime/core/events.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { wholePart } from '../../../runtime/exact/ratio.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, below, both, constant, pick, type Truth } from '../../../runtime/fast/program/number.ts'
import type { Sources } from '../measures/reading.ts'
import { aggregate, column, compare, int, integer, join, kept, type Relation, select, type Told, windowed } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { attainmentIn, columnsOf, type GoesBy, shownAs, shownQuestions } from './goes-by.ts'
import { type Answers, answersOf, onTheDay, type Place, type Question } from './places.ts'
import { MANY, ofTheRest } from './shares.ts'

/** The metric and the attainment that lines show: those by which people are ranked, or else the contest's own metric. */
function shownBy({ by, metric }: Contest) {
  const attainment = attainmentIn(by)
  return { metric: attainment?.metric ?? metric, attainment }
}

export function contestQuestions(contest: Contest): Question[] {
  const { metric, attainment } = shownBy(contest)
  return [...rankQuestions(contest), ...shownQuestions(metric, attainment, contest.by)]
}

const rankQuestions = ({ where, eligible, by, then }: Contest): Question[] => [
  ...(where === null ? [] : [{ word: 'where', expression: where, as: 'truth' as const, over: 'event' as const }]),
  ...(eligible === null ? [] : [{ word: 'eligible', expression: eligible, as: 'truth' as const, over: 'own' as const }]),
  { word: 'by', expression: by, as: 'number', over: 'event' },
  ...(then === null ? [] : [{ word: 'then', expression: then, as: 'number' as const, over: 'event' as const }]),
]

/** Who a question with yes or no lets through. */
export const isYes = ({ over }: Fraction): Truth => below(constant(0n), over, false)

export interface Prizes {
  /** Prizes by person and window: `payee`, `moment`, `prize`. */
  readonly prizes: Relation
  /** Everyone who takes part, with the figures that lines show. */
  readonly goesBy: GoesBy
}

export function contestPrizes(site: Site, contest: Contest, place: Place, sources: Sources): Prizes {
  const answers = answersOf(site, place, sources)
  const ranked = rankedIn(site, contest, answers, sources)
  return { prizes: prizesOf(site, contest, ranked), goesBy: { event: contest, moments: place.moments, relation: ranked.relation } }
}

function prizesOf(site: Site, contest: Contest, ranked: Ranked): Relation {
  const { build, core } = site
  const { name, label, origin, ties } = contest
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const equals = ['moment', ...ranked.order.map(({ of }) => of)]
  const groups = aggregate(build, told('places', 'Those who are equal, together'), ranked.relation, equals, [
    { column: int('tied', 1n, MANY), does: 'count' },
  ])
  const placed = windowed(build, told('in_places', 'The places, the best first'), groups, ['moment'], ranked.order, [
    { column: int('dense', 1n, MANY), does: 'row_number' },
    { column: int('through', 1n, MANY), does: 'running_sum', of: 'tied' },
  ])
  const beside = join(build, told('placed', `Everyone in ${label} with their place`), ranked.relation, placed, {
    on: equals.map((one) => ({ left: one, right: one })),
    take: { tied: 'tied', dense: 'dense', through: 'through' },
  })
  const nth = windowed(
    build,
    told('in_order', 'Those who are equal in the order of their keys'),
    beside,
    equals,
    ['payee'],
    [{ column: int('nth', 1n, MANY), does: 'row_number' }],
  )
  const prizes = contest.prizes.map((prize) => wholePart(exactly(prize)))
  const all = prizes.reduce((sum, one) => sum + one, 0n)
  const ahead: Scalar = { kind: 'subtract', left: column('through'), right: column('tied') }
  const before: Scalar = ties === 'next' ? { kind: 'subtract', left: column('dense'), right: integer(1) } : ahead
  const unit = wholePart(exactly(core.rounding.money.unit))
  const told_ = { name, says: `The prizes of ${label}`, origin }
  if (ties !== 'share')
    return select(build, told_, nth, [...kept(nth, 'prize'), { column: int('prize', 0n, all), value: prizeAfter(before, prizes) }])
  const together: Scalar = { kind: 'subtract', left: prizesUpTo(column('through'), prizes), right: prizesUpTo(ahead, prizes) }
  const shared = select(build, told('shared', 'What all who are equal get together'), nth, [
    ...kept(nth, 'together'),
    { column: int('together', 0n, all), value: together },
  ])
  const units: Scalar = { kind: 'multiply', left: column('tied'), right: integer(unit) }
  const whole: Scalar = {
    kind: 'multiply',
    left: { kind: 'quotient', over: column('together'), under: units, exact: false },
    right: integer(unit),
  }
  const left: Scalar = { kind: 'subtract', left: column('together'), right: { kind: 'multiply', left: whole, right: column('tied') } }
  return select(build, told_, shared, [
    ...kept(shared, 'prize'),
    { column: int('prize', 0n, all), value: { kind: 'add', left: whole, right: ofTheRest(left, column('nth'), unit) } },
  ])
}

/** The prize of the place after so many others. */
function prizeAfter(before: Scalar, prizes: readonly bigint[]): Scalar {
  const [first, ...more] = prizes.map((prize, i) => ({ if: compare('=', before, integer(i)), then: integer(prize) }))
  return first === undefined ? integer(0) : { kind: 'case', when: [first, ...more], otherwise: integer(0) }
}

/** The prizes of the first so many places together. */
function prizesUpTo(count: Scalar, prizes: readonly bigint[]): Scalar {
  let sum = 0n
  const [first, ...more] = prizes.map((prize, i) => {
    const branch = { if: compare('<=', count, integer(i)), then: integer(sum) }
    sum += prize
    return branch
  })
  return first === undefined ? integer(0) : { kind: 'case', when: [first, ...more], otherwise: integer(sum) }
}

interface Ranked {
  readonly relation: Relation
  /** What puts people in order, the best first; those who are the same in all of it are equal. */
  readonly order: readonly { readonly of: string; readonly descending: boolean }[]
}

/** Those who take part: ranked, eligible, in the plan on the last day, and with a value. */
function rankedIn(site: Site, contest: Contest, { relation, slots, answer, at }: Answers, sources: Sources): Ranked {
  const { build } = site
  const { name, label, origin, then } = contest
  const told: Told = { name: `${name}_ranked`, says: `Everyone who takes part in ${label}`, origin }
  const by = answer('by')
  const second = then === null ? null : answer('then')
  const open = [contest.where === null ? ALWAYS : isYes(answer('where')), contest.eligible === null ? ALWAYS : isYes(answer('eligible'))]
  const columns = (word: string, { over, under, scale, known }: Fraction) => [
    { column: word, number: pick(known, over, constant(0n)), scale },
    ...(under === null || under.kind === 'constant' ? [] : [{ column: `${word}_under`, number: pick(known, under, constant(1n)) }]),
    { column: `${word}_known`, truth: known },
  ]
  const { attainment } = shownBy(contest)
  const shown = [
    ...shownAs('measure', answer(columnsOf('measure').over)),
    ...(attainment === undefined ? [] : [...shownAs('quota', answer(columnsOf('quota').over)), ...shownAs('attainment', by)]),
  ]
  const made = write(
    build,
    told,
    relation,
    slots,
    new Map(),
    [...columns('by', by), ...(second === null ? [] : columns('then', second)), ...shown],
    [...open, by.known].reduce(both),
  )
  const there = onTheDay(site, contest, made, at, sources)
  const descending = (of: string) => ({ of, descending: true })
  const divided = there.columns.some((one) => one.name === 'by_under' || one.name === 'then_under')
  if (!divided) return { relation: there, order: ['by', ...(second === null ? [] : ['then_known', 'then'])].map(descending) }
  return { relation: behindOthers(site, told, there, second !== null), order: [{ of: 'ahead', descending: false }] }
}

/** How many are ahead of each: values over different divisors are compared two by two, by cross-multiplication. */
function behindOthers({ build }: Site, told: Told, there: Relation, second: boolean): Relation {
  const has = (name: string): boolean => there.columns.some((one) => one.name === name)
  const product = (word: string, own: 'left' | 'right', other: 'left' | 'right'): Scalar =>
    has(`${word}_under`) ? { kind: 'multiply', left: column(word, own), right: column(`${word}_under`, other) } : column(word, own)
  const compared = (word: string, op: '>' | '=') => compare(op, product(word, 'right', 'left'), product(word, 'left', 'right'))
  const known = (op: '>' | '=') => compare(op, column('then_known', 'right'), column('then_known', 'left'))
  const and = (...[first, ...more]: [Condition, ...Condition[]]): Condition => ({ kind: 'and', parts: [first, ...more] })
  const better: Condition = second
    ? {
        kind: 'or',
        parts: [compared('by', '>'), and(compared('by', '='), known('>')), and(compared('by', '='), known('='), compared('then', '>'))],
      }
    : compared('by', '>')
  const pairs = join(build, { ...told, name: `${told.name}_pairs`, says: 'Everyone beside those who are ahead of them' }, there, there, {
    on: [{ left: 'moment', right: 'moment' }],
    and: better,
    take: {},
  })
  const counts = aggregate(
    build,
    { ...told, name: `${told.name}_ahead`, says: 'How many are ahead of each' },
    pairs,
    ['payee', 'moment'],
    [{ column: int('others', 1n, MANY), does: 'count' }],
  )
  const beside = join(build, { ...told, name: `${told.name}_behind` }, there, counts, {
    how: 'left',
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'moment', right: 'moment' },
    ],
    take: { others: 'others' },
  })
  return select(build, { ...told, name: `${told.name}_so` }, beside, [
    ...kept(beside, 'ahead', 'others'),
    { column: int('ahead', 0n, MANY), value: { kind: 'coalesce', value: column('others'), otherwise: integer(0) } },
  ])
}
