/** Law 14: parts that are worth the whole target and pay 100% at 100% pay exactly the target at quota, whoever is hired or leaves when. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Day, parseDay, showDay } from '../../runtime/calendar/day.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import { type Answer, answer } from './answer.ts'
import { company } from './company.ts'
import { peopleOf } from './data.ts'
import { choices, type Draw, drawing } from './draw.ts'
import { law } from './law.ts'
import { totalOf } from './ledger.ts'
import { type Block, block, type Cells, line, money, PLAN_END, PLAN_START, type Story, told } from './story.ts'
import type { Trait } from './traits.ts'

const TABLES = [
  'flat 1.0x',
  'graduated on attainment {\nfrom 0% at 1.0x\nfrom 100% at 1.5x\n}',
  'retroactive on attainment {\nfrom 0% at 0.5x\nfrom 100% at 1.0x\n}',
  'retroactive on attainment {\nbelow 100% pays nothing\nfrom 100% pays 100% of worth\n}',
  'retroactive on attainment {\nbelow 90% pays nothing\nfrom 90% pays 75% of worth plus 2.5% per full 1%\n}',
  'interpolated on attainment {\nbelow 0% pays nothing\nreaching 0% pays nothing\nreaching 80% pays 33% of worth\nreaching 100% pays 100% of worth\nfrom 150% pays 200% of worth\n}',
] as const
const WORTHS: readonly (readonly string[])[] = [['100%'], ['70%', '30%'], ['66.67%', '33.33%'], ['33.33%', '33.33%', '33.34%']]
const WINDOWS = { month: 1, quarter: 3, year: 12 } as const
type Window = keyof typeof WINDOWS

const metricOf = (draw: Draw, name: string, field: string, window: Window): Block =>
  block(
    `metric ${name} "${name}"`,
    'supports grow',
    `sum of deal.${field}`,
    `accumulates over ${window}`,
    draw.one('quota $120,000 per year', 'quota $33,333.33 per quarter', 'quota $8,333.33 per month', 'quota rep.sales_quota per year'),
  )

const LEFT_OUT: readonly Trait[] = ['known', 'missing', 'currencies', 'paid abroad', 'unprorated', 'no quota', 'other calendar', 'never']
const without = (trait: Trait): boolean => LEFT_OUT.includes(trait)

interface Drawn {
  readonly story: Story
  readonly windows: readonly { readonly metric: string; readonly field: string; readonly window: Window }[]
}

function drawn([plan, people]: readonly [readonly number[], readonly number[]]): Drawn {
  const draw = drawing(plan)
  const facts = company(draw, without)
  const names = ['year', 'quarter', 'month'] as const
  const windows = [
    { metric: 'sales', field: 'amount', window: draw.one(...names) },
    { metric: 'profit', field: 'margin', window: draw.one(...names) },
  ]
  const shares = draw.one(...WORTHS)
  const text = [
    line('plan story "Story"'),
    line('language 1'),
    line('uses "world.plan"'),
    line(`effective from ${PLAN_START} to ${PLAN_END}`),
    line('applies to rep'),
    line('target rep.target_incentive'),
    line('paid monthly'),
    block('credit deal', '100% to deal.owner'),
    ...windows.map(({ metric, field, window }) => metricOf(draw, metric, field, window)),
    ...shares.map((share, i) =>
      block(`pay part_${i} "Part ${i}" on ${draw.one('sales', 'profit')}`, `worth ${share} of target`, draw.one(...TABLES)),
    ),
  ]
  const story: Story = { company: facts, plan: text, people: peopleOf(drawing(people), without), deals: [], absences: [] }
  return Object.defineProperty({ story, windows }, fc.toStringMethod, { value: () => told(story) })
}

const NOTHING: Cells = {
  id: 'D-0',
  closed_on: PLAN_START,
  term_months: '12',
  customer: 'ACME',
  kind: 'new',
  amount: '0.00',
  margin: '0.00',
}

/** The last day on which a person is in the plan within some days. */
function lastDayOf(people: readonly Cells[], id: string, { from, to }: { readonly from: Day; readonly to: Day }): string | undefined {
  const person = people.find((one) => one.id === id)
  const [hired, left] = [parseDay(person?.hired_on ?? ''), parseDay(person?.left_on ?? '')]
  const last = left !== undefined && left < to ? left : to
  return hired !== undefined && last >= hired && last >= from ? showDay(last) : undefined
}

function periodOf(calendar: Answer['core']['calendar'], label: string): { from: Day; to: Day } {
  const period = parsePeriod(calendar, label)
  if ('problem' in period) throw new Error(label)
  return period
}

/** The days of the plan's windows of so many months. */
function spansOf({ outcome, core }: Answer, months: number): { from: Day; to: Day }[] {
  const all = outcome.payPeriods.map((label) => periodOf(core.calendar, label))
  return all.flatMap(({ from }, i) => (i % months === 0 ? [{ from, to: all[i + months - 1]?.to ?? from }] : []))
}

law(
  'whoever makes the quota gets the target, to the cent',
  fc.property(fc.tuple(choices(40), choices(50)).map(drawn), ({ story, windows }) => {
    // a run without deals tells the quotas; a second one has a deal for the quota of each window
    const empty = answer({ ...story, deals: [{ ...NOTHING, owner: story.people[0]?.id ?? '' }] })
    const deals = [...new Set(story.people.map(({ id }) => id ?? ''))].flatMap((owner) =>
      windows.flatMap(({ metric, field, window }) =>
        spansOf(empty, WINDOWS[window]).flatMap((span, i): Cells[] => {
          const quota = empty.outcome.read(owner, { of: 'quota', name: metric, ...span, row: null })
          const day = lastDayOf(story.people, owner, span)
          return quota === undefined || day === undefined
            ? []
            : [{ ...NOTHING, id: `${metric}-${owner}-${i}`, owner, closed_on: day, [field]: money(quota.n) }]
        }),
      ),
    )
    const { outcome } = answer({ ...story, deals: [...deals, { ...NOTHING, owner: story.people[0]?.id ?? '' }] })
    for (const { id } of outcome.people) {
      const [from, to] = [spansOf(empty, 12)[0]?.from, spansOf(empty, 12)[0]?.to]
      if (from === undefined || to === undefined) throw new Error('no year')
      const target = outcome.read(id, { of: 'target', name: '', from, to, row: null })
      expect(totalOf(outcome.earnings.filter(({ payee }) => payee === id)), id).toBe(target?.n)
    }
  }),
  20,
)
