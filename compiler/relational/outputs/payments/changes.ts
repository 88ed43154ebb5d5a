/** What each component holds, and advances, more or less than a pay period before: by how much that changes what is paid, and its lines (semantics 9 step 2). */
import type { PaymentLine } from '../../../../runtime/ledger/lines.ts'
import { DAYS } from '../../limits.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  isOne,
  kept,
  type Relation,
  select,
  type Told,
  text,
  union,
  windowed,
} from '../../program/build.ts'
import type { Column } from '../../program/ir.ts'
import type { Condition, Scalar } from '../../program/scalar.ts'
import type { Site } from '../../records/records.ts'
import type { Delayed, PartsToDate } from './parts.ts'
import type { Waiting } from './waits.ts'

/** What changes of one component. */
export interface Changes {
  /** By person and pay period: `withheld` (that much less is paid), and how much of that is of what is taken back: `on_taken`, `on_clawed`. */
  readonly sums: Relation
  /** Each change as a line, with `cash`: what it does to what is paid. */
  readonly lines: Relation
}

const minus = (left: Scalar, right: Scalar): Scalar => ({ kind: 'subtract', left, right })
const positive = (value: Scalar): Scalar => ({ kind: 'larger', left: value, right: integer(0) })
const said = (value: string): Scalar => ({ kind: 'text', value })

/** The amounts of a part that are kept to date. */
const AMOUNTS = ['held', 'advanced', 'shortfall', 'open'] as const
const wide = (name: string, most: bigint, times = 1n): Column => int(name, -most * times, most * times)

export function changesOf(site: Site, delayed: Delayed, parts: PartsToDate, waiting: Waiting, most: bigint, width: number): Changes {
  const { told } = delayed
  const amounts = AMOUNTS.filter((name) => waiting.columns.some((one) => one.name === name))
  const more = movesOf(site, told, parts, waiting, amounts, most)
  const sums = sumsOf(site, told, more, amounts, most)
  return { sums, lines: linesOf(site, delayed, parts, more, sums, amounts.length > 1, most, width) }
}

/** Each part with `..._more`: how much more of it waits than a pay period before. */
function movesOf(
  { build }: Site,
  told: Delayed['told'],
  { keys }: PartsToDate,
  waiting: Waiting,
  amounts: readonly string[],
  most: bigint,
): Relation {
  const before = windowed(
    build,
    told('before', 'With what waited of each part a pay period before'),
    waiting,
    ['payee', ...keys],
    ['seen_place'],
    amounts.map((of) => ({ column: { ...columnNamed(waiting, of), name: `${of}_before`, nullable: true }, does: 'lag' as const, of })),
  )
  return select(build, told('more', 'By how much what waits of each part changes'), before, [
    ...kept(before, ...amounts.map((of) => `${of}_before`)),
    ...amounts.map((of) => ({
      column: wide(`${of}_more`, most, 2n),
      value: minus(column(of), { kind: 'coalesce', value: column(`${of}_before`), otherwise: integer(0) }),
    })),
  ])
}

/** `withheld`, `on_taken`, `on_clawed`, and `netting`: by how much parts below zero change what the others hold. What is held is never below zero (17.19). */
function sumsOf({ build }: Site, told: Delayed['told'], more: Relation, amounts: readonly string[], most: bigint): Relation {
  const advances = amounts.includes('open')
  const of = ['held', ...(advances ? ['open'] : [])]
  const split = select(build, told('split', 'What of it is of what is taken back'), more, [
    ...kept(more),
    ...of.flatMap((name) =>
      ['taken', 'clawed'].map((flag) => ({
        column: wide(`${name}_${flag}`, most, 2n),
        value: either(isOne(flag), column(`${name}_more`), integer(0)),
      })),
    ),
  ])
  const added = ['held', ...of.flatMap((name) => [`${name}_more`, `${name}_taken`, `${name}_clawed`])]
  const totals = aggregate(
    build,
    told('totals', 'What waits of all parts together'),
    split,
    ['payee', 'seen_in', 'seen_place'],
    added.map((name) => ({ column: wide(name, most), does: 'sum' as const, of: name })),
  )
  for (const name of added) build.bounds.push({ step: totals.name, column: name, says: 'what waits of the pay of one person' })
  const before = windowed(
    build,
    told('totals_before', 'With what waited a pay period before'),
    totals,
    ['payee'],
    ['seen_place'],
    [{ column: { ...wide('held_before', most), nullable: true }, does: 'lag', of: 'held' }],
  )
  const [now, then] = [positive(column('held')), positive({ kind: 'coalesce', value: column('held_before'), otherwise: integer(0) })]
  const less = (value: Scalar, name: string): Scalar => (advances ? minus(value, column(name)) : value)
  const on = (flag: string): Scalar => less(minus(now, positive(minus(column('held'), column(`held_${flag}`)))), `open_${flag}`)
  return select(build, told('withheld', 'By how much less is paid, and what of that is of what is taken back'), before, [
    { column: columnNamed(before, 'payee'), value: column('payee') },
    { column: text('posted_in'), value: column('seen_in') },
    { column: wide('withheld', most, 3n), value: less(minus(now, then), 'open_more') },
    { column: wide('on_taken', most, 3n), value: on('taken') },
    { column: wide('on_clawed', most, 3n), value: on('clawed') },
    { column: wide('netting', most, 3n), value: minus(minus(now, then), column('held_more')) },
  ])
}

type Kind = PaymentLine['kind']
const NO_TEXT: Scalar = { kind: 'null', type: 'text' }
const not = (name: string): Condition => compare('<>', column(name), integer(0))

/** A line for each part whose account changes, and one for what parts below zero take off the others. */
function linesOf(
  { build }: Site,
  { delay, told }: Delayed,
  { keys }: PartsToDate,
  more: Relation,
  sums: Relation,
  advances: boolean,
  most: bigint,
  width: number,
): Relation {
  const named = (name: string, value: Scalar) => ({ column: { ...text(name), nullable: true }, value })
  const dueOn: Column = { ...int('due_on', DAYS.low, DAYS.high), nullable: true }
  const due = columnNamed(more, 'due_on')
  const reach = due.type === 'int' ? { ...dueOn, low: due.low, high: due.high } : dueOn
  const rowKeys = Array.from({ length: width }, (_, i) => (i === 0 ? 'row_key' : `row_key_${i + 1}`))
  const line = (
    step: Told,
    from: Relation,
    what: { account: 'held' | 'advance'; kind: Kind | 'held or released'; amount: Scalar; part: boolean; where: Condition },
  ): Relation => {
    const { account, kind, amount, part, where } = what
    const ofPart = (name: string): Scalar => (part && keys.includes(name) ? column(name) : NO_TEXT)
    const grows = compare('>', amount, integer(0))
    return select(
      build,
      step,
      from,
      [
        { column: text('payee'), value: column('payee') },
        { column: text('posted_in'), value: column(part ? 'seen_in' : 'posted_in') },
        { column: text('account'), value: said(account) },
        { column: text('kind'), value: kind === 'held or released' ? either(grows, said('held'), said('released')) : said(kind) },
        named('source_component', said(delay.component)),
        named('record', part && delay.kind !== 'instalments' ? said(delay.record) : NO_TEXT),
        ...rowKeys.map((name) => named(name, ofPart(name))),
        named('source_period', ofPart('source_period')),
        { column: wide('amount', most, 6n), value: amount },
        { column: wide('cash', most, 6n), value: account === 'held' ? minus(integer(0), amount) : amount },
        { column: text('origin'), value: said(delay.origin.address) },
        {
          column: reach,
          value: part ? either(isOne('is_due'), column('due_on'), { kind: 'null', type: 'int' }) : ({ kind: 'null', type: 'int' } as const),
        },
      ],
      where,
    )
  }
  const ofParts = (name: string, says: string, kind: Kind | 'held or released', account: 'held' | 'advance', amount: Scalar): Relation =>
    line(told(`${name}_lines`, says), more, { account, kind, amount, part: true, where: compare('<>', amount, integer(0)) })
  const less = (name: string): Scalar => minus(integer(0), column(name))
  const recovered = minus(minus(column('advanced_more'), column('shortfall_more')), column('open_more'))
  const all = [
    ofParts('held', 'What is held, or released, of each part', 'held or released', 'held', column('held_more')),
    line(told('netting_lines', 'What parts below zero take off the others'), sums, {
      account: 'held',
      kind: 'held or released',
      amount: column('netting'),
      part: false,
      where: not('netting'),
    }),
    ...(advances
      ? [
          ofParts('advanced', 'What is advanced on each part', 'advanced', 'advance', column('advanced_more')),
          ofParts('served', 'What is served of what was advanced', 'advance_recovered', 'advance', minus(integer(0), recovered)),
          ofParts('shortfall', 'What can be served no more', 'shortfall', 'advance', less('shortfall_more')),
        ]
      : []),
  ] as const
  const [first, ...rest] = all
  if (first === undefined) throw new Error('no changes')
  return union(build, told('changes', 'All changes of what waits'), first, ...rest)
}
