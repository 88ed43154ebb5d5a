/** The credit lines of one row (semantics 3). */
import type { Day } from '../calendar/day.ts'
import type { Crediting, CreditRule } from '../core/credit.ts'
import type { Expression } from '../core/expression.ts'
import type { Origin } from '../core/origin.ts'
import { joinKey, shownKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, divide, equal, isZero, multiply, ONE, type Ratio, ratio, subtract, toDecimal, ZERO } from '../exact/ratio.ts'
import type { Role } from '../ledger/lines.ts'
import type { Credit } from './credit-line.ts'
import { compute, numberOf } from './expression.ts'
import { managersOf } from './hierarchy.ts'
import type { Landed, Nobody } from './landed.ts'
import { linkedRows } from './links.ts'
import { alternativesOf, takenOf } from './precedence.ts'
import type { RowReader } from './reader.ts'
import { asRow, landedFor, nobodyFor, TERRITORY } from './territory-credit.ts'
import { dayIn, exactly, holds } from './values.ts'
import type { World } from './world.ts'

export type ShareRule = Extract<CreditRule, { kind: 'share' }>
type RuleOf = Exclude<CreditRule, { kind: 'levels' }>

/** Where the lines of a record's rows are made. */
export interface Site {
  readonly world: World
  readonly crediting: Crediting
  readonly reader: RowReader
}
interface Here extends Site {
  readonly row: Row
  readonly date: Day
}
/** One person at the end of a rule, with the rule's share of the row. */
export interface Receiving {
  readonly recipient: string
  readonly share: Ratio
  readonly rule: RuleOf
  /** The clause, with the territory through which it leads to the person. */
  readonly origin: Origin
  readonly through: Landed | undefined
}

/** Percent as a reader writes it; one that has no end as a fraction. */
export const sayShare = (share: Ratio): string => {
  const percent = multiply(share, ratio(100n))
  return `${toDecimal(percent) ?? `${percent.n}/${percent.d}`}%`
}

/**
 * Every line of a row: direct lines in the order in which their cents are shared, what is left to nobody, overlays, and credit for
 * managers. Whether a line counts in the plan is for the caller. Reports CB858, CB883 and circles of managers (CB881).
 */
export function linesOfRow({ world, crediting, reader }: Site, row: Row, date: Day): readonly Credit[] {
  reader.moveTo(row, date)
  const here: Here = { world, crediting, reader, row, date }
  const direct = directLines(here)
  const overlays = crediting.rules.flatMap((rule) =>
    rule.kind === 'share' && rule.role === 'overlay' ? merged(receivings(here, rule)).map((one) => line(here, one, 'overlay', ZERO)) : [],
  )
  const rollups = rollupLines(here, direct)
  return rollups.length === 0 && overlays.length === 0 ? direct : [...direct, ...overlays, ...rollups]
}

function line({ crediting, row, date }: Here, { recipient, share, origin, through }: Receiving, role: Role, before: Ratio): Credit {
  const { record } = crediting
  const rowKey = shownKey(row.key)
  return { record, row, rowKey, date, recipient, role, level: 0, share, before, of: null, counts: false, origin, through }
}

/** The people that a rule leads to. A rule without condition, or whose condition holds, and that leads to nobody gives nothing. */
function receivings(here: Here, rule: ShareRule): Receiving[] {
  const { reader } = here
  return peopleAt(here, rule, rule.when).flatMap(({ read, ...one }) => {
    read()
    const share = rule.share.kind === 'literal' ? exactly(rule.share.value) : numberOf(rule.share, reader.env)
    return share === undefined ? [] : [{ ...one, share, rule }]
  })
}

/**
 * Whom one rule along a path gives what of a row, by itself: nobody where its condition does not hold, or it leads to nobody. What other rules
 * leave is no part of it: the share of `rest to` and `equal to` is zero here.
 */
export function givenBy({ world, crediting, reader }: Site, rule: RuleOf, row: Row, date: Day): Receiving | undefined {
  const here: Here = { world, crediting, reader, row, date }
  const { hierarchy } = crediting
  reader.moveTo(row, date)
  if (rule.kind !== 'share') return peopleAt(here, rule, null).map(({ read: _, ...one }) => ({ ...one, share: ZERO, rule }))[0]
  if (rule.role === 'rollup' && hierarchy !== null) reader.moveTo(row, dayIn(reader.along([hierarchy])) ?? date)
  const [one] = receivings(here, rule)
  return one !== undefined && rule.role === 'rollup' && isOwnManager(here, rule, one.recipient) ? undefined : one
}

interface Found extends Pick<Receiving, 'recipient' | 'origin' | 'through'> {
  /** Reads the row that names the person. */
  readonly read: () => void
}

/** Everyone at the end of a rule, with a way to read the row that names them. */
function peopleAt({ world, crediting, reader, row, date }: Here, { to, origin }: RuleOf, when: Expression | null): Found[] {
  const open = (): boolean => when === null || holds(compute(when, reader.env))
  const isOpen = (read: () => void): boolean => {
    read()
    return open()
  }
  switch (to.kind) {
    case 'path': {
      const recipient = reader.along(to.path)
      return typeof recipient === 'string' && open() ? [{ recipient, origin, through: undefined, read: () => undefined }] : []
    }
    case 'linked':
      return linkedRows(world, to, joinKey(row.key), date).flatMap((linked) => {
        const read = (): void => reader.setBeside(to.record, linked)
        read()
        const recipient = reader.along(to.path, to.record)
        return typeof recipient === 'string' && open() ? [{ recipient, origin, through: undefined, read }] : []
      })
    case 'territory':
      return landedFor(world, crediting.record, to.lies, row, date).flatMap((through) => {
        const read = (): void => reader.setBeside(TERRITORY, asRow(through))
        const { owner, territory } = through
        return owner !== null && isOpen(read)
          ? [{ recipient: owner, origin: { ...origin, address: `${origin.address} in ${territory.name}` }, through, read }]
          : []
      })
    default: {
      const never: never = to
      return never
    }
  }
}

/** One line for a person, rule and territory: several rows that name one person add up. */
function merged(list: readonly Receiving[]): readonly Receiving[] {
  if (list.length < 2) return list
  const byPerson = new Map<string, Receiving>()
  for (const one of list) {
    const key = `${one.recipient} ${one.through?.territory.name ?? ''}`
    const known = byPerson.get(key)
    byPerson.set(key, known === undefined ? one : { ...known, share: add(known.share, one.share) })
  }
  return [...byPerson.values()]
}

function directLines(here: Here): readonly Credit[] {
  const { crediting } = here
  const [only, second] = crediting.rules
  if (only?.kind === 'share' && second === undefined && only.to.kind === 'path' && only.role === 'direct') {
    const [one] = receivings(here, only)
    if (one === undefined) return crediting.mayTotalLess ? [uncredited(here, ZERO)] : []
    if (equal(one.share, ONE)) return [line(here, one, 'direct', ZERO)]
  }
  const taken = takenOf(here, alternativesOf(crediting), (rule) => merged(receivings(here, rule)))
  const left = subtract(ONE, sharesOf(taken))
  const all = [...taken, ...remainders(here, left)].sort(byShare)
  let before = ZERO
  const lines = all.map((one) => {
    const made = line(here, one, 'direct', before)
    before = add(before, one.share)
    return made
  })
  if (compare(before, ONE) < 0) {
    const nobody = nobodysPart(here)
    if (nobody !== undefined || crediting.mayTotalLess) return [...lines, uncredited(here, before, nobody)]
  }
  if (lines.length > 0 && !equal(before, ONE)) raiseTotal(here, before)
  return lines
}

const sharesOf = (list: readonly Receiving[]): Ratio => list.reduce((sum, { share }) => add(sum, share), ZERO)

/** `rest to` and `equal to`: what the stated shares leave. */
function remainders(here: Here, left: Ratio): Receiving[] {
  if (compare(left, ZERO) <= 0) return []
  return here.crediting.rules.flatMap((rule): Receiving[] => {
    if (rule.kind !== 'rest' && rule.kind !== 'equal') return []
    const found = peopleAt(here, rule, null).map(({ read: _, ...one }) => ({ ...one, rule }))
    const people = found.filter(({ recipient }, i) => found.findIndex((other) => other.recipient === recipient) === i)
    if (rule.kind === 'rest') return people.slice(0, 1).map((one) => ({ ...one, share: left }))
    const each = divide(left, ratio(BigInt(Math.max(1, people.length))))
    return people.map((one) => ({ ...one, share: each }))
  })
}

/** Why what is left of a row is nobody's: a territory that nobody has, or none at all; undefined where neither is the cause. */
function nobodysPart({ world, crediting, reader, row, date }: Here): Nobody | undefined {
  for (const rule of crediting.rules) {
    if (rule.kind === 'levels' || rule.to.kind !== 'territory' || (rule.kind === 'share' && rule.role !== 'direct')) continue
    const when = rule.kind === 'share' ? rule.when : null
    const found = nobodyFor(world, crediting.record, rule.to.lies, row, date, (one) => {
      reader.setBeside(TERRITORY, asRow(one))
      return when === null || holds(compute(when, reader.env))
    })
    if (found !== undefined) return found
  }
  return undefined
}

function uncredited({ crediting, row, date }: Here, before: Ratio, nobody?: Nobody): Credit {
  const { record, origin } = crediting
  return {
    record,
    row,
    rowKey: shownKey(row.key),
    date,
    recipient: '',
    role: 'uncredited',
    level: 0,
    share: subtract(ONE, before),
    before,
    of: null,
    counts: false,
    origin: { ...origin, address: `${origin.address}/uncredited${nobody === undefined ? '' : ` ${nobody.says}`}` },
    through: undefined,
    nobody,
  }
}

function raiseTotal({ world, crediting, row }: Here, total: Ratio): void {
  const { record } = crediting
  const key = shownKey(row.key)
  world.problems.raise('CB858', `${record} ${key}`, crediting.origin.span, { record, row: key, total: sayShare(total) })
}

/** Shares of one row in the order in which its cents are shared: share descending, recipient, the clause's address (17.33). */
const byShare = (a: Receiving, b: Receiving): number =>
  compare(b.share, a.share) || compareText(a.recipient, b.recipient) || compareText(a.origin.address, b.origin.address)

/** Credit for managers: along a path from the row, or a share of each direct line for each level above (semantics 3). */
function rollupLines(here: Here, direct: readonly Credit[]): readonly Credit[] {
  const { world, crediting, reader, row, date } = here
  const asked = crediting.rules.some((rule) => rule.kind === 'levels' || (rule.kind === 'share' && rule.role === 'rollup'))
  if (!asked) return []
  const day = crediting.hierarchy === null ? date : (dayIn(reader.along([crediting.hierarchy])) ?? date)
  reader.moveTo(row, day)
  const lines = crediting.rules.flatMap((rule): Credit[] => {
    if (rule.kind === 'share' && rule.role === 'rollup')
      return merged(receivings(here, rule).filter(({ recipient }) => !isOwnManager(here, rule, recipient))).map((one) =>
        line(here, one, 'rollup', ZERO),
      )
    if (rule.kind !== 'levels') return []
    return direct.flatMap((below) => {
      if (below.role !== 'direct' || isZero(below.share)) return []
      const managers = managersOf(world, rule.via, below.recipient, day)
      return rule.shares.flatMap((text, i): Credit[] => {
        const recipient = managers[i]
        const part = exactly(text)
        if (recipient === undefined) return []
        const share = multiply(below.share, part)
        return [{ ...below, recipient, role: 'rollup', level: i + 1, share, before: ZERO, of: { line: below, part }, origin: rule.origin }]
      })
    })
  })
  reader.moveTo(row, date)
  return lines
}

/** Nobody rolls up to himself: the last step of the path leads from a person to the same person. */
function isOwnManager({ reader }: Here, { to }: ShareRule, recipient: string): boolean {
  return to.kind === 'path' && to.path.length > 1 && reader.along(to.path.slice(0, -1)) === recipient
}
