/** The figures in docs/targets.md are those that the suite of compiled plans last saw. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { last } from './tally.ts'

test('the table is written from what the suite saw', () => {
  const script = join(import.meta.dirname, '../../scripts/conformance.mjs')
  const { stderr, status } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
  expect([stderr, status]).toEqual(['', 0])
})

test('nothing differed, and each system ran or held every plan that compiles', () => {
  const { tried, refused, ran } = last()
  for (const { system, plans, tooWide, different, cents } of Object.values(ran)) {
    expect([system, different, cents]).toEqual([system, 0, '0'])
    if (system !== 'Spark') expect([system, plans + tooWide.length]).toEqual([system, tried - Object.keys(refused).length])
  }
})
