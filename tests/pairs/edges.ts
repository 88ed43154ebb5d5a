/** People and deals where evaluators may differ: on bounds and a cent beside them, on half cents, at zero, below it, and where numbers outgrow doubles. */
import { absencesOf, boundsOf, later, peopleOf, tableBounds, versionsOf } from '../laws/data.ts'
import type { Draw } from '../laws/draw.ts'
import { type Block, type Cells, centsOf, money, PLAN_START, type Story, textOf } from '../laws/story.ts'
import type { Without } from '../laws/traits.ts'
import { ratesIn, tieOf } from './ties.ts'

/** The plan and the company of a story, and the plan's last day. */
export interface Texts {
  readonly company: readonly Block[]
  readonly plan: readonly Block[]
  readonly end: string
}

/** Cents at which doubles, and then 64 bits, no longer hold every whole number. */
const HUGE = [2n ** 53n, 2n ** 63n, 2n ** 53n / 10_000n, 10n ** 15n]

/** What a set of data leans to, so that not every one of them has everything. */
interface Leaning {
  readonly huge: boolean
  readonly gaps: boolean
  readonly returns: boolean
  /** Nobody comes past one bound, and most come to it. */
  readonly level: boolean
}

export function factsOf(draw: Draw, texts: Texts, without: Without): Pick<Story, 'people' | 'deals' | 'absences'> {
  const leaning = { huge: draw.chance(5), gaps: draw.chance(3), returns: !without('returns') && draw.chance(2), level: draw.chance(4) }
  const people = peopleOf(draw, without, 3).map((person) => edged(draw, person, leaning, without))
  const rows = dealsOf(draw, texts, people, leaning)
  const known = textOf(texts.company).includes('known by')
  const drawn = rows.map((row, i) => ({
    paid: Number(row.paid_on !== '') * 45,
    cancelled: row.cancelled_on === '' ? -1 : 91,
    amount: i % 2 === 0 ? 0n : { bound: 0, beside: 0n },
  }))
  return {
    people,
    deals: known ? versionsOf(rows, drawn) : rows,
    absences: without('absences') ? [] : absencesOf(draw, people),
  }
}

function edged(draw: Draw, person: Cells, { huge, gaps }: Leaning, without: Without): Cells {
  const quotas = without('no quota') ? [person.sales_quota] : [person.sales_quota, '0.00', '']
  return {
    ...person,
    sales_quota: (gaps ? draw.one(...quotas) : person.sales_quota) ?? '',
    target_incentive: draw.chance(6) ? draw.one('0.00', '0.01', huge ? '90071992547409.93' : '99999.99') : (person.target_incentive ?? ''),
    pct: draw.chance(6) ? draw.one('0', '0.125', '100') : (person.pct ?? ''),
  }
}

function dealsOf(draw: Draw, { plan, company, end }: Texts, people: readonly Cells[], leaning: Leaning): Cells[] {
  const names = [...new Set(people.map(({ id }) => id ?? ''))]
  const days = daysOf(end)
  const all = [...boundsOf(plan), ...tableBounds(plan), ...quotaBounds(plan, people)]
  const decisive = conditionBounds(plan)
  const bounds = (): bigint => draw.one(...(decisive.length > 0 && draw.chance(2) ? decisive : all))
  const usual = BigInt(draw.one(10, 20, 30, 35))
  const reached = targetsOf(draw, plan, people, bounds, leaning)
  const optional = (field: string): boolean => textOf(company).includes(`${field} optional`)
  const sums = sumsSoFar()
  const count = draw.one(1, 2, 3, 5, 8, 12, 0)
  const chosen = Array.from({ length: count }, () => draw.one(...days)).sort()
  return chosen.map((day, i) => {
    const owner = draw.one(...names)
    const second = draw.one('', '', ...names)
    const kind = draw.one('new', 'renewal', 'service')
    // of all rows or those of the kind, in the year or the month
    const own = draw.one('', kind)
    const window = draw.one('', day.slice(0, 7))
    const amount = reached(sums.of(owner, own, window))
    for (const rows of ['', kind]) for (const over of ['', day.slice(0, 7)]) sums.add(amount, owner, rows, over)
    const part = marginOf(draw, amount, usual, bounds() + draw.one(0n, 0n, 1n, -1n) - sums.of(owner, 'margin', window))
    for (const over of ['', day.slice(0, 7)]) sums.add(part, owner, 'margin', over)
    const gap = (field: string, value: string): string => (leaning.gaps && optional(field) && draw.chance(4) ? '' : value)
    return {
      id: `D-${String(i + 1).padStart(2, '0')}`,
      owner,
      second: second === owner ? '' : second,
      closed_on: gap('closed_on date incentive', day),
      cancelled_on: later(day, draw.one(-1, -1, 0, 30, 90, 91)),
      paid_on: later(day, draw.one(-1, 0, 45)),
      term_months: draw.one('12', '24', '1'),
      customer: draw.one('ACME', 'Beta', '"Core\n& Sons"'),
      currency: draw.one('USD', 'EUR', 'GBP'),
      kind,
      amount: gap('amount money', money(amount)),
      margin: gap('margin money', money(part)),
    }
  })
}

/** The plan's first and last days, the ends of its months, days beside them, and days outside. */
function daysOf(end: string): readonly string[] {
  const months = Array.from({ length: 12 }, (_, i) => (i === 11 ? '2027-01' : `2026-${String(i + 2).padStart(2, '0')}`))
  const all = months.flatMap((month) => [`${month}-01`, `${month}-16`, later(`${month}-28`, month.endsWith('-02') ? 0 : 2)])
  const inside = all.filter((day) => day <= end)
  return [...inside, ...inside, PLAN_START, end, later(PLAN_START, 0), ...['2026-01-31', later(end, 1)].filter((_, i) => i === 1)]
}

/** A part of the amount, or what brings the margins of the person to a bound. */
const marginOf = (draw: Draw, amount: bigint, usual: bigint, missing: bigint): bigint =>
  missing > 0n && draw.chance(3) ? missing : (amount * draw.one(usual, usual, usual, 10n, 30n)) / 100n

/** What has come up so far, by whose and which rows it is. */
function sumsSoFar(): { readonly of: (...key: string[]) => bigint; readonly add: (amount: bigint, ...key: string[]) => void } {
  const sums = new Map<string, bigint>()
  const of = (...key: string[]): bigint => sums.get(key.join(' ')) ?? 0n
  return { of, add: (amount, ...key) => sums.set(key.join(' '), of(...key) + amount) }
}

/** Where a condition of the plan decides, or a bound that is not its band's own: what is exactly there tells whether it counts. */
const conditionBounds = (plan: readonly Block[]): readonly bigint[] =>
  [...textOf(plan).matchAll(/(?:>=|>|above) \$([\d,.]+)/g)].map(([, amount = '0']) => centsOf(amount))

/** The quotas of people, and the parts of them at which a table of attainment changes. */
function quotaBounds(plan: readonly Block[], people: readonly Cells[]): readonly bigint[] {
  const attained = [...textOf(plan).matchAll(/(?:from|above|reaching|below) (\d+)%/g)].map(([, percent = '0']) => BigInt(percent))
  const quotas = [...new Set(people.map((one) => centsOf(one.sales_quota || '0.00')))]
  return quotas.flatMap((quota) => [quota, quota / 12n, ...attained.map((percent) => (quota * percent) / 100n)])
}

/** A function from what a person has sold to the amount of the next deal: to a bound, to a half cent, as much as before, by a plain number, or out of doubles. */
function targetsOf(
  draw: Draw,
  plan: readonly Block[],
  people: readonly Cells[],
  bounds: () => bigint,
  { huge, returns, level }: Leaning,
): (before: bigint) => bigint {
  const text = `${textOf(plan)} ${people.map(({ pct = '0' }) => `${pct}%`).join(' ')}`
  const ties = ratesIn(text).flatMap((rate) => tieOf(rate) ?? [])
  const beside = (): bigint => draw.one(0n, 1n, -1n)
  const plain = (): bigint => BigInt(draw.below(60_000_00))
  const top = bounds()
  let last = plain()
  const next = (before: bigint): bigint => {
    // beside numbers that doubles do not hold, big integers decide what is on the bound
    if (level && huge && draw.chance(4)) return draw.one(...HUGE) + beside()
    // half of the bound given back, then one and a half of it: shares of half a cent below zero
    if (level && returns && before === 0n && draw.chance(2)) return -top / 2n
    if (level) return draw.one(top - before, top - before, (top - before) / 2n, 0n)
    switch (draw.below(huge ? 7 : 6)) {
      case 0:
        return bounds() + beside() - before
      case 1:
        return bounds() + beside()
      case 2: {
        const tie = ties.length === 0 ? undefined : draw.one(...ties)
        const total = tie === undefined ? plain() : tie.first + tie.every * (plain() / tie.every)
        return draw.chance(2) ? total - before : total
      }
      case 3:
        return draw.one(0n, 1n, plain())
      case 4:
        return plain()
      case 5:
        return last
      default:
        return draw.one(...HUGE) + beside()
    }
  }
  return (before) => {
    last = next(before)
    if (returns) return draw.chance(4) ? draw.one(-last, -before) : last
    if (last < 0n) last = level ? 0n : -last
    return last
  }
}
