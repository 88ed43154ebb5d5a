/** Commission that is paid on to somebody else (semantics 3, 6.7, 17.30): a share of what each row has earned to date, less the same up to the period before. */
import type { Split } from '../../../runtime/core/splits.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { compareText } from '../../../runtime/exact/order.ts'
import { type Fraction, product, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { minus, times } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { keyName, MANY } from '../earnings.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  renamed,
  select,
  type Told,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { refuse, waits } from '../refused.ts'
import type { Credited } from './credits.ts'

/** Decimals of the shares that are paid on. */
const SCALE = 6
const WHOLE = 10n ** BigInt(SCALE)

/** The lines of what is paid on: what receivers get, and what the payers give. `pay`: all lines of pay, of every pay period to date. */
export function splitLines(
  site: Site,
  calendar: Calendar,
  pay: readonly Relation[],
  width: number,
  creditedOf: (record: string) => Credited,
): readonly Relation[] {
  const { payments, components } = site.core
  const [first, ...more] = pay
  if (payments.splits.length === 0 || first === undefined) return []
  const all = union(site.build, { name: 'pay_lines', says: 'All lines of pay', origin: null }, first, ...more)
  return components.flatMap(({ name }) => {
    const [split, ...others] = payments.splits.filter(({ component }) => component === name)
    return split === undefined ? [] : linesOfComponent(site, calendar, all, width, [split, ...others], creditedOf(split.record))
  })
}

/** Lines of the pay periods that are asked for: what is paid on depends on what was earned before. */
export function wantedLines({ build }: Site, { periods, wanted }: Calendar, lines: readonly Relation[]): readonly Relation[] {
  const [first, ...more] = periods.flatMap(({ label }) => (wanted.has(label) ? [label] : []))
  if (first === undefined || wanted.size === periods.length) return lines
  const inside: Condition = { kind: 'text_in', value: column('posted_in'), options: [first, ...more] }
  return lines.map((one) =>
    select(build, { name: `${one.name}_asked`, says: 'Those of the pay periods that are asked for', origin: null }, one, kept(one), inside),
  )
}

type Splits = readonly [Split, ...Split[]]

function linesOfComponent(site: Site, calendar: Calendar, all: Relation, width: number, splits: Splits, credited: Credited): Relation[] {
  const { build } = site
  const [{ component, record, origin }] = splits
  const told = (what: string, says: string): Told => ({ name: `${component}_${what}`, says, origin })
  const keys = credited.keys.map((_, i) => keyName(i))
  const rows = rowsOf(site, told, all, component, keys)
  const sums = toDate(site, calendar, told, rows, keys)
  const receivers = receiversOf(site, told, rows, keys, splits, credited)
  const both = join(build, told('paid_on_of', 'What each row has earned to date, beside who gets a part of it'), sums, receivers, {
    on: ['payee', ...keys].map((one) => ({ left: one, right: one })),
    take: { receiver: 'receiver', share_through: 'share_through', share_before: 'share_before' },
  })
  const slots = newSlots()
  const figure = (name: string): Fraction => figureIn(slots, both, name)
  const { mode, unit } = site.core.rounding.money
  const upTo = (share: string) => roundedTo(product(figure('amount'), figure(share)), exactly(unit), mode).over
  const given = times(minus(upTo('share_through'), upTo('share_before')), figure('sense').over)
  const paid = write(build, told('paid_on', 'What each receiver gets of a row'), both, slots, new Map(), [
    { column: 'given', number: given },
  ])
  const line = (what: string, says: string, payee: string, sense: 1 | -1): Relation => {
    const found = columnNamed(paid, 'given')
    if (found.type !== 'int') throw new Error('given')
    const amount: Scalar = sense === 1 ? column('given') : { kind: 'subtract', left: integer(0), right: column('given') }
    const reach = sense === 1 ? found : { ...found, low: String(-BigInt(found.high)), high: String(-BigInt(found.low)) }
    return select(build, told(what, says), paid, [
      { column: text('component'), value: { kind: 'text', value: component } },
      { column: text('payee'), value: column(payee) },
      ...['for_period', 'posted_in', 'kind'].map((one) => ({ column: columnNamed(paid, one), value: column(one) })),
      { column: { ...text('record'), nullable: true }, value: { kind: 'text', value: record } },
      ...Array.from({ length: width }, (_, i) => {
        const own: Column = { ...text(keyName(i)), nullable: true }
        return { column: own, value: i < keys.length ? column(keyName(i)) : ({ kind: 'null', type: 'text' } as const) }
      }),
      { column: text('item'), value: { kind: 'text', value: 'split' } },
      { column: renamed(reach, 'amount'), value: amount },
    ])
  }
  return [line('received', 'What receivers get', 'receiver', 1), line('gives', 'What payers give', 'payee', -1)]
}

type Telling = (what: string, says: string) => Told

/** What each row earned in each pay period, once for each period in which that was posted. */
function rowsOf({ build }: Site, told: Telling, all: Relation, component: string, keys: readonly string[]): Relation {
  const is = (name: string, value: string): Condition => ({ kind: 'text_equals', left: column(name), right: { kind: 'text', value } })
  const own = select(
    build,
    told('row_lines', 'Lines of rows that are paid on'),
    all,
    [
      ...['payee', 'for_period', 'posted_in', 'kind', 'amount'].map((one) => ({ column: columnNamed(all, one), value: column(one) })),
      ...keys.map((one) => ({
        column: text(one),
        value: { kind: 'coalesce' as const, value: column(one), otherwise: { kind: 'text' as const, value: '' } },
      })),
    ],
    allOf(
      is('component', component),
      is('item', 'earned'),
      ...keys.map((one): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(one) } })),
    ),
  )
  return aggregate(
    build,
    told('row_sums', 'What each row earned in each pay period'),
    own,
    ['payee', 'for_period', 'posted_in', 'kind', ...keys],
    [{ column: manyOf(own, MANY), does: 'sum', of: 'amount' }],
  )
}

function manyOf(relation: Relation, times_: bigint): Column {
  const found = columnNamed(relation, 'amount')
  if (found.type !== 'int') throw new Error('amount')
  return { ...found, low: String(BigInt(found.low) * times_), high: String(BigInt(found.high) * times_) }
}

/** A state of what is earned: after the corrections of a pay period, or after all that it posts. */
const corrected = (place: number): number => 2 * place
const whole = (place: number): number => 2 * place + 1

/** What a line of a pay period adds up: rows up to a period, as a state has them; with sense -1 they are taken off. */
type Corner = readonly [upTo: number, state: number, sense: 1 | -1]

/** What each kind of line that one pay period posts for another adds up. */
function cornersOf(of: number, into: number, claws: boolean): readonly (readonly [kind: string, corners: readonly Corner[]])[] {
  const changed = (now: number, then: number): Corner[] => [...at(now, 1), ...at(then, -1)]
  const at = (state: number, sense: 1 | -1): Corner[] => [
    [of, state, sense],
    [of - 1, state, sense === 1 ? -1 : 1],
  ]
  if (of === into) return [['original', at(whole(into), 1)]]
  const corrections = claws ? corrected(into) : whole(into)
  return [
    ['correction', changed(corrections, whole(into - 1))],
    ...(claws ? [['clawback', changed(whole(into), corrections)] as const] : []),
  ]
}

/**
 * What each row has earned to date, for every line that this makes: up to the period that it is for and up to the one before, as it stands when it is posted,
 * less the same as it stood before that.
 */
function toDate({ build, core }: Site, { periods, wanted }: Calendar, told: Telling, rows: Relation, keys: readonly string[]): Relation {
  const { payments, exceptions } = core
  const claws = payments.clawbacks.length > 0
  const again = claws || exceptions.exemptions.length > 0
  const corners = periods.flatMap((posted, into) =>
    !wanted.has(posted.label)
      ? []
      : periods
          .slice(again ? 0 : into, into + 1)
          .flatMap((period, back) =>
            cornersOf(again ? back : into, into, claws).flatMap(([kind, made]) =>
              made.flatMap(([upTo, state, sense]) => (upTo < 0 ? [] : [[period.label, posted.label, kind, upTo, state, sense] as const])),
            ),
          ),
  )
  const table = constants(
    build,
    { ...told('to_date', 'Up to which pay period rows count in a line of what is paid on'), origin: null },
    ['for_period', 'posted_in', 'kind', 'up_to', 'as_of', 'sense'],
    corners,
  )
  const places = constants(
    build,
    { ...told('places', 'The pay periods in their order'), origin: null },
    ['label', 'place'],
    periods.map(({ label }, place) => [label, place]),
  )
  const placed = ['for_period', 'posted_in'].reduce(
    (relation, name) =>
      join(build, told(`${name}_place`, 'With the place of the pay period'), relation, places, {
        on: [{ left: name, right: 'label' }],
        take: { place: `${name}_place` },
      }),
    rows,
  )
  const posted: Scalar = { kind: 'multiply', left: integer(2), right: column('posted_in_place') }
  const after: Scalar = { kind: 'add', left: posted, right: integer(1) }
  const isCorrection: Condition = { kind: 'text_equals', left: column('kind'), right: { kind: 'text', value: 'correction' } }
  const plain = select(build, told('placed', 'What each row earned, by the places of its pay periods'), placed, [
    ...kept(placed, 'for_period', 'posted_in', 'posted_in_place', 'kind'),
    {
      column: int('posted_state', 0n, BigInt(whole(periods.length))),
      value: { kind: 'case', when: [{ if: isCorrection, then: posted }], otherwise: after },
    },
  ])
  const before = join(build, told('before', 'What each row earned up to then'), plain, table, {
    and: allOf(
      compare('<=', column('for_period_place', 'left'), column('up_to', 'right')),
      compare('<=', column('posted_state', 'left'), column('as_of', 'right')),
    ),
  })
  const by = ['payee', ...keys, 'for_period', 'posted_in', 'kind', 'up_to', 'as_of', 'sense']
  const most = BigInt(periods.length) ** 2n * 2n
  return aggregate(build, told('earned_to_date', 'What each row has earned to date'), before, by, [
    { column: manyOf(before, most), does: 'sum', of: 'amount' },
  ])
}

/** Who gets a part of each payer's rows: `share_before` and `share_through`, the greatest share first, then by key (RP9); nobody pays on to himself. */
function receiversOf(
  { build }: Site,
  told: Telling,
  rows: Relation,
  keys: readonly string[],
  splits: Splits,
  credited: Credited,
): Relation {
  const ordered = [...splits].sort((a, b) => compareText(a.origin.address, b.origin.address))
  const lists = ordered.map((split, place) => {
    const { to, share, origin } = split
    const person = to.kind === 'field' && to.of === 'row' ? credited.columnOf.get(to.path.join('.')) : undefined
    // what is no path of the row was refused before
    if (person === undefined) return waits()
    const { n, d } = exactly(share)
    if ((n * WHOLE) % d !== 0n) return refuse('a part of commission with more decimals', origin)
    const each = aggregate(build, told('receivers', 'Whom each row names'), credited.lines, [...credited.keys, person], [])
    const there: Condition = { kind: 'not', value: { kind: 'is_null', value: column(person) } }
    const part = (n * WHOLE) / d
    return select(
      build,
      told('receiver', 'Who gets a part of each row'),
      each,
      [
        ...credited.keys.map((key, i) => ({ column: { ...columnNamed(each, key), name: keyName(i) }, value: column(key) })),
        { column: text('receiver'), value: column(person) },
        { column: int('share', part, part, SCALE), value: integer(part) },
        { column: int('split_place', BigInt(place), BigInt(place)), value: integer(place) },
      ],
      there,
    )
  })
  const [first, ...more] = lists
  if (first === undefined) throw new Error('no splits')
  const named = more.length === 0 ? first : union(build, told('all_receivers', 'Everyone who gets a part of a row'), first, ...more)
  const payers = aggregate(build, told('payers', 'Whose rows these are'), rows, ['payee', ...keys], [])
  const beside = join(build, told('pairs', 'Who pays on to whom'), payers, named, {
    on: keys.map((one) => ({ left: one, right: one })),
    and: { kind: 'not', value: { kind: 'text_equals', left: column('payee', 'left'), right: column('receiver', 'right') } },
    take: { receiver: 'receiver', share: 'share', split_place: 'split_place' },
  })
  const share = columnNamed(beside, 'share')
  if (share.type !== 'int') throw new Error('share')
  const through = int('share_through', 0n, BigInt(share.high) * BigInt(splits.length), SCALE)
  const order = [{ of: 'share', descending: true }, 'receiver', 'split_place']
  const running = windowed(build, told('in_order', 'In the order in which cents are shared'), beside, ['payee', ...keys], order, [
    { column: through, does: 'running_sum', of: 'share' },
  ])
  return select(build, told('shares_before', 'With the shares before each'), running, [
    ...kept(running),
    { column: renamed(through, 'share_before'), value: { kind: 'subtract', left: column('share_through'), right: column('share') } },
  ])
}
