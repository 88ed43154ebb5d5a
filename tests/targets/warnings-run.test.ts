/** What `run --engine duckdb` warns of: the words of the reference evaluator, at the same places and in the same order. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { entries } from '../../cli/errors/entry.ts'
import { WARNED } from '../../compiler/relational/program/ir.ts'
import { caboose } from '../cli/built.ts'

type Texts = Readonly<Record<string, string>>

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What two evaluators say of one plan on a terminal, and what they write of it. */
function warned(texts: Texts, period: string) {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-warnings-'))
  folders.push(folder)
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text)
  return ['duckdb', 'reference'].map((engine) => {
    const { code, err } = caboose(['run', 'team.plan', '--data', '.', '--period', period, '--engine', engine, '--out', engine], {
      cwd: folder,
    })
    expect([engine, code, code === 0 ? '' : err]).toEqual([engine, 0, ''])
    return { err, record: (JSON.parse(readFileSync(join(folder, engine, 'run.json'), 'utf8')) as { warnings: unknown[] }).warnings }
  })
}

test.for(WARNED)('%s of its page', { timeout: 60_000 }, (code) => {
  const { files, command } = entries.find((one) => one.code === code)?.bad() ?? { files: {}, command: { does: 'check' } }
  if (command.does !== 'run') throw new Error(code)
  const [own, reference] = warned(files, command.period)
  expect(own).toEqual(reference)
  expect(reference?.err).toContain(`warning[${code}]`)
  expect(reference?.record).toHaveLength(1)
})

/** Overlays and managers on top of shares, quotas by rows of two metrics, and pools by region by quarters and months that nobody shares. */
const PLAN = `plan team "Team"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.id <> "z"
target $100,000 per year
paid monthly
policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  region text  hired_on date  manager rep optional }
record deal from "deals.csv" { key day, id  id text  day text  note text optional  owner rep  engineer rep optional  won_on date incentive optional  amount money  share percent }
record goal from "goals.csv" { key rep, starts  rep rep  starts date  amount money  calls money }
credit deal {
  60% to deal.owner
  rest to deal.owner
  120% to deal.engineer when deal.share > 40% as overlay
  50% to deal.engineer when deal.share <= 40% as overlay
  rollup 50%, 12.5% of each credit to manager up 2 levels
}
metric sold "Sold" { supports grow  sum of deal.amount  accumulates over year  quota goal.amount per month by goal.rep, goal.starts }
metric again "Again" { supports grow  sum of deal.amount  accumulates over year  quota goal.calls per month by goal.rep, goal.starts }
pay commission "Commission" on sold { worth 50% of target  flat 1.0x }
pay more "More" on again { worth 50% of target  flat 1.0x }
pool west "West" on sold { fund 1% of sold over quarter  share equally  eligible when sold >= $90,000,000  one per rep.region }
pool all "All" on sold { fund $1,000.50 over month  share in proportion to sold }
`

test('many of them at once, in files with lines that are no rows', { timeout: 120_000 }, () => {
  const people = ['a', 'b', 'c', 'd', 'z']
  const reps = [
    'id,region,hired_on,manager',
    'a,N,2025-01-01,',
    'b,S,2025-01-01,a',
    'c,"E, W",2025-03-01,a',
    'd,N,2026-05-10,b',
    'z,S,2020-01-01,',
  ]
  const goals = people.flatMap((id, i) =>
    ['01-01', '02-01', '02-02', '03-15', '04-01'].map((day, j) => `${id},2026-${day},${(i + 1) * 1000},${j + 1}`),
  )
  const deals = Array.from({ length: 900 }, (_, i) => {
    const [owner, engineer] = [people[i % 5], ['a', 'b', 'c', 'd', 'z', ''][i % 6]]
    const day = i % 37 === 0 ? '' : `2026-${String((i % 12) + 1).padStart(2, '0')}-11`
    return `D${(i * 7919) % 907},"${i % 9 === 0 ? 'x, y' : 'x'}",${i % 4 === 0 ? '"two\nlines"' : ''},${owner},${engineer},${day},${i * 10}.05,${[0, 33.3333, 50, 120][i % 4]}%`
  })
  const [own, reference] = warned(
    {
      'team.plan': PLAN,
      'reps.csv': reps.join('\n'),
      'goals.csv': ['rep,starts,amount,calls', ...goals].join('\n'),
      'deals.csv': ['id,day,note,owner,engineer,won_on,amount,share', ...deals].join('\n'),
    },
    'FY26',
  )
  expect(own).toEqual(reference)
  const codes = reference?.record.map((one) => (one as { code: string }).code) ?? []
  const counts = Object.fromEntries(WARNED.map((code) => [code, codes.filter((one) => one === code).length]))
  expect(counts).toMatchObject({ CB853: 1, CB854: 1, CB859: 2, CB882: 100 })
  expect(counts.CB861).toBeGreaterThan(4)
})
