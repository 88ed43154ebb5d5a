import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFile, anyFileText, everyConstruct } from './generate.ts'
import { formsIn, read } from './testing.ts'

describe('random files', () => {
  const samples = fc.sample(anyFile({ items: 16 }), { numRuns: 1200, seed: 27 })

  test('hold every form, every option of every choice and every optional part', () => {
    const used = new Set(samples.flatMap((sample) => sample.uses))
    const all = everyConstruct()
    expect(all.filter((construct) => !used.has(construct))).toEqual([])
    expect([...used].filter((construct) => !all.includes(construct))).toEqual([])
  })

  test('parse without a finding, and every clause is in the tree', () => {
    for (const { text, uses } of samples) {
      const { file, found } = read(text)
      // an expression that grew too long to review is refused: that is a finding of its own
      if (found.some(({ code }) => code === 'CB116')) continue
      expect(found.map((d) => `${d.message}\n${text}`)).toEqual([])
      const written = uses.filter((use) => /^\w+\$\d+$/.test(use)).map((use) => use.split('$')[0])
      expect(formsIn(file).sort(), text).toEqual(written.sort())
    }
  })

  test('are of the kind asked for', () => {
    const plans = fc.sample(anyFileText({ head: 'plan', comments: 'none', items: 3 }), { numRuns: 900, seed: 27 })
    for (const text of plans) {
      expect(read(text).file.head?.form).toBe('plan')
      expect(text.replace(/"(?:\\.|[^"\\])*"/g, '')).not.toContain('#')
    }
  })
})
