/** What metrics come to for all people at a slot, from the sums of their months (semantics 4). */
import type { Measure } from '../../core/core.ts'
import { dayOfRows, type Moment, measureNamed, readsOf, windowOfMetric } from '../../evaluate/moment.ts'
import { lastGrain } from '../../evaluate/quota.ts'
import { exactly } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import type { Ratio } from '../../exact/ratio.ts'
import type { DoubleCells } from '../kernel/job.ts'
import type { Totals } from '../rows/stage.ts'
import type { Sums } from '../rows/totals.ts'
import { type Column, type Dense, denseOf, type Given, rangeOf } from './column.ts'
import { countingOf, meaningOf, remembered } from './memory.ts'

/** Months of the plan, by their place in the sums. */
interface Months {
  readonly from: number
  readonly to: number
}

/**
 * A metric at the moments of each slot; `moments` are of anybody, since its window depends on nobody. Components whose windows see the same
 * months share what `counted` has of them.
 */
export function measureColumns(
  world: World,
  totals: Totals,
  moments: readonly Moment[],
  metric: string,
  reads: Reads,
  counted: Map<string, Dense>,
): Dense {
  const measure = measureNamed(world, metric)
  const sums = totals.sums.get(metric)
  const months = moments.map((moment) => monthsOf(world, totals, moment, measure, reads))
  if (measure === undefined || measure.window === 'deal')
    return { range: NOTHING, at: months.map(() => nobody(totals.frame.people.length)) }
  if (sums === undefined) return oneByOne(totals, moments, measure, reads)
  return remembered(counted, meaningOf([countingOf(measure), months]), () => summedColumns(totals.frame, sums, measure, months))
}

/** The columns of a metric that is the sum of its months, or a ratio of two such sums. */
function summedColumns({ people }: Totals['frame'], [first, second]: readonly Sums[], measure: Measure, months: readonly Months[]): Dense {
  if (first === undefined) return { range: NOTHING, at: months.map(() => nobody(people.length)) }
  const over = summed(first, people.length, months)
  if (second === undefined) {
    const known = new Uint8Array(people.length).fill(1)
    const columns = shared(over, ({ doubles, big }): Column => {
      return { over: doubles, under: null, known, big: big === null ? null : { over: big, under: null } }
    })
    return { range: rangeOf(columns, first.scale), at: columns }
  }
  const under = summed(second, people.length, months)
  const columns = over.map((one, slot) => ratioColumn(one, under[slot] ?? one, first.scale, second.scale, whenEmpty(measure)))
  return { range: rangeOf(columns, 0), at: columns }
}

type Reads = 'window' | 'modifier'
const NOTHING = { low: 0n, high: 0n, scale: 0, under: null }
const nobody = (people: number): Column => ({ over: new Float64Array(people), under: null, known: new Uint8Array(people), big: null })

function monthsOf(world: World, { frame }: Totals, moment: Moment, measure: Measure | undefined, stepReads: Reads): Months {
  if (measure === undefined) return { from: 0, to: -1 }
  const reads = readsOf(moment, measure, stepReads)
  const day = dayOfRows(moment, reads)
  const window = windowOfMetric(moment, measure, day, reads)
  // a window that begins before the plan has no months there
  return { from: Math.max(0, window.first - frame.firstMonth), to: lastGrain(world, window, 'to_date', day) - frame.firstMonth }
}

/** A metric that is no sum of its months, person by person. */
function oneByOne(totals: Totals, moments: readonly Moment[], measure: Measure, stepReads: Reads): Dense {
  const { people } = totals.frame
  const slots = moments.map((moment): Given => {
    const reads = readsOf(moment, measure, stepReads)
    const day = dayOfRows(moment, reads)
    const window = windowOfMetric(moment, measure, day, reads)
    return { computed: null, singles: people.map((person, place) => [place, totals.value(moment.world, person, measure, window, day)]) }
  })
  return denseOf(people.length, slots)
}

/** Whole numbers by person; `big` where doubles do not hold all of them. */
interface Wholes {
  readonly doubles: Float64Array
  readonly big: readonly bigint[] | null
}

/** Sums by person of the months of each slot; slots of the same months share theirs. */
function summed(sums: Sums, people: number, slots: readonly Months[]): Wholes[] {
  const made = new Map<string, Wholes & { readonly months: Months }>()
  const bySlot = slots.map((months) =>
    remembered(made, `${months.from} ${months.to}`, () => {
      if (sums.inDoubles !== null) return { months, doubles: new Float64Array(people), big: null }
      const big = Array.from({ length: people }, (_, person) => sums.sum(person, months.from, months.to))
      return { months, doubles: Float64Array.from(big, Number), big }
    }),
  )
  const { inDoubles, cells } = sums
  if (cells !== null) addUp(cells, people, [...made.values()])
  else if (inDoubles !== null)
    for (const { months, doubles } of made.values())
      for (let person = 0; person < people; person += 1) doubles[person] = inDoubles(person, months.from, months.to)
  return bySlot
}

/** Adds up months of cells, person by person: months that go on from those before are added to them. */
function addUp(
  { values, first, perPerson, perMonth }: DoubleCells,
  people: number,
  wanted: readonly { readonly months: Months; readonly doubles: Float64Array }[],
): void {
  const [from, to] = [Int32Array.from(wanted, ({ months }) => months.from), Int32Array.from(wanted, ({ months }) => months.to)]
  const into = wanted.map(({ doubles }) => doubles)
  for (let person = 0; person < people; person += 1) {
    const own = first + person * perPerson
    let [sum, begun, month] = [0, -1, 0]
    for (let i = 0; i < into.length; i += 1) {
      const [start, last] = [from[i] ?? 0, to[i] ?? 0]
      if (start !== begun || last < month - 1) {
        sum = 0
        begun = start
        month = start
      }
      for (; month <= last; month += 1) sum += values[own + month * perMonth] ?? 0
      const doubles = into[i]
      if (doubles !== undefined) doubles[person] = sum
    }
  }
}

/** Columns of sums, one for each different sum. */
function shared(sums: readonly Wholes[], make: (sum: Wholes) => Column): Column[] {
  const known = new Map<Wholes, Column>()
  return sums.map((sum) => remembered(known, sum, () => make(sum)))
}

/** `a / b` where `b` is above zero, else what the metric states for that; both over one power of ten. */
function ratioColumn(a: Wholes, b: Wholes, scaleA: number, scaleB: number, empty: Ratio | undefined): Column {
  const [timesA, timesB] = [10 ** Math.max(0, scaleB - scaleA), 10 ** Math.max(0, scaleA - scaleB)]
  const people = a.doubles.length
  const [over, under, known] = [new Float64Array(people), new Float64Array(people).fill(1), new Uint8Array(people)]
  let largest = 0
  for (let person = 0; person < people; person += 1) {
    const divisor = b.doubles[person] ?? 0
    if (divisor > 0) {
      over[person] = (a.doubles[person] ?? 0) * timesA
      under[person] = divisor * timesB
      known[person] = 1
      largest = Math.max(largest, Math.abs(over[person] ?? 0), under[person] ?? 0)
    } else if (empty !== undefined) {
      over[person] = Number(empty.n)
      under[person] = Number(empty.d)
      known[person] = 1
    }
  }
  if (a.big === null && b.big === null && largest <= Number.MAX_SAFE_INTEGER) return { over, under, known, big: null }
  const exact = ({ doubles, big }: Wholes, times: number, none: bigint): bigint[] =>
    Array.from(doubles, (one, person) => ((b.doubles[person] ?? 0) > 0 ? (big?.[person] ?? BigInt(one)) * BigInt(times) : none))
  return { over, under, known, big: { over: exact(a, timesA, empty?.n ?? 0n), under: exact(b, timesB, empty?.d ?? 1n) } }
}

const whenEmpty = ({ whenEmpty: stated }: Measure): Ratio | undefined =>
  stated === null || !/\d/.test(stated) ? undefined : exactly(stated)
