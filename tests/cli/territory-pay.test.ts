/** `caboose quotas --move KEY=TERRITORY --beside PLAN`: what one account in another territory does to pay, and how a statement leads back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MovedAnswer } from '../../cli/territory-answers.ts'
import { textsOf } from '../planning/credited.ts'
import { caboose } from './built.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caboose-territory-pay-'))
  const deals = 'D-1,A-1,2026-03-15,1000.00\nD-2,A-1,2026-03-16,500.00\nD-3,A-9,2026-02-01,20.00\nD-4,A-1,2026-07-01,100.00\n'
  for (const [name, text] of Object.entries(textsOf({ deals }))) writeFileSync(join(folder, name), text)
  const { 'q.plan': old = '', 'ae.plan': plan = '' } = textsOf({ deals })
  writeFileSync(join(folder, 'new.plan'), old.replace('owner "cat"', 'owner "dan"'))
  writeFileSync(join(folder, 'other.plan'), plan.replace('uses "company.plan", "q.plan"', 'uses "company.plan", "other-q.plan"'))
  writeFileSync(join(folder, 'other-q.plan'), old.replace('quotas q ', 'quotas other '))
})
afterAll(() => rmSync(folder, { recursive: true }))
const quotas = (...args: string[]) => caboose(['quotas', ...args], { cwd: folder })
const moved = (...args: string[]) => MovedAnswer.parse(JSON.parse(quotas(...args, '--format', 'json').out))
const told = ({ pay }: MovedAnswer) => pay?.[0]?.people.map(({ person, before, after, change }) => [person, before, after, change])

describe('a move', () => {
  test('of one account in mid-year moves the pay of its deals from that day on', () => {
    // A-1 is west, ann's up to 15 March, then ben's; east is cat's. From 1 July cat has the tenth of 100 that ben had
    const answer = moved('q.plan', '--move', 'A-1=east', '--from', '2026-07-01', '--beside', 'ae.plan')
    expect(told(answer)).toEqual([
      ['ben', '60.00', '50.00', '-10.00'],
      ['cat', '2.00', '12.00', '10.00'],
    ])
    expect(answer.rows.map(({ key, from, to }) => [key, from, to])).toEqual([['A-1', ['west'], ['east']]])
  })
  test('from the first day moves all of it', () => {
    expect(told(moved('q.plan', '--move', 'A-1=east', '--beside', 'ae.plan'))).toEqual([
      ['ann', '100.00', '0.00', '-100.00'],
      ['ben', '60.00', '0.00', '-60.00'],
      ['cat', '2.00', '162.00', '160.00'],
    ])
  })
  test('of a whole territory is seen against an earlier file', () => {
    expect(told(moved('new.plan', '--since', 'q.plan', '--beside', 'ae.plan'))).toEqual([
      ['cat', '2.00', '0.00', '-2.00'],
      ['dan', '0.00', '2.00', '2.00'],
    ])
  })
  test('is not of a plan that goes by another file', () => {
    const { code, out } = quotas('q.plan', '--move', 'A-1=east', '--beside', 'other.plan')
    expect([code, out]).toEqual([0, expect.stringContaining('No plan beside it goes by this file.')])
  })
  test.for([
    [['--from', '2026-07-01'], '--from says from when --move holds'],
    [['--move', 'A-1=east', '--from', 'July'], 'takes a day like 2026-07-01'],
  ] as const)('%s by itself is a wrong command line', ([args, says]) => {
    const { code, err } = quotas('q.plan', ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })
})

describe('a statement', () => {
  test('leads back to the rule, its line, the owner and the days', () => {
    const { out } = caboose(['explain', 'ae.plan', '--data', '.', '--rep', 'ben', '--period', 'FY26-M03'], { cwd: folder })
    const words = out.replace(/\s+/g, ' ')
    expect(words).toContain(
      'D-2 (account A-1): in West, where account.state in ("CA", "OR") (q.plan, line 10); West is yours from 16 Mar 2026 (q.plan, line 9)',
    )
  })
  test('tells a name with its reason', () => {
    const { out } = caboose(['explain', 'ae.plan', '--data', '.', '--rep', 'cat', '--period', 'FY26-M02'], { cwd: folder })
    expect(out.replace(/\s+/g, ' ')).toContain(
      'D-3 (account A-9): in East, by name, kept with its owner (q.plan, line 15); East is yours all year (q.plan, line 13)',
    )
  })
})
