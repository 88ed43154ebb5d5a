import { describe, expect, test } from 'vitest'
import { alongAxis, placed } from './labels.ts'

describe('labels', () => {
  const frame = { left: 0, right: 300, top: 0, bottom: 200 }
  const wish = (textOf: string, x: number, y: number, shorter: string[] = []) => ({ text: textOf, shorter, x, y, bold: false })
  test('do not lie on each other', () => {
    const [a, b] = placed([wish('$10,000.00', 150, 100), wish('$10,000.00', 152, 101)], 12, frame, [], [])
    expect([a!.x === b!.x, a!.y === b!.y]).not.toEqual([true, true])
  })
  test('say less where there is no room for more', () =>
    expect(placed([wish('x'.repeat(100), 20, 100, ['x'])], 12, frame, [], []).map((one) => one.text)).toEqual(['x']))
  test('that fit nowhere are left out', () => expect(placed([wish('x'.repeat(100), 20, 100)], 12, frame, [], [])).toEqual([]))
  test('below an axis take a second row, then none', () =>
    expect(
      alongAxis(
        [100, 102, 104].map((x) => ({ text: '100%', x })),
        12,
        { left: 0, right: 300 },
      ).map(({ row: at }) => at),
    ).toEqual([0, 1]))
})
