/** Law 4: a run that stands and has its rows changed is the full run of the changed rows, line for line; so are the corrections of closed periods. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { digitsOf, run as runPlan } from '../../compiler/run.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { changeRows } from '../../runtime/fast/standing/change.ts'
import type { Differing } from '../../runtime/fast/standing/differ.ts'
import { openRun, type StandingRun } from '../../runtime/fast/standing/run.ts'
import { whatIf } from '../../runtime/fast/standing/what-if.ts'
import { type ClosedLedgers, NONE_CLOSED } from '../../runtime/ledger/closed.ts'
import type { Sheet } from '../../runtime/write/column.ts'
import { cellsOf } from '../../runtime/write/csv.ts'
import { creditSheet, earningSheet, paymentSheet } from '../../runtime/write/sheets.ts'
import { answer, coreOf, filesOf, yearOf } from './answer.ts'
import { law, withDeals } from './law.ts'
import { stories } from './plans.ts'
import { type Cells, COMPANY_FILE, columnsOfDeals, csvOf, PLAN_FILE, type Story, textOf } from './story.ts'

/** The lines of the three ledgers as their files have them, in no order. */
type Ledgers = readonly [credits: string[], earnings: string[], payments: string[]]

const texts = <L>(sheet: Sheet<L>, lines: readonly L[]): string[] => lines.map((line) => cellsOf(sheet, line).join(','))
const sorted = (ledgers: Ledgers): string[][] => ledgers.map((lines) => [...lines].sort())
const ofOutcome = (core: Core, { credits, earnings, payments }: Outcome): Ledgers => [
  texts(creditSheet, credits),
  texts(earningSheet(core), earnings),
  texts(paymentSheet, payments),
]

/** Lines after some go and some come; one that goes must have been there. */
function posted<L>(lines: readonly string[], sheet: Sheet<L>, { gone, come }: Differing<L>): string[] {
  const left = [...lines]
  for (const line of texts(sheet, gone)) {
    const at = left.indexOf(line)
    if (at < 0) throw new Error(`goes and was not there: ${line}`)
    left.splice(at, 1)
  }
  return [...left, ...texts(sheet, come)]
}

const open = (story: Story, closed: ClosedLedgers): StandingRun => {
  const core = coreOf(story)
  const bytes = filesOf(story)
  const source = (file: string) => {
    const found = bytes(file)
    return found === undefined ? undefined : sourceOf(found)
  }
  const run = openRun(core, { bytes, open: source }, { period: yearOf(core), asOf: null, since: 'plan', closed }, digitsOf)
  if ('diagnostics' in run) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'))
  return run
}

/** One change: which row, and what becomes of it; a row of another place lends what it says. */
const change = fc.record({
  kind: fc.constantFrom('added', 'changed', 'removed', 'moved', 'late', 'cancelled'),
  at: fc.nat(99),
  from: fc.nat(99),
  cents: fc.integer({ min: -300_000, max: 900_000 }),
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

interface Step {
  readonly deals: readonly Cells[]
  readonly rows: readonly Cells[]
}

/** Changes of one step: the deals after them, and the rows of the file that says so. */
function stepped(deals: readonly Cells[], changes: readonly Change[], known: boolean): Step {
  let now: Cells[] = [...deals]
  const rows = new Map<string, Cells>()
  for (const { kind, at, from, cents } of changes) {
    const row = now[at % Math.max(1, now.length)]
    const other = now[from % Math.max(1, now.length)]
    if (row === undefined || other === undefined) continue
    const identity = `${row.id} ${row.recorded_on ?? ''}`
    const amount = (cents / 100).toFixed(2)
    if (kind === 'added' || kind === 'late') {
      const id = `N-${now.length}-${from}`
      if (now.some((one) => one.id === id)) continue
      const added: Cells = { ...other, id, amount, ...(kind === 'late' ? { closed_on: row.closed_on ?? '' } : {}) }
      now.push(added)
      rows.set(`${id} ${added.recorded_on ?? ''}`, { ...added, change: 'added' })
      continue
    }
    if (rows.has(identity)) continue
    if (kind === 'removed') {
      // with knowledge, an earlier version may be all that is left: still a row
      now = now.filter((one) => one !== row)
      rows.set(identity, { id: row.id ?? '', ...(known ? { recorded_on: row.recorded_on ?? '' } : {}), change: 'removed' })
      continue
    }
    const next =
      kind === 'changed'
        ? { ...row, amount }
        : kind === 'moved'
          ? { ...row, owner: other.owner ?? '', closed_on: other.closed_on ?? '' }
          : { ...row, cancelled_on: other.closed_on ?? '' }
    now = now.map((one) => (one === row ? next : one))
    rows.set(identity, { ...next, change: 'changed' })
  }
  return { deals: now, rows: [...rows.values()] }
}

const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
const alone = { seen: 0, whole: 0 }

function follow(story: Story, changes: readonly (readonly Change[])[], closed: ClosedLedgers): void {
  const core = coreOf(story)
  const columns = columnsOfDeals(story)
  let run = open(story, closed)
  let deals = story.deals
  let ledgers = ofOutcome(core, answer(story, { closed }).outcome)
  for (const one of changes) {
    const step = stepped(deals, one, columns.includes('recorded_on'))
    const bytes = new TextEncoder().encode(csvOf(['change', ...columns], step.rows))
    const changed = changeRows(run, { record: 'deal', file: 'changes.csv', bytes })
    let fresh: Outcome | undefined
    try {
      fresh = answer(withDeals(story, step.deals), { closed }).outcome
    } catch (error) {
      // what a full run refuses, a change refuses with the same findings
      if (!('diagnostics' in changed)) throw error
      expect(changed.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n')).toBe((error as Error).message)
      continue
    }
    if ('diagnostics' in changed) throw new Error(changed.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
    ledgers = [
      posted(ledgers[0], creditSheet, changed.credits),
      posted(ledgers[1], earningSheet(core), changed.earnings),
      posted(ledgers[2], paymentSheet, changed.payments),
    ]
    expect(sorted(ledgers)).toEqual(sorted(ofOutcome(core, fresh)))
    alone[changed.touched.everybody === null ? 'seen' : 'whole'] += 1
    ;[run, deals] = [changed.run, step.deals]
  }
}

// in a story visits follow from the deals: a change of deals alone would be another file of visits in the full run
law(
  'changed rows post what a full run of them differs in',
  fc.property(stories('several records'), steps, (story, changes) => follow(story, changes, NONE_CLOSED)),
  12,
)

law(
  'and of closed periods the corrections that it posts',
  fc.property(stories('known', 'several records'), steps, fc.integer({ min: 1, max: 9 }), (story, changes, count) => {
    const { outcome } = answer(story)
    const periods = new Set(outcome.payPeriods.slice(0, count))
    const inside = ({ postedIn }: { readonly postedIn: string }) => periods.has(postedIn)
    follow(story, changes, {
      periods: [...periods],
      credits: outcome.credits.filter(inside),
      earnings: outcome.earnings.filter(inside),
      payments: outcome.payments.filter(inside),
    })
  }),
  10,
)

law(
  'most changes are of the people whom the rows reach alone',
  fc.property(
    stories('of others', 'splits', 'spiffs', 'contests', 'pools', 'known', 'exceptions', 'several records'),
    steps,
    (story, changes) => {
      const before = alone.whole
      follow(story, changes, NONE_CLOSED)
      expect(alone.whole).toBe(before)
    },
  ),
  8,
)

/** The plan with one of its numbers changed: a rate, a bound, a limit, a weight, a factor of a quota, or what a metric counts. */
function edited(story: Story, which: number, by: number): Core | undefined {
  const text = textOf(story.plan)
  const numbers = [...text.matchAll(/\b\d[\d,]*(?:\.\d+)?(?=%|x\b)|(?<=\$)\d[\d,]*(?:\.\d+)?/g)]
  const found = numbers[which % Math.max(1, numbers.length)]
  if (found === undefined) return undefined
  const other = String(Number(found[0].replaceAll(',', '')) + by)
  const plan = `${text.slice(0, found.index)}${other}${text.slice(found.index + found[0].length)}`
  const texts: Readonly<Record<string, string>> = { [PLAN_FILE]: plan, [COMPANY_FILE]: textOf(story.company) }
  return compile(PLAN_FILE, (path) => texts[path]).core
}

const sumsOf = (lines: readonly { readonly payee: string; readonly component: string; readonly amount: bigint }[], of: string | null) => {
  const sums = new Map<string, number>()
  for (const { payee, component, amount } of lines)
    if (of === null || component === of) sums.set(payee, (sums.get(payee) ?? 0) + Number(amount))
  return [...sums].filter(([, sum]) => sum !== 0).sort()
}
const asked = { programs: 0, reference: 0 }

law(
  'a changed plan pays on a run that stands what a full run of it pays',
  fc.property(
    stories(
      'of others',
      'clawbacks',
      'splits',
      'spiffs',
      'contests',
      'pools',
      'draws',
      'guarantees',
      'plan limits',
      'known',
      'several records',
    ),
    fc.array(fc.tuple(fc.nat(40), fc.constantFrom(1, -1, 0.5, 10)), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '-Q2', '-M03'),
    fc.array(change, { maxLength: 3 }),
    (story, edits, part, changes) => {
      const question = { period: `${yearOf(coreOf(story))}${part}`, asOf: null }
      let run: StandingRun = { ...open(story, NONE_CLOSED), question }
      let deals = story.deals
      for (const [which, by] of edits) {
        const core = edited(story, which, by)
        if (core === undefined) continue
        const full = runPlan(core, filesOf(withDeals(story, deals)), question).outcome
        const found = whatIf(run, core)
        if (full === undefined) return
        if (!('whatIf' in found)) throw new Error(JSON.stringify(found))
        asked[found.because === null ? 'programs' : 'reference'] += 1
        const { people, components, totals } = found.whatIf
        const told = (amounts: Float64Array) =>
          people.flatMap((person, i): [string, number][] => (amounts[i] === 0 ? [] : [[person, amounts[i] ?? 0]])).sort()
        for (const [name, amounts] of components) expect([name, told(amounts)]).toEqual([name, sumsOf(full.earnings, name)])
        expect(told(totals)).toEqual(sumsOf(full.earnings, null))
        run = found.run
        // rows change in between
        const step = stepped(deals, changes, false)
        const bytes = new TextEncoder().encode(csvOf(['change', ...columnsOfDeals(story)], step.rows))
        const changed = changeRows(run, { record: 'deal', file: 'changes.csv', bytes })
        if ('run' in changed) [run, deals] = [changed.run, step.deals]
      }
    },
  ),
  16,
)
