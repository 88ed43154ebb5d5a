/** Small Core programs and data by hand, for tests: the words of a plan as functions. Money is written in dollars. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { parseDay } from '../calendar/day.ts'
import type { Aggregate, Component, Core, Measure, PlanLimit, Proration, Quota, Target } from '../core/core.ts'
import type { Crediting, CreditRule, Receiver } from '../core/credit.ts'
import { NO_EXCEPTIONS } from '../core/exceptions.ts'
import { ONE_CURRENCY } from '../core/exchange.ts'
import type { Expression } from '../core/expression.ts'
import { NO_PAYMENTS } from '../core/payments.ts'
import { PRESENT } from '../core/people.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { OWN } from '../core/scope.ts'
import type { Per, Unit, Window } from '../core/unit.ts'
import { rowOrder } from '../data/order.ts'
import type { Data, Row, Value } from '../data/table.ts'
import type { PaymentLine } from '../ledger/lines.ts'
import { evaluate } from './evaluate.ts'
import type { Outcome, Question } from './outcome.ts'

import { at, cents, dateUnit, dollars, exact, origin, percent, percentUnit, rowField, textUnit, usd } from './words.ts'

export * from './words.ts'

// ---- clauses

export const sumOf = (expression: Expression): Aggregate => ({ kind: 'sum', of: expression })
export const prorated = (by: Proration['by'], ...reasons: Proration['reasons']): Proration => ({ by, reasons })
export const statedQuota = (value: Expression, per: Per, prorate: Proration | null = null, whenMissing = 'no_pay'): Quota => ({
  source: { kind: 'value', value, per },
  prorate,
  whenMissing,
  origin,
})
export const statedTarget = (value: Expression, per: Per = 'year', prorate: Proration | null = null): Target => ({
  value,
  per,
  prorate,
  origin,
})

export const metric = (name: string, window: Window, more: Partial<Measure> = {}): Measure => ({
  name,
  label: name,
  record: 'deal',
  aggregate: sumOf(rowField('amount')),
  where: null,
  onCredit: { factors: [], cap: null },
  converted: null,
  scope: OWN,
  window,
  unit: usd,
  whenEmpty: null,
  quota: null,
  origin: at(name),
  ...more,
})

type StepOf = Component['steps'][number]
export const rate = (value: Expression, more: Partial<StepOf> = {}): StepOf => ({
  id: 'rate',
  label: 'rate',
  stage: 'rate',
  reads: 'window',
  value,
  origin: at('rate'),
  ...more,
})

/** A component of one or more steps; each step's id is its stage unless it says otherwise. */
export const pay = (name: string, on: Measure, steps: readonly [StepOf, ...StepOf[]], more: Partial<Component> = {}): Component => ({
  name,
  label: name,
  because: null,
  metric: on.name,
  window: on.window,
  modifierWindow: null,
  worth: null,
  basis: 'full',
  steps: [...steps],
  round: { mode: 'half_up', unit: '1' },
  base: { metric: on.name, step: null },
  attribution: 'in_proportion',
  earnedStaysEarned: false,
  paidAt: null,
  carry: null,
  origin: at(name),
  ...more,
})

export const cap = (limit: Expression): PlanLimit => ({ kind: 'cap', limit, each: null, when: null, origin: at('cap') })

// ---- records

export const field = (name: string, unit: Unit, more: Partial<Field> = {}): Field => ({
  name,
  column: name,
  unit,
  oneOf: null,
  per: null,
  optional: false,
  role: 'plain',
  currency: null,
  form: { scale: 'plain', dates: null, zone: null },
  origin,
  ...more,
})
const reference = (record: string): Unit => ({ kind: 'reference', record })

export const repShape: RecordShape = {
  name: 'rep',
  file: 'reps.csv',
  key: ['id'],
  fields: [
    field('id', textUnit),
    field('hired_on', dateUnit, { optional: true }),
    field('left_on', dateUnit, { optional: true }),
    field('role', textUnit, { optional: true }),
    field('target', usd, { optional: true }),
    field('rate', percentUnit, { optional: true }),
  ],
  history: null,
  known: null,
  withdrawn: null,
  rates: false,
  origin,
}
export const dealShape: RecordShape = {
  name: 'deal',
  file: 'deals.csv',
  key: ['id'],
  fields: [
    field('id', textUnit),
    field('owner', reference('rep')),
    field('closed_on', dateUnit, { role: 'incentive', optional: true }),
    field('amount', usd),
    field('margin', usd, { optional: true }),
    field('customer', textUnit, { optional: true }),
    field('cancelled_on', dateUnit, { role: 'event', optional: true }),
  ],
  history: null,
  known: null,
  withdrawn: null,
  rates: false,
  origin,
}
export const pathTo = (...path: [string, ...string[]]): Receiver => ({ kind: 'path', path })
/** `60% to deal.owner when ... as overlay`. */
export const shareTo = (
  share: string,
  to: Receiver,
  more: Partial<Extract<CreditRule, { kind: 'share' }>> = {},
): Extract<CreditRule, { kind: 'share' }> => ({
  kind: 'share',
  role: 'direct',
  share: percent(share),
  to,
  when: null,
  origin: at(to.kind === 'linked' ? `credit/${to.record}` : 'credit/deal'),
  ...more,
})
export const creditOf = (rules: CreditRule[], more: Partial<Crediting> = {}): Crediting => ({
  record: 'deal',
  rules,
  order: 'all',
  mayTotalLess: false,
  factors: [],
  cap: null,
  hierarchy: null,
  origin: at('credit'),
  ...more,
})
export const ownerCredit = creditOf([shareTo('100', pathTo('owner'))])

/** A plan for FY26, which starts on 2026-02-01, for all reps; `more` replaces what a test is about. */
export const planOf = (more: Partial<Core>): Core => ({
  kind: 'core',
  version: 1,
  plan: { name: 'test', label: 'Test' },
  currency: { code: 'USD', digits: 2 },
  rounding: { money: { mode: 'half_up', unit: '1' }, ratio: { mode: 'half_up', unit: '0.000001' } },
  exchange: ONE_CURRENCY,
  calendar: { startMonth: 2, namedBy: 'start', weeks: null },
  holidays: null,
  alongside: false,
  effective: { from: '2026-02-01', to: '2027-01-31' },
  paid: 'month',
  records: [repShape, dealShape],
  people: { record: 'rep', where: null, hired: 'hired_on', left: 'left_on', label: null, presence: PRESENT },
  target: null,
  credit: [ownerCredit],
  measures: [],
  components: [],
  limits: [],
  events: [],
  legacy: null,
  overpayment: '1',
  payments: NO_PAYMENTS,
  amendments: [],
  factors: [],
  exceptions: NO_EXCEPTIONS,
  planning: [],
  territories: [],
  ...more,
})

// ---- data

export type Cells = Readonly<Record<string, string | undefined>>

const cellValue = (unit: Unit, cell: string): Value => {
  if (unit.kind === 'money') return cents(cell)
  if (unit.kind === 'date') {
    const day = parseDay(cell)
    if (day === undefined) throw new RangeError(cell)
    return day
  }
  if (unit.kind === 'text' || unit.kind === 'reference') return cell
  if (unit.kind === 'yesno') return cell === 'yes'
  return exact(cell)
}

function rowsOf(shape: RecordShape, list: readonly Cells[]): Row[] {
  const rows = list.map((cells, i): Row => {
    const values = new Map<string, Value>()
    for (const { name, unit } of shape.fields) {
      const cell = cells[name]
      if (cell !== undefined) values.set(name, cellValue(unit, cell))
    }
    return { key: shape.key.map((name) => cells[name] ?? ''), values, line: i + 2 }
  })
  return rows.sort(rowOrder(shape))
}

/** Data by record name; values are text, as in a file, money in dollars. */
export const dataOf = (core: Core, records: Readonly<Record<string, readonly Cells[]>>): Data => ({
  tables: new Map(
    core.records.map((shape) => [shape.name, { record: shape.name, file: shape.file, rows: rowsOf(shape, records[shape.name] ?? []) }]),
  ),
})

/** A deal of rep `ann` by date and amount. */
export const deal = (id: string, closed_on: string, amount: string, more: Cells = {}): Cells => ({
  id,
  owner: 'ann',
  closed_on,
  amount,
  ...more,
})

/** Evaluates and fails on any error. */
export function run(
  core: Core,
  records: Readonly<Record<string, readonly Cells[]>>,
  period = 'FY26',
  more: Partial<Question> = {},
): Outcome {
  const { outcome, findings } = attempt(core, records, period, more)
  if (outcome === undefined) throw new Error(findings.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return outcome
}

/** Evaluates, with what was reported. */
export function attempt(core: Core, records: Readonly<Record<string, readonly Cells[]>>, period = 'FY26', more: Partial<Question> = {}) {
  const findings: Diagnostic[] = []
  const outcome = evaluate(core, dataOf(core, records), { period, asOf: null, ...more }, (finding) => findings.push(finding))
  return { outcome, findings }
}

/** What was earned, in dollars, by everything that matches. */
export const earned = (
  { earnings }: Outcome,
  matching: { component?: string; forPeriod?: string; postedIn?: string; payee?: string; item?: string } = {},
): string =>
  dollars(
    earnings
      .filter((line) => Object.entries(matching).every(([name, value]) => line[name as keyof typeof line] === value))
      .reduce((sum, { amount }) => sum + amount, 0n),
  )

/** What was paid in cash, or is owed, in dollars. */
export const paid = ({ payments }: Outcome, account: PaymentLine['account'], postedIn?: string): string =>
  dollars(
    payments
      .filter((line) => line.account === account && (postedIn === undefined || line.postedIn === postedIn))
      .reduce((sum, { amount }) => sum + amount, 0n),
  )

/** The rows' lines in order of their keys, in dollars; what no row explains under ''. */
export const byRow = ({ earnings }: Outcome, component: string): Readonly<Record<string, string>> => {
  const sums = new Map<string, bigint>()
  for (const line of earnings) if (line.component === component) sums.set(line.rowKey, (sums.get(line.rowKey) ?? 0n) + line.amount)
  return Object.fromEntries([...sums].map(([key, amount]) => [key, dollars(amount)]))
}
