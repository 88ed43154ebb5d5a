/** Which of several direct credit rules take a row: all, the first, or the narrowest (semantics 3). */
import type { Crediting, CreditRule } from '../core/credit.ts'
import type { Expression } from '../core/expression.ts'
import { shownKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { implies, sameCondition } from './implies.ts'
import type { World } from './world.ts'

type ShareRule = Extract<CreditRule, { kind: 'share' }>

/** The direct rules of one condition: together they share a row. */
export interface Alternative {
  readonly when: Expression | null
  readonly rules: readonly ShareRule[]
}

const known = new WeakMap<Crediting, readonly Alternative[]>()

/** The direct rules in the order written; under `first match` and `most specific` those of one condition are one alternative. */
export function alternativesOf(crediting: Crediting): readonly Alternative[] {
  const remembered = known.get(crediting)
  if (remembered !== undefined) return remembered
  const found: { when: Expression | null; rules: ShareRule[] }[] = []
  for (const rule of crediting.rules) {
    if (rule.kind !== 'share' || rule.role !== 'direct') continue
    const same = crediting.order === 'all' ? undefined : found.find(({ when }) => sameCondition(when, rule.when))
    if (same === undefined) found.push({ when: rule.when, rules: [rule] })
    else same.rules.push(rule)
  }
  known.set(crediting, found)
  return found
}

interface Here {
  readonly world: World
  readonly crediting: Crediting
  readonly row: Row
}

/**
 * What the rules that take the row give. `given` is what one rule gives: nothing where its condition does not hold or it leads to
 * nobody. Reports CB883 where two rules take it and neither is narrower.
 */
export function takenOf<T>(here: Here, alternatives: readonly Alternative[], given: (rule: ShareRule) => readonly T[]): readonly T[] {
  const { order, record } = here.crediting
  if (order === 'all') return alternatives.flatMap(({ rules }) => rules.flatMap(given))
  const open: { one: Alternative; gives: readonly T[] }[] = []
  for (const one of alternatives) {
    const gives = one.rules.flatMap(given)
    if (gives.length === 0) continue
    if (order === 'first_match') return gives
    open.push({ one, gives })
  }
  const narrowest = open.filter(({ one }) => !open.some((other) => other.one !== one && implies(other.one.when, one.when)))
  const [first, second] = narrowest
  if (first === undefined) return []
  const place = (one: Alternative): string => `line ${one.rules[0]?.origin.span.start.line ?? 0}`
  if (second !== undefined) {
    const row = shownKey(here.row.key)
    const span = second.one.rules[0]?.origin.span ?? here.crediting.origin.span
    here.world.problems.raise('CB883', `${record} ${row}`, span, { record, row, first: place(first.one), second: place(second.one) })
  }
  return first.gives
}
