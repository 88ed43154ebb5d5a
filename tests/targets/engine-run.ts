/** One small company with hostile texts, and the same runs of it for every engine that is a system of SQL. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCsv } from '../../runtime/data/csv.ts'
import { caboose } from '../cli/built.ts'

export const PLAN = `plan sales "Sales'; DROP TABLE x -- {{ y }}"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  pct percent from "the 'rate'"  hired_on date as "DD.MM.YYYY" }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive  kind text  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  sum of deal.amount where deal.kind <> "in 'house'"  accumulates over year }
pay commission "Commission" on sold { flat rep.pct }
`
export const REPS = `id,the 'rate',hired_on
"=1+1",5%,01.02.2020
"'; DROP TABLE rep; --",7.25,31.12.2025
"a, ""b""",.5,29.02.2024
é😀,12.0000%,01.01.2026
`
export const DEALS = `id,owner,won_on,kind,amount
D-1,"=1+1",2026-01-05,new,"$1,234.50"
"+2","'; DROP TABLE rep; --",2026-02-28,"in 'house'",900
D-3,"a, ""b""",2026-03-31,"line
end",-0.50
"D ""4""",é😀,2026-04-01,{{ z }},USD 12

D-5,é😀,2026-12-31,back\\slash,.5
`

/** The columns of the ledger that say who is paid what for what. */
export const MONEY = ['component', 'payee', 'for_period', 'record', 'row_key', 'item', 'kind', 'amount', 'currency', 'posted_in']

/** A clause that no program is made of, and what is said of it at its line. */
export const NOT_COMPILED = {
  plan: PLAN.replace('{ flat rep.pct }', '{\n  flat rep.pct\n  only when rep.id >= "n"\n}'),
  says: ['an order of texts is not compiled into other systems', 'sales.plan:17'],
}

/** Data that every evaluator refuses: the file as it then is, and what is said, with the place. */
export const REFUSED: readonly (readonly [what: string, file: string, text: string, says: readonly string[]])[] = [
  ['an amount that is none', 'deals.csv', DEALS.replace('900', '9oo'), ['CB809', 'deals.csv:3:54', '`9oo`']],
  ['a part of a cent', 'deals.csv', DEALS.replace('900', '900.001'), ['CB810', 'deals.csv:3:54', '`900.001`']],
  ['a date that does not exist', 'reps.csv', REPS.replace('29.02.2024', '29.02.2023'), ['CB814', 'reps.csv:4:15', '`29.02.2023`']],
  ['a missing value', 'deals.csv', DEALS.replace('2026-04-01', ''), ['CB818', 'deals.csv:6:15', '`won_on`']],
  ['a key that is there twice', 'reps.csv', REPS.replace('é😀,12.0000%', '"=1+1",12.0000%'), ['CB820', 'reps.csv:5:1', 'line 2']],
  ['a person who is not there', 'deals.csv', DEALS.replace('D-5,é😀', 'D-5,e😀'), ['CB819', 'deals.csv:8:5', '`e😀`']],
  ['a column that is not there', 'deals.csv', DEALS.replace('amount', 'sum'), ['CB803', 'deals.csv:1:1', '`amount`']],
  ['a row with a cell too many', 'deals.csv', DEALS.replace('900', '900,1'), ['CB808', 'deals.csv:3:1']],
  ['no file', 'deals.csv', '', ['CB802', 'deals.csv:1:1']],
]

/** A folder with the company, and `caboose run` on it; `more`: what an engine is told besides. */
export function company(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `caboose-${name}-run-`))
  const put = (file: string, text: string): void => writeFileSync(join(folder, file), text)
  put('sales.plan', PLAN)
  put('reps.csv', REPS)
  put('deals.csv', DEALS)
  const run = (engine: string, out: string, ...more: readonly string[]) =>
    caboose([
      ...['run', join(folder, 'sales.plan'), '--data', folder, '--period', 'FY26'],
      ...['--engine', engine, '--out', join(folder, out), ...more],
    ])
  /** A run with another text of one file. */
  const runWith = (file: string, text: string, engine: string, ...more: readonly string[]) => {
    const before = readFileSync(join(folder, file), 'utf8')
    put(file, text)
    const ran = run(engine, 'refused', ...more)
    put(file, before)
    return ran
  }
  /** The cells of some columns of a ledger, line by line. */
  const ledger = (out: string, columns?: readonly string[]): { columns: readonly string[]; lines: string[][] } => {
    const [head, ...rows] = readCsv('', readFileSync(join(folder, out, 'earnings.csv'), 'utf8')).rows
    const names = columns ?? head?.cells ?? []
    return { columns: names, lines: rows.map(({ cells }) => names.map((one) => cells[head?.cells.indexOf(one) ?? -1] ?? '')) }
  }
  return { folder, put, run, runWith, ledger, close: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What of `says` is said. */
export const saidOf = (err: string, says: readonly string[]): readonly string[] => says.filter((part) => err.includes(part))
