/** Pools: a fund of what people come to together, over those of them who have a part in it (semantics 10). */
import type { Measure } from '../../../runtime/core/core.ts'
import type { Pool } from '../../../runtime/core/events.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { wholePart } from '../../../runtime/exact/ratio.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import { roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, below, both, constant, larger, pick } from '../../../runtime/fast/program/number.ts'
import { programFor } from '../measures/needs.ts'
import { type Figure, figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  type Told,
  text,
  windowed,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { isYes } from './contest.ts'
import { type Answers, answersOf, onTheDay, type Place, type Question } from './places.ts'
import { MANY, sharedOut } from './shares.ts'
import { warnOfUnshared } from './unshared.ts'

/** Attainment of all together has no value where they have no quota, whatever one person's would count as. */
const ofAll = (node: Expression): Expression =>
  JSON.parse(JSON.stringify(node), (name, value: unknown) => (name === 'whenNoQuota' ? null : value)) as Expression

export const poolQuestions = ({ fund, gate, eligible, weight }: Pool): Question[] => [
  { word: 'fund', expression: ofAll(fund), as: 'number', over: 'event' },
  ...(gate === null ? [] : [{ word: 'gate', expression: ofAll(gate), as: 'truth' as const, over: 'event' as const }]),
  ...(eligible === null ? [] : [{ word: 'eligible', expression: eligible, as: 'truth' as const, over: 'own' as const }]),
  ...(weight === null ? [] : [{ word: 'weight', expression: weight, as: 'number' as const, over: 'event' as const }]),
]

/** Parts of the pool by person and window: `payee`, `moment`, `shared`. */
export function poolParts(site: Site, pool: Pool, place: Place, sources: Sources): Relation {
  const { build, core } = site
  const { name, label, origin, oddCents } = pool
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const answers = answersOf(site, place, sources)
  const members = inGroups(site, pool, answers)
  const funds = fundsOf(site, pool, place, answers, members)
  const weight = pool.weight === null ? null : answers.answer('weight')
  if (weight !== null && weight.under !== null && weight.under.kind !== 'constant')
    return refuse('a pool that is shared by what is divided', origin)
  const number = weight === null ? constant(1n) : pick(weight.known, weight.over, constant(0n))
  const open = pool.eligible === null ? ALWAYS : isYes(answers.answer('eligible'))
  const weighed = write(
    build,
    told('weighed', `Everyone who has a part in ${label}`),
    members,
    answers.slots,
    new Map(),
    [{ column: 'weight', number: { ...number, low: 0n } as typeof number, scale: weight?.scale ?? 0 }],
    both(open, below(constant(0n), number, false)),
  )
  const there = onTheDay(site, pool, weighed, answers.at, sources)
  warnOfUnshared(site, pool, place.moments.moments, funds, there)
  const funded = join(build, told('funded', 'Their parts beside the fund'), there, funds, {
    on: [
      { left: 'moment', right: 'moment' },
      { left: 'pool_group', right: 'pool_group' },
    ],
    take: { fund: 'fund' },
  })
  const fund = columnNamed(funds, 'fund')
  return sharedOut(build, { name, says: `What each gets of ${label}`, origin }, funded, {
    among: ['moment', 'pool_group'],
    amount: 'fund',
    weight: 'weight',
    unit: wholePart(exactly(core.rounding.money.unit)),
    odd: oddCents,
    most: fund.type === 'int' ? BigInt(fund.high) : 0n,
  })
}

/** Everyone in the plan with the group whose pool is theirs, in `pool_group`. */
function inGroups({ build }: Site, { name, onePer, origin }: Pool, { relation, columnOf }: Answers): Relation {
  const told: Told = { name: `${name}_members`, says: 'Everyone who is in the plan at some time of the window, by pool', origin }
  const group = text('pool_group')
  const all = kept(relation, 'pool_group')
  if (onePer === null) return select(build, told, relation, [...all, { column: group, value: { kind: 'text', value: '' } }])
  const found = onePer.kind === 'field' && onePer.of === 'person' ? columnOf.get(onePer.path.join('.')) : undefined
  if (found === undefined || columnNamed(relation, found).type !== 'text') return refuse('a pool for each calculated thing', onePer.origin)
  const there = columnNamed(relation, found).nullable ? ({ kind: 'not', value: { kind: 'is_null', value: column(found) } } as const) : null
  return select(build, told, relation, [...all, { column: group, value: column(found) }], there)
}

/** Whether a metric is one number for all who share a pool. */
const isCommon = (measures: readonly Measure[], metric: string): boolean =>
  measures.some(({ name, scope }) => name === metric && scope.population.kind !== 'person')

/** The fund of each pool and window, in whole minor units and not below zero: `moment`, `pool_group`, `fund`. */
function fundsOf(site: Site, pool: Pool, { component }: Place, { found }: Answers, members: Relation): Relation {
  const { build, core } = site
  const { name, label, gate, origin } = pool
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const [first, ...more] = component.steps.filter(({ id }) => id === 'fund' || id === 'gate')
  if (first === undefined) throw new Error(name)
  const asking = { ...component, steps: [first, ...more] as typeof component.steps }
  const asked: Asked[] = programFor(asking, (one) => rangeIn(members, found.get(figureKey(one)))).inputs.map((one) => one.asked)
  const sums: Parameters<typeof aggregate>[4][number][] = []
  const whole = new Map<string, Figure>()
  const order = windowed(
    build,
    told('first', 'The first of each pool sees what is one number for all'),
    members,
    ['moment', 'pool_group'],
    ['payee'],
    [{ column: int('nth', 1n, MANY), does: 'row_number' }],
  )
  const columns = asked.map((one, i) => {
    const figure = found.get(figureKey(one))
    if ((one.what !== 'measure' && one.what !== 'quota') || figure?.over == null)
      return refuse('what one person has, in a fund of all', origin)
    if (typeof figure.under === 'string') return refuse('a fund of what is divided for each person', origin)
    const common = isCommon(core.measures, one.metric)
    const own = columnNamed(order, figure.over)
    const [low, high] = own.type === 'int' ? [BigInt(own.low), BigInt(own.high)] : [0n, 0n]
    const isFirst = compare('=', column('nth'), integer(1))
    const ofFirst = (value: Scalar): Scalar => (common ? either(isFirst, value, integer(0)) : value)
    const wide = common ? 1n : MANY
    const as = { over: `all_${i + 1}`, known: `all_${i + 1}_known` }
    const known = figure.known === 'always' ? integer(1) : figure.known === 'never' ? integer(0) : column(figure.known)
    sums.push({ column: int(as.over, low < 0n ? low * wide : 0n, high > 0n ? high * wide : 0n, figure.scale), does: 'sum', of: as.over })
    sums.push({ column: int(as.known, 0n, 1n), does: 'max', of: as.known })
    whole.set(figureKey(one), { over: as.over, scale: figure.scale, under: figure.under, known: as.known })
    return [
      { column: int(as.over, low < 0n ? low : 0n, high > 0n ? high : 0n, figure.scale), value: ofFirst(column(figure.over)) },
      { column: int(as.known, 0n, 1n), value: ofFirst(known) },
    ]
  })
  const read = select(build, told('own', `What each brings into ${label}`), order, [
    ...kept(order).filter((one) => one.column.name === 'moment' || one.column.name === 'pool_group'),
    ...columns.flat(),
  ])
  const together = aggregate(build, told('together', `What all bring into ${label}`), read, ['moment', 'pool_group'], sums)
  for (const one of sums)
    if (one.does === 'sum') build.bounds.push({ step: together.name, column: one.column.name, says: 'what all come to together' })
  const program = programFor(asking, (one) => rangeIn(together, whole.get(figureKey(one))))
  const answer = (word: string) => program.steps.find(({ id }) => id === word)?.value
  const value = answer('fund')
  const opens = answer('gate')
  if (value === undefined) throw new Error(name)
  const { mode, unit } = core.rounding.money
  const fund = roundedTo(value, exactly(unit), mode)
  const paid = larger(constant(0n), pick(fund.known, fund.over, constant(0n)))
  const number = gate === null || opens === undefined ? paid : pick(both(opens.known, isYes(opens)), paid, constant(0n))
  return write(build, told('fund', `The fund of ${label}`), together, slotsOf(program, whole, null), new Map(), [
    { column: 'fund', number },
  ])
}
