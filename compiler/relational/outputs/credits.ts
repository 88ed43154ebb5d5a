/** Lines of the credits ledger: what each row gives each person, rule by rule, for each money field that a metric adds up (semantics 3, 9). */
import type { Core } from '../../../runtime/core/core.ts'
import type { Crediting } from '../../../runtime/core/credit.ts'
import { fieldsOfMoney } from '../../../runtime/evaluate/reach.ts'
import { ONE } from '../../../runtime/exact/ratio.ts'
import { compared, difference, type Fraction, literal } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, divisor, pick, times } from '../../../runtime/fast/program/number.ts'
import { keptRows } from '../credit/clawbacks.ts'
import type { Credited } from '../credit/credits.ts'
import { MOST_EQUAL } from '../credit/equal-parts.ts'
import { creditedField, keptIn, partIn, sharedAmount, weightOf } from '../credit/shares.ts'
import { lyingOf } from '../credit/territories.ts'
import type { Calendar } from '../days.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import type { All } from '../measures/sources.ts'
import {
  aggregate,
  type Build,
  column,
  columnNamed,
  compare,
  int,
  integer,
  join,
  kept,
  nullable,
  type Relation,
  renamed,
  select,
  type Told,
  text,
  union,
  values,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import { calculator, dayIn, ownField } from '../records/fields.ts'
import { convertedRows } from '../records/kept-money.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { eitherSign, notNothing, postedFacts, signed, summed, withCorrections } from './postings.ts'

/** Decimals of shares: those of a line of credit, twice where a manager gets a share of a line. */
const shareScale = ({ credit }: Core): number => (credit.some(({ rules }) => rules.some(({ kind }) => kind === 'levels')) ? 16 : 8)

/** What identifies a line, but its posting. */
const keysOf = (width: number): string[] => [
  ...['clause', 'record', ...Array.from({ length: width }, (_, i) => keyName(i))],
  ...['recipient', 'role', 'level', 'for_period', 'field'],
]
const keyName = (place: number): string => (place === 0 ? 'row_key' : `row_key_${place + 1}`)

/** Whether shares stand over the number of people who share a row equally. */
const overPeople = ({ columns }: Relation): boolean => columns.some(({ name }) => name === 'share_under')

/** Lines of several records as rows of one table: where shares of one stand over a number of people, those of all do. */
function alike({ build }: Site, parts: readonly Relation[]): readonly Relation[] {
  if (!parts.some(overPeople)) return parts
  return parts.map((one) =>
    overPeople(one)
      ? one
      : select(build, { name: `${one.name}_over`, says: 'With shares over one', origin: null }, one, [
          ...kept(one),
          { column: int('share_under', 1n, 1n), value: integer(1) },
        ]),
  )
}

/** All lines of credit: every record that a metric counts, every money field that one adds up. */
export function creditLines(site: Site, plan: Core, calendar: Calendar, sources: All): Relation {
  const { build } = site
  for (const { scope, origin } of plan.measures) if (scope.dated !== null) refuse('credits of a metric that goes by another date', origin)
  const counted = plan.credit.filter(({ record }) => plan.measures.some((measure) => measure.record === record))
  const width = Math.max(1, ...counted.map(({ record }) => plan.records.find(({ name }) => name === record)?.key.length ?? 1))
  const parts = counted.flatMap((crediting) => linesOf(site, plan, calendar, crediting, sources.creditedOf(crediting.record), width))
  const told = { name: 'credit_lines', says: 'All lines of credit', origin: null }
  const [first, ...more] = alike(site, parts)
  if (first === undefined) return values(build, told, columnsOf(width))
  return more.length === 0 ? first : union(build, told, first, ...more)
}

const columnsOf = (width: number): Column[] => [
  ...keysOf(width).map((name) => (name === 'level' ? int(name, 0n, 0n) : { ...text(name), nullable: name.startsWith('row_key_') })),
  int('share', 0n, 0n),
  int('incentive_date', 0n, 0n),
  ...['posted_in', 'kind'].map(text),
  int('amount', 0n, 0n),
  { ...text('corrects'), nullable: true },
]

/** The lines of one record's rows, field by field. */
function linesOf(site: Site, plan: Core, calendar: Calendar, crediting: Crediting, credited: Credited, width: number): Relation[] {
  if (lyingOf(crediting) !== undefined) refuse('credits through territories', crediting.origin)
  const given = [credited.rows, ...(crediting.mayTotalLess ? [uncredited(site, calendar, crediting, credited)] : [])]
  return fieldsOfMoney(plan, crediting.record, null).flatMap(({ read, converted }) => {
    return given.map((rows, i) => {
      const own = { ...credited, rows, shared: credited.shared || i > 0 }
      const inMoney = convertedRows(site, { record: crediting.record, converted }, own)
      return linesOfField(site, calendar, crediting, { ...own, ...inMoney }, read, width)
    })
  })
}

type Tell = (what: string, says: string) => Told
type FieldRead = ReturnType<typeof fieldsOfMoney>[number]['read']

function linesOfField(
  site: Site,
  calendar: Calendar,
  crediting: Crediting,
  { rows, columnOf, keys, shared, several }: Credited,
  read: FieldRead,
  width: number,
): Relation {
  const { build, core } = site
  const { record, origin } = crediting
  const field = read.path.join('.')
  const told = (what: string, says: string): Told => ({ name: `${record}_${what}`, says, origin })
  const shape = core.records.find(({ name }) => name === record)
  if (shape === undefined) throw new Error(record)
  const slots = newSlots()
  const fieldAt = (one: FieldRead) => ownField(slots, rows, columnOf, one)
  const today = dayIn(core, slots, rows, 'day')
  const raw = calculator({ slots, fieldAt, today })
  const money = core.rounding.money
  const amounts = calculator({
    slots,
    fieldAt: creditedField(shape, [crediting], money, raw, fieldAt, keptIn(slots, rows, columnOf)),
    today,
  })
  const part = shared ? partIn(slots, rows) : null
  const whole = amounts.number(read)
  const amount = part === null ? whole : sharedAmount(part, whole, true, money)
  if (amount.under !== null || amount.scale !== 0) refuse('credit of a part of a cent', read.origin)
  const share = part === null ? literal(ONE) : weightOf(part)
  const scale = shareScale(core)
  const written = write(
    build,
    told('credits', `What each row of \`${record}\` gives in \`${field}\``),
    rows,
    slots,
    new Map(),
    [
      { column: 'share_given', number: times(share.over, constant(10n ** BigInt(scale - share.scale))), scale },
      ...(share.under === null ? [] : [{ column: 'share_under', number: share.under }]),
      { column: 'amount', number: pick(amount.known, amount.over, constant(0n)) },
    ],
    amount.known.kind === 'always' ? null : amount.known,
  )
  const posted = postedFacts(
    build,
    told('credits_posted', `What each row gives in \`${field}\`, in its pay period`),
    written,
    calendar.periods,
  )
  const again = rows.columns.some(({ name }) => name === 'seen_by')
  const rule: Scalar = shared ? column('clause') : { kind: 'text', value: crediting.rules[0]?.origin.address ?? origin.address }
  const lines = select(build, told('credit_lines', `The lines of \`${field}\``), posted, [
    { column: text('clause'), value: rule },
    { column: text('record'), value: { kind: 'text', value: record } },
    ...Array.from({ length: width }, (_, i) => {
      const key = keys[i]
      return {
        column: i === 0 ? text(keyName(i)) : nullable(text(keyName(i))),
        value: key === undefined ? ({ kind: 'null', type: 'text' } as const) : column(key),
      }
    }),
    { column: text('recipient'), value: column('payee') },
    { column: text('role'), value: shared ? column('role') : { kind: 'text', value: 'direct' } },
    {
      column: shared ? columnNamed(posted, 'level') : int('level', 0n, 0n),
      value: shared ? column('level') : { kind: 'integer', value: '0' },
    },
    { column: text('for_period'), value: column('for_period') },
    { column: text('field'), value: { kind: 'text', value: field } },
    { column: renamed(columnNamed(posted, 'share_given'), 'share'), value: column('share_given') },
    ...(share.under === null ? [] : [{ column: columnNamed(posted, 'share_under'), value: column('share_under') }]),
    { column: renamed(columnNamed(posted, 'day'), 'incentive_date'), value: column('day') },
    { column: text('posted_in'), value: column('posted_in') },
    { column: text('kind'), value: column('kind') },
    { column: eitherSign(columnNamed(posted, 'amount'), 'amount'), value: signed('amount') },
    ...(again && several ? [{ column: int('sense', -1n, 1n), value: column('sense') }] : []),
  ])
  const sums = [...(several ? ['share'] : []), 'amount']
  const says = `what one rule gives one person of a row of \`${record}\``
  const one = told('credit', `One line of \`${field}\` for each row, rule and person`)
  // a row that is somebody's as a whole, and is looked at once, is one line already
  const once = shared || again ? summed(build, one, lines, sums, says) : notNothing(build, one, lines)
  const all =
    again && several ? lessBefore(build, told('credit_changes', `What is seen now of \`${field}\`, less what was seen before`), once) : once
  const corrected = withCorrections(
    build,
    told('credit_firsts', `Each line of \`${field}\` with the first of its key`),
    all,
    keysOf(width),
    calendar.periods,
    again,
  )
  return select(build, told('credit_ledger', `What each line of \`${field}\` shows`), corrected, kept(corrected, 'so_far'))
}

/** Lines as they are seen now less as they were seen before; the share is that of the row. */
function lessBefore(build: Build, told: Told, lines: Relation): Relation {
  const by = lines.columns.flatMap(({ name }) => (['share', 'amount', 'sense'].includes(name) ? [] : [name]))
  const amount = columnNamed(lines, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const all = aggregate(build, { ...told, name: `${told.name}_sums`, says: `${told.says}: all added up` }, lines, by, [
    { column: columnNamed(lines, 'share'), does: 'max', of: 'share' },
    { column: int('amount', BigInt(amount.low) * 2n, BigInt(amount.high) * 2n), does: 'sum', of: 'amount' },
  ])
  return select(build, told, all, kept(all), compare('<>', column('amount'), integer(0)))
}

/** What of each row is left to nobody, where the shares of rules may total less than all of it: a line like the others, with no recipient. */
function uncredited(
  site: Site,
  calendar: Calendar,
  { record, origin }: Crediting,
  { dated, lines, columnOf, keys, shared }: Credited,
): Relation {
  const { build } = site
  const told: Tell = (what, says) => ({ name: `${record}_${what}`, says, origin })
  const given = shared ? sharesGiven(site, record, told, lines, keys) : wholesGiven(site, told, lines, keys)
  const all = join(build, told('with_given', 'Each row with the part of it that is given'), dated, given, {
    how: 'left',
    on: keys.map((key) => ({ left: key, right: key })),
    take: { given: 'given', ...(overPeople(given) ? { share_under: 'share_under' } : {}) },
  })
  const slots = newSlots()
  const under = overPeople(given) ? divisor(figureIn(slots, all, 'share_under').over) : null
  const before: Fraction = { ...figureIn(slots, all, 'given'), under, known: ALWAYS }
  const left = difference(literal(ONE), before)
  const made = write(
    build,
    told('left', 'What of each row is left'),
    all,
    slots,
    new Map(),
    [
      { column: 'share', number: left.over, scale: left.scale },
      { column: 'share_before', number: before.over, scale: before.scale },
      ...(under === null ? [] : [{ column: 'share_under', number: under }]),
    ],
    compared('>', left, literal({ n: 0n, d: 1n })),
  )
  const constantText = (name: string, value: string) => ({ column: text(name), value: { kind: 'text', value } as const })
  const rows = select(build, told('uncredited', 'What of each row is left to nobody'), made, [
    ...kept(made, 'payee', 'role', 'clause', 'level', 'part', 'line_rule'),
    constantText('payee', ''),
    constantText('role', 'uncredited'),
    constantText('clause', `${origin.address}/uncredited`),
    { column: int('level', 0n, 0n), value: { kind: 'integer', value: '0' } },
    { column: int('part', 1n, 1n), value: { kind: 'integer', value: '1' } },
  ])
  return keptRows(site, calendar, record, rows, columnOf)
}

/** The shares of direct lines of each row, whoever gets them. */
function sharesGiven({ build }: Site, record: string, told: Tell, lines: Relation, keys: readonly string[]): Relation {
  const direct = select(build, told('direct_lines', 'Direct credit, whoever gets it'), lines, kept(lines), {
    kind: 'text_equals',
    left: column('role'),
    right: { kind: 'text', value: 'direct' },
  })
  const by = overPeople(direct) ? [...keys, 'share_under'] : keys
  const share = columnNamed(direct, 'share')
  if (share.type !== 'int') throw new Error(share.name)
  // all shares of a row come to the whole row at most
  const whole = 10n ** BigInt(share.scale) * (overPeople(direct) ? MOST_EQUAL : 1n)
  const given = aggregate(build, told('given', 'What part of each row is given'), direct, by, [
    { column: { ...share, name: 'given', high: String(whole) }, does: 'sum', of: 'share' },
  ])
  build.bounds.push({ step: given.name, column: 'given', says: `the shares of a row of \`${record}\`` })
  return given
}

/** The rows that somebody gets whole. */
const wholesGiven = ({ build }: Site, told: Tell, lines: Relation, keys: readonly string[]): Relation =>
  aggregate(build, told('given', 'The rows that are given'), lines, keys, [{ column: int('given', 0n, 1n), does: 'count' }])
