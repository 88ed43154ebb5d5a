/** Where the money came from: every deal with all that it earned, and what belongs to none. */

import type { Data } from '../../../runtime/data/table.ts'
import { divide, isRatio, ratio, sign, toDecimal } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { groupedBy } from '../../../runtime/ledger/grouped.ts'
import type { EarningLine } from '../../../runtime/ledger/lines.ts'
import type { Asked } from '../asked.ts'
import { sum } from '../checks.ts'
import { type Deal, dealsInOrder, MOST_DEALS } from '../deals.ts'
import { sayConversion } from '../exchange.ts'
import { metricLabel } from '../expression.ts'
import { type Line, step } from '../page.ts'
import { tellPassages } from '../passages.ts'
import { isPrintable, printed, printedMinor, rounded } from '../value.ts'
import { plural, sayDate, spoken } from '../words.ts'
import { labelsOf, partOf } from './parts.ts'
import { rowNamer } from './row-name.ts'

/** What a deal adds to one part of pay. */
export interface Toward {
  readonly part: string
  readonly label: string
  /** What it counted, in the unit of the metric; empty where that is not an amount of its own. */
  readonly credit: string
  readonly pay: string
  /** How the heading of the block begins that tells how the part came about. */
  readonly heading: string
}

export interface DealEarned {
  /** Its key; for what belongs to no deal, what it is. */
  readonly deal: string
  /** What tells it to a person: `Lumen Steel, Cloud, new`; empty where nothing does. */
  readonly about: string
  /** `17 Oct 2026`; empty where it has no day. */
  readonly date: string
  readonly toward: readonly Toward[]
  readonly pay: string
  /** Its arithmetic in words. */
  readonly work: readonly Line[]
}

export interface DealsEarned {
  /** What a row is called: `deal`, `order line`. */
  readonly noun: string
  readonly nouns: string
  /** Those that earned most first; what belongs to no deal last. */
  readonly shown: readonly DealEarned[]
  /** What the others come to; null where all are shown. */
  readonly rest: { readonly count: number; readonly pay: string } | null
  readonly total: string
}

/** A line with what its row counted. */
interface Earned {
  readonly line: EarningLine
  readonly deal: Deal
}

const size = (lines: readonly Earned[]): bigint => {
  const all = sum(lines.map(({ line }) => line))
  return all < 0n ? -all : all
}
const largestFirst = (a: readonly Earned[], b: readonly Earned[]): number => (size(a) === size(b) ? 0 : size(a) < size(b) ? 1 : -1)

/** The lines of one part and period as deals. */
function earnedOf({ plan, outcome, payee }: Asked, lines: readonly EarningLine[]): Earned[] {
  const [first] = lines
  if (first === undefined) return []
  const derivation = outcome.derive(payee, first.component, first.forPeriod)
  const deals = dealsInOrder(lines, outcome, derivation, plan)
  return lines.flatMap((line, at) => {
    const deal = deals[at]
    return deal === undefined ? [] : [{ line, deal }]
  })
}

/** Every deal of the person in the periods asked for, the ten that earned most unless `all` is asked. Together they are what was earned. */
export function dealsEarned(asked: Asked, own: readonly EarningLine[], data: Data): DealsEarned {
  const { plan, all } = asked
  const parts = groupedBy(
    own.filter(({ rowKey }) => rowKey !== ''),
    (line) => `${partOf(line)}\u0000${line.forPeriod}`,
  )
  const earned = [...parts.values()].flatMap((lines) => earnedOf(asked, lines))
  const deals = [...groupedBy(earned, ({ line }) => `${line.record}\u0000${line.rowKey}`).values()].toSorted(largestFirst)
  const count = all || deals.length === MOST_DEALS + 1 ? deals.length : MOST_DEALS
  const rest = deals.slice(count).flat()
  const money = (lines: readonly EarningLine[]): string => printedMinor(sum(lines), plan.currency)
  const name = rowNamer(plan, data)
  const record = deals[0]?.[0]?.line.record ?? plan.metrics[0]?.record ?? 'deal'
  return {
    noun: spoken(record),
    nouns: plural(spoken(record)),
    shown: [...deals.slice(0, count).map((lines) => tellDeal(asked, lines, name)), ...tellOthers(asked, own)],
    rest: rest.length === 0 ? null : { count: deals.length - count, pay: money(rest.map(({ line }) => line)) },
    total: money(own),
  }
}

function tellDeal(asked: Asked, lines: readonly Earned[], nameOf: ReturnType<typeof rowNamer>): DealEarned {
  const { plan } = asked
  const { record = '', rowKey = '' } = lines[0]?.line ?? {}
  const date = lines.find(({ deal }) => deal.date !== '')?.deal.date ?? ''
  return {
    deal: rowKey,
    about: nameOf(record, rowKey),
    date: date === '' ? '' : sayDate(date),
    toward: lines.map((one) => tellToward(one, asked)),
    pay: printedMinor(sum(lines.map(({ line }) => line)), plan.currency),
    work: [...lines.flatMap((one) => tellWork(one, asked)), ...tellWay(lines, asked)],
  }
}

const labelOf = ({ line }: Earned, { plan }: Asked): string => {
  const label = labelsOf(plan).get(partOf(line)) ?? spoken(partOf(line))
  return line.forPeriod === line.postedIn ? label : `${label}, correction for ${line.forPeriod}`
}

function tellToward(one: Earned, asked: Asked): Toward {
  const { line, deal } = one
  const { amount, unit } = deal
  return {
    part: partOf(line),
    label: labelOf(one, asked),
    credit:
      amount === null ? '' : isPrintable(amount) ? printed(amount, unit, asked.plan.currency) : rounded(amount, unit, asked.plan.currency),
    pay: printedMinor(line.amount, asked.plan.currency),
    heading: `${labelsOf(asked.plan).get(partOf(line)) ?? ''}, ${line.postedIn}`,
  }
}

/** `Cloud commission, FY26-M09: $57,385.00 x 9% = $5,164.65`: the rate only where it ends within a few digits and gives the amount exactly. */
function tellWork(one: Earned, asked: Asked): Line[] {
  const { line, deal } = one
  const { currency } = asked.plan
  const name = `${labelOf(one, asked)}, ${line.postedIn}`
  const pay = printedMinor(line.amount, currency)
  const { amount, unit } = deal
  if (amount === null || !isRatio(amount) || unit.kind !== 'money' || sign(amount) === 0) return [step(`${name}: ${pay}`)]
  const share = divide(ratio(line.amount), amount)
  const credit = printed(amount, unit, currency)
  const digits = toDecimal(share)
  if (digits !== undefined && digits.length <= SHORT) return [step(`${name}: ${credit} x ${showPercent(share)} = ${pay}`)]
  return [step(`${name}: ${pay}, ${showPercent(share, 2)} of ${credit}`)]
}

/** `0.0725`: what a plan would say. */
const SHORT = 7

/** How the deal came to the person, and how its amount was converted. */
function tellWay(lines: readonly Earned[], { outcome, payee, plan }: Asked): Line[] {
  const metrics = [...new Set(lines.flatMap(({ line }) => plan.pays.find(({ name }) => name === line.component)?.base ?? []))]
  const rowKey = lines[0]?.line.rowKey ?? ''
  return [
    ...metrics.flatMap((metric) =>
      outcome.conversions(metric, rowKey).map((one) => step(`${metricLabel(metric, plan)}: ${sayConversion(one)}`)),
    ),
    ...tellPassages(
      metrics.flatMap((metric) => outcome.passages(payee, metric, rowKey)),
      payee,
    ),
  ]
}

/** What belongs to no deal: a bonus on a ratio, a prize, a guarantee, a limit. */
function tellOthers({ plan }: Asked, own: readonly EarningLine[]): DealEarned[] {
  const labels = labelsOf(plan)
  const groups = groupedBy(
    own.filter(({ rowKey }) => rowKey === ''),
    partOf,
  )
  return [...groups].flatMap(([part, lines]): DealEarned[] => {
    const amount = sum(lines)
    if (amount === 0n) return []
    const label = labels.get(part) ?? spoken(part)
    const pay = printedMinor(amount, plan.currency)
    const heading = `${label}, ${lines.at(-1)?.postedIn ?? ''}`
    return [{ deal: '', about: '', date: '', toward: [{ part, label, credit: '', pay, heading }], pay, work: [] }]
  })
}
