import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberOf, plainly, type Sample, sample } from '../../../tests/fast/random-jobs.ts'
import { below, constant, input, larger, minus, type Num, pick, plus, smaller, times } from '../program/number.ts'
import type { Numbers, Ran, RowValue } from './job.ts'
import { lanesOf } from './lanes.ts'
import { loopOf } from './loop.ts'
import { onlyDayDecides } from './place.ts'
import { rowNumber } from './row-number.ts'
import { readySums } from './sum-rows.ts'
import { fitsModule, loopModule } from './wasm-loop.ts'
import { memoryPlan } from './wasm-memory.ts'

const KERNELS: readonly Ran['kernel'][] = ['javascript', 'webassembly', 'closures']
const valid = (bytes: Uint8Array): boolean =>
  (globalThis as unknown as { WebAssembly: { validate: (bytes: Uint8Array) => boolean } }).WebAssembly.validate(bytes)

/** A job by a kernel, as the plain loop gives it. */
function byKernel({ job }: Sample, kernel: Ran['kernel']) {
  const again = readySums(job, { kernel })
  again()
  const { sums, undated, outside, ran } = again()
  const { people, months } = job.where
  const cells = sums.map(({ sum }) =>
    Array.from({ length: people * months }, (_, i) => sum(Math.floor(i / months), i % months, i % months)),
  )
  return {
    found: { sums: cells, undated, outside },
    ran: ran.kernel,
    years: sums.map(({ sum }) => Array.from({ length: people }, (_, person) => sum(person, 0, months - 1))),
  }
}

function agree(one: Sample, seen: Map<string, number>): void {
  const expected = plainly(one)
  const { people, months } = one.job.where
  for (const { rung } of lanesOf(one.job).lanes) seen.set(rung, (seen.get(rung) ?? 0) + 1)
  for (const kernel of KERNELS) {
    const { found, ran, years } = byKernel(one, kernel)
    seen.set(ran, (seen.get(ran) ?? 0) + 1)
    expect([kernel, found]).toEqual([kernel, expected])
    expect(years).toEqual(
      expected.sums.map((list) =>
        Array.from({ length: people }, (_, person) => list.slice(person * months, (person + 1) * months).reduce((a, b) => a + b, 0n)),
      ),
    )
  }
  const loop = loopOf(one.job)
  const how = onlyDayDecides(loop.place, one.job.where.owner.gaps) ? 'only its day' : 'more than its day'
  seen.set(how, (seen.get(how) ?? 0) + 1)
  const plan = fitsModule(loop) ? memoryPlan(loop) : undefined
  if (plan !== undefined) expect(valid(loopModule(loop, plan))).toBe(true)
}

/** `rows` rows of one person in one month of one column. */
const same = (values: Numbers, rows: number, bounds: readonly [bigint, bigint], addend: (value: Num) => Num): Sample => ({
  job: {
    rows,
    addends: [addend(input(0, ...bounds))],
    inputs: [{ what: 'number', values }],
    most: rows,
    where: {
      owner: { codes: new Uint8Array(rows), gaps: null },
      day: { values: new Uint16Array(rows).fill(20_000), gaps: null },
      people: 1,
      personOf: Int32Array.of(0),
      from: 20_000,
      monthOf: Int32Array.of(0),
      months: 1,
      steady: Uint8Array.of(1),
      member: Uint8Array.of(1),
    },
  },
  readers: [(row) => BigInt(values[row] ?? 0)],
})

describe('sums of rows', () => {
  test('are those of a plain loop over big integers, by every kernel and on every rung', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(sample(40), (one) => agree(one, seen)),
      { numRuns: 600 },
    )
    for (const what of [...KERNELS, 'doubles', 'pairs', 'int64', 'big', 'only its day', 'more than its day'])
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(40)
  })

  test('are, where a row rounds', () => {
    fc.assert(
      fc.property(sample(20, 0, true), (one) => agree(one, new Map())),
      { numRuns: 400 },
    )
  })

  test('are, over more rows than a block', () => {
    fc.assert(
      fc.property(sample(20_000, 16_000), (one) => agree(one, new Map())),
      { numRuns: 6 },
    )
  })

  test('are, for more conditions on one column than a table holds', () => {
    const rows = 200
    const codes = Uint8Array.from({ length: rows }, (_, row) => (row * 7) % 100)
    const tables = Array.from({ length: 70 }, (_, i) => Uint8Array.from({ length: 100 }, (_, code) => (code % (i + 2) === 0 ? 1 : 0)))
    const one = same(codes, rows, [0n, 99n], (value) => value)
    const inputs: RowValue[] = [...one.job.inputs, ...tables.map((holds): RowValue => ({ what: 'table', codes, holds }))]
    const addends = tables.map((_, i) => pick({ kind: 'flag', slot: i + 1 }, input(0, 0n, 99n), constant(0n)))
    const readers = [...one.readers, ...tables.map((holds) => (row: number) => BigInt(holds[codes[row] ?? 0] ?? 0))]
    agree({ job: { ...one.job, inputs, addends }, readers }, new Map())
  })

  test('of one row are what the row adds by itself', () => {
    fc.assert(
      fc.property(sample(12, 1, true), ({ job, readers }) => {
        for (const value of job.addends) {
          const row = rowNumber(value, job.inputs, job.most)
          for (let at = 0; at < job.rows; at += 1) expect([at, BigInt(row.of(at))]).toEqual([at, numberOf(value, at, readers)])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('sums at the edges of the rungs', () => {
  const EDGES = [2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 2n ** 90n].flatMap((edge) => [edge - 1n, edge, edge + 1n])

  const held = (values: readonly bigint[]): Numbers =>
    values.every((one) => Number.isSafeInteger(Number(one)))
      ? Float64Array.from(values, Number)
      : values.every((one) => BigInt.asIntN(64, one) === one)
        ? BigInt64Array.from(values)
        : values

  test.each(EDGES)('%s in one to five rows', (edge) => {
    for (const total of [edge, -edge])
      for (const rows of [1, 2, 3, 5]) {
        const part = total / BigInt(rows)
        const values = Array.from({ length: rows }, (_, row) => (row === 0 ? total - part * BigInt(rows - 1) : part))
        const most = values.reduce((a, b) => (b * b > a * a ? b : a))
        const one = same(held(values), rows, most < 0n ? [most, 0n] : [0n, most], (value) => value)
        expect(plainly(one).sums).toEqual([[total]])
        agree(one, new Map())
      }
  })

  test('on the way to a small number', () => {
    const ways: ((edge: bigint, size: bigint) => (value: Num) => Num)[] = [
      (edge, size) => (value) => smaller(plus(value, constant(edge - size)), constant(7n)),
      (edge, size) => (value) => larger(minus(value, constant(edge - size)), constant(-9n)),
      (edge) => (value) => pick(below(times(value, constant(3n)), constant(edge), false), constant(1n), constant(2n)),
    ]
    for (const edge of EDGES)
      for (const size of [edge / 2n, edge / 3n, edge - 5n])
        for (const way of ways) agree(same(held([size, -size, 1n]), 3, [-size, size], way(edge, size)), new Map())
  })
})
