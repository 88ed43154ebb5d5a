/** Credit and metrics by columns are those of the reference evaluator, for every mechanic of the language. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { firstYear, rowsByColumns, rowsByReference } from './both.ts'
import { exampleFiles } from './example-files.ts'

describe.for(['../semantics'])('the examples of %s', (folder) => {
  for (const { name, core, files } of exampleFiles(join(import.meta.dirname, folder))) {
    // one person's own world, which the rows stage does not make
    if (core.exceptions.exemptions.length > 0) continue
    test(name, () => {
      const period = firstYear(core)
      const expected = rowsByReference(core, files, period)
      expect(rowsByColumns(core, files, period)).toEqual(expected)
      expect(rowsByColumns(core, files, period, true)).toEqual(expected)
    })
  }
})
