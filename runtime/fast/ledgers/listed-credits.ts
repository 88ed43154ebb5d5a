/** Credit lines of rows that are shared, rolled up, conditional or changed: one for a row, recipient, role, level and money field (semantics 9). */
import { asDay } from '../../calendar/civil.ts'
import { showDay } from '../../calendar/day.ts'
import { isGap } from '../../columns/growing.ts'
import { shareOf } from '../../evaluate/credit-line.ts'
import { creditedEnvironment, onCreditOf } from '../../evaluate/credited.ts'
import { numberOf } from '../../evaluate/expression.ts'
import { fieldsOfMoney, type MoneyRead } from '../../evaluate/reach.ts'
import { rowReader } from '../../evaluate/reader.ts'
import { compareText } from '../../exact/order.ts'
import { add, type Ratio, ratio, toDecimal, wholePart, ZERO } from '../../exact/ratio.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import { joined, type Piece, pieceOf } from '../../write/bytes.ts'
import { textCell } from '../../write/csv.ts'
import { creditSheet } from '../../write/sheets.ts'
import type { CreditList } from '../rows/credit-list.ts'
import { rowsOneByOne } from '../rows/held-rows.ts'
import type { LineKind } from '../rows/line-kind.ts'
import { type PartOf, partOf } from '../rows/parts.ts'
import { periodsOf, type Writing } from './credit-lines.ts'
import { type KeyTexts, putKey } from './key-text.ts'
import { added, type Money, moneyOf, putMoney } from './money.ts'
import { templateOf } from './template.ts'

/** The credit list of a record by one of its dates. */
export interface Dated {
  readonly dated: string | null
  readonly list: CreditList
}

/** What one line says; lines of one row that say the same of whom and why are added up. */
interface Entry {
  readonly recipient: number
  readonly kind: number
  readonly field: number
  readonly period: number
  readonly day: number
  readonly list: number
  amount: Money
  share: Ratio
}

/** The bytes around what differs; `ends` by period. */
interface Words {
  readonly before: Piece
  readonly afterKey: Piece
  readonly afterPerson: Piece
  readonly afterPeriod: Piece
  readonly afterDate: Piece
  readonly ends: readonly Piece[]
}

const VARYING = ['row_key', 'recipient', 'for_period', 'incentive_date', 'amount', 'posted_in']
const NONE = pieceOf('')

/** Writes the lines of one clause; how many there are. A row that metrics date in two ways stands once in a period in which both dates fall. */
export function writeListedCredits(writing: Writing, dated: readonly Dated[], { texts, order }: KeyTexts, clause: string): number {
  const { world, frame, periods, out } = writing
  const periodOf = periodsOf(frame, periods)
  const sources = dated.map(({ dated: date, list }) => ({
    list,
    fields: amountsOf(writing, date, list),
    own: list.kinds.map(({ origin }) => origin.address === clause),
  }))
  const { digits } = world.core.currency
  const people = new Map<number, Piece>()
  const days = new Map<number, Piece>()
  const labels = periods.map(({ label }) => pieceOf(textCell(label)))
  const names = dated[0]?.list.names ?? []
  const words: (Words | undefined)[] = []
  const kinds = Math.max(0, ...dated.map(({ list }) => list.kinds.length))
  const fieldCount = Math.max(0, ...sources.map(({ fields }) => fields.length))
  const count = order?.length ?? texts.ends.length
  let written = 0
  for (let place = 0; place < count; place += 1) {
    const row = order === null ? place : (order[place] ?? 0)
    const entries: Entry[] = []
    sources.forEach(({ list, fields, own }, from) => {
      const day = (list.day.values[row] ?? 0) - frame.from
      const [start, lines] = [list.first[row] ?? 0, list.lines[row] ?? 0]
      if (lines === 0) return
      const period = periodOf[day] ?? -1
      if (period < 0) return
      for (let line = start; line < start + lines; line += 1) {
        const kind = list.kindOf[line] ?? 0
        if (own[kind] !== true || (list.counts[line] !== 1 && list.kinds[kind]?.role !== 'uncredited')) continue
        const recipient = list.recipients[line] ?? 0
        fields.forEach((read, field) => {
          const amount = read.amount(row, kind)
          if (amount !== undefined)
            enter(entries, { recipient, kind, field, period, day, list: from, amount, share: list.kinds[kind]?.share ?? ZERO })
        })
      }
    })
    if (entries.length > 1) entries.sort(inFile)
    for (const one of entries) if (one.amount !== 0) put(row, one)
  }
  return written

  function kindAt({ list, kind }: Entry): LineKind | undefined {
    return sources[list]?.list.kinds[kind]
  }

  /** Adds an entry to one that is the same line; entries of another date never are, and come second to those before. */
  function enter(entries: Entry[], one: Entry): void {
    const same = entries.find((other) => other.recipient === one.recipient && other.period === one.period && isSame(other, one))
    if (same === undefined) entries.push(one)
    else if (same.list === one.list) {
      same.amount = added(same.amount, one.amount)
      same.share = add(same.share, one.share)
    }
  }

  function isSame(a: Entry, b: Entry): boolean {
    const [one, other] = [kindAt(a), kindAt(b)]
    return one?.role === other?.role && one?.level === other?.level && fieldOf(a) === fieldOf(b)
  }

  function fieldOf({ list, field }: Entry): string {
    return sources[list]?.fields[field]?.field ?? ''
  }

  function inFile(a: Entry, b: Entry): number {
    const [one, other] = [kindAt(a), kindAt(b)]
    return (
      compareText(names[a.recipient] ?? '', names[b.recipient] ?? '') ||
      compareText(one?.role ?? '', other?.role ?? '') ||
      (one?.level ?? 0) - (other?.level ?? 0) ||
      compareText(periods[a.period]?.label ?? '', periods[b.period]?.label ?? '') ||
      compareText(fieldOf(a), fieldOf(b))
    )
  }

  function put(row: number, one: Entry): void {
    const kind = kindAt(one)
    if (kind === undefined) return
    const { before, afterKey, afterPerson, afterPeriod, afterDate, ends } = wordsOf(one, kind)
    const person = people.get(one.recipient) ?? pieceOf(textCell(names[one.recipient] ?? ''))
    people.set(one.recipient, person)
    const date = days.get(one.day) ?? pieceOf(showDay(asDay(frame.from + one.day)))
    days.set(one.day, date)
    const label = labels[one.period] ?? NONE
    out.put(before)
    putKey(out, texts, row)
    out.put(afterKey)
    out.put(person)
    out.put(afterPerson)
    out.put(label)
    out.put(afterPeriod)
    out.put(date)
    out.put(afterDate)
    putMoney(out, one.amount, digits)
    out.put(ends[one.period] ?? NONE)
    written += 1
  }

  /** The words around what differs; lines that are added up say another share than their kind. */
  function wordsOf(one: Entry, kind: LineKind): Words {
    const isOwn = one.share === kind.share
    const place = (one.list * kinds + one.kind) * fieldCount + one.field
    const known = isOwn ? words[place] : undefined
    if (known !== undefined) return known
    const cut = templateOf(creditSheet, lineOf(kind, fieldOf(one), one.share), VARYING)
    const [before = NONE, afterKey = NONE, afterPerson = NONE, afterPeriod = NONE, afterDate = NONE, afterAmount = NONE, last = NONE] = cut
    const ends = labels.map((label) => joined(afterAmount, label, last))
    const made: Words = { before, afterKey, afterPerson, afterPeriod, afterDate, ends }
    if (isOwn) words[place] = made
    return made
  }

  function lineOf(kind: LineKind, field: string, share: Ratio): CreditLine {
    const { core } = world
    return {
      plan: core.plan.name,
      clause,
      record: dated[0]?.list.crediting.record ?? '',
      rowKey: '',
      recipient: '',
      role: kind.role,
      level: kind.level,
      forPeriod: '',
      field,
      share: toDecimal(share) ?? `${share.n}/${share.d}`,
      incentiveDate: '',
      amount: 0n,
      currency: core.currency.code,
      postedIn: '',
      asOf: writing.asOf,
      kind: 'original',
      corrects: '',
      origin: clause,
    }
  }
}

/** A money field of rows, and what lines of a kind get of it in minor units; undefined where a row has no value. */
interface Amounts {
  readonly field: string
  readonly amount: (row: number, kind: number) => Money | undefined
}

function amountsOf({ world }: Writing, dated: string | null, list: CreditList): readonly Amounts[] {
  const { record } = list.crediting
  return fieldsOfMoney(world.core, record, dated).map((money): Amounts => {
    const field = money.read.path.join('.')
    return { field, amount: inColumn(world.core, list, money) ?? byRow(money) }
  })

  /** Any money, as the reference evaluator reads it. */
  function byRow({ read, converted }: MoneyRead): Amounts['amount'] {
    const reader = rowReader(world, record, converted)
    const counted = creditedEnvironment(world, record, [onCreditOf(world, record)], reader)
    const rowAt = rowsOneByOne(world, list.held)
    let [last, value]: [number, Ratio | undefined] = [-1, undefined]
    return (row, kind) => {
      if (row !== last) {
        reader.moveTo(rowAt(row), asDay(list.day.values[row] ?? 0))
        value = numberOf(read, counted)
        last = row
      }
      const part = list.kinds[kind]
      const amount = part === undefined ? undefined : shareOf(world, part, value, true)
      return amount === undefined ? undefined : moneyOf(wholePart(amount))
    }
  }
}

/** Money in a column of minor units that nothing changes before it is shared. */
function inColumn(
  core: Writing['world']['core'],
  { held, kinds, crediting }: CreditList,
  { read }: MoneyRead,
): Amounts['amount'] | undefined {
  const [name, further] = read.path
  const column = further === undefined ? held.columns?.fields.get(name) : undefined
  const clawed = core.payments.clawbacks.some(({ record }) => record === crediting.record)
  if (column?.kind !== 'number' || column.scale !== 0 || clawed || crediting.factors.length > 0 || crediting.cap !== null) return undefined
  const parts: (PartOf | undefined)[] = []
  return (row, kind) => {
    if (isGap(column.gaps, row)) return undefined
    const part = kinds[kind]
    if (part === undefined) return undefined
    const known = parts[kind] ?? partOf(core, part)
    parts[kind] = known
    const [value, told] = [column.values[row] ?? 0, known(column.values[row] ?? 0)]
    return Number.isNaN(told) ? moneyOf(wholePart(shareOf({ core }, part, ratio(BigInt(value)), true) ?? ZERO)) : told
  }
}
