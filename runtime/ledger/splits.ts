import type { Component } from '../core/core.ts'
import type { Split } from '../core/splits.ts'
import { joinKey } from '../data/order.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { compute } from '../evaluate/expression.ts'
import { rowReader } from '../evaluate/reader.ts'
import { peopleOf } from '../evaluate/spans.ts'
import { exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, multiply, type Ratio, ratio, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { worldFor } from '../exceptions/world.ts'
import { attributedIn, beforeThat } from './attributed.ts'
import type { EarningFact, Shown } from './facts.ts'

interface Receiver {
  readonly person: string
  readonly share: Ratio
  readonly split: Split
}

/**
 * Commission that is paid on to others in a pay period (semantics 3, 6.7, 17.30): a share of what each row has earned to date, less the
 * same up to the period before. Shares are rounded cumulatively, the greatest first, then by key, the payer last (RP9). What the payer
 * gives and what the receivers get add up to nothing; what several people give one receiver for one row is one fact.
 */
export function splitFacts(world: World, period: Stretch): EarningFact[] {
  const { splits } = world.core.payments
  const facts = new Map<string, EarningFact>()
  for (const component of world.core.components) {
    const own = splits.filter((split) => split.component === component.name)
    if (own.length === 0) continue
    const receivers = receiverReader(world, own)
    for (const payer of peopleOf(world)) {
      const theirs = worldFor(world, payer)
      const paying = theirs.core.components.find(({ name }) => name === component.name) ?? component
      addSplits(facts, theirs, paying, payer, period, receivers)
    }
  }
  return [...facts.values()].filter(({ amount }) => amount !== 0n)
}

/** Who gets a part of a row's commission, in the order in which cents are rounded; the payer keeps what would go to themselves. */
function receiverReader(world: World, splits: readonly Split[]): (credit: Credit, payer: string) => readonly Receiver[] {
  const { env, moveTo } = rowReader(world, splits[0]?.record ?? '')
  return (credit, payer) => {
    moveTo(credit.row, credit.date)
    return splits
      .flatMap((split): Receiver[] => {
        const person = compute(split.to, env)
        return typeof person !== 'string' || person === payer ? [] : [{ person, share: exactly(split.share), split }]
      })
      .sort((a, b) => compare(b.share, a.share) || compareText(a.person, b.person) || compareText(address(a), address(b)))
  }
}

const address = ({ split }: Receiver): string => split.origin.address

function addSplits(
  facts: Map<string, EarningFact>,
  world: World,
  component: Component,
  payer: string,
  period: Stretch,
  receiversOf: (credit: Credit, payer: string) => readonly Receiver[],
): void {
  const { rows } = attributedIn(world, component, payer, period)
  if (rows.size === 0) return
  const earlier = beforeThat(world, component, payer, period)
  const { money } = world.core.rounding
  const rounded = (share: Ratio, amount: bigint): bigint => wholePart(roundToUnit(multiply(share, ratio(amount)), money))
  for (const [row, { counted, amount }] of rows) {
    const [then, now] = [earlier.get(row) ?? 0n, (earlier.get(row) ?? 0n) + amount]
    let before = ZERO
    for (const { person, share, split } of receiversOf(counted.credit, payer)) {
      const through = add(before, share)
      const given = rounded(through, now) - rounded(before, now) - (rounded(through, then) - rounded(before, then))
      before = through
      addFact(facts, component, counted.credit, person, period, given, split)
      addFact(facts, component, counted.credit, payer, period, -given, split)
    }
  }
}

function addFact(
  facts: Map<string, EarningFact>,
  { name }: Component,
  row: Credit,
  payee: string,
  period: Stretch,
  amount: bigint,
  { origin }: Split,
): void {
  const key = [name, payee, row.record, joinKey(row.row.key)].join('\u0000')
  const same = facts.get(key)
  const shown: Shown = { window: period.label, measure: null, quota: null, attainment: null }
  const fact: EarningFact = {
    payee,
    component: name,
    item: 'split',
    row,
    shown,
    origin: origin.address,
    forPeriod: period.label,
    amount,
  }
  facts.set(key, same === undefined ? fact : { ...same, amount: same.amount + amount })
}
