/** The credit lines of a row from what its rules give, in numbers: what `linesOfRow` does, for rules along paths (semantics 3). */
import type { Crediting, CreditRule } from '../../core/credit.ts'
import { alternativesOf } from '../../evaluate/precedence.ts'
import { rowReader } from '../../evaluate/reader.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { Role } from '../../ledger/lines.ts'
import { type Asked, type Asking, askedRule, type Levels, levelsOf, NOBODY } from './asked-rules.ts'
import type { HeldRows } from './held-rows.ts'
import { type KindNumbers, kindNumbers, type Numbering } from './kind-numbers.ts'
import type { LineKind } from './line-kind.ts'
import { NOTHING, numberedRatios, type Ratios, WHOLE } from './ratios.ts'
import { epochsOf } from './rule-memory.ts'

/** The lines of one row, by place; good until the next row. */
export interface Composed {
  count: number
  readonly recipients: number[]
  readonly kinds: number[]
  /** The numbers of their shares. */
  readonly shares: number[]
}

export interface Composer {
  /** Composes the lines of a row of a day into `into`; false where the reference evaluator must make them. */
  readonly compose: (row: number, day: number, into: Composed) => boolean
  /** Whether somebody who counts has more than the whole row (CB882). */
  readonly exceeds: (into: Composed, counts: (recipient: number) => boolean) => boolean
}

/** A rule with the kinds of its lines. */
interface Giving {
  readonly asked: Asked
  readonly kinds: KindNumbers
}

/** A rule for managers: along a path from the row, or of each direct line, with the kinds of each level. */
type Above = { readonly path: Giving } | { readonly levels: Levels; readonly kinds: readonly KindNumbers[] }

/** How the lines of a record's rows are composed; undefined where its rules go through other rows, or the narrowest of several decides. */
export function composerOf(world: World, crediting: Crediting, held: HeldRows, numbering: Numbering): Composer | undefined {
  if (crediting.order === 'most_specific' || crediting.hierarchy !== null || held.columns === null) return undefined
  if (world.core.payments.clawbacks.some(({ record }) => record === crediting.record)) return undefined
  const ratios = numberedRatios()
  const epochs = epochsOf(world)
  const asking: Asking = { site: { world, crediting, reader: rowReader(world, crediting.record) }, held, numbering, ratios, epochs }
  const made: LineKind[] = []
  const givings = new Map<CreditRule, Giving>()
  for (const rule of crediting.rules) {
    if (rule.kind === 'levels') continue
    const asked = askedRule(asking, rule)
    if (asked === undefined) return undefined
    const role: Role = rule.kind === 'share' ? rule.role : 'direct'
    givings.set(rule, { asked, kinds: kindNumbers(ratios, numbering, made, rule.origin, role, 0) })
  }
  const of = (rules: readonly CreditRule[]): readonly Giving[] => rules.flatMap((rule) => givings.get(rule) ?? [])
  const overlays = of(crediting.rules.filter((rule) => rule.kind === 'share' && rule.role === 'overlay'))
  const above = crediting.rules.flatMap((rule): Above[] => {
    if (rule.kind === 'levels') {
      const kinds = rule.shares.map((_, i) => kindNumbers(ratios, numbering, made, rule.origin, 'rollup', i + 1))
      return [{ levels: levelsOf(world, rule, numbering, ratios, epochs), kinds }]
    }
    const path = rule.kind === 'share' && rule.role === 'rollup' ? givings.get(rule) : undefined
    return path === undefined ? [] : [{ path }]
  })
  const uncredited = { ...crediting.origin, address: `${crediting.origin.address}/uncredited` }
  const direct = directLines(crediting, of, ratios, numbering, kindNumbers(ratios, numbering, made, uncredited, 'uncredited', 0))
  const give = ({ asked, kinds }: Giving, row: number, day: number, into: Composed): boolean => {
    if (!asked.give(row, day)) return false
    if (asked.recipient >= 0) put(into, asked.recipient, asked.share, kinds.ofRow(asked.share, NOTHING))
    return true
  }
  return {
    compose: (row, day, into) => {
      const taken = direct(row, day, into)
      if (taken < 0) return false
      for (const one of overlays) if (!give(one, row, day, into)) return false
      for (const one of above) {
        if ('path' in one) {
          if (!give(one.path, row, day, into)) return false
        } else putManagers(one, taken, day, into, ratios)
      }
      return true
    },
    exceeds: ({ count, recipients, shares }, counts) => {
      for (let line = 1; line < count; line += 1) {
        const recipient = recipients[line] ?? NOBODY
        if (recipients.indexOf(recipient) >= line || !counts(recipient)) continue
        let total: number = NOTHING
        for (let other = 0; other < count; other += 1)
          if (recipients[other] === recipient) total = ratios.sum(total, shares[other] ?? NOTHING)
        if (ratios.compare(total, WHOLE) > 0) return true
      }
      return false
    },
  }
}

function put(into: Composed, recipient: number, share: number, kind: number): void {
  into.recipients[into.count] = recipient
  into.shares[into.count] = share
  into.kinds[into.count] = kind
  into.count += 1
}

/** A share of each of the first lines, which are direct, to the people above. */
function putManagers(
  { levels, kinds }: Extract<Above, { levels: Levels }>,
  direct: number,
  day: number,
  into: Composed,
  ratios: Ratios,
): void {
  const { parts } = levels
  for (let at = 0; at < direct; at += 1) {
    const share = into.shares[at] ?? NOTHING
    if (share === NOTHING) continue
    const managers = levels.managers(into.recipients[at] ?? NOBODY, day)
    for (let level = 0; level < managers.length && level < parts.length; level += 1) {
      const part = parts[level] ?? NOTHING
      const own = ratios.product(share, part)
      put(into, managers[level] ?? NOBODY, own, kinds[level]?.ofLine(own, into.kinds[at] ?? 0, part) ?? 0)
    }
  }
}

/**
 * Composes the direct lines of a row, the greatest share first, and what is left to nobody; how many direct ones there are. -1 where the
 * reference evaluator must do it: its shares do not come to the whole, which it says.
 */
function directLines(
  crediting: Crediting,
  of: (rules: readonly CreditRule[]) => readonly Giving[],
  ratios: Ratios,
  { nameOf, nameAt }: Numbering,
  uncredited: KindNumbers,
): (row: number, day: number, into: Composed) => number {
  const alternatives = alternativesOf(crediting).map(({ rules }) => of(rules))
  const left = of(crediting.rules.filter(({ kind }) => kind === 'rest' || kind === 'equal'))
  const takesFirst = crediting.order === 'first_match'
  const rules: Giving[] = []
  const addressOf = ({ asked }: Giving): string => asked.rule.origin.address
  /** Whether a share comes before the one at a place: the greater, then by recipient, then by clause (17.33). */
  const isBefore = (one: Giving, share: number, { recipients, shares }: Composed, at: number): boolean => {
    const order = ratios.compare(shares[at] ?? NOTHING, share)
    if (order !== 0) return order < 0
    const names = compareText(nameAt(one.asked.recipient), nameAt(recipients[at] ?? NOBODY))
    const other = rules[at]
    return names !== 0 ? names < 0 : other !== undefined && compareText(addressOf(one), addressOf(other)) < 0
  }
  const take = (one: Giving, share: number, into: Composed): void => {
    const { recipients, shares } = into
    let at = into.count
    for (; at > 0 && isBefore(one, share, into, at - 1); at -= 1) {
      recipients[at] = recipients[at - 1] ?? NOBODY
      shares[at] = shares[at - 1] ?? NOTHING
      rules[at] = rules[at - 1] as Giving
    }
    recipients[at] = one.asked.recipient
    shares[at] = share
    rules[at] = one
    into.count += 1
  }

  return (row, day, into) => {
    into.count = 0
    let total: number = NOTHING
    for (const together of alternatives) {
      for (const one of together) {
        if (!one.asked.give(row, day)) return -1
        if (one.asked.recipient < 0) continue
        take(one, one.asked.share, into)
        total = ratios.sum(total, one.asked.share)
      }
      if (takesFirst && into.count > 0) break
    }
    const rest = ratios.difference(WHOLE, total)
    if (left.length > 0 && ratios.compare(rest, NOTHING) > 0)
      for (const one of left) {
        if (!one.asked.give(row, day)) return -1
        if (one.asked.recipient < 0) continue
        take(one, rest, into)
        total = ratios.sum(total, rest)
      }
    const taken = into.count
    const open = ratios.compare(total, WHOLE)
    const leaves = crediting.mayTotalLess && open < 0
    if (open !== 0 && taken > 0 && !leaves) return -1
    let before: number = NOTHING
    for (let at = 0; at < taken; at += 1) {
      const share = into.shares[at] ?? NOTHING
      into.kinds[at] = rules[at]?.kinds.ofRow(share, before) ?? 0
      before = ratios.sum(before, share)
    }
    if (leaves) put(into, nameOf(''), NOTHING, uncredited.ofRow(ratios.difference(WHOLE, before), before))
    return taken
  }
}
