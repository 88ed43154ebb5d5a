/** Where credited rows lie, and who has those territories on their date (semantics 3, 13). */
import type { Day } from '../calendar/day.ts'
import { everyPart } from '../core/parts.ts'
import type { CreditedTerritories, Lying } from '../core/planning/territories.ts'
import type { Row } from '../data/table.ts'
import { checkNames, labelsOf } from '../planning/territories/assign.ts'
import { checkOwners, type Tenure, tenureOn } from '../planning/territories/owners.ts'
import { type Placed, type Placing, placingOf, type Reason } from '../planning/territories/placing.ts'
import { nameOf } from '../planning/territories/rows.ts'
import type { Landed } from './landed.ts'
import { changes, inForce, valueAlong } from './lookup.ts'
import { pathsIn } from './reach.ts'
import { dayOf } from './values.ts'
import { perPlan, type World } from './world.ts'

/** Where a row lies, or why nobody can say. */
export type Lies =
  | { readonly kind: 'landed'; readonly landed: readonly Landed[] }
  /** No file is for the day. */
  | { readonly kind: 'no file' }
  /** It leads to no row that territories are made of. */
  | { readonly kind: 'no row' }
  | { readonly kind: 'no territory'; readonly key: string }
  | { readonly kind: 'tied'; readonly key: string; readonly territories: readonly string[]; readonly winners: number }

const NO_FILE: Lies = { kind: 'no file' }
const NO_ROW: Lies = { kind: 'no row' }

interface Site {
  readonly placing: Placing
  readonly place: (row: Row, day: Day) => Placed
}
const sites = perPlan<Site>()

/** The rules of a file, with what they said of each row: of every day at once where they read nothing that changes from day to day. */
const siteOf = (world: World, { file, territories }: CreditedTerritories, record: string): Site =>
  sites(world, file, () => {
    const placing = placingOf(world, { ...territories, record })
    checkNames(world, placing.chart, record)
    checkOwners(world, territories)
    const conditions = territories.territories.flatMap(({ covers }) => covers.flatMap((one) => (one.kind === 'where' ? [one.where] : [])))
    const moves = conditions.some(
      (condition) =>
        [...everyPart(condition)].some(({ kind }) => kind === 'months_since') ||
        pathsIn(condition, 'row').some((path) => changes(world.lookup, record, path)),
    )
    const known = new Map<Row, Map<Day | null, Placed>>()
    const place = (row: Row, day: Day): Placed => {
      const byDay = known.get(row) ?? new Map<Day | null, Placed>()
      if (byDay.size === 0) known.set(row, byDay)
      const on = moves || placing.isDated(row) ? day : null
      const found = byDay.get(on) ?? placing.place(row, day)
      byDay.set(on, found)
      return found
    }
    return { placing, place }
  })

/** Where a row of `record` lies on a day. Reports CB888 once for what a file names and the data do not know. */
export function liesIn(world: World, record: string, lying: Lying, row: Row, day: Day): Lies {
  const file = fileOn(world, lying, day)
  if (file === undefined) return NO_FILE
  const covered = coveredRow(world, record, lying, row, dayIn(file, day))
  if (covered === undefined) return NO_ROW
  const on = dayIn(file, day)
  const { placing, place } = siteOf(world, file, lying.record)
  const { won, tied } = place(covered, on)
  const { chart } = placing
  if (tied.length > 0) return { kind: 'tied', key: nameOf(covered), territories: labelsOf(chart, tied), winners: chart.winners }
  if (won.length === 0) return { kind: 'no territory', key: nameOf(covered) }
  const ownerOf = (index: number): string | null => {
    const territory = chart.places[index]?.territory
    return territory === undefined ? null : (tenureOn(territory, on)?.person ?? null)
  }
  const landed = won.flatMap((index, i): Landed[] => {
    const one = chart.places[index]
    if (one === undefined) return []
    const above = one.above.flatMap((parent) => ownerOf(parent) ?? [])
    return [{ lies: lying, file, territory: one.territory, rank: i + 1, owner: ownerOf(index), above }]
  })
  return { kind: 'landed', landed }
}

const dayIn = ({ asOf }: CreditedTerritories, day: Day): Day => (asOf === null ? day : dayOf(asOf))

/** The file that is for a day; of two the first, which checks do not let pass. */
const fileOn = ({ core }: World, { files }: Lying, day: Day): CreditedTerritories | undefined =>
  core.territories.find((one) => {
    const { from, to } = daysOf(one)
    return files.includes(one.file) && from <= day && day <= to
  })

const days = new WeakMap<CreditedTerritories, { readonly from: Day; readonly to: Day }>()

function daysOf(one: CreditedTerritories): { readonly from: Day; readonly to: Day } {
  const known = days.get(one) ?? { from: dayOf(one.from), to: dayOf(one.to) }
  days.set(one, known)
  return known
}

/** The row that decides where another one lies: itself, or the one at the end of its references. */
function coveredRow({ lookup, eventsTo }: World, record: string, { record: covered, link }: Lying, row: Row, day: Day): Row | undefined {
  if (link.length === 0) return row
  const key = valueAlong(lookup, { record, row, day, horizon: day, eventsTo }, link)
  return typeof key === 'string' ? inForce(lookup.versions(covered, key), day, day)?.row : undefined
}

/** What puts a row into a territory on a day, and who has that; undefined where nobody does. */
export function reasonOf(
  world: World,
  record: string,
  lying: Lying,
  row: Row,
  day: Day,
  { file, territory }: Landed,
): { readonly key: string; readonly reason: Reason; readonly tenure: Tenure } | undefined {
  const on = dayIn(file, day)
  const covered = coveredRow(world, record, lying, row, on)
  const { placing } = siteOf(world, file, lying.record)
  const index = placing.chart.places.find((place) => place.territory === territory)?.index
  const reason = covered === undefined || index === undefined ? undefined : placing.reason(covered, on, index)
  const tenure = tenureOn(territory, on)
  return covered === undefined || reason === undefined || tenure === undefined ? undefined : { key: nameOf(covered), reason, tenure }
}
