/** Whom a run warns of as having more than the whole of a row, by several lines of it (semantics 3). */
import type { Crediting, CreditRule } from '../../../runtime/core/credit.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { equal, ONE, toDecimal } from '../../../runtime/exact/ratio.ts'
import type { Credited } from '../credit/credits.ts'
import { MOST_EQUAL } from '../credit/equal-parts.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  join,
  kept,
  type Relation,
  renamed,
  select,
  type Told,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'

/** The first and the last day of the plan, or of a version of it. */
type Days = Pick<World, 'from' | 'until'>

/** More lines than a row has for one person. */
const MANY_LINES = 1000n

/** Whether a rule gives something on top of the row, which its direct lines share. */
const isOnTop = (rule: CreditRule): boolean => rule.kind === 'levels' || (rule.kind === 'share' && rule.role !== 'direct')

/** Adds the steps that find them: one row for each person and row. Direct lines alone never come to more than the row. */
export function warnOfShares(site: Site, versions: readonly Days[], crediting: Crediting, credited: Credited): void {
  if (!credited.several || !crediting.rules.some(isOnTop)) return
  const { build } = site
  const { record, origin } = crediting
  const { keys } = credited
  const told = (what: string, says: string): Told => ({ name: `${record}_${what}`, says, origin })
  const { lines, whole, under } = withOwnParts(site, told, crediting, credited)
  const [part, place] = ['own_part', 'place_of_line'].map((name) => columnNamed(lines, name))
  if (part?.type !== 'int' || place?.type !== 'int') throw new Error(lines.name)
  const by = [...keys, 'payee', 'day', ...(under === null ? [] : [under])]
  const sums = aggregate(build, told('parts_of_rows', 'What each person has of each row by all lines'), lines, by, [
    { column: int('parts', BigInt(part.low) * MANY_LINES, BigInt(part.high) * MANY_LINES), does: 'sum', of: 'own_part' },
    { column: int('lines', 1n, MANY_LINES), does: 'count' },
    { column: renamed(place, 'place_of_person'), does: 'min', of: 'place_of_line' },
  ])
  const all: Scalar = under === null ? integer(whole) : times(integer(whole), column(under))
  const several = compare('>', column('lines'), integer(1))
  const more = select(
    build,
    told('more_than_whole', `Who has more than the whole of a row of \`${record}\``),
    sums,
    [
      ...kept(sums, 'lines', ...(under === null ? [] : [under])),
      { column: int('whole', whole, whole * (under === null ? 1n : MOST_EQUAL)), value: all },
      { column: int('version', 0n, BigInt(versions.length)), value: versionOf(versions) },
    ],
    allOf(several, compare('>', column('parts'), all)),
  )
  const shows = ['payee', 'parts', 'whole', ...keys] as const
  build.warnings.push({ step: more.name, code: 'CB882', of: record, shows: [...shows], by: ['version', ...keys, 'place_of_person'] })
}

/** Which of several versions of the plan a row goes by, from 0. */
const versionOf = (versions: readonly Days[]): Scalar =>
  versions.slice(1).reduce<Scalar>((before, { from }, i) => {
    return either(compare('>=', column('day'), integer(from)), integer(i + 1), before)
  }, integer(0))

interface OwnParts {
  readonly lines: Relation
  /** What the whole row is in `own_part`. */
  readonly whole: bigint
  /** The column with the number that parts stand over; null: one. */
  readonly under: string | null
}

/** Each line with `own_part`, the part of the row that it gives, and its place among the lines of the row. */
function withOwnParts(site: Site, told: (what: string, says: string) => Told, crediting: Crediting, credited: Credited): OwnParts {
  const { build } = site
  const { counted, keys } = credited
  const share = columnNamed(counted, 'share')
  const part = columnNamed(counted, 'part')
  if (share.type !== 'int' || part.type !== 'int') throw new Error(share.name)
  // no more decimals than the plan writes: what people have of a row then stays small
  const shares = dropped(share.scale, decimalsOf(crediting.rules))
  const some = levelsOf(crediting.rules)
  const parts = some.length === 0 ? 10n ** BigInt(part.scale) : dropped(part.scale, Math.max(...some.map(decimals)))
  const whole = 10n ** BigInt(share.scale + part.scale) / shares / parts
  const own = some.length === 0 ? less('share', shares) : times(less('share', shares), less('part', parts))
  const mostPart = some.length === 0 ? 1n : BigInt(part.high) / parts
  const reach = [share.low, share.high].map((bound) => (BigInt(bound) / shares) * mostPart)
  const place = placeOfLine(counted, crediting.rules)
  const lines = (from: Relation, value: Scalar, times: bigint): Relation =>
    select(build, told('own_parts', `What part of a row of \`${crediting.record}\` each line gives`), from, [
      ...kept(from, 'own_part', 'place_of_line'),
      { column: int('own_part', least(reach) * times, most(reach) * times), value },
      place,
    ])
  if (!counted.columns.some(({ name }) => name === 'share_under')) return { lines: lines(counted, own, 1n), whole, under: null }
  const sharers = aggregate(build, told('parts_at_most', 'Among how many people each row is shared'), counted, keys, [
    { column: int('parts_of_row', 1n, MOST_EQUAL), does: 'max', of: 'share_under' },
  ])
  const beside = join(build, told('with_parts', 'Each line beside that'), counted, sharers, {
    on: keys.map((key) => ({ left: key, right: key })),
    take: { parts_of_row: 'parts_of_row' },
  })
  const isWhole = compare('=', column('share_under'), integer(1))
  const over: Scalar = either(isWhole, times(own, column('parts_of_row')), own)
  return { lines: lines(beside, over, MOST_EQUAL), whole, under: 'parts_of_row' }
}

const times = (left: Scalar, right: Scalar): Scalar => ({ kind: 'multiply', left, right })
const least = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => (a < b ? a : b), 0n)
const most = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => (a > b ? a : b), 0n)

const less = (name: string, by: bigint): Scalar =>
  by === 1n ? column(name) : { kind: 'quotient', over: column(name), under: integer(by), exact: true }

/** By what a number of so many decimals is divided so that only some are left. */
const dropped = (scale: number, decimals: number | null): bigint => (decimals === null ? 1n : 10n ** BigInt(Math.max(0, scale - decimals)))

const decimals = (text: string): number => toDecimal(exactly(text))?.split('.')[1]?.length ?? 0

/** How many decimals the shares of all rules have; null where data decide it. */
function decimalsOf(rules: readonly CreditRule[]): number | null {
  const known = rules.flatMap((rule) => (rule.kind === 'share' ? [rule.share.kind === 'literal' ? decimals(rule.share.value) : null] : []))
  return known.includes(null) ? null : Math.max(0, ...known.map(Number))
}

/** The parts of direct lines that managers get, where they do not get all of each. */
const levelsOf = (rules: readonly CreditRule[]): readonly string[] => {
  const shares = rules.flatMap((rule) => (rule.kind === 'levels' ? rule.shares : []))
  return shares.every((one) => equal(exactly(one), ONE)) ? [] : shares
}

/** One number by which lines of a row are in the order in which they are made: by rule, then by the shares before them, then by level. */
function placeOfLine(lines: Relation, rules: readonly CreditRule[]): { readonly column: Column; readonly value: Scalar } {
  const [before, level] = ['share_before', 'level'].map((name) => columnNamed(lines, name))
  if (before?.type !== 'int' || level?.type !== 'int') throw new Error(lines.name)
  const [shares, levels] = [most([BigInt(before.high), -BigInt(before.low)]) + 1n, BigInt(level.high) + 1n]
  const plus = (left: Scalar, right: Scalar): Scalar => ({ kind: 'add', left, right })
  const byShare = plus(times(placeOfRule(rules), integer(shares)), column('share_before'))
  const high = BigInt(rules.length * 2 + 1) * shares * levels
  return { column: int('place_of_line', -high, high), value: plus(times(byShare, integer(levels)), column('level')) }
}

/** Where lines of a rule stand among those of a row: direct ones first, then overlays, then those of managers, each by the rules. */
function placeOfRule(rules: readonly CreditRule[]): Scalar {
  const places = rules.flatMap((rule, i): { if: Condition; then: Scalar }[] => {
    if (!isOnTop(rule)) return []
    const isOverlay = rule.kind === 'share' && rule.role === 'overlay'
    const is: Condition = { kind: 'text_equals', left: column('clause'), right: { kind: 'text', value: rule.origin.address } }
    return [{ if: is, then: integer(1 + i + (isOverlay ? 0 : rules.length)) }]
  })
  const [first, ...more] = places
  return first === undefined ? integer(0) : { kind: 'case', when: [first, ...more], otherwise: integer(0) }
}
