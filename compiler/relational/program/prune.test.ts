import { expect, test } from 'vitest'
import { aggregate, column, compare, constants, int, integer, kept, select, startBuild } from './build.ts'
import type { Program } from './ir.ts'
import { pruned } from './prune.ts'
import { columnsOf } from './run.ts'

test('rows that are only counted keep a column', () => {
  const build = startBuild()
  const told = (name: string) => ({ name, says: name, origin: null })
  const rows = constants(build, told('rows'), ['day', 'who'], [[1, 'ann']])
  const late = select(build, told('late'), rows, kept(rows), compare('>', column('day'), integer(0)))
  const all = aggregate(build, told('all'), late, [], [{ column: int('count', 0n, 10n), does: 'count' }])
  const whole = {
    plan: { name: 'a', label: 'A' },
    currency: { code: 'USD', digits: 2 },
    periods: [{ label: 'FY', from: 0, to: 1, asked: true }],
  }
  const program = pruned({
    ...whole,
    kind: 'relational',
    version: 1,
    inputs: [],
    steps: build.steps as Program['steps'],
    checks: [],
    warnings: [],
    written: { ofMoney: [], ratio: { mode: 'half_up', unit: '1' }, paidIn: false },
    bounds: [],
    left: [],
    outputs: { earnings: all.name, credits: null, payments: null },
  } as Program)
  expect(program.steps.map((step) => columnsOf(step).length)).toEqual([1, 1, 1])
})
