/** Laws 2, 3 and 4: period by period is all at once, a second run is the first, and what comes later changes nothing before. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { format } from '../../compiler/format.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { answer, compiledOf, ledgers, yearOf } from './answer.ts'
import { law, withDeals } from './law.ts'
import { rowsOf } from './ledger.ts'
import { stories } from './plans.ts'
import { PLAN_FILE, textOf } from './story.ts'

law(
  'the ledgers of all months, or of all quarters, are those of the year',
  fc.property(stories(), fc.constantFrom('month', 'quarter'), (story, grain) => {
    const year = answer(story)
    const { payPeriods } = year.outcome
    // the plan's months are quarters of its fiscal year where the year begins with the plan
    const quarters = year.core.calendar.startMonth === 2 ? [1, 2, 3, 4].map((i) => `${yearOf(year.core)}-Q${i}`) : payPeriods
    const parts = (grain === 'month' ? payPeriods : quarters).map((period) => answer(story, { period }, false).outcome)
    const all = {
      credits: creditsCsv(parts.flatMap(({ credits }) => credits)),
      earnings: earningsCsv(
        parts.flatMap(({ earnings }) => earnings),
        year.core,
      ),
      payments: paymentsCsv(parts.flatMap(({ payments }) => payments)),
    }
    expect(all).toEqual({ credits: year.credits, earnings: year.earnings, payments: year.payments })
  }),
  6,
)

law(
  'a second run answers with the same bytes',
  fc.property(stories(), (story) => {
    expect(ledgers(answer(story))).toBe(ledgers(answer(story)))
  }),
  8,
)

law(
  'a deal changes nothing that was posted before its own period, nor what it cannot reach',
  fc.property(stories('other calendar', 'known'), fc.nat(30), (story, which) => {
    const changed = story.deals[which % story.deals.length]
    const with_ = answer(story)
    const without = answer(
      withDeals(
        story,
        story.deals.filter((deal) => deal !== changed),
      ),
    )
    const month = (Number((changed?.closed_on ?? '').slice(5, 7)) + 10) % 12
    const before = new Set(with_.outcome.payPeriods.slice(0, month))
    const earlier = (csv: string): string[] =>
      rowsOf(csv).filter((line) => line.split(',').some((cell) => before.has(cell)) && postedBefore(line, before))
    for (const ledger of ['credits', 'earnings', 'payments'] as const) expect(earlier(with_[ledger])).toEqual(earlier(without[ledger]))
  }),
  12,
)

/** Whether every period that a line names is one of these: a correction of an earlier period posts later. */
const postedBefore = (line: string, periods: ReadonlySet<string>): boolean =>
  line.split(',').every((cell) => !/^FY\d\d-M\d\d$/.test(cell) || periods.has(cell))

law(
  'the canonical text of a plan means the same',
  fc.property(stories(), (story) => {
    const canonical = format(textOf(story.plan), PLAN_FILE).text
    const plain = (value: unknown): string => JSON.stringify(value, (key, inner) => (key === 'span' ? undefined : inner))
    const again = compile(PLAN_FILE, (path) => (path === PLAN_FILE ? canonical : textOf(story.company)))
    expect(plain(again.core)).toBe(plain(compiledOf(story).core))
    expect(format(canonical, PLAN_FILE).text).toBe(canonical)
  }),
  40,
)
