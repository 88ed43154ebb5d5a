/** What changed rows post, for a program and for the reader of a terminal. */
import type { Core } from '../../runtime/core/core.ts'
import { compareText } from '../../runtime/exact/order.ts'
import type { Changed } from '../../runtime/fast/standing/change.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import { cellsOf, headerOf } from '../../runtime/write/csv.ts'
import { ledgersJson } from '../../runtime/write/json.ts'
import { earningSheet } from '../../runtime/write/sheets.ts'
import { counted } from '../findings.ts'
import { grouped, money } from './amount.ts'
import { printed } from './json.ts'
import { table } from './table.ts'

/** `run --change --format json`. */
export function changedJson(core: Core, { rows, touched, credits, earnings, payments }: Changed, period: string): string {
  const lines = (which: 'gone' | 'come') =>
    ledgersJson({ credits: credits[which], earnings: earnings[which], payments: payments[which] }, core)
  return printed({ schemaVersion: 1, plan: core.plan.name, period, rows, touched, gone: lines('gone'), come: lines('come') })
}

/** `run --change --format csv`: the lines of earnings that go and come, with a column that says which. */
export function changedCsv(core: Core, { earnings }: Changed): string {
  const sheet = earningSheet(core)
  const lines = (which: 'gone' | 'come') => earnings[which].map((line) => [which, ...cellsOf(sheet, line)].join(','))
  return `${[`posted,${headerOf(sheet)}`, ...lines('gone'), ...lines('come')].join('\n')}\n`
}

/** What people earned more or less, by part of pay and period, and how many lines of each ledger differ. */
export function changedText(core: Core, changed: Changed, period: string, everyone: number, width: number): string {
  const { touched, rows, credits, earnings, payments } = changed
  const what = (['added', 'changed', 'removed'] as const).flatMap((one) => (rows[one] === 0 ? [] : [`${counted(rows[one], 'row')} ${one}`]))
  const who = touched.everybody === null ? peopleOf(touched.people, everyone) : `everybody, because of ${touched.everybody}`
  const lines = [
    `${core.plan.label}, ${period}: ${what.length === 0 ? 'no row changed' : what.join(', ')}`,
    `computed again: ${who}; ${spanOf(touched.payPeriods)}`,
    '',
  ]
  const differences = differencesOf(changed)
  const { digits } = core.currency
  const amount = (minor: bigint): string => grouped(money(minor, digits))
  const body = differences.map(({ line, was, is }) => [
    line.payee,
    line.component,
    line.forPeriod,
    line.postedIn,
    line.kind,
    amount(was),
    amount(is),
    amount(is - was),
  ])
  const sum = differences.reduce((all, { was, is }) => all + is - was, 0n)
  const shown =
    body.length === 0 ? 'nobody earns more or less\n' : table(COLUMNS, body, ['total', '', '', '', '', '', '', amount(sum)], width)
  const ledger = (name: string, { gone, come }: { gone: readonly unknown[]; come: readonly unknown[] }): string =>
    `${name}: ${counted(gone.length, 'line')} out, ${counted(come.length, 'line')} in`
  const posted = [ledger('credits', credits), ledger('earnings', earnings), ledger('payments', payments)].join('; ')
  return `${lines.join('\n')}\n${shown}\n${posted}\n`
}

const COLUMNS = [
  { title: 'payee', align: 'left' },
  { title: 'component', align: 'left' },
  { title: 'for', align: 'left' },
  { title: 'posted in', align: 'left' },
  { title: 'kind', align: 'left' },
  { title: 'was', align: 'right' },
  { title: 'is', align: 'right' },
  { title: 'difference', align: 'right' },
] as const

const SHOWN_PEOPLE = 5

function peopleOf(people: readonly string[], everyone: number): string {
  if (people.length > SHOWN_PEOPLE) return `${people.length} of ${counted(everyone, 'person').replace('persons', 'people')}`
  return people.length === 0 ? 'nobody' : people.join(', ')
}

const spanOf = (periods: readonly string[]): string => (periods.length > 1 ? `${periods[0]} to ${periods.at(-1)}` : (periods[0] ?? ''))

/** What was posted and what is, by person, part of pay, periods and kind; what comes to the same is left out. */
function differencesOf({ earnings }: Changed): { line: EarningLine; was: bigint; is: bigint }[] {
  const sums = new Map<string, { line: EarningLine; was: bigint; is: bigint }>()
  const add = (line: EarningLine, part: 'was' | 'is'): void => {
    const key = [line.payee, line.component, line.postedIn, line.forPeriod, line.kind].join('\0')
    const known = sums.get(key) ?? { line, was: 0n, is: 0n }
    sums.set(key, { ...known, [part]: known[part] + line.amount })
  }
  for (const line of earnings.gone) add(line, 'was')
  for (const line of earnings.come) add(line, 'is')
  return [...sums]
    .filter(([, { was, is }]) => was !== is)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, one]) => one)
}
