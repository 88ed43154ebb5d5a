/** Who is credited with what part of which row, as columns: the credit lines of a record without an object for any (semantics 3). */
import { lineSpan } from '../../../messages/span.ts'
import { asDay } from '../../calendar/civil.ts'
import type { DayColumn } from '../../columns/column.ts'
import { isGap } from '../../columns/growing.ts'
import type { Crediting } from '../../core/credit.ts'
import { joinKey } from '../../data/order.ts'
import { isShare } from '../../evaluate/credit-line.ts'
import { linesOfRow } from '../../evaluate/crediting.ts'
import { inForce } from '../../evaluate/lookup.ts'
import { rowReader } from '../../evaluate/reader.ts'
import { warnOfMore } from '../../evaluate/rows.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import { nobodysRows } from '../../evaluate/territory-credit.ts'
import { worldsOf } from '../../evaluate/versions.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import { isZero, ZERO } from '../../exact/ratio.ts'
import { keptOf } from '../../payments/clawback.ts'
import { type Composed, composerOf } from './compose.ts'
import { membersIn } from './frame.ts'
import { growingPlaces } from './growing.ts'
import { type HeldRows, rowsOneByOne } from './held-rows.ts'
import { kindKey, type LineKind, numbered } from './line-kind.ts'
import { sortedBy } from './order.ts'

/** The credit lines of a record's rows on a world's days, those of a row together. */
export interface CreditList {
  readonly crediting: Crediting
  readonly held: HeldRows
  /** The column that puts rows into periods. */
  readonly day: DayColumn
  /** The rows with lines, in order of (date, key). */
  readonly rows: Uint32Array
  /** The lines of the row at a place of the columns: from `first[row]` to before `first[row] + lines[row]`. */
  readonly first: Uint32Array
  readonly lines: Uint32Array
  /** By line: the place of the recipient in `names`, the place of its kind in `kinds`, whether it counts in the plan. */
  readonly recipients: Uint32Array
  readonly kindOf: Uint32Array
  readonly counts: Uint32Array
  /** Recipients by place: first the people's record in canonical order, then others; an empty one is nobody. */
  readonly names: readonly string[]
  readonly kinds: readonly LineKind[]
}

const lists = perWorld<CreditList>()

/**
 * The credit list of a record by its incentive date, or by the date `dated`, made row by row by the reference evaluator's own crediting, in the
 * order of keys. Reports what crediting reports, and CB853, CB854 and CB882.
 */
export const creditListOf = (world: World, crediting: Crediting, held: HeldRows, dated: string | null): CreditList =>
  lists(world, `${crediting.record} ${dated ?? ''}`, () => {
    const byVersion = worldsOf(world)
    if (byVersion.length === 1 && byVersion[0] === world) return listed(world, crediting, held, dated)
    // each row by the rules of its own day (semantics 14)
    const all = byVersion.flatMap((then) => {
      const own = then.core.credit.find(({ record }) => record === crediting.record)
      return own === undefined ? [] : [creditListOf(then, own, held, dated)]
    })
    return joinedLists(crediting, held, all)
  })

/** Lists of different days as one. */
function joinedLists(crediting: Crediting, held: HeldRows, lists: readonly CreditList[]): CreditList {
  const [first, lines] = [new Uint32Array(held.count), new Uint32Array(held.count)]
  const kinds: LineKind[] = []
  const numberOfKind = numbered(kinds, kindKey)
  const [example] = lists
  const names = [...(example?.names ?? [])]
  const nameOf = numbered(names, (name) => name)
  let [before, all] = [0, 0]
  for (const list of lists) {
    for (const row of list.rows) {
      first[row] = (list.first[row] ?? 0) + before
      lines[row] = list.lines[row] ?? 0
    }
    before += list.kindOf.length
    all += list.rows.length
  }
  const joined = (part: (list: CreditList) => Uint32Array, length: number): Uint32Array => {
    const made = new Uint32Array(length)
    let at = 0
    for (const list of lists) {
      made.set(part(list), at)
      at += part(list).length
    }
    return made
  }
  return {
    crediting,
    held,
    day: example?.day ?? held.days(''),
    rows: joined(({ rows }) => rows, all),
    first,
    lines,
    recipients: joined((list) => list.recipients.map((place) => nameOf(list.names[place] ?? '')), before),
    kindOf: joined((list) => list.kindOf.map((place) => numberOfKind(list.kinds[place] as LineKind)), before),
    counts: joined(({ counts }) => counts, before),
    names,
    kinds,
  }
}

function listed(world: World, crediting: Crediting, held: HeldRows, dated: string | null): CreditList {
  const { shape, count, order } = held
  const { record } = crediting
  const field = shape.fields.find(({ name, role }) => (dated === null ? role === 'incentive' : name === dated))
  const day = held.days(field?.name ?? '')
  const isMember = membersIn(world)
  const names = [...peopleOf(world)]
  const nameOf = numbered(names, (name) => name)
  const kinds: LineKind[] = []
  const numberOfKind = numbered(kinds, kindKey)
  const kindOf = ({ role, level, share, before, of, origin }: LineKind): number => numberOfKind({ role, level, share, before, of, origin })
  const rowAt = rowsOneByOne(world, held)
  const clawed = world.core.payments.clawbacks.some((one) => one.record === record)
  const nameAt = (place: number): string => names[place] ?? ''
  const composer = composerOf(world, crediting, held, { nameOf, nameAt, kindOf })
  const composed: Composed = { count: 0, recipients: [], kinds: [], shares: [] }
  const site = { world, crediting, reader: rowReader(world, record) }
  const [rows, recipients, kindsOf, counted] = [growingPlaces(), growingPlaces(), growingPlaces(), growingPlaces()]
  const [first, lines] = [new Uint32Array(count), new Uint32Array(count)]
  const nobodys = nobodysRows(world, record)
  let undated = 0
  let outside = 0
  for (let place = 0; place < count; place += 1) {
    const row = order?.[place] ?? place
    const stated = isGap(day.gaps, row) ? undefined : (day.values[row] ?? 0)
    // a date that has not happened yet puts no row into a period
    if (stated === undefined || (field?.role === 'event' && stated > world.eventsTo)) {
      undated += 1
      continue
    }
    if (stated < world.from || stated > world.until) continue
    const date = asDay(stated)
    // of several versions of one thing, the one in force on its own date counts
    if (shape.history !== null && inForce(world.lookup.versions(record, joinKey(rowAt(row).key)), date, date)?.row !== rowAt(row)) continue
    first[row] = kindsOf.length()
    const composes =
      composer?.compose(row, stated, composed) === true && !composer.exceeds(composed, (recipient) => isMember(recipient, stated))
    if (composes) {
      let some = false
      for (let line = 0; line < composed.count; line += 1) {
        const [recipient, kind] = [composed.recipients[line] ?? 0, composed.kinds[line] ?? 0]
        const counts = isMember(recipient, stated)
        some ||= counts
        if (isZero(kinds[kind]?.share ?? ZERO)) continue
        recipients.push(recipient)
        kindsOf.push(kind)
        counted.push(Number(counts))
      }
      if (!some) outside += 1
    } else {
      const made = linesOfRow(site, rowAt(row), date).map((line) =>
        isMember(nameOf(line.recipient), stated) ? { ...line, counts: true } : line,
      )
      const of = made.find(({ nobody }) => nobody !== undefined)?.nobody
      if (of?.territory != null) nobodys.add(of.territory, rowAt(row))
      if (!made.some(({ counts }) => counts)) outside += of === undefined ? 1 : 0
      else if (made.length > 1) warnOfMore(world, made)
      for (const line of made) {
        if (!isShare(line) || (clawed && isZero(keptOf(world, line)))) continue
        recipients.push(nameOf(line.recipient))
        kindsOf.push(kindOf(line))
        counted.push(Number(line.counts))
      }
    }
    lines[row] = kindsOf.length() - (first[row] ?? 0)
    if ((lines[row] ?? 0) > 0) rows.push(row)
  }
  nobodys.raise()
  const span = lineSpan(shape.file, 1)
  if (undated > 0 && dated === null) world.problems.raise('CB853', record, span, { record, count: undated, field: field?.name ?? 'date' })
  const onlyOwn = world.core.measures.every((one) => one.record !== record || one.scope.population.kind === 'person')
  if (outside > 0 && onlyOwn) world.problems.raise('CB854', record, span, { record, count: outside })
  const byDay = sortedBy(rows.done(), world.until - world.from + 1, (row) => (day.values[row] ?? 0) - world.from)
  return {
    crediting,
    held,
    day,
    rows: byDay.rows,
    first,
    lines,
    recipients: recipients.done(),
    kindOf: kindsOf.done(),
    counts: counted.done(),
    names,
    kinds,
  }
}
