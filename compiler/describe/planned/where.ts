/** Why a row lies in its territory, and what a territory is made of. */
import { parseDay } from '../../../runtime/calendar/day.ts'
import type { NamedRows } from '../../../runtime/core/planning/territories.ts'
import { numberIn } from '../../../runtime/evaluate/values.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import type { Assigned, Assignment } from '../../../runtime/planning/territories/assign.ts'
import type { Place } from '../../../runtime/planning/territories/chart.ts'
import { rowNumbers } from '../../../runtime/planning/territories/numbers.ts'
import { ownerOn } from '../../../runtime/planning/territories/owners.ts'
import { isOn, type Placing, placingOf, type Reason } from '../../../runtime/planning/territories/placing.ts'
import { rowValue } from '../../../runtime/planning/territories/rows.ts'
import { territoryLines } from '../../../runtime/planning/territories/summary.ts'
import { type Block, block, type Line, reason, text } from '../page.ts'
import { listed, sayDay } from '../words.ts'
import { sayNumber, sayWhen } from './territories.ts'

/** The row or the territory of that name; nothing where there is none. */
export function whereBlocks(planned: Planned, key: string): Block[] {
  const assignment = planned.coverage?.assignment
  if (assignment == null) return []
  const row = assignment.rows.find((one) => one.key === key)
  const place = assignment.chart.places.find(({ territory }) => territory.name === key)
  return [
    ...(row === undefined ? [] : block(`${assignment.record} ${key}, on ${sayDay(assignment.day)}`, rowLines(planned, assignment, row))),
    ...(place === undefined ? [] : block(`Territory ${key}, on ${sayDay(assignment.day)}`, territoryWords(planned, assignment, place))),
  ]
}

const who = ({ territory }: Place, { day }: Assignment): string => {
  const owner = ownerOn(territory, day)
  return owner === null ? `\`${territory.name}\`, which is the house's` : `\`${territory.name}\`, which \`${owner}\` has`
}

function rowLines(planned: Planned, assignment: Assignment, { key, row, territories }: Assigned): Line[] {
  const { world, planning } = planned
  const { record, day, chart } = assignment
  const placing = placingOf(world, { ...planning.territories, record })
  const won = territories.flatMap((index) => chart.places[index] ?? [])
  const holds = rowNumbers(planning).flatMap(({ says, unit, path }) => {
    const value = numberIn(rowValue(world, record, row, day, path))
    return value === undefined ? [] : [`${says} ${sayNumber(planned, unit)(value)}`]
  })
  return [
    ...won.flatMap((place): Line[] => {
      const why = placing.reason(row, day, place.index)
      return [text(`It is in ${who(place, assignment)}${why === undefined ? '' : `: ${says(why, place)}`}.`), ...because(why)]
    }),
    ...chart.places.filter((place) => !won.includes(place)).flatMap((place) => otherLine(place, won, placing, { key, row, day }) ?? []),
    ...otherDays(assignment, key),
    ...(holds.length === 0 ? [] : [text(`It holds ${listed(holds)}.`)]),
  ]
}

/** Names that count on other days. */
const otherDays = ({ chart, day }: Assignment, key: string): Line[] =>
  chart.places.flatMap(({ territory }) => {
    const told = (word: string, all: readonly NamedRows[]): Line[] =>
      all
        .filter((one) => one.keys.includes(key) && !isOn(one, day))
        .flatMap((one) => [text(`\`${territory.name}\` ${word} it by name${sayWhen(one)}.`), reason(one.reason, 1)])
    return [...told('includes', territory.includes), ...told('excludes', territory.excludes)]
  })

const because = (why: Reason | undefined): Line[] => (why?.by === 'name' ? [reason(why.says, 1)] : [])

function says({ by, says: rule }: Reason, { territory }: Place): string {
  if (by === 'name') return 'it includes it by name'
  if (by === 'rest') return `everything else${territory.under === null ? '' : ` below \`${territory.under}\``}`
  return `it covers \`${rule}\``
}

/** What else would have the row, and why it has it not. */
function otherLine(
  place: Place,
  won: readonly Place[],
  { chart, reason: reasonOf }: Placing,
  { key, row, day }: Pick<Assigned, 'key' | 'row'> & { readonly day: Assignment['day'] },
): Line | undefined {
  const { territory } = place
  const out = [place, ...place.above.flatMap((index) => chart.places[index] ?? [])]
    .flatMap((one) => one.territory.excludes)
    .find((named) => named.keys.includes(key) && isOn(named, day))
  const covers = [place.index, ...place.above].every(
    (index) => reasonOf(row, day, index) !== undefined || chart.places[index]?.territory.covers.length === 0,
  )
  const own = reasonOf(row, day, place.index)
  if (!covers || own === undefined || own.by === 'name') return undefined
  const name = `\`${territory.name}\``
  if (out !== undefined) return text(`${name} covers it by rule, and excludes it by name: ${out.reason}.`)
  const part = won.find(({ above }) => above.includes(place.index))
  if (part !== undefined) return text(`${name} covers it too; \`${part.territory.name}\` is part of it and comes first.`)
  if (own.by === 'rest') return undefined
  const [first] = won
  if (first === undefined) return undefined
  const why =
    reasonOf(row, day, first.index)?.by === 'name'
      ? 'a name comes before a rule'
      : `\`${first.territory.name}\` comes first${first.territory.priority === null ? '' : `, with priority ${first.territory.priority}`}`
  return text(`${name} covers it too; ${why}.`)
}

/** Territories list no more rows than these; territories.csv has all. */
const LISTED = 20

function territoryWords(planned: Planned, assignment: Assignment, { territory, index }: Place): Line[] {
  const numbers = rowNumbers(planned.planning)
  const line =
    planned.coverage === null ? undefined : territoryLines(planned.world, planned.coverage, numbers).find((one) => one.index === index)
  const owners = territory.owners.map(({ person, from }) => {
    const day = from === null ? undefined : parseDay(from)
    return day === undefined ? `\`${person}\`` : `\`${person}\` from ${sayDay(day)} on`
  })
  const rows = assignment.rows.filter(({ territories }) => territories.includes(index)).map(({ key }) => key)
  const named = (word: string, all: readonly NamedRows[]): Line[] =>
    all.flatMap((one) => [text(`It ${word} ${listed(one.keys)} by name${sayWhen(one)}.`), reason(one.reason, 1)])
  return [
    ...(territory.because === null ? [] : [reason(territory.because)]),
    text(owners.length === 0 ? "It is the house's." : `It belongs to ${owners.join(', then ')}.`),
    ...(territory.under === null ? [] : [text(`It is part of \`${territory.under}\`, and has only what that one covers too.`)]),
    ...territory.covers.map((one) => text(one.kind === 'rest' ? 'It covers everything else.' : `It covers \`${one.says}\`.`)),
    ...(territory.priority === null ? [] : [text(`Its priority is ${territory.priority}.`)]),
    ...named('includes', territory.includes),
    ...named('excludes', territory.excludes),
    text(
      rows.length === 0
        ? 'No row is in it.'
        : `${rows.length === 1 ? 'One row is' : `${rows.length} rows are`} in it: ${listed(rows.length <= LISTED ? rows : [...rows.slice(0, LISTED), `${rows.length - LISTED} more`])}.`,
    ),
    ...(line === undefined || numbers.length === 0 || rows.length === 0
      ? []
      : [
          text(
            `${rows.length === 1 ? 'It holds' : 'Together they hold'} ${listed(numbers.map(({ says: name, unit }, i) => `${name} ${line.holds[i] === undefined ? '' : sayNumber(planned, unit)(line.holds[i])}`))}.`,
          ),
        ]),
  ]
}
