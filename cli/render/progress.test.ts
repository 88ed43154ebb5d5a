import { describe, expect, test } from 'vitest'
import { memoryIo } from '../../tests/cli/memory-io.ts'
import { progress } from './progress.ts'

function drawn(isTerminal: boolean, times: readonly number[]): string {
  const io = memoryIo()
  const clock = [0, ...times]
  const bar = progress({ ...io, progress: isTerminal }, times.length, () => clock.shift() ?? 0)
  for (const time of times) bar.step(`plan at ${time}`)
  bar.done()
  return io.complained()
}

describe('a progress bar', () => {
  test('is not drawn for quick work', () => expect(drawn(true, [10, 400, 999])).toBe(''))
  test('is not drawn where nobody looks', () => expect(drawn(false, [2000, 3000])).toBe(''))
  test('is drawn after a second, and cleaned away', () => {
    expect(drawn(true, [10, 1500])).toMatch(/^\r\u001b\[K█{24} 2\/2 plan at 1500\r\u001b\[K$/)
  })
})
