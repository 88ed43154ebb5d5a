import { describe, expect, test } from 'vitest'
import { pace } from './pace.ts'
import { watch } from './watch.ts'

describe('the closing line', () => {
  const of = (rows: number, name: 'fast' | 'reference') => pace(performance.now() - 2000, { rows, engine: { name } })
  test('says rows, seconds, rows a second and memory', () =>
    expect(of(1_000_000, 'fast')).toMatch(/^1,000,000 rows in 2\.\d s, (?:4\d\d|500),\d{3} rows a second, [\d,]+ MB$/))
  test('is there for many rows of the reference evaluator, and not for few', () => {
    expect(of(100_000, 'reference')).toMatch(/^100,000 rows in/)
    expect(of(99_999, 'reference')).toBeUndefined()
  })
})

describe('the line while a run goes on', () => {
  function drawn(progress: boolean, times: readonly number[]): string {
    let text = ''
    const err = (more: string): void => {
      text += more
    }
    const clock = [...times]
    const line = watch({ progress, err }, () => clock.shift() ?? 0)
    for (const part of times.slice(1).keys()) line.at('reading', part / 4)
    line.done()
    return text
  }
  test('comes after a second, ten times a second at most, and goes when all is done', () =>
    expect(drawn(true, [0, 999, 1000, 1050, 1100])).toBe('\r\u001b[Kreading 25%\r\u001b[Kreading 75%\r\u001b[K'))
  test('is not there for a short run, or without a terminal', () => {
    expect(drawn(true, [0, 500, 900])).toBe('')
    expect(drawn(false, [0, 1500, 3000])).toBe('')
  })
})
