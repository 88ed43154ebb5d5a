/** Worked figures of the semantics as plans: each example states its source and must come out to the cent. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { format } from '../../compiler/format.ts'

const folder = import.meta.dirname
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const plans = readdirSync(folder).filter((name) => name.endsWith('.plan') && name !== 'company.plan')

describe.for(plans)('%s', (file) => {
  const compiled = compile(file, read)
  test('has no error', () => expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([]))
  for (const result of runExamples(compiled)) {
    test(result.name, () => {
      expect(result.diagnostics.map((d) => d.message)).toEqual([])
      expect(result.expectations.length).toBeGreaterThan(0)
      for (const { says, expected, got } of result.expectations) expect(`${says} ${got}`).toBe(`${says} ${expected}`)
    })
  }
  test('its canonical text means the same', () => {
    const canonical = format(read(file), file).text
    const again = compile(file, (path) => (path === file ? canonical : read(path)))
    const plain = (value: unknown): string => JSON.stringify(value, (key, inner) => (key === 'span' ? undefined : inner))
    expect(plain(again.core)).toBe(plain(compiled.core))
  })
})
