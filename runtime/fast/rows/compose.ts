/** The credit lines of a row from what its rules give, in numbers: what `linesOfRow` does, for rules along paths (semantics 3). */
import { asDay } from '../../calendar/civil.ts'
import type { Crediting, CreditRule } from '../../core/credit.ts'
import type { Origin } from '../../core/origin.ts'
import { givenBy, type Receiving, type Site } from '../../evaluate/crediting.ts'
import { managersOf } from '../../evaluate/hierarchy.ts'
import { alternativesOf } from '../../evaluate/precedence.ts'
import { rowReader } from '../../evaluate/reader.ts'
import { exactly } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { Role } from '../../ledger/lines.ts'
import { type HeldRows, rowsOneByOne } from './held-rows.ts'
import type { LineKind } from './line-kind.ts'
import { NOTHING, numberedRatios, type Ratios, WHOLE } from './ratios.ts'
import { type Cases, casesOf, epochsOf } from './rule-memory.ts'

type PathRule = Exclude<CreditRule, { kind: 'levels' }>
type LevelsRule = Extract<CreditRule, { kind: 'levels' }>

/** The lines of one row, by place; good until the next row. */
export interface Composed {
  count: number
  readonly recipients: number[]
  readonly kinds: number[]
}

/** Composes the lines of a row of a day into `into`; false where the reference evaluator must make them. */
export type Compose = (row: number, day: number, into: Composed) => boolean

/** A rule, and what it gave to the row that was asked last: the place of a person, or `NOBODY`, and the number of a share. */
interface Asked {
  readonly rule: PathRule
  /** Asks about a row; false where its case is not remembered. */
  readonly give: (row: number, day: number) => boolean
  recipient: number
  share: number
}

/** Cases that are found in an array; more are found in a map. */
const IN_ARRAY = 2 ** 22
const NOBODY = -1

/** Numbers from 0 on that are remembered for cases. */
interface Remembered {
  readonly get: (key: number) => number | undefined
  readonly set: (key: number, value: number) => void
}

function memoryOf(size: number): Remembered {
  if (size > IN_ARRAY) return new Map<number, number>()
  // 0 is not asked yet
  const values = new Int32Array(size)
  return {
    get: (key) => {
      const value = values[key] ?? 0
      return value === 0 ? undefined : value - 2
    },
    set: (key, value) => {
      values[key] = value + 2
    },
  }
}

interface Levels {
  readonly parts: readonly number[]
  readonly managers: (place: number, day: number) => readonly number[]
}

/** Where recipients and kinds of lines get their numbers. */
export interface Numbering {
  readonly nameOf: (name: string) => number
  readonly nameAt: (place: number) => string
  readonly kindOf: (kind: LineKind) => number
}

/** How the lines of a record's rows are composed; undefined where its rules go through other rows, or the narrowest of several decides. */
export function composerOf(world: World, crediting: Crediting, held: HeldRows, numbering: Numbering): Compose | undefined {
  if (crediting.order === 'most_specific' || crediting.hierarchy !== null || held.columns === null) return undefined
  if (world.core.payments.clawbacks.some(({ record }) => record === crediting.record)) return undefined
  const ratios = numberedRatios()
  const epochs = epochsOf(world)
  const site: Site = { world, crediting, reader: rowReader(world, crediting.record) }
  const rowAt = rowsOneByOne(world, held)
  const asked = new Map<CreditRule, Asked>()
  for (const rule of crediting.rules) {
    if (rule.kind === 'levels') continue
    const cases = casesOf(world, held, rule, crediting.hierarchy, epochs)
    if (cases === undefined) return undefined
    asked.set(
      rule,
      remembering(rule, cases, (row, day) => givenBy(site, rule, rowAt(row), asDay(day))),
    )
  }
  /** What a rule gives, asked once for each of its cases. */
  function remembering(rule: PathRule, cases: Cases, ask: (row: number, day: number) => Receiving | undefined): Asked {
    const [recipients, given] = [memoryOf(cases.size), memoryOf(cases.size)]
    const one: Asked = {
      rule,
      recipient: NOBODY,
      share: NOTHING,
      give: (row, day) => {
        const key = cases.of(row, day)
        if (key < 0) return false
        const known = recipients.get(key)
        if (known === undefined) {
          const found = ask(row, day)
          recipients.set(key, found === undefined ? NOBODY : numbering.nameOf(found.recipient))
          given.set(key, found === undefined ? NOTHING : ratios.of(found.share))
        }
        one.recipient = recipients.get(key) ?? NOBODY
        one.share = given.get(key) ?? NOTHING
        return true
      },
    }
    return one
  }
  const direct: Asked[] = []
  const shares: number[] = []
  const move = ({ recipients }: Composed, from: number, to: number): void => {
    recipients[to] = recipients[from] ?? NOBODY
    direct[to] = direct[from] as Asked
    shares[to] = shares[from] ?? NOTHING
  }
  /** The people above somebody, the nearest first, and the parts that they get. */
  function levelsOf({ shares: parts, via }: LevelsRule): Levels {
    const known = new Map<number, readonly number[]>()
    return {
      parts: parts.map((part) => ratios.of(exactly(part))),
      managers: (place, day) => {
        const key = place * epochs.count + epochs.of(day)
        const before = known.get(key)
        if (before !== undefined) return before
        const found = managersOf(world, via, numbering.nameAt(place), asDay(day)).slice(0, parts.length)
        const made = found.map(numbering.nameOf)
        known.set(key, made)
        return made
      },
    }
  }
  const of = (rules: readonly CreditRule[]): readonly Asked[] => rules.flatMap((rule) => asked.get(rule) ?? [])
  const alternatives = alternativesOf(crediting).map(({ rules }) => of(rules))
  const left = of(crediting.rules.filter(({ kind }) => kind === 'rest' || kind === 'equal'))
  const overlays = of(crediting.rules.filter((rule) => rule.kind === 'share' && rule.role === 'overlay'))
  const rollups = crediting.rules.flatMap((rule) =>
    rule.kind === 'levels' || (rule.kind === 'share' && rule.role === 'rollup') ? [rule] : [],
  )
  const levels = new Map(rollups.flatMap((rule) => (rule.kind === 'levels' ? [[rule, levelsOf(rule)] as const] : [])))
  const makeKind = kindMaker(ratios, numbering)
  const takesFirst = crediting.order === 'first_match'
  const uncredited = { ...crediting.origin, address: `${crediting.origin.address}/uncredited` }

  return (row, day, into) => {
    into.count = 0
    // the direct shares, the greatest first
    let total: number = NOTHING
    let taken = 0
    const take = (one: Asked, recipient: number, share: number): void => {
      let at = taken
      while (at > 0 && isBefore(one, recipient, share, at - 1)) {
        move(into, at - 1, at)
        at -= 1
      }
      direct[at] = one
      into.recipients[at] = recipient
      shares[at] = share
      taken += 1
      total = ratios.sum(total, share)
    }
    const isBefore = (one: Asked, recipient: number, share: number, at: number): boolean => {
      const order = ratios.compare(shares[at] ?? 0, share)
      if (order !== 0) return order < 0
      const names = compareText(numbering.nameAt(recipient), numbering.nameAt(into.recipients[at] ?? 0))
      return names !== 0 ? names < 0 : compareText(one.rule.origin.address, direct[at]?.rule.origin.address ?? '') < 0
    }
    for (const rules of alternatives) {
      const before = taken
      for (const one of rules) {
        if (!one.give(row, day)) return false
        if (one.recipient >= 0) take(one, one.recipient, one.share)
      }
      if (takesFirst && taken > before) break
    }
    const rest = ratios.difference(WHOLE, total)
    if (left.length > 0 && ratios.compare(rest, NOTHING) > 0)
      for (const one of left) {
        if (!one.give(row, day)) return false
        if (one.recipient >= 0) take(one, one.recipient, rest)
      }
    const open = ratios.compare(total, WHOLE)
    // a row whose shares do not come to the whole is for the reference evaluator, which says so
    if (open !== 0 && taken > 0 && !(crediting.mayTotalLess && open < 0)) return false
    let before: number = NOTHING
    for (let at = 0; at < taken; at += 1) {
      const share = shares[at] ?? 0
      into.kinds[at] = makeKind((direct[at] as Asked).rule.origin, 'direct', 0, share, before, -1, -1)
      before = ratios.sum(before, share)
    }
    into.count = taken
    if (crediting.mayTotalLess && open < 0)
      put(into, numbering.nameOf(''), makeKind(uncredited, 'uncredited', 0, ratios.difference(WHOLE, before), before, -1, -1))
    for (const one of overlays) {
      if (!one.give(row, day)) return false
      if (one.recipient >= 0) put(into, one.recipient, makeKind(one.rule.origin, 'overlay', 0, one.share, NOTHING, -1, -1))
    }
    for (const rule of rollups) {
      const one = asked.get(rule)
      if (one !== undefined) {
        if (!one.give(row, day)) return false
        if (one.recipient >= 0) put(into, one.recipient, makeKind(one.rule.origin, 'rollup', 0, one.share, NOTHING, -1, -1))
        continue
      }
      const above = rule.kind === 'levels' ? levels.get(rule) : undefined
      if (above === undefined) continue
      for (let at = 0; at < taken; at += 1) {
        const share = shares[at] ?? 0
        if (share === NOTHING) continue
        const managers = above.managers(into.recipients[at] ?? 0, day)
        above.parts.forEach((part, i) => {
          const manager = managers[i]
          if (manager === undefined) return
          put(into, manager, makeKind(rule.origin, 'rollup', i + 1, ratios.product(share, part), NOTHING, into.kinds[at] ?? 0, part))
        })
      }
    }
    return true
  }
}

function put(into: Composed, recipient: number, kind: number): void {
  into.recipients[into.count] = recipient
  into.kinds[into.count] = kind
  into.count += 1
}

/** The number of a kind of line, from the numbers of its shares; `below` and `part` are those of a manager's line, else -1. */
type MakeKind = (origin: Origin, role: Role, level: number, share: number, before: number, below: number, part: number) => number

const BASE = 2 ** 26

function kindMaker(ratios: Ratios, { kindOf }: Numbering): MakeKind {
  const made: LineKind[] = []
  const known = new Map<Origin, Map<string, Map<number, number>>>()
  return (origin, role, level, share, before, below, part) => {
    let byRole = known.get(origin)
    if (byRole === undefined) {
      byRole = new Map()
      known.set(origin, byRole)
    }
    const what = level === 0 ? role : `${role} ${level}`
    let byShare = byRole.get(what)
    if (byShare === undefined) {
      byShare = new Map()
      byRole.set(what, byShare)
    }
    const key = below < 0 ? share * BASE + before : below * BASE + part
    const found = byShare.get(key)
    if (found !== undefined) return found
    const line = made[below]
    const kind: LineKind = {
      origin,
      role,
      level,
      share: ratios.at(share),
      before: ratios.at(before),
      of: line === undefined ? null : { line, part: ratios.at(part) },
    }
    const number = kindOf(kind)
    made[number] = kind
    byShare.set(key, number)
    return number
  }
}
