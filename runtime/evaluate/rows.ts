import { lineSpan } from '../../messages/span.ts'
import type { Day } from '../calendar/day.ts'
import { joinKey } from '../data/order.ts'
import { add, compare, isZero, ONE, ZERO } from '../exact/ratio.ts'
import { keptOf } from '../payments/clawback.ts'
import type { Credit } from './credit-line.ts'
import { linesOfRow, sayShare } from './crediting.ts'
import { inForce } from './lookup.ts'
import { rowReader } from './reader.ts'
import { isCredited, type Piece, timelineOf } from './spans.ts'
import { nobodysRows } from './territory-credit.ts'
import { dayIn } from './values.ts'
import { worldsOf } from './versions.ts'
import { perCount, perCountOfPlan, type World } from './world.ts'

const credits = perCount<readonly Credit[]>()

const members = perCountOfPlan<(person: string, day: Day) => boolean>()

/** Whether rows of a day count for a person. */
export const membershipsOf = (world: World): ((person: string, day: Day) => boolean) =>
  members(world, '', () => {
    const timelines = new Map<string, readonly Piece[]>()
    return (person, day) => {
      const timeline = timelines.get(person) ?? timelineOf(world, person, world.until)
      timelines.set(person, timeline)
      return isCredited(timeline, day)
    }
  })

/**
 * All credit lines of a record's rows on the plan's days, in order of (incentive date, row key); `counts` tells those to people of the
 * plan's population (semantics 2, 3, 17.2). `dated` names another date than the record's incentive date. Warns of rows without a date (CB853), rows credited to nobody here (CB854) and people
 * with more than the whole of a row (CB882), and of rows that lie in a territory that nobody has (CB899).
 */
export function creditsOf(world: World, record: string, dated: string | null = null): readonly Credit[] {
  return credits(world, `${record} ${dated ?? ''}`, () => {
    const byVersion = worldsOf(world)
    // each row by the rules of its own day (semantics 14)
    if (byVersion.length !== 1 || byVersion[0] !== world) return byVersion.flatMap((then) => creditsOf(then, record, dated))
    const crediting = world.core.credit.find((one) => one.record === record)
    const shape = world.lookup.record(record)?.shape
    const field = shape?.fields.find(({ name, role }) => (dated === null ? role === 'incentive' : name === dated))
    const table = world.data.tables.get(record)
    const isMember = membershipsOf(world)
    const found: Credit[] = []
    if (crediting === undefined) return found
    const site = { world, crediting, reader: rowReader(world, record) }
    const nobodys = nobodysRows(world, record)
    let undated = 0
    let outside = 0
    for (const row of table?.rows ?? []) {
      const stated = field === undefined ? undefined : dayIn(row.values.get(field.name))
      // a date that has not happened yet puts no row into a period
      const date = stated !== undefined && field?.role === 'event' && stated > world.eventsTo ? undefined : stated
      if (date === undefined) undated += 1
      if (date === undefined || date < world.from || date > world.until) continue
      // of several versions of one thing, the one in force on its own date counts
      if (shape?.history !== null && inForce(world.lookup.versions(record, joinKey(row.key)), date, date)?.row !== row) continue
      const lines = linesOfRow(site, row, date).map((line) => (isMember(line.recipient, date) ? { ...line, counts: true } : line))
      const of = lines.find(({ nobody }) => nobody !== undefined)?.nobody
      if (of?.territory != null) nobodys.add(of.territory, row)
      if (!lines.some(({ counts }) => counts)) outside += of === undefined ? 1 : 0
      else if (lines.length > 1) warnOfMore(world, lines)
      found.push(...lines.filter((line) => !isZero(keptOf(world, line))))
    }
    // who holds some of the rows cannot count them all
    if (world.apart !== undefined) return inOrder(found)
    nobodys.raise()
    const span = lineSpan(table?.file ?? record, 1)
    if (undated > 0 && dated === null) world.problems.raise('CB853', record, span, { record, count: undated, field: field?.name ?? 'date' })
    const onlyOwn = world.core.measures.every((one) => one.record !== record || one.scope.population.kind === 'person')
    if (outside > 0 && onlyOwn) world.problems.raise('CB854', record, span, { record, count: outside })
    return inOrder(found)
  })
}

/** By date; stable: rows of one day stay in order of their keys. */
const inOrder = (credits: Credit[]): readonly Credit[] => credits.sort((a, b) => a.date - b.date)

/** Warns CB882 of people who get more than the whole of a row by several lines. */
export function warnOfMore(world: World, lines: readonly Credit[]): void {
  const people = new Set(lines.filter(({ counts }) => counts).map(({ recipient }) => recipient))
  if (people.size === lines.length) return
  const file = lines[0] === undefined ? '' : (world.lookup.record(lines[0].record)?.shape.file ?? '')
  for (const person of people) {
    const own = lines.filter(({ recipient, share }) => recipient === person && !isZero(share))
    const total = own.reduce((sum, { share }) => add(sum, share), ZERO)
    const [first, second] = own
    if (first === undefined || second === undefined || compare(total, ONE) <= 0) continue
    const { record, row, rowKey } = first
    world.problems.raise('CB882', `${record} ${rowKey} ${person}`, lineSpan(file, row.line), {
      person,
      record,
      row: rowKey,
      total: sayShare(total),
    })
  }
}
