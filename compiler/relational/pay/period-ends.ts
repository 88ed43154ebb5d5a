/** What is read at the end of each period inside the windows of a part of pay: the amount, and what acts on it (semantics 7, 17.14). */
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { constant, type Num, pick, times } from '../../../runtime/fast/program/number.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import type { Moment } from '../measures/moments.ts'
import { ALL_PAY, programFor } from '../measures/needs.ts'
import { figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import { column, columnNamed, int, integer, type Relation, select, type Told, union } from '../program/build.ts'
import { type Wanted, write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import type { PeriodAsking } from './period-asking.ts'
import { cutGrowth } from './period-divisors.ts'
import { inReading, inReadings, MOST_CHANGES, READINGS, type Reading } from './terms.ts'

/** The column that tells readings apart, by their place among all of them. */
export const READING = 'reading'

/** Which rows a reading counts, and with which fields. */
export const saidOf = ({ rows, term }: Reading): string => {
  const end = (at: number): string => (at > MOST_CHANGES ? 'to date' : `up to change ${at}`)
  return rows === term ? end(rows) : `${end(rows)}, with the fields of term ${term}`
}

/** Everyone at the end of each period, in each reading where there are several. */
export interface Ends {
  /** `payee`, `moment`, `reading` where there are several, and the columns of what is read. */
  readonly ends: Relation
  /** The amount and what acts on it, each as a column and the divisor that is the same for all. */
  readonly grows: Fraction
  readonly acts: Fraction
  /** Whether each amount has a divisor of its own: then it is cut into a whole part and what is left. */
  readonly divides: boolean
}

export function endsOfPeriods(
  site: Site,
  { period, component, moments: { moments }, needs, changing }: PeriodAsking,
  label: string,
  sources: Sources,
): Ends {
  const { build, core, limits } = site
  const { metric, each } = period
  const last = new Map<string, number>()
  for (const { window, at, seen } of moments)
    last.set(`${window.from} ${seen ?? ''}`, Math.max(at, last.get(`${window.from} ${seen ?? ''}`) ?? at))
  const lastOf = ({ window, at, seen }: Moment): number => last.get(`${window.from} ${seen ?? ''}`) ?? at
  // limits on all pay read people's fields as they are at the end
  const fields = period.of.name === ALL_PAY ? 'on the day' : 'of the window'
  const { relation, found } = figuresOf(site, component, { moments, adds: [], plain: false }, needs, sources, fields, lastOf)
  const several = changing.length > 0
  const program = programFor(several ? inReadings(component) : component, (asked) => rangeIn(relation, found.get(figureKey(asked))))
  const answer = (id: string): Fraction => {
    const value = program.steps.find((step) => step.id === id)?.value
    if (value === undefined) throw new Error(id)
    return value
  }
  const answers = (id: string): readonly Fraction[] => (several ? READINGS.map((one) => answer(inReading(id, one))) : [answer(id)])
  const [grown, acting] = [answers('grows'), answers('acts')]
  if (acting.some(isDivided)) refuse('a limit or factor for each period that is divided', each.origin)
  const divides = grown.some(isDivided)
  const [grows, acts] = [alike(grown), alike(acting)]
  const told: Told = { name: `${metric}_read`, says: `What ${label} reads at the end of each period`, origin: each.origin }
  const slots = slotsOf(program, found, null)
  const read = grown.map((amount, i) => {
    const by = acting[i] ?? amount
    const columns: Wanted[] = [
      { column: 'grows', number: pick(amount.known, grows.overOf(amount), constant(0n)), scale: grows.scale },
      ...(divides ? [{ column: 'grows_under', number: amount.under ?? constant(1n) }] : []),
      { column: 'grows_known', truth: amount.known },
      { column: 'acts', number: pick(by.known, acts.overOf(by), constant(0n)), scale: acts.scale },
      { column: 'acts_known', truth: by.known },
    ]
    const reading = READINGS[i]
    const says = several && reading !== undefined ? { ...told, says: `${told.says}, ${saidOf(reading)}` } : told
    const made = write(build, says, relation, slots, new Map(), columns)
    return several ? inOrder(site, says, made, columns, i + 1) : made
  })
  const [first, ...more] = read
  if (first === undefined) throw new Error(metric)
  const all = more.length === 0 ? first : union(build, { ...told, name: `${metric}_readings` }, first, ...more)
  const { high: reach } = limits.field({ kind: 'money', currency: core.currency.code }, '', '')
  return {
    ends: divides ? cutGrowth(build, told, all, reach) : all,
    grows: grows.shape,
    acts: acts.shape,
    divides,
  }
}

/** The columns of one reading alone, with its place. */
const inOrder = ({ build }: Site, told: Told, made: Relation, columns: readonly Wanted[], place: number): Relation =>
  select(build, told, made, [
    ...['payee', 'moment', ...columns.map((one) => one.column)].map((one) => ({ column: columnNamed(made, one), value: column(one) })),
    { column: int(READING, BigInt(place), BigInt(place)), value: integer(place) },
  ])

const isDivided = ({ under }: Fraction): boolean => under !== null && under.kind !== 'constant'

/** The readings of one figure in one scale, over one divisor where each has one that is known. */
function alike(all: readonly Fraction[]) {
  const scale = Math.max(...all.map((one) => one.scale))
  const divides = all.some(isDivided)
  const constantOf = ({ under }: Fraction): bigint => (under?.kind === 'constant' ? under.value : 1n)
  const over = divides ? 1n : all.map(constantOf).reduce((a, b) => (a % b === 0n ? a : a * b), 1n)
  const overOf = (one: Fraction): Num => {
    const more = (divides ? 1n : over / constantOf(one)) * 10n ** BigInt(scale - one.scale)
    return more === 1n ? one.over : times(one.over, constant(more))
  }
  const [first] = all
  if (first === undefined) throw new Error('no reading')
  return { scale, overOf, shape: { ...first, scale, under: divides ? first.under : over === 1n ? null : constant(over) } }
}
