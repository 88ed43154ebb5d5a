/** Why a row lies in its territory, in words: by name, by rule, and what else would have it. */
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { quotasPage } from '../../compiler/describe/planned/page.ts'
import { sayWhen } from '../../compiler/describe/planned/territories.ts'
import { describeQuota } from '../../compiler/describe/quota.ts'
import { COMPANY, HEAD, plannedOf, type Texts } from './texts.ts'

const TERRITORIES = `record account from "accounts.csv" {
  id        text key
  state     text one of ("CA", "OR", "NV")
  employees count
  potential money
}
territory coast "Coast" { covers account where account.state in ("CA", "OR") }
territory golden "Golden" {
  owner "a"
  under coast
  covers account where account.state = "CA"
  includes "N-1" because "kept with its owner"
}
territory rain "Rain" {
  owner "b"
  under coast
  covers everything else
  excludes "O-2" because "served by the house"
  includes "C-1" effective from 2026-07-01 because "its buyer moved"
}
territory large "Large" {
  owner "b"
  owner "a" effective from 2026-07-01
  priority 1
  covers account where account.employees >= 5000
}
territory house "House" { covers everything else }
balance territories by 100% of potential to 500%
`
const texts: Texts = {
  'company.plan': COMPANY,
  'quotas.plan': `${HEAD}${TERRITORIES}`,
  'reps.csv': 'id,region,district,hired_on,left_on,base\na,East,E,2020-01-01,,1.00\nb,East,E,2020-01-01,,1.00\n',
  'deals.csv': 'id,owner,closed_on,amount\n',
  'accounts.csv':
    'id,state,employees,potential\nC-1,CA,10,5.00\nC-2,CA,6000,6.00\nN-1,NV,10,7.00\nN-2,NV,10,8.00\nO-1,OR,10,9.00\nO-2,OR,10,10.00\n',
}
const planned = plannedOf(texts)
const { planning } = compile('quotas.plan', (path) => texts[path])
const told = (key: string): string[] | undefined =>
  planning &&
  describeQuota(planning.plan, planned, key)?.blocks.flatMap(({ heading, lines }) => [heading, ...lines.map(({ text }) => text)])

test.each([
  [
    'C-1',
    [
      'It is in `golden`, which `a` has: it covers `account.state = "CA"`.',
      '`coast` covers it too; `golden` is part of it and comes first.',
      '`rain` includes it by name from 1 Jul 2026 on.',
      'Its buyer moved.',
      'It holds potential $5.',
    ],
  ],
  [
    'C-2',
    [
      'It is in `large`, which `b` has: it covers `account.employees >= 5000`.',
      '`coast` covers it too; `large` comes first, with priority 1.',
      '`golden` covers it too; `large` comes first, with priority 1.',
      'It holds potential $6.',
    ],
  ],
  ['N-1', ['It is in `golden`, which `a` has: it includes it by name.', 'Kept with its owner.', 'It holds potential $7.']],
  ['N-2', ["It is in `house`, which is the house's: everything else.", 'It holds potential $8.']],
  [
    'O-1',
    [
      'It is in `rain`, which `b` has: everything else below `coast`.',
      '`coast` covers it too; `rain` is part of it and comes first.',
      'It holds potential $9.',
    ],
  ],
  [
    'O-2',
    [
      'It is in `coast`, which is the house\'s: it covers `account.state in ("CA", "OR")`.',
      '`rain` covers it by rule, and excludes it by name: served by the house.',
      'It holds potential $10.',
    ],
  ],
])('%s', (key, lines) => expect(told(key)).toEqual([`account ${key}, on 1 Jan 2026`, ...lines]))

test('a territory', () =>
  expect(told('large')).toEqual([
    'Territory large, on 1 Jan 2026',
    'It belongs to `b`, then `a` from 1 Jul 2026 on.',
    'It covers `account.employees >= 5000`.',
    'Its priority is 1.',
    'One row is in it: C-2.',
    'It holds potential $6.',
  ]))
test('the page tells names of some days', () => {
  const lines =
    planning === undefined ? [] : quotasPage(planning.plan, planned).blocks.flatMap(({ lines: all }) => all.map(({ text }) => text))
  expect(lines).toContain('rain includes C-1 by name from 1 Jul 2026 on.')
  expect(sayWhen({ from: '2026-07-01', to: '2026-09-30' })).toBe(' from 1 Jul 2026 to 30 Sep 2026')
  expect(sayWhen({ from: null, to: null })).toBe('')
})
test('what there is not', () => expect(told('X-1')).toBeUndefined())
