/** What a program that has run warns of, as findings in the words and the order of the reference evaluator. */
import type { Dialect } from '../../compiler/emit/sql/dialect.ts'
import { columnIn, tablesOf } from '../../compiler/emit/tables.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Program, Warned } from '../../compiler/relational/program/ir.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { lineSpan } from '../../messages/span.ts'
import { asDay } from '../../runtime/calendar/civil.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { shownKey } from '../../runtime/data/order.ts'
import { sayShare } from '../../runtime/evaluate/crediting.ts'
import { numberOf } from '../../runtime/evaluate/expression.ts'
import { FINDINGS_OF_A_CODE } from '../../runtime/evaluate/problems.ts'
import { nobody } from '../../runtime/events/moment.ts'
import { type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showMoney } from '../../runtime/exact/show.ts'
import { rowsOf, type System } from './system.ts'

/** What a program found of one thing that it warns of: the columns `shows` of each row, in their order. */
export interface Found {
  readonly warned: Warned
  readonly rows: readonly Shown[]
}

/** The lines of a record's file on which rows with some keys stand, by the key as it is shown. */
export type LinesOf = (record: string, keys: ReadonlySet<string>) => ReadonlyMap<string, number>

/** The warnings of a run by a system. */
export async function warningsOf(
  system: Pick<System, 'rows' | 'dialect'>,
  core: Core,
  program: Program,
  linesOf: LinesOf,
): Promise<readonly Diagnostic[]> {
  const found: Found[] = []
  for (const warned of program.warnings) found.push({ warned, rows: await rowsOf(system, queryOf(program, warned, system.dialect)) })
  return findingsOf(core, found, linesOf)
}

function queryOf(program: Program, { step, code, shows, by }: Warned, { quoted, cast, bytewise }: Dialect): string {
  const columns = tablesOf(program)(step)
  const cell = (name: string): string => `t.${quoted(name)}`
  const cells = shows.map((name, i) => `${cast(cell(name), 'text')} AS c${i + 1}`)
  const order = by.map((name) => (columnIn(columns, name).type === 'text' ? bytewise(cell(name)) : cell(name)))
  const ordered = order.length === 0 ? '' : `\nORDER BY ${order.join(', ')}`
  return `SELECT ${cells.join(', ')}\nFROM ${quoted(step)} AS t${ordered}${code === 'CB882' ? `\nLIMIT ${FINDINGS_OF_A_CODE}` : ''}`
}

/** The findings of what a program found: one for one cause, and no more of one code than a run tells. */
export function findingsOf(core: Core, found: readonly Found[], linesOf: LinesOf): readonly Diagnostic[] {
  const told = new Set<string>()
  const counts = new Map<string, number>()
  const causes = found.flatMap(({ warned, rows }) => causesOf(core, warned, rows))
  const placed = linesFor(causes, linesOf)
  return causes.flatMap(({ cause, row, say }) => {
    const identity = `${say(1).code} ${cause}`
    if (told.has(identity)) return []
    told.add(identity)
    const finding = say(row === undefined ? 1 : (placed.get(row.record)?.get(row.key) ?? 1))
    const count = (counts.get(finding.code) ?? 0) + 1
    counts.set(finding.code, count)
    return count > FINDINGS_OF_A_CODE ? [] : [finding]
  })
}

/** Something to warn of, by what tells it from others, and the row that it is about, if it is about one. */
interface Cause {
  readonly cause: string
  readonly row?: { readonly record: string; readonly key: string }
  /** The finding, where the row stands on a line. */
  readonly say: (line: number) => Diagnostic
}

function linesFor(causes: readonly Cause[], linesOf: LinesOf): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const keys = new Map<string, Set<string>>()
  for (const { row } of causes) if (row !== undefined) keys.set(row.record, (keys.get(row.record) ?? new Set()).add(row.key))
  return new Map([...keys].map(([record, own]) => [record, linesOf(record, own)]))
}

function causesOf(core: Core, { code, of }: Warned, rows: readonly Shown[]): readonly Cause[] {
  const { records, events, measures, currency, rounding, calendar } = core
  const shape = records.find(({ name }) => name === of)
  const span = lineSpan(shape?.file ?? of, 1)
  const show = (amount: Ratio): string => showMoney(amount, currency)
  switch (code) {
    case 'CB853': {
      const field = shape?.fields.find(({ role }) => role === 'incentive')?.name ?? 'date'
      return countsIn(rows).map((count) => ({ cause: of, say: () => report('CB853', span, { record: of, count: Number(count), field }) }))
    }
    case 'CB854':
      return countsIn(rows).map((count) => ({ cause: of, say: () => report('CB854', span, { record: of, count: Number(count) }) }))
    case 'CB859': {
      const source = measures.find(({ name }) => name === of)?.quota?.source
      if (source?.kind !== 'record') return []
      const { record, per } = source
      const isStray = ([day]: Shown): boolean => periodOf(calendar, per, asDay(Number(day))).from !== Number(day)
      const count = rows.filter(isStray).reduce((sum, [, some]) => sum + Number(some), 0)
      const place = lineSpan(records.find(({ name }) => name === record)?.file ?? record, 1)
      return count === 0 ? [] : [{ cause: of, say: () => report('CB859', place, { record, count, metric: of, per }) }]
    }
    case 'CB860': {
      const [budget] = events.flatMap((event) => (event.kind === 'spiff' && event.name === of ? (event.budget ?? []) : []))
      const limit = budget === undefined ? undefined : numberOf(budget.limit, nobody)
      if (budget === undefined || limit === undefined) return []
      return countsIn(rows).map((claimed) => {
        const exceeded = { event: of, claimed: show(ratio(claimed)), budget: show(roundToUnit(limit, rounding.money)) }
        return { cause: of, say: () => report('CB860', budget.origin.span, exceeded) }
      })
    }
    case 'CB861': {
      const pool = events.find(({ name }) => name === of)
      if (pool === undefined) return []
      return rows.map(([period, group, fund]) => {
        const event = group === '' || group == null ? of : `${of}, ${group}`
        const amount = show(ratio(BigInt(fund ?? 0)))
        return { cause: `${event} ${period}`, say: () => report('CB861', pool.origin.span, { event, period: period ?? '', amount }) }
      })
    }
    case 'CB882':
      return rows.map(([person, parts, whole, ...key]) => {
        const row = shownKey(key.map((part) => part ?? ''))
        const total = sayShare(ratio(BigInt(parts ?? 0), BigInt(whole ?? 1)))
        return {
          cause: `${of} ${row} ${person}`,
          row: { record: of, key: row },
          say: (line) => report('CB882', lineSpan(shape?.file ?? of, line), { person: person ?? '', record: of, row, total }),
        }
      })
    default: {
      const never: never = code
      return never
    }
  }
}

/** The one number of a count; nothing where there is none. */
const countsIn = ([row]: readonly Shown[]): bigint[] => [BigInt(row?.[0] ?? 0)].filter((count) => count !== 0n)
