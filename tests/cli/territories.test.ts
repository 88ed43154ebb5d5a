/** `caboose quotas` on territories: the files it writes, what moves, and exit codes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuotasAnswer } from '../../cli/answers.ts'
import { MovedAnswer } from '../../cli/territory-answers.ts'
import { COMPANY, HEAD } from '../planning/texts.ts'
import { caboose } from './built.ts'

const FILE = `${HEAD}
record account from "accounts.csv" {
  id        text key
  state     text
  potential money
}

territory a "A" {
  owner "R-1"
  covers account where account.state = "CA"
}
territory b "B" {
  owner "R-2"
  covers account where account.state = "OR"
}
territory house "House" { covers everything else }
balance territories by 100% of potential to 15%

quota bookings {
  total $1,200
  allocate to rep by territory.potential
}
`
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caboose-territories-'))
  writeFileSync(join(folder, 'company.plan'), COMPANY)
  writeFileSync(join(folder, 'old.plan'), FILE)
  writeFileSync(join(folder, 'new.plan'), FILE.replace('owner "R-2"', 'owner "R-2"\n  includes "A-2" because "its buyer moved"'))
  writeFileSync(join(folder, 'gap.plan'), FILE.replace('territory house "House" { covers everything else }\n', ''))
  writeFileSync(
    join(folder, 'reps.csv'),
    'id,region,district,hired_on,left_on,base\nR-1,East,E,2020-01-01,,1.00\nR-2,East,E,2020-01-01,,1.00\n',
  )
  writeFileSync(join(folder, 'accounts.csv'), 'id,state,potential\nA-1,CA,60.00\nA-2,CA,30.00\nA-3,OR,30.00\n=A4,TX,5.00\n')
})
afterAll(() => rmSync(folder, { recursive: true }))
const quotas = (...args: string[]) => caboose(['quotas', ...args], { cwd: folder })

describe('caboose quotas on territories', () => {
  test('writes who has each row and what is proposed, and nothing that a spreadsheet runs', () => {
    expect(quotas('old.plan', '--out', 'out').code).toBe(0)
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['months.csv', 'proposals.csv', 'quotas.csv', 'quotas.json', 'territories.csv'])
    expect(readFileSync(join(folder, 'out', 'territories.csv'), 'utf8')).toBe(
      "key,territory,owner,by,segment\n'=A4,house,,rule,\nA-1,a,R-1,rule,\nA-2,a,R-1,rule,\nA-3,b,R-2,rule,\n",
    )
    // 90 and 30: the gap is 60, and the move of 30 is half of it; anew: 60 to a, 30 and 30 to b
    expect(readFileSync(join(folder, 'out', 'proposals.csv'), 'utf8')).toBe(
      'proposal,step,key,from,to\nfew moves,1,A-2,a,b\ndrawn anew,1,A-2,a,b\n',
    )
  })
  test('prints JSON of its schema', () => {
    const { coverage } = QuotasAnswer.parse(JSON.parse(quotas('old.plan', '--format', 'json').out))
    expect(coverage?.balance).toMatchObject({ spread: '1/2', isEven: false, within: '0.15' })
    expect(coverage?.territories?.territories.map(({ name, rows, holds, offMean }) => [name, rows, ...holds, offMean])).toEqual([
      ['a', 2, '90.00', '1/2'],
      ['b', 1, '30.00', '-1/2'],
      ['house', 1, '5.00', null],
    ])
  })
  test.for([
    ['since an earlier file', ['new.plan', '--since', 'old.plan']],
    ['if one row went elsewhere', ['old.plan', '--move', 'A-2=b']],
  ] as const)('tells what moves %s', ([, args]) => {
    const answer = MovedAnswer.parse(JSON.parse(quotas(...args, '--format', 'json').out))
    expect(answer.rows).toEqual([{ key: 'A-2', from: ['a'], to: ['b'], changesOwner: true, holds: ['30.00'] }])
    // 30 of 125; 1,200 by 90 and 30, then by 60 and 60
    expect(answer.numbers).toEqual([{ number: 'potential', moved: '30.00', disruption: '6/25' }])
    expect(answer.quotas[0]?.people.map(({ person, before, after, change }) => [person, before, after, change])).toEqual([
      ['R-1', '900.00', '600.00', '-300.00'],
      ['R-2', '300.00', '600.00', '300.00'],
    ])
  })
  test('says what is wrong, by its exit code', () => {
    expect(quotas('gap.plan')).toMatchObject({ code: 1 })
    expect(quotas('old.plan', '--move', 'A-2=nowhere')).toMatchObject({ code: 2 })
    expect(quotas('old.plan', '--move', 'A-9=b')).toMatchObject({ code: 2 })
    expect(quotas('old.plan', '--move', 'A-9')).toMatchObject({ code: 2 })
    expect(quotas('old.plan', '--since', 'company.plan')).toMatchObject({ code: 2 })
  })
})
