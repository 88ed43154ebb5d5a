/**
 * What acts on each period of a window by itself (`cap at $5,000 each month`): the amount is read at the end of each period, what it grew by is acted on,
 * and what comes out is added up, one period after the other (semantics 7, 17.13, 17.14). The sum is read as a metric by the step that asks for it.
 */
import { earlier, windowAt, windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import { newSlots } from '../measures/figures.ts'
import type { Measured } from '../measures/measures.ts'
import type { Moment } from '../measures/moments.ts'
import type { Sources } from '../measures/reading.ts'
import { column, compare, constants, integer, join, plainName, type Relation, select, stopAt, type Told } from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { added } from './period-acts.ts'
import type { PeriodAsking } from './period-asking.ts'
import type { Period } from './period-clauses.ts'
import { divisorsIn, PARTS, sharedDivisor } from './period-divisors.ts'
import { endsOfPeriods, READING, saidOf } from './period-ends.ts'
import { asRead, READINGS } from './terms.ts'

/** The sums of a clause by person and window to date, under the name of its metric, or of each of its readings. */
export function periodSums(site: Site, calendar: Calendar, asking: PeriodAsking, sources: Sources): ReadonlyMap<string, Measured> {
  const { build, core } = site
  const { period, moments, needs, changing } = asking
  const { metric, each } = period
  const measure = core.measures.find(({ name }) => name === metric)
  if (measure === undefined) throw new Error(metric)
  const readings = changing.length === 0 ? null : READINGS
  const told = (what: string, says: string): Told => ({ name: `${metric}_${what}`, says, origin: each.origin })
  const { ends, grows, acts, divides } = endsOfPeriods(site, asking, measure.label, sources)
  const places = placesOf(calendar, period, moments.moments)
  const most = Math.max(...places.map(({ inner }) => inner.length))
  const numbers = Array.from({ length: most }, (_, i) => i)
  const table = constants(
    build,
    {
      ...told('periods', 'The periods of each window to date: at which end each is read, and whether what is carried starts anew'),
      origin: null,
    },
    ['moment', 'from_day', 'to_day', 'seen_on', ...numbers.flatMap((i) => [`end_${i + 1}`, `anew_${i + 1}`])],
    places.map(({ moment, inner }) => [
      moment.id,
      moment.window.from,
      moment.at,
      moment.seen ?? moment.at,
      ...numbers.flatMap((i) => [inner[i]?.id ?? 0, inner[i]?.anew === true ? 1 : 0]),
    ]),
  )
  const own = join(build, told('windows', 'Everyone in each window to date'), ends, table, {
    on: [{ left: 'moment', right: 'moment' }],
    take: Object.fromEntries(table.columns.filter(({ name }) => name !== 'moment').map(({ name }) => [name, name])),
  })
  const by = ['payee', ...(readings === null ? [] : [READING])]
  const keys = ['from_day', 'to_day', 'seen_on', ...numbers.flatMap((i) => [`end_${i + 1}`, `anew_${i + 1}`])]
  const bare = select(
    build,
    told('window_of', 'Everyone in each window to date'),
    own,
    own.columns.filter(({ name }) => [...by, ...keys].includes(name)).map((one) => ({ column: one, value: column(one.name) })),
  )
  const wide = numbers.reduce<Relation>((all, i) => {
    const amounts = divides ? PARTS : ['grows']
    const take = Object.fromEntries([...amounts, 'grows_known', 'acts', 'acts_known'].map((of) => [of, `${of}_${i + 1}`]))
    return join(build, told(`with_${i + 1}`, `With what is read at the end of period ${i + 1}`), all, ends, {
      how: 'left',
      on: [...by.map((one) => ({ left: one, right: one })), { left: `end_${i + 1}`, right: 'moment' }],
      take,
    })
  }, bare)
  const slots = newSlots()
  const shared = divides
    ? sharedDivisor(slots, wide, numbers, divisorsIn(needs, most, versionsOf(site, core.people.record).shape.history !== null))
    : null
  if (shared !== null && shared.tooMany.kind !== 'never') {
    const wrong = write(build, told('too_many', 'Windows with more divisors than are shared'), wide, slots, new Map(), [], shared.tooMany)
    stopAt(build, wrong, `quotas of one person change more often in one window than ${measure.label} was proved for`, null, [
      'payee',
      'from_day',
      'to_day',
    ])
  }
  const total = added(each, slots, wide, numbers, { grows, acts, shared })
  const amount = plainName(metric)
  const made = write(build, { name: metric, says: measure.label, origin: each.origin }, wide, slots, new Map(), [
    { column: amount, number: total.over, scale: total.scale },
    ...(total.under === null ? [] : [{ column: `${amount}_of`, number: total.under }]),
  ])
  const seen = moments.moments.some((moment) => moment.seen !== null)
  const named = ['payee', 'from_day', 'to_day', amount, `${amount}_of`, ...(seen ? ['seen_on'] : [])]
  const columns = made.columns.filter(({ name }) => named.includes(name)).map((one) => ({ column: one, value: column(one.name) }))
  const measured = (told: Told, where: Condition | null): Measured => {
    const result = select(build, told, made, columns, where)
    return { counted: { measure, rows: result, keys: [], adds: amount, other: null, has: null }, table: result, inWindows: result }
  }
  if (readings === null) return new Map([[metric, measured({ name: metric, says: measure.label, origin: each.origin }, null)]])
  return new Map(
    readings.map((reading, i) => {
      const name = asRead(metric, reading)
      const says = `${measure.label}, ${saidOf(reading)}`
      return [name, measured({ name, says, origin: each.origin }, compare('=', column(READING), integer(i + 1)))]
    }),
  )
}

interface Placed {
  readonly moment: Moment
  readonly inner: readonly { readonly id: number; readonly anew: boolean }[]
}

/** The moments at the ends of the periods of each window to date. */
function placesOf({ world }: Calendar, { each: { per, act } }: Period, moments: readonly Moment[]): readonly Placed[] {
  const restarts = act.does === 'limit' ? act.restarts : null
  const idOf = new Map(moments.map((one) => [`${one.window.from} ${one.at} ${one.seen ?? ''}`, one.id]))
  return moments.map((moment) => {
    const { window, at, seen } = moment
    let inside = ''
    const inner = windowsIn(world, per, window.from, at).map(({ to }) => {
      const end = earlier(to, at)
      const stretch = restarts === null ? '' : windowAt(world, restarts, end).label
      const anew = stretch !== inside
      inside = stretch
      return { id: idOf.get(`${window.from} ${end} ${seen ?? ''}`) ?? 0, anew }
    })
    return { moment, inner }
  })
}
