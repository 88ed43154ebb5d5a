import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { Frame } from './frame.ts'
import { orderedRows } from './order.ts'

const DAYS = 40
const PEOPLE = 3

/** Rows of a few people, so that some have few and some have many; -1 stands for no value, 9 for a day or person outside the plan. */
const rows = fc.array(
  fc.record({
    person: fc.constantFrom(-1, 0, 0, 0, 0, 0, 0, 1, 2, 3),
    day: fc.integer({ min: -1, max: DAYS + 1 }),
    key: fc.nat({ max: 1000 }),
  }),
  { maxLength: 300, size: 'max' },
)

test('rows stand by person, then by day, then by key', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), (list, byKey) => {
      const gapsOf = (isGap: (at: number) => boolean): Uint8Array => {
        const bits = new Uint8Array((list.length + 7) >> 3)
        list.forEach((_, at) => {
          if (isGap(at)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7))
        })
        return bits
      }
      const owner: CodeColumn = {
        kind: 'code',
        codes: Uint8Array.from(list, ({ person }) => Math.max(0, person)),
        texts: ['a', 'b', 'c', 'elsewhere'],
        gaps: gapsOf((at) => list[at]?.person === -1),
      }
      const day: DayColumn = {
        kind: 'day',
        values: Int32Array.from(list, ({ day: one }) => 100 + one),
        gaps: gapsOf((at) => list[at]?.key === 7),
      }
      const order = byKey
        ? Uint32Array.from(list.map((_, at) => at).sort((a, b) => (list[a]?.key ?? 0) - (list[b]?.key ?? 0) || a - b))
        : null
      const member = new Uint8Array(PEOPLE * DAYS).fill(1)
      member[DAYS + 5] = 0
      const frame = {
        people: ['a', 'b', 'c'],
        personOf: Int32Array.from([0, 1, 2, -1]),
        from: 100,
        monthOf: new Int32Array(DAYS),
        member,
      } as unknown as Frame
      const columns = { count: list.length, order } as unknown as Columns
      const places = Array.from(order ?? list.keys())
      const expected = Array.from({ length: PEOPLE }, (_, person) =>
        places
          .map((row, place) => ({ row, place, ...(list[row] as (typeof list)[number]) }))
          .filter((one) => one.person === person && one.day >= 0 && one.day < DAYS && one.key !== 7 && !(person === 1 && one.day === 5))
          .sort((a, b) => a.day - b.day || a.place - b.place)
          .map(({ row }) => row),
      )
      const { rows: sorted, starts } = orderedRows(columns, owner, day, frame)
      expect(expected.map((_, person) => [...sorted.subarray(starts[person], starts[person + 1])])).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})
