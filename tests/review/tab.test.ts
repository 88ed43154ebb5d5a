/** The review of the page in the browser against that of the command line: the same words, the same cents, on the same files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UNWATCHED } from '../../playground/session/job.ts'
import type { Refusal } from '../../playground/session/refusal.ts'
import { type BrokenVersion, type ReviewAnswer, type ReviewAsked, reviewOfTab } from '../../playground/session/review.ts'
import { opened, type Tab } from '../../playground/session/tab.ts'
import { caboose } from '../cli/built.ts'

const root = join(import.meta.dirname, '../..')
const works = join(root, 'plans/adventure-works')
const texts = Object.fromEntries(
  readdirSync(works).flatMap((name) => (name.endsWith('.plan') ? [[name, readFileSync(join(works, name), 'utf8')]] : [])),
)
const data = Object.fromEntries(
  readdirSync(join(works, 'data')).map((name) => [name, new Uint8Array(readFileSync(join(works, 'data', name)))]),
)

const tabOf = (entry: string, changed: Readonly<Record<string, string>> = {}): Tab =>
  opened({ files: { ...texts, ...changed }, data, entry })
const asked = (entry: string, more: Partial<ReviewAsked> = {}): ReviewAsked => ({
  base: { files: texts, entry },
  head: null,
  costs: 'none',
  period: null,
  names: false,
  ...more,
})
const review = (tab: Tab, what: ReviewAsked, job = UNWATCHED) => reviewOfTab(tab, what, job)
const answered = (answer: ReviewAnswer | BrokenVersion | Refusal): ReviewAnswer => {
  if (answer.kind !== 'review') throw new Error(answer.kind)
  return answer
}
/** `-$240,958.77` in cents. */
const cents = (says: string): number => Number(says.replace(/[$,.+]/g, ''))

describe('flat to graduated on the data of FY20', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-tab-'))
  const told: [number, number | null][] = []
  let found: ReviewAnswer
  let markdown = ''
  beforeAll(async () => {
    const job = { progress: (part: number, rows?: number) => void told.push([part, rows ?? null]), breathe: () => Promise.resolve() }
    found = answered(await review(tabOf('graduated.plan'), asked('flat.plan', { costs: 'each', names: true }), job))
    const args = ['diff', join(works, 'flat.plan'), join(works, 'graduated.plan'), '--data', join(works, 'data')]
    markdown = caboose([...args, '--format', 'md', '--names', join(folder, 'names.csv')]).out
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('the comment has the bytes of the command line', () => expect(found.markdown).toBe(markdown))
  test('so has the file of names', () => expect(found.names).toBe(readFileSync(join(folder, 'names.csv'), 'utf8')))
  // 515,269.59 and 274,310.82 are the published totals of the two plans
  test('costs what the two plans cost', () =>
    expect(found.plans[0]?.cost).toMatchObject({
      change: '-$240,958.77',
      before: '$515,269.59',
      after: '$274,310.82',
      direction: 'down',
      people: 17,
    }))
  test('the costs of the changes add up to it', () =>
    expect(found.plans[0]!.changes.reduce((sum, { cost }) => sum + (cost === null ? 0 : cents(cost)), 0)).toBe(-24_095_877))
  test('no bin has fewer than five people, and all of them are in one', () => {
    const counts = found.plans[0]!.cost!.bins.map(({ people }) => people)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(17)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5)
  })
  test('the total alone is the same, before the changes have been run one by one', async () => {
    const total = answered(await review(tabOf('graduated.plan'), asked('flat.plan', { costs: 'total' })))
    expect(total.plans[0]!.cost).toEqual(found.plans[0]!.cost)
    expect(total.plans[0]!.changes.map(({ cost }) => cost)).toEqual(found.plans[0]!.changes.map(() => null))
  })
  test('what was run once is not run again', async () => {
    const tab = tabOf('graduated.plan')
    let breaths = 0
    const job = {
      progress: () => undefined,
      breathe: () => {
        breaths += 1
        return Promise.resolve()
      },
    }
    await review(tab, asked('flat.plan', { costs: 'each' }), job)
    const first = breaths
    await review(tab, asked('flat.plan', { costs: 'each' }), job)
    expect([first > 1, breaths]).toEqual([true, first])
  })
  test('it says how far it is, run by run', () => {
    const parts = told.map(([part]) => part)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  })
})

describe('without data', () => {
  test('says what changes, and nothing of cost', async () => {
    const found = answered(await review(tabOf('graduated.plan'), asked('flat.plan')))
    expect(found.plans[0]).toMatchObject({ cost: null, withheld: false, samePay: false })
    expect(found.plans[0]!.changes.map(({ subject, rule }) => `${subject}, ${rule}`)).toContain('Commission, rate')
    expect(found.markdown).toBe(caboose(['diff', join(works, 'flat.plan'), join(works, 'graduated.plan'), '--format', 'md']).out)
  })
  test('a change of layout alone changes no pay', async () => {
    const spaced = texts['graduated.plan']!.replaceAll('\n', '\n\n')
    const found = answered(await review(tabOf('graduated.plan', { 'graduated.plan': spaced }), asked('graduated.plan')))
    expect(found.plans[0]).toMatchObject({ samePay: true, changes: [], curves: [] })
    expect(found.page.under).toContain('No change to pay')
  })
  test('an example that does not hold any more is told, with its line', async () => {
    const changed = texts['graduated.plan']!.replace('at 200% of', 'at 201% of')
    const found = answered(await review(tabOf('graduated.plan', { 'graduated.plan': changed }), asked('graduated.plan')))
    expect(found.plans[0]!.broken.length).toBeGreaterThan(0)
    expect(changed.split('\n')[found.plans[0]!.broken[0]!.line - 1]).toContain('|')
  })
})

describe('quotas', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-tab-quotas-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  test('who is asked for more is told in the bytes of the command line', async () => {
    const changed = texts['fy21.plan']!.replace('grow 10%', 'grow 12%')
    for (const [name, text] of Object.entries({ ...texts, 'fy21.plan': changed })) writeFileSync(join(folder, name), text)
    const tab = tabOf('fy21.plan', { 'fy21.plan': changed })
    const found = answered(await review(tab, asked('fy21.plan', { costs: 'each' })))
    expect(found.plans).toEqual([])
    const args = ['diff', join(works, 'fy21.plan'), join(folder, 'fy21.plan'), '--data', join(works, 'data'), '--format', 'md']
    expect(found.markdown).toBe(caboose(args).out)
    expect(found.markdown).toContain('have quotas')
  }, 60_000)
})

describe('what cannot be reviewed', () => {
  const bad = { 'graduated.plan': texts['graduated.plan']!.replace('supports grow_sales', 'supports grow_sale') }
  test('a version with errors says which, and where', async () => {
    const before = await review(tabOf('graduated.plan'), {
      ...asked('graduated.plan'),
      base: { files: { ...texts, ...bad }, entry: 'graduated.plan' },
    })
    expect(before).toMatchObject({ kind: 'broken', side: 'before' })
    const after = await review(tabOf('graduated.plan', bad), asked('flat.plan'))
    expect(after).toMatchObject({ kind: 'broken', side: 'after', findings: [{ span: { file: 'graduated.plan' } }] })
  })
  test('data that is missing is refused', async () => {
    const { 'reseller_sales.csv': _, ...rest } = data
    const tab = opened({ files: texts, data: rest, entry: 'graduated.plan' })
    expect(await review(tab, asked('flat.plan', { costs: 'each' }))).toMatchObject({ kind: 'refused', because: 'data' })
  })
  test('work that nobody waits for ends', async () => {
    const job = { progress: () => undefined, breathe: () => Promise.reject(new Error('cancelled')) }
    await expect(review(tabOf('graduated.plan'), asked('flat.plan', { costs: 'each' }), job)).rejects.toThrow('cancelled')
  })
})
