/** Random jobs at the edges of every rung, and what they come to by a plain loop over big integers. For tests. */
import * as fc from 'fast-check'
import type { Ints } from '../../runtime/columns/growing.ts'
import type { Job, Numbers, RowValue } from '../../runtime/fast/kernel/job.ts'
import {
  ALWAYS,
  below,
  both,
  constant,
  either,
  input,
  larger,
  minus,
  type Num,
  not,
  pick,
  plus,
  type RoundingMode,
  rounded,
  smaller,
  type Truth,
  times,
} from '../../runtime/fast/program/number.ts'

const EDGES = [0n, 1n, 127n, 255n, 65_535n, 2n ** 26n, 2n ** 31n, 2n ** 32n, 2n ** 52n, 2n ** 53n, 2n ** 62n, 2n ** 63n, 2n ** 70n]
/** The largest numbers of each kind of column. */
const WIDTHS = [2n ** 8n - 1n, 2n ** 16n - 1n, 2n ** 31n - 1n, 2n ** 53n - 1n, 2n ** 63n - 1n, 2n ** 80n]

/** Numbers up to `most`, mostly near an edge. */
const number = (most: bigint, signed: boolean): fc.Arbitrary<bigint> =>
  fc
    .oneof(
      fc.tuple(fc.constantFrom(...EDGES.filter((edge) => edge <= most), most), fc.bigInt(-1n, 1n)).map(([edge, by]) => edge + by),
      fc.bigInt(0n, most),
    )
    .chain((value) => fc.constantFrom(value, signed ? -value : value))
    .map((value) => (value > most ? most : value < (signed ? -most : 0n) ? 0n : value))

/** A column of the narrowest array for its width. */
function stored(values: readonly bigint[], width: number): Numbers {
  if (width === 4) return BigInt64Array.from(values)
  if (width === 5) return values
  return intsOf(values.map(Number), width)
}

function intsOf(values: readonly number[], width: number): Ints {
  return [Uint8Array, Uint16Array, Int32Array, Float64Array][width]?.from(values) ?? Float64Array.from(values)
}

const bitsOf = (list: readonly boolean[]): Uint8Array => {
  const bits = new Uint8Array((list.length + 7) >> 3)
  list.forEach((set, i) => {
    if (set) bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7))
  })
  return bits
}

const boundsOf = (values: readonly bigint[]): [bigint, bigint] => [
  values.reduce((a, b) => (b < a ? b : a), 0n),
  values.reduce((a, b) => (b > a ? b : a), 0n),
]

/** Reads a slot at a row, from what the columns were made of. */
type Reader = (row: number) => bigint

interface Input {
  readonly value: RowValue
  readonly read: Reader
  readonly bounds: [bigint, bigint] | null
}

function inputs(rows: number, codes: Ints, texts: number): fc.Arbitrary<Input[]> {
  const column = fc.integer({ min: 0, max: 5 }).chain((width) =>
    fc.array(number(WIDTHS[width] ?? 0n, width >= 2), { minLength: rows, maxLength: rows }).map((values): Input => {
      return { value: { what: 'number', values: stored(values, width) }, read: (row) => values[row] ?? 0n, bounds: boundsOf(values) }
    }),
  )
  const byCode = fc.integer({ min: 0, max: 5 }).chain((width) =>
    fc.array(number(WIDTHS[width] ?? 0n, width >= 2), { minLength: texts, maxLength: texts }).map((values): Input => {
      const read = (row: number) => values[codes[row] ?? 0] ?? 0n
      return { value: { what: 'looked up', codes, values: stored(values, width) }, read, bounds: boundsOf(values) }
    }),
  )
  const gap = fc.array(fc.boolean(), { minLength: rows, maxLength: rows }).map((list): Input => {
    return { value: { what: 'there', gaps: bitsOf(list) }, read: (row) => (list[row] ? 0n : 1n), bounds: null }
  })
  const table = fc.array(fc.constantFrom(0, 1), { minLength: texts, maxLength: texts }).map((list): Input => {
    const read = (row: number) => BigInt(list[codes[row] ?? 0] ?? 0)
    return { value: { what: 'table', codes, holds: Uint8Array.from(list) }, read, bounds: null }
  })
  return fc
    .tuple(
      fc.array(fc.oneof(column, column, byCode), { minLength: 1, maxLength: 4 }),
      fc.array(fc.oneof(gap, table), { minLength: 1, maxLength: 4 }),
    )
    .map(([numbers, flags]) => [...numbers, ...flags])
}

/** Random programs over inputs. */
function programs(all: readonly Input[], rounds: boolean): fc.Arbitrary<Num> {
  const slots = all.map((one, slot) => ({ one, slot }))
  const numbers = slots.flatMap(({ one, slot }) => (one.bounds === null ? [] : [input(slot, ...one.bounds)]))
  const flags = slots.flatMap(({ one, slot }) => (one.bounds === null ? [{ kind: 'flag', slot } as const] : []))
  const constants = number(2n ** 53n, true).map(constant)
  const small = fc.bigInt(-200n, 200n).map(constant)
  const { num } = fc.letrec<{ num: Num; truth: Truth }>((tie) => ({
    num: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(...numbers),
      small,
      constants,
      fc.tuple(tie('num'), tie('num')).map(([a, b]) => plus(a, b)),
      fc.tuple(tie('num'), tie('num')).map(([a, b]) => minus(a, b)),
      fc.tuple(tie('num'), tie('num')).map(([a, b]) => times(a, b)),
      fc.tuple(tie('num'), tie('num')).map(([a, b]) => smaller(a, b)),
      fc.tuple(tie('num'), tie('num')).map(([a, b]) => larger(a, b)),
      fc.tuple(tie('truth'), tie('num'), tie('num')).map(([w, a, b]) => pick(w, a, b)),
      fc.tuple(tie('truth'), tie('num')).map(([w, a]) => pick(w, a, constant(0n))),
      ...(rounds
        ? [
            fc
              .tuple(tie('num'), fc.bigInt(1n, 1000n), fc.constantFrom<RoundingMode>('half_up', 'half_even', 'half_down', 'up', 'down'))
              .map(([a, under, mode]) => rounded(a, constant(under), mode)),
          ]
        : []),
    ),
    truth: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Truth>(...flags, ALWAYS),
      fc.tuple(tie('num'), tie('num'), fc.boolean()).map(([a, b, same]) => below(a, b, same)),
      fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => both(a, b)),
      fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => either(a, b)),
      tie('truth').map(not),
    ),
  }))
  return num
}

/** Rows of a job and what belongs to them, as plain lists. */
export interface Sample {
  readonly job: Job
  readonly readers: readonly Reader[]
}

const DAYS = 40
const MONTHS = 3

/** A job of up to `maxRows` rows. */
export function sample(maxRows: number, minRows = 0, rounds = false): fc.Arbitrary<Sample> {
  return fc.integer({ min: minRows, max: maxRows }).chain((rows) => {
    const texts = 6
    const list = <A>(of: fc.Arbitrary<A>): fc.Arbitrary<A[]> => fc.array(of, { minLength: rows, maxLength: rows })
    const gaps = fc.option(list(fc.boolean()).map(bitsOf), { nil: null })
    const people = 4
    const personBut = (least: number) => fc.array(fc.integer({ min: least, max: people - 1 }), { minLength: texts, maxLength: texts })
    const anywhere = fc.record({
      ownerGaps: gaps,
      personOf: personBut(-1),
      memberships: fc.array(membership, { minLength: people, maxLength: people }),
    })
    /** Everybody is in the plan on all of its days, and every row has an owner. */
    const onlyByDay = fc.record({
      ownerGaps: fc.constant(null),
      personOf: personBut(0),
      memberships: fc.constant(Array.from({ length: people }, () => everyDay)),
    })
    return fc
      .record({
        codes: list(fc.integer({ min: 0, max: texts - 1 })),
        where: fc.oneof(anywhere, onlyByDay),
        from: fc.constantFrom(-5, 0, 20_000),
        days: list(fc.integer({ min: -3, max: DAYS + 2 })),
        dayGaps: gaps,
        spare: fc.constantFrom(0, 0, 0, 2 ** 20, 2 ** 27, 2 ** 40),
        width: fc.integer({ min: 0, max: 2 }),
      })
      .chain(({ codes, where: { ownerGaps, personOf, memberships }, from, days, dayGaps, spare, width }) => {
        const codeColumn = intsOf(codes, width)
        return inputs(rows, codeColumn, texts).chain((all) =>
          fc.array(programs(all, rounds), { minLength: 1, maxLength: 5 }).map((addends): Sample => {
            const values = days.map((day) => day + from)
            const negative = values.some((day) => day < 0)
            const counts = personOf.map((person) => (person < 0 ? 0 : codes.filter((code) => personOf[code] === person).length))
            const job: Job = {
              rows,
              addends,
              inputs: all.map(({ value }) => value),
              most: Math.max(0, ...counts) + spare,
              where: {
                owner: { codes: codeColumn, gaps: ownerGaps },
                day: { values: intsOf(values, negative ? 2 : from === 0 ? 1 : 2), gaps: dayGaps },
                people,
                personOf: Int32Array.from(personOf),
                from,
                monthOf: Int32Array.from({ length: DAYS }, (_, day) => Math.floor((day * MONTHS) / DAYS)),
                months: MONTHS,
                steady: Uint8Array.from(memberships, (days) => (days.every(Boolean) ? 1 : 0)),
                member: Uint8Array.from(memberships.flat(), Number),
              },
            }
            return { job, readers: all.map(({ read }) => read) }
          }),
        )
      })
  })
}

const everyDay = Array.from({ length: DAYS }, () => true)
const membership: fc.Arbitrary<boolean[]> = fc.oneof(
  fc.constant(everyDay),
  fc
    .tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 0, max: DAYS }))
    .map(([a, b]) => everyDay.map((_, day) => day >= a && day < b)),
  { arbitrary: fc.array(fc.boolean(), { minLength: DAYS, maxLength: DAYS }), weight: 1 },
)

/** What is expected of a job. */
export interface Plain {
  /** By addend: the sum of `person x months + month`. */
  readonly sums: readonly bigint[][]
  readonly undated: number
  readonly outside: number
}

/** A job by one plain loop. */
export function plainly({ job, readers }: Sample): Plain {
  const { rows, addends, where } = job
  const { owner, day, personOf, from, monthOf, months, member, people } = where
  const sums = addends.map(() => Array.from({ length: people * months }, () => 0n))
  let [undated, outside] = [0, 0]
  const isGap = (gaps: Uint8Array | null, row: number): boolean =>
    gaps !== null && Math.floor((gaps[Math.floor(row / 8)] ?? 0) / 2 ** (row % 8)) % 2 === 1
  for (let row = 0; row < rows; row += 1) {
    if (isGap(day.gaps, row)) {
      undated += 1
      continue
    }
    const date = (day.values[row] ?? 0) - from
    const month = monthOf[date]
    if (month === undefined) continue
    const person = isGap(owner.gaps, row) ? -1 : (personOf[owner.codes[row] ?? 0] ?? -1)
    if (person < 0 || member[person * monthOf.length + date] !== 1) {
      outside += 1
      continue
    }
    addends.forEach((value, i) => {
      const list = sums[i] ?? []
      list[person * months + month] = (list[person * months + month] ?? 0n) + numberOf(value, row, readers)
    })
  }
  return { sums, undated, outside }
}

/** The number of a program at a row. */
export function numberOf(part: Num, row: number, readers: readonly Reader[]): bigint {
  const of = (one: Num): bigint => numberOf(one, row, readers)
  switch (part.kind) {
    case 'constant':
      return part.value
    case 'input':
      return readers[part.slot]?.(row) ?? 0n
    case 'add':
      return of(part.left) + of(part.right)
    case 'subtract':
      return of(part.left) - of(part.right)
    case 'multiply':
      return of(part.left) * of(part.right)
    case 'minimum':
      return of(part.left) < of(part.right) ? of(part.left) : of(part.right)
    case 'maximum':
      return of(part.left) > of(part.right) ? of(part.left) : of(part.right)
    case 'pick':
      return truthOf(part.when, row, readers) ? of(part.then) : of(part.otherwise)
    case 'round':
      return nearest(of(part.over), of(part.under), part.mode)
  }
}

/** `over / under` in halves, and what the mode does with what is left over. */
function nearest(over: bigint, under: bigint, mode: RoundingMode): bigint {
  const sign = over < 0n ? -1n : 1n
  const size = over * sign
  const floor = size / under
  const left = 2n * (size - floor * under) - under
  const exact = size % under === 0n
  const up = {
    up: !exact,
    down: false,
    half_up: left >= 0n,
    half_down: left > 0n,
    half_even: left > 0n || (left === 0n && floor % 2n === 1n),
  }[mode]
  return sign * (floor + (up ? 1n : 0n))
}

function truthOf(truth: Truth, row: number, readers: readonly Reader[]): boolean {
  switch (truth.kind) {
    case 'always':
      return true
    case 'never':
      return false
    case 'flag':
      return readers[truth.slot]?.(row) === 1n
    case 'below': {
      const [left, right] = [numberOf(truth.left, row, readers), numberOf(truth.right, row, readers)]
      return left < right || (truth.orSame && left === right)
    }
    case 'and':
      return truthOf(truth.left, row, readers) && truthOf(truth.right, row, readers)
    case 'or':
      return truthOf(truth.left, row, readers) || truthOf(truth.right, row, readers)
    case 'not':
      return !truthOf(truth.value, row, readers)
  }
}
