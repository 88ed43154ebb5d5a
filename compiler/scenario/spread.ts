/** How pay is spread over people, in the base and in each scenario. */
import { roundToUnit } from '../../runtime/exact/round.ts'
import { money } from '../compare/amounts.ts'
import { LEAST } from '../compare/shown.ts'
import { type Bin, binsOf, countsOf, PERCENTILES, percentile } from '../compare/spread.ts'
import { chart, type Line, row } from '../describe/page.ts'
import type { Compared, Variant } from './scenario.ts'

const MOST_BINS = 12

export const amountsOf = ({ paid }: Variant): bigint[] => paid.people.map(({ total }) => total)

/** Percentiles beyond which fewer than five people stand are not shown. */
const isShown = (p: number, people: number): boolean => Math.min(p, 100 - p) * people >= 100 * LEAST

/** Which percentiles are shown, and in which bins people are counted: in each of them every plan has nobody or five people or more. */
export function spreadOf({ base, scenarios }: Compared): { readonly percentiles: readonly number[]; readonly bins: readonly Bin[] } {
  const all = [base, ...scenarios]
  const people = Math.min(...all.map(({ paid }) => paid.people.length))
  return {
    percentiles: PERCENTILES.filter((p) => isShown(p, people)),
    bins: mergedBins(binsOf(all.flatMap(amountsOf), base.paid.currency.digits, MOST_BINS), all),
  }
}

/** A percentile of what people earn, to the nearest minor unit; undefined of nobody. */
export function percentileOf(one: Variant, p: number): bigint | undefined {
  const value = percentile(amountsOf(one), p)
  return value && roundToUnit(value, { mode: 'half_up', unit: '1' }).n
}

/** A table of percentiles, and bars. */
export function spreadBlock(compared: Compared): Line[] {
  const { base, scenarios } = compared
  const all = [base, ...scenarios]
  const { currency } = base.paid
  const { percentiles: shown, bins } = spreadOf(compared)
  const cell = (one: Variant, p: number): string => {
    const value = percentileOf(one, p)
    return value === undefined ? '' : money(value, currency)
  }
  const table = [
    row(['', ...shown.map((p) => (p === 50 ? 'median' : `${p}% earn less than`))]),
    ...all.map((one) => row([one.label, ...shown.map((p) => cell(one, p))])),
  ]
  return [
    ...(shown.length === 0 ? [] : table),
    chart('How many people earn how much:', {
      labels: bins.map(({ from, to }) => `${whole(money(from, currency))} to ${whole(money(to, currency))}`),
      series: all.map((one) => ({ name: one.label, values: countsOf(bins, amountsOf(one)) })),
      counts: 'People',
      along: 'pay',
    }),
  ]
}

const whole = (amount: string): string => amount.replace(/\.0+$/, '')

/** Bins in which every plan has nobody or five people or more: smaller ones are joined. */
function mergedBins(bins: readonly Bin[], all: readonly Variant[]): readonly Bin[] {
  const isFine = (bin: Bin): boolean => all.every((one) => (countsOf([bin], amountsOf(one))[0] ?? 0) >= LEAST)
  const made: Bin[] = []
  let open: Bin | undefined
  for (const bin of bins) {
    open = open === undefined ? bin : { from: open.from, to: bin.to }
    if (!isFine(open)) continue
    made.push(open)
    open = undefined
  }
  const last = made.at(-1)
  if (open === undefined) return made
  return last === undefined ? [open] : [...made.slice(0, -1), { from: last.from, to: open.to }]
}
