/** Figures that others published about quotas, computed from plan texts and compared exactly, or at the precision that the source prints. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sayHedge } from '../../compiler/describe/allocated.ts'
import { periodAt } from '../../runtime/calendar/fiscal.ts'
import { fromDecimal, multiply, type Ratio, ratio, total, ZERO } from '../../runtime/exact/ratio.ts'
import { leavesOf, nodesOf } from '../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { plannedOf, quotaOf } from './texts.ts'

const folder = join(import.meta.dirname, '../../plans/published/quotas')
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

interface Expected {
  readonly of?: string
  readonly period?: string
  readonly quota?: string
  readonly street?: string
  readonly total?: string
  readonly people?: string
  readonly growth?: readonly string[]
}
interface Case {
  readonly id: string
  readonly published: string
  readonly source: string
  readonly url: string
  readonly note: string
  readonly plan: string
  readonly reps: string
  readonly expects: readonly Expected[]
}
const cases = JSON.parse(textOf('cases.json')) as readonly Case[]

const minor = (dollars: string): Ratio => multiply(fromDecimal(dollars) ?? ZERO, ratio(100n))

/** A person's quota in a fiscal period: the sum of its months. */
function inPeriod(planned: Planned, person: string, label: string): Ratio {
  const found = quotaOf(planned).person(person, planned.world.until)
  const { calendar } = planned.planning
  const months = (found?.months ?? []).map(({ grain }, i) => ({ grain, amount: found?.amounts[i] ?? ZERO }))
  const kinds = ['month', 'quarter', 'half', 'year'] as const
  return total(
    months.filter(({ grain }) => kinds.some((kind) => periodAt(calendar, kind, grain).label === label)).map(({ amount }) => amount),
  )
}

function check(planned: Planned, expected: Expected): void {
  const [tree] = quotaOf(planned).trees
  if (tree === undefined) throw new Error('no tree')
  const node = [...nodesOf(tree.root)].find(({ key }) => key === expected.of)
  if (expected.period !== undefined) expect(inPeriod(planned, expected.of ?? '', expected.period)).toEqual(minor(expected.quota ?? ''))
  else if (expected.quota !== undefined) expect(ratio(node?.amount ?? 0n)).toEqual(minor(expected.quota))
  if (expected.street !== undefined) expect(ratio(node?.street ?? 0n)).toEqual(minor(expected.street))
  if (expected.total !== undefined) expect(ratio(tree.start.total)).toEqual(minor(expected.total))
  if (expected.people !== undefined) expect(total(leavesOf(tree.root).map(({ amount }) => ratio(amount)))).toEqual(minor(expected.people))
  if (expected.growth !== undefined) expect(tree.start.growth.map(({ after }) => after)).toEqual(expected.growth.map(minor))
}

describe('published figures', () => {
  test.each(cases.map((one) => [one.id, one.published, one] as const))('%s: %s', (_, __, one) => {
    const planned = plannedOf({
      'quotas.plan': textOf(one.plan),
      'company.plan': textOf('company.plan'),
      'reps.csv': one.reps,
      'deals.csv': 'id,owner,closed_on,amount\n',
    })
    for (const expected of one.expects) check(planned, expected)
  })
})

/** Cases that no plan text shows: a test computes them, or what they are about is for a later release. */
interface Other extends Pick<Case, 'id' | 'published'> {
  readonly source: string
  readonly url: string
  readonly shown?: string
  readonly later?: string
}
const others = JSON.parse(textOf('others.json')) as readonly Other[]

describe('no case is passed over', () => {
  test('each is stated once', () => {
    const ids = [...cases, ...others].map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
  })
  test.each(others.flatMap(({ id, shown }) => (shown === undefined ? [] : [[id, shown] as const])))('%s is computed by %s', (id, shown) =>
    expect(readFileSync(join(import.meta.dirname, '../..', shown), 'utf8')).toContain(`test('${id.split('-')[0]}:`),
  )
  test('the page names all of them', async () => {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
    const named = ({ source, url }: Pick<Other, 'source' | 'url'>): string => `[${source}](${url})`
    const page = [
      '# Published figures about quotas, territories and capacity',
      '',
      'Figures that vendors, teachers and consultants have published. Each is computed and compared exactly; where the source rounds, at the precision that it prints, as the note says. This page is written by its test.',
      '',
      line(['case', 'source', 'published', 'computed by', 'note']),
      line(['---', '---', '---', '---', '---']),
      ...cases.map((one) => line([one.id, named(one), one.published, `[${one.plan}](${one.plan})`, one.note])),
      ...others.flatMap((one) =>
        one.shown === undefined ? [] : [line([one.id, named(one), one.published, `[a test](../../../${one.shown})`, ''])],
      ),
      '',
      '## For a later release',
      '',
      'Forecasts and the check of a plan in force (its pulse) are not in this release; these figures wait for them.',
      '',
      line(['case', 'source', 'published', 'about']),
      line(['---', '---', '---', '---']),
      ...others.flatMap((one) => (one.later === undefined ? [] : [line([one.id, named(one), one.published, one.later])])),
      '',
    ].join('\n')
    await expect(page).toMatchFileSnapshot(join(folder, 'README.md'))
  })
})

describe('a hedge in three words', () => {
  // Revcast: 25% over-assignment, 125% over-assign and an attainment factor of 80% are one plan
  test('a quarter', () => expect(sayHedge(ratio(1n, 4n))).toBe('25% over, 125% of plan, attainment factor 4/5'))
  test('ten percent', () => expect(sayHedge(ratio(1n, 10n))).toBe('10% over, 110% of plan, attainment factor 10/11'))
})
