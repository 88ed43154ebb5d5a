/** The lines of rows that are shared: direct ones in the order in which their cents are shared, overlays, and credit for managers (semantics 3). */
import type { Core } from '../../../runtime/core/core.ts'
import type { Crediting, CreditRule, Receiver } from '../../../runtime/core/credit.ts'
import { implies } from '../../../runtime/evaluate/implies.ts'
import { alternativesOf } from '../../../runtime/evaluate/precedence.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { compareText } from '../../../runtime/exact/order.ts'
import { ONE, type Ratio } from '../../../runtime/exact/ratio.ts'
import { compared, difference, type Fraction, literal, sum } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, constant, either, NEVER, not, pick, type Truth, times } from '../../../runtime/fast/program/number.ts'
import { newSlots, given as numberOf, type Slots, when } from '../measures/figures.ts'
import { column, columnNamed, int, integer, kept, type Relation, renamed, select, stopAt, text, union, windowed } from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Condition } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import { calculator, dayIn, ownField } from '../records/fields.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { joinedWith, type Reached } from '../records/references.ts'
import { refuse } from '../refused.ts'
import { EQUAL_PARTS, equalPartsOf, MOST_EQUAL, toEach } from './equal-parts.ts'
import { onManagersDay, onOwnDay, seenOnManagersDay } from './managers-day.ts'
import { TERRITORY } from './territories.ts'

type ShareRule = Extract<CreditRule, { kind: 'share' }>

/** One rule as it is on a row: whether it gives something, to the person in a column, and what part. */
interface Given {
  readonly rule: CreditRule
  /** Null: each of the people who share the row equally. */
  readonly payee: string | null
  readonly holds: Truth
  readonly share: Fraction
  /** Whether what the rule would give is nobody's: the row's territory has no owner, or it lies in none. */
  readonly nobodys: Truth
}

/** Decimals of shares in columns. */
const SCALE = 8
const WHOLE_SHARE = 10n ** BigInt(SCALE)

/** All lines of a record's rows: its columns, `payee`, `role`, `share` and `share_before` of the row, and `part` of a direct line below; the `clause`, and how many levels above. */
export function linesOfRules(site: Site, crediting: Crediting, { relation: rows, columnOf }: Reached, keys: readonly string[]): Relation {
  const { build } = site
  const { record, origin } = crediting
  const equally = equalPartsOf(site, crediting, rows, keys)
  const relation = equally?.rows ?? rows
  const slots = newSlots()
  const isRollup = (rule: CreditRule): boolean => rule.kind === 'levels' || (rule.kind === 'share' && rule.role === 'rollup')
  const given = crediting.rules.flatMap((rule): Given[] =>
    rule.kind === 'levels' || isRollup(rule) ? [] : [givenBy(site.core, slots, relation, columnOf, rule)],
  )
  const { direct, several } = directOf(crediting, given)
  refuseSeveral(site, crediting, relation, slots, several)
  refuseTotals(site, crediting, relation, slots, direct, given)
  const lines = (list: readonly Given[], role: string, from: Relation = relation, at: Slots = slots): Relation[] =>
    list.map((one, i) => {
      const share = shareColumn(one.share)
      const told = {
        name: `${record}_${role}_${i + 1}`,
        says: `Credit of a rule: ${role}${list.length > 1 ? `, the rule ${i + 1}` : ''}`,
        origin: one.rule.origin,
      }
      const parts = equally === undefined || role !== 'direct' ? null : partsOfRow(at)
      // shares of a row that is shared equally all stand over the number of those who share it
      const over = parts === null || one.payee === null ? share : times(share, parts)
      const written = write(
        build,
        told,
        from,
        at,
        new Map(),
        [{ column: 'share', number: over, scale: SCALE }, ...(parts === null ? [] : [{ column: 'share_under', number: parts }])],
        both(one.holds, above(share)),
      )
      const each = one.payee === null && equally !== undefined
      const own = each ? toEach(site, equally, written, keys, { ...told, name: `${told.name}_each` }) : written
      const to = one.payee ?? 'payee'
      return select(build, { ...told, name: `${told.name}_to` }, own, [
        ...kept(own, 'payee', 'role', 'clause', 'level', EQUAL_PARTS),
        { column: renamed({ ...columnNamed(own, to), nullable: false }, 'payee'), value: column(to) },
        { column: text('role'), value: { kind: 'text', value: role } },
        { column: int('line_rule', 0n, 1000n), value: integer(placeOf(crediting, one.rule)) },
        { column: text('clause'), value: { kind: 'text', value: one.rule.origin.address } },
        { column: int('level', 0n, 0n), value: integer(0) },
      ])
    })
  const shared = inShares(
    site,
    crediting,
    lines(direct, 'direct').map((relation, i) => ({ relation, most: direct[i]?.payee === null ? MOST_EQUAL : 1n })),
    keys,
  )
  const others = [
    ...lines(
      given.filter(({ rule }) => rule.kind === 'share' && rule.role === 'overlay'),
      'overlay',
    ),
    ...rolledUp(site, crediting, { relation, columnOf }, lines),
  ].map((one) => withParts(site, one, 0n, WHOLE_SHARE, equally !== undefined))
  const levels = crediting.rules.flatMap((rule) =>
    rule.kind === 'levels' && shared !== undefined
      ? managersOf(site, crediting, onManagersDay(site, crediting, shared, columnOf), rule).map((one) => onOwnDay(site, one))
      : [],
  )
  const [first, ...more] = [...(shared === undefined ? [] : [shared]), ...others, ...levels]
  if (first === undefined) return refuse('credit to nobody', origin)
  const told = { name: `${record}_lines`, says: `Who gets what part of each row of \`${record}\``, origin }
  return more.length === 0 ? first : union(build, told, first, ...more)
}

/** The path of columns at whose end the person is. */
export const pathTo = (to: Exclude<Receiver, { kind: 'linked' }>): readonly string[] =>
  to.kind === 'path' ? to.path : [TERRITORY, 'owner']

const above = (share: Fraction['over']): Truth => not(compared('=', { over: share, under: null, scale: 0, known: ALWAYS }, zero()))
const zero = (): Fraction => ({ over: constant(0n), under: null, scale: 0, known: ALWAYS })

/** The place of a rule among all by its address: it decides between equal shares of one person (17.33). */
const placeOf = ({ rules }: Crediting, rule: CreditRule): number =>
  [...rules].sort((a, b) => compareText(a.origin.address, b.origin.address)).indexOf(rule)

/** A share in the scale of the columns. */
function shareColumn({ over, under, scale, known }: Fraction): Fraction['over'] {
  if (under !== null || scale > SCALE) throw new Error('a share with more decimals')
  return pick(known, times(over, constant(10n ** BigInt(SCALE - scale))), constant(0n))
}

/** Among how many people a row is shared; 1 where among none. */
function partsOfRow(slots: Slots): Fraction['over'] {
  const value = { kind: 'coalesce', value: column(EQUAL_PARTS), otherwise: integer(1) } as const
  return numberOf(slots, value, 1n, MOST_EQUAL)
}

function givenBy(
  core: Core,
  slots: Slots,
  relation: Relation,
  columnOf: ReadonlyMap<string, string>,
  rule: Exclude<CreditRule, { kind: 'levels' }>,
): Given {
  if (rule.to.kind === 'linked') {
    if (rule.kind !== 'equal') return refuse('credit through rows of another record', rule.origin)
    const anybody = when(slots, { kind: 'not', value: { kind: 'is_null', value: column(EQUAL_PARTS) } })
    return { rule, payee: null, holds: anybody, share: zero(), nobodys: NEVER }
  }
  const payee = columnOf.get(pathTo(rule.to).join('.'))
  if (payee === undefined) return refuse('credit behind a reference', rule.origin)
  const { nullable } = columnNamed(relation, payee)
  const there = nullable ? when(slots, { kind: 'not', value: { kind: 'is_null', value: column(payee) } }) : ALWAYS
  if (rule.kind !== 'share') return { rule, payee, holds: there, share: zero(), nobodys: nobodysBy(slots, columnOf, rule.to, ALWAYS) }
  const read = calculator({
    slots,
    fieldAt: (field) =>
      ownField(slots, relation, columnOf, field.record === TERRITORY ? { ...field, path: [TERRITORY, ...field.path] } : field),
    today: dayIn(core, slots, relation, 'day'),
  })
  const share = read.number(rule.share)
  if (share.under !== null || share.scale > SCALE) return refuse('a share with more decimals', rule.origin)
  const open = rule.when === null ? ALWAYS : read.truth(rule.when)
  return {
    rule,
    payee,
    holds: both(both(there, open), both(share.known, notOwnManager(slots, columnOf, rule))),
    share,
    nobodys: nobodysBy(slots, columnOf, rule.to, open),
  }
}

/** Whether a territory is why nobody gets what a rule gives: nobody has it and the rule is open for it, or the row lies in none. */
function nobodysBy(slots: Slots, columnOf: ReadonlyMap<string, string>, to: Receiver, open: Truth): Truth {
  const [owner, name] = ['owner', 'name'].map((one) => columnOf.get(`${TERRITORY}.${one}`))
  if (to.kind !== 'territory' || owner === undefined || name === undefined) return NEVER
  const isNull = (of: string): Truth => when(slots, { kind: 'is_null', value: column(of) })
  return both(isNull(owner), either(isNull(name), open))
}

/** Nobody rolls up to himself: the last step of a path leads from a person to the same person. */
function notOwnManager(slots: Slots, columnOf: ReadonlyMap<string, string>, { role, to }: ShareRule): Truth {
  if (role !== 'rollup' || to.kind !== 'path' || to.path.length < 2) return ALWAYS
  const [above_, below] = [columnOf.get(to.path.join('.')), columnOf.get(to.path.slice(0, -1).join('.'))]
  if (above_ === undefined || below === undefined) return ALWAYS
  return not(when(slots, { kind: 'text_equals', left: column(above_), right: column(below) }))
}

type LinesOf = (list: readonly Given[], role: string, from: Relation, at: Slots) => Relation[]

/** Credit for managers along a path from the row, each as it is on the day on which managers are looked up. */
function rolledUp(site: Site, crediting: Crediting, rows: Reached, lines: LinesOf): Relation[] {
  const rules = crediting.rules.flatMap((rule) => (rule.kind === 'share' && rule.role === 'rollup' ? [rule] : []))
  if (rules.length === 0) return []
  const { relation, columnOf } = seenOnManagersDay(site, crediting, rows, rules)
  const slots = newSlots()
  const given = rules.map((rule) => givenBy(site.core, slots, relation, columnOf, rule))
  return lines(given, 'rollup', relation, slots).map((one) => onOwnDay(site, one))
}

/** The direct rules as they take a row: all, or those of the first or the narrowest condition that gives anything; then what they leave. */
function directOf(crediting: Crediting, given: readonly Given[]): { readonly direct: readonly Given[]; readonly several: Truth } {
  const all = given.filter(({ rule }) => rule.kind === 'share' && rule.role === 'direct')
  const { taken, several } =
    crediting.order === 'all'
      ? { taken: all, several: NEVER }
      : crediting.order === 'first_match'
        ? { taken: firstMatch(crediting, all), several: NEVER }
        : narrowest(crediting, all)
  const rest = given.flatMap((one): Given[] => {
    if (one.rule.kind !== 'rest' && one.rule.kind !== 'equal') return []
    const left = taken.reduce<Fraction>((all, { holds, share }) => difference(all, whereHolds(holds, share)), literal(ONE))
    return [{ ...one, share: left, holds: both(one.holds, compared('>', left, zero())) }]
  })
  return { direct: [...taken, ...rest], several }
}

const whereHolds = (holds: Truth, share: Fraction): Fraction => ({ ...share, over: pick(holds, share.over, constant(0n)), known: ALWAYS })

function firstMatch(crediting: Crediting, direct: readonly Given[]): readonly Given[] {
  let before: Truth = NEVER
  return alternativesOf(crediting).flatMap(({ rules }) => {
    const own = direct.filter(({ rule }) => rules.some((one) => one === rule))
    const open = not(before)
    before = own.reduce((any, { holds }) => either(any, holds), before)
    return own.map((one) => ({ ...one, holds: both(open, one.holds) }))
  })
}

/** Of the rules that are open for a row those whose condition is narrower than that of any other; `several`: where two are, and neither is narrower. */
function narrowest(crediting: Crediting, direct: readonly Given[]): { readonly taken: readonly Given[]; readonly several: Truth } {
  const open = alternativesOf(crediting).map(({ when: condition, rules }) => {
    const own = direct.filter(({ rule }) => rules.some((one) => one === rule))
    return { condition, own, any: own.reduce((any, { holds }) => either(any, holds), NEVER) }
  })
  let before: Truth = NEVER
  let several: Truth = NEVER
  const taken = open.flatMap(({ condition, own, any }, i) => {
    const narrower = open.flatMap((other, at) => (at !== i && implies(other.condition, condition) ? [other.any] : []))
    const first = both(any, not(narrower.reduce(either, NEVER)))
    const chosen = both(first, not(before))
    several = either(several, both(before, first))
    before = either(before, first)
    return own.map((one) => ({ ...one, holds: both(chosen, one.holds) }))
  })
  return { taken, several }
}

/** Stops at rows that two rules take of which neither is narrower (CB883). */
function refuseSeveral(site: Site, { record, origin }: Crediting, relation: Relation, slots: Slots, several: Truth): void {
  if (several.kind === 'never') return
  const told = { name: `${record}_two_rules`, says: 'Rows that two rules take, of which neither is narrower', origin }
  const bad = write(site.build, told, relation, slots, new Map(), [], several)
  const [shown] = bad.columns
  stopAt(site.build, bad, `two rules of credit take a row of \`${record}\``, 'CB883', shown === undefined ? [] : [shown.name])
}

/** Stops at rows whose direct shares are not all of them (CB858). */
function refuseTotals(
  site: Site,
  { record, mayTotalLess, origin }: Crediting,
  relation: Relation,
  slots: Slots,
  direct: readonly Given[],
  given: readonly Given[],
): void {
  if (direct.length === 0) return
  const total = direct.reduce<Fraction>((all, { holds, share }) => sum(all, whereHolds(holds, share)), zero())
  const whole: Ratio = ONE
  const nobodys = given
    .flatMap((one) =>
      one.rule.kind === 'rest' || one.rule.kind === 'equal' || direct.some(({ rule }) => rule === one.rule) ? [one.nobodys] : [],
    )
    .reduce(either, NEVER)
  const less = mayTotalLess ? NEVER : both(compared('<', total, literal(whole)), not(nobodys))
  const wrong = either(compared('>', total, literal(whole)), less)
  const any = direct.reduce((some, { holds }) => either(some, holds), NEVER)
  const told = { name: `${record}_not_whole`, says: 'Rows whose shares are not all of them', origin }
  const bad = write(site.build, told, relation, slots, new Map(), [], both(any, wrong))
  stopAt(
    site.build,
    bad,
    `the direct shares of a row of \`${record}\` do not total 100%`,
    'CB858',
    bad.columns.slice(0, 1).map(({ name }) => name),
  )
}

/** Direct lines with the shares before each: by share, the greatest first, then by person and rule, so that cents add up (RP2). */
function inShares(
  site: Site,
  { record, origin }: Crediting,
  lines: readonly { readonly relation: Relation; readonly most: bigint }[],
  keys: readonly string[],
): Relation | undefined {
  const { build } = site
  const [first, ...more] = lines.map(({ relation }) => relation)
  if (first === undefined) return undefined
  const count = lines.reduce((sum, { most }) => sum + most, 0n)
  if (count === 1n) return withParts(site, first, 0n, WHOLE_SHARE)
  const told = { name: `${record}_direct`, says: 'Direct credit, in the order in which cents are shared', origin }
  const all = more.length === 0 ? first : union(build, told, first, ...more)
  const { low, high } = reachOf(columnNamed(all, 'share'))
  const parts = lines.map(({ relation, most }) => ({ most, ...reachOf(columnNamed(relation, 'share')) }))
  const together = {
    low: low < 0n ? parts.reduce((sum, one) => sum + (one.low < 0n ? one.low * one.most : 0n), 0n) : low,
    high: high > 0n ? parts.reduce((sum, one) => sum + (one.high > 0n ? one.high * one.most : 0n), 0n) : high,
  }
  const through = int('share_through', together.low, together.high, SCALE)
  const order = [{ of: 'share', descending: true }, 'payee', 'line_rule']
  const running = windowed(build, { ...told, name: `${record}_in_order` }, all, [...keys], order, [
    { column: through, does: 'running_sum', of: 'share' },
  ])
  const before = { kind: 'subtract' as const, left: column('share_through'), right: column('share') }
  return select(build, { ...told, name: `${record}_shares`, says: 'Direct credit with the shares before it' }, running, [
    ...kept(running, 'share_through', 'share_before', 'part'),
    { column: int('share_before', together.low - high, together.high - low, SCALE), value: before },
    { column: int('part', WHOLE_SHARE, WHOLE_SHARE, SCALE), value: integer(WHOLE_SHARE) },
  ])
}

function reachOf(found: Column): { readonly low: bigint; readonly high: bigint } {
  if (found.type !== 'int') throw new Error(found.name)
  return { low: BigInt(found.low), high: BigInt(found.high) }
}

/** `over`: beside lines whose share stands over a number of people. */
function withParts({ build }: Site, lines: Relation, before: bigint, part: bigint, over = false): Relation {
  const { says, origin } = build.steps.find(({ name }) => name === lines.name) ?? { says: 'Credit by a rule of its own', origin: null }
  return select(build, { name: `${lines.name}_shares`, says, origin }, lines, [
    ...kept(lines, 'share_before', 'part', 'share_under'),
    ...(over ? [{ column: int('share_under', 1n, 1n), value: integer(1) }] : []),
    { column: int('share_before', before, before, SCALE), value: integer(before) },
    { column: int('part', part, part, SCALE), value: integer(part) },
  ])
}

/** A share of each direct line to the person above, and to those above them, one share a level. */
function managersOf(site: Site, { record }: Crediting, direct: Relation, rule: Extract<CreditRule, { kind: 'levels' }>): Relation[] {
  const { build, core } = site
  const versions = versionsOf(site, core.people.record)
  const { origin } = rule
  let relation = direct
  let below = 'payee'
  const chain: string[] = []
  return rule.shares.map((text_, i) => {
    const made = joinedWith(site, relation, versions, below, `level_${i + 1}`)
    const manager = made.names.get(rule.via) ?? ''
    const told = { name: `${record}_level_${i + 1}`, says: `Credit for managers, level ${i + 1}`, origin }
    const isOther: Condition = { kind: 'not', value: { kind: 'text_equals', left: column(manager), right: column(below) } }
    const there: Condition = { kind: 'not', value: { kind: 'is_null', value: column(manager) } }
    relation = select(build, { ...told, name: `${told.name}_above` }, made.relation, kept(made.relation), {
      kind: 'and',
      parts: [there, isOther],
    })
    const { n, d } = exactly(text_)
    const part = (n * WHOLE_SHARE) / d
    const lines = select(build, told, relation, [
      ...kept(direct, 'payee', 'role', 'clause', 'level', 'part'),
      { column: renamed({ ...columnNamed(relation, manager), nullable: false }, 'payee'), value: column(manager) },
      { column: text('role'), value: { kind: 'text', value: 'rollup' } },
      { column: text('clause'), value: { kind: 'text', value: origin.address } },
      { column: int('level', BigInt(i + 1), BigInt(i + 1)), value: integer(i + 1) },
      { column: int('part', part, part, SCALE), value: integer(part) },
    ])
    refuseCircles(site, relation, chain, manager, told)
    chain.push(below)
    below = manager
    return lines
  })
}

function refuseCircles(
  site: Site,
  relation: Relation,
  chain: readonly string[],
  manager: string,
  told: { readonly name: string; readonly says: string; readonly origin: CreditRule['origin'] },
): void {
  const [first, ...more] = chain.map((below): Condition => ({ kind: 'text_equals', left: column(manager), right: column(below) }))
  if (first === undefined) return
  const circle = select(
    site.build,
    { ...told, name: `${told.name}_circle`, says: 'People who manage each other in a circle' },
    relation,
    kept(relation),
    {
      kind: 'or',
      parts: [first, ...more],
    },
  )
  stopAt(site.build, circle, 'people manage each other in a circle', 'CB881', ['payee'])
}
