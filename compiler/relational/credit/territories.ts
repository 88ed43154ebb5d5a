/** In which territory each row lies on its date, and who has it then (semantics 3, 13): by name, by rule, or with everything else. */
import type { Crediting, CreditRule } from '../../../runtime/core/credit.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { CreditedTerritories, Lying, NamedRows } from '../../../runtime/core/planning/territories.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import {
  ALWAYS,
  below,
  both,
  constant,
  either,
  NEVER,
  type Num,
  not,
  pick,
  plus,
  type Truth,
} from '../../../runtime/fast/program/number.ts'
import { type Chart, chartOf, type Place } from '../../../runtime/planning/territories/chart.ts'
import { rulesOf } from '../../../runtime/planning/territories/conditions.ts'
import { NOBODY } from '../../../runtime/planning/territories/owners.ts'
import { newSlots, type Slots, when } from '../measures/figures.ts'
import {
  allOf,
  column,
  columnNamed,
  compare,
  constants,
  integer,
  isOne,
  join,
  kept,
  nullable,
  select,
  stopAt,
  type Told,
  text,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import { calculator, dayIn, ownField } from '../records/fields.ts'
import { type Site, tableOf } from '../records/records.ts'
import type { Reached } from '../records/references.ts'
import { refuse } from '../refused.ts'

/** What credit rules call the territory of a row; its columns are kept under these paths. */
export const TERRITORY = 'territory'
export const TERRITORY_OWNER = `${TERRITORY}.owner`

/** How the rules of a record lead to territories; undefined where none does. */
export function lyingOf({ rules }: Crediting): Lying | undefined {
  const found = rules.flatMap((rule: CreditRule) => ('to' in rule && rule.to.kind === 'territory' ? [{ rule, lies: rule.to.lies }] : []))
  const [first, ...more] = found
  for (const { rule, lies } of more)
    if (JSON.stringify(lies) !== JSON.stringify(first?.lies)) refuse('credit through territories of several kinds', rule.origin)
  return first?.lies
}

/** The files of territories that a way of lying names. */
const filesOf = ({ core }: Site, { files }: Lying): readonly CreditedTerritories[] =>
  core.territories.filter(({ file }) => files.includes(file))

/** The paths from a row that its territories read. */
export const pathsOfTerritories = (site: Site, lies: Lying): readonly (readonly string[])[] =>
  filesOf(site, lies).flatMap(({ territories }) =>
    territories.territories.flatMap(({ covers }) =>
      covers.flatMap((one) =>
        one.kind === 'where'
          ? [...everyPart(one.where)].flatMap((part) => (part.kind === 'field' ? [[...lies.link, ...part.path]] : []))
          : [],
      ),
    ),
  )

/** Rows beside the territory in which each lies: `territory.name` and `territory.owner` among the columns, null where there is none. */
export function inTerritories(site: Site, crediting: Crediting, lies: Lying, rows: Reached, shown: string): Reached {
  const { build, core } = site
  const { record, origin } = crediting
  const covered = core.records.find(({ name }) => name === lies.record)
  const key = rows.columnOf.get([...lies.link, covered?.key[0] ?? ''].join('.'))
  if (covered === undefined || key === undefined || covered.key.length > 1) return refuse('territories of a key of several columns', origin)
  const files = filesOf(site, lies)
  for (const file of files) {
    if (file.asOf !== null) refuse('territories as of one day', origin)
    if (file.territories.winners > 1) refuse('territories that share a row', origin)
    stopAtUnknown(site, file, covered.name, origin)
  }
  const slots = newSlots()
  const keyThere = columnNamed(rows.relation, key).nullable ? when(slots, isThere(key)) : ALWAYS
  const places = files.flatMap((file) => placesIn(site, slots, rows, lies, file, key))
  const onDays = files.map((file) => on(slots, file.from, file.to))
  const anyFile = onDays.reduce(either, NEVER)
  const won = places.reduce<Truth>((any, one) => either(any, one.won), NEVER)
  const tied = places.reduce<Truth>((any, one) => either(any, one.tied), NEVER)
  const told = (what: string, says: string): Told => ({ name: `${record}_${what}`, says, origin })
  const flags = places.map((one, i) => ({ column: `lies_in_${i + 1}`, truth: both(keyThere, one.won) }))
  const made = write(build, told('lying', 'In which territory each row lies on its date'), rows.relation, slots, new Map(), [
    ...flags,
    { column: 'lies_nowhere', truth: both(both(anyFile, keyThere), both(not(won), not(tied))) },
    { column: 'lies_tied', truth: both(keyThere, tied) },
    { column: 'lies_in_no_file', truth: not(anyFile) },
  ])
  const stop = (flag: string, says: string, code: string): void => {
    const bad = select(build, told(flag, says), made, kept(made), isOne(flag))
    stopAt(build, bad, says, code, [shown, 'day'])
  }
  stop('lies_in_no_file', `no file of territories is for the day of a row of \`${record}\``, 'CB895')
  stop('lies_nowhere', `a row of \`${record}\` lies in no territory`, 'CB897')
  stop('lies_tied', `a row of \`${record}\` lies in two territories, and nothing decides between them`, 'CB887')
  const nameOf = chosen(
    flags.map((flag, i) => ({ if: isOne(flag.column), then: { kind: 'text', value: places[i]?.place.territory.name ?? '' } })),
  )
  const ownerOf = chosen(flags.flatMap((flag, i) => ownersIn(places[i]?.place, isOne(flag.column))))
  const withNames = select(build, told('in_territories', 'The territory of each row, and who has it on the date'), made, [
    ...kept(made),
    { column: nullable(text('territory_name')), value: nameOf },
    { column: nullable(text('territory_owner')), value: ownerOf },
  ])
  return {
    relation: withNames,
    columnOf: new Map([...rows.columnOf, [`${TERRITORY}.name`, 'territory_name'], [TERRITORY_OWNER, 'territory_owner']]),
  }
}

const isThere = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })
const NONE: Scalar = { kind: 'null', type: 'text' }
type Branch = Extract<Scalar, { kind: 'case' }>['when'][number]

function chosen(branches: readonly Branch[]): Scalar {
  const [first, ...more] = branches
  return first === undefined ? NONE : { kind: 'case', when: [first, ...more], otherwise: NONE }
}

/** Whether a row's day is one of some days. */
function on(slots: Slots, from: string | null, to: string | null): Truth {
  const condition = allOf(
    from === null ? null : compare('>=', column('day'), integer(dayOf(from))),
    to === null ? null : compare('<=', column('day'), integer(dayOf(to))),
  )
  return condition === null ? ALWAYS : when(slots, condition)
}

/** Who has a territory from when on, the last first. */
function ownersIn(place: Place | undefined, lies: Condition): readonly Branch[] {
  return [...(place?.territory.owners ?? [])].reverse().map(({ person, from }): Branch => {
    const condition = allOf(lies, from === null ? null : compare('>=', column('day'), integer(dayOf(from))))
    return { if: condition ?? lies, then: person === NOBODY ? NONE : { kind: 'text', value: person } }
  })
}

interface Placed {
  readonly place: Place
  readonly won: Truth
  readonly tied: Truth
}

/** Which territory of a file has a row (semantics 13): names first, then rules, a part before its whole, and the lowest priority. */
function placesIn(site: Site, slots: Slots, rows: Reached, lies: Lying, file: CreditedTerritories, key: string): readonly Placed[] {
  const chart = chartOf(file.territories)
  const open = on(slots, file.from, file.to)
  const named = (list: readonly NamedRows[]): Truth =>
    list.reduce<Truth>((any, { keys: [first, ...more], from, to }) => {
      const is = when(slots, { kind: 'text_in', value: column(key), options: [first ?? '', ...more] })
      return either(any, both(is, on(slots, from, to)))
    }, NEVER)
  const included = chart.places.map(({ territory }) => named(territory.includes))
  const excluded = chart.places.map(({ territory }) => named(territory.excludes))
  const fieldAt: Parameters<typeof calculator>[0]['fieldAt'] = (field) =>
    ownField(slots, rows.relation, rows.columnOf, { ...field, path: [...lies.link, ...field.path] as [string, ...string[]] })
  const read = calculator({ slots, fieldAt, today: dayIn(site.core, slots, rows.relation, 'day') })
  const covers = chart.places.map((place): Truth => {
    const rules = rulesOf(chart, place)
    if (rules === undefined) return NEVER
    const kept_ = [place.index, ...place.above].reduce<Truth>((all, index) => both(all, not(excluded[index] ?? NEVER)), ALWAYS)
    return rules.reduce<Truth>((all, some) => both(all, some.map(read.truth).reduce(either, NEVER)), kept_)
  })
  const byRule = chosenOf(chart, covers)
  const anyName = included.reduce<Truth>(either, NEVER)
  const twice = isSeveral(included)
  return chart.places.map((place, i) => ({
    place,
    won: both(open, either(both(included[i] ?? NEVER, not(twice)), both(not(anyName), byRule[i]?.won ?? NEVER))),
    tied: both(open, either(i === 0 ? twice : NEVER, both(not(anyName), byRule[i]?.tied ?? NEVER))),
  }))
}

const countOf = (truths: readonly Truth[]): Num => truths.map((one) => pick(one, constant(1n), constant(0n))).reduce(plus, constant(0n))
const isSeveral = (truths: readonly Truth[]): Truth => (truths.length < 2 ? NEVER : below(constant(1n), countOf(truths), false))

/** Of the territories that cover a row the one that has it; tied where several of the first rank do. */
function chosenOf({ places }: Chart, covers: readonly Truth[]): readonly Pick<Placed, 'won' | 'tied'>[] {
  const any = (some: readonly Place[], of: readonly Truth[]): Truth =>
    some.reduce<Truth>((all, { index }) => either(all, of[index] ?? NEVER), NEVER)
  const rules = places.map((one, i) => {
    const [parent] = one.above
    const others = places.filter((other) => other !== one && (parent === undefined || other.above.includes(parent)))
    return both(covers[i] ?? NEVER, one.rest ? not(any(others, covers)) : ALWAYS)
  })
  const parts = places.map((one, i) => {
    const inside = places.filter((other) => other.above.includes(one.index))
    return both(rules[i] ?? NEVER, not(any(inside, rules)))
  })
  return places.map((one, i) => {
    const earlier = any(
      places.filter(({ rank }) => rank < one.rank),
      parts,
    )
    const same = places.filter(({ rank }) => rank === one.rank)
    const several = isSeveral(same.map(({ index }) => parts[index] ?? NEVER))
    const first = both(parts[i] ?? NEVER, not(earlier))
    return { won: both(first, not(several)), tied: both(first, several) }
  })
}

/** Stops where a file names people or rows that the data do not know (CB888). */
function stopAtUnknown(site: Site, { file, territories }: CreditedTerritories, covered: string, origin: Crediting['origin']): void {
  const { build, core } = site
  const check = (record: string, names: readonly string[], what: string): void => {
    const { rows, shape, columnOf } = tableOf(site, record)
    const key = columnOf.get(shape.key[0] ?? '') ?? ''
    if (names.length === 0) return
    const told = (step: string, says: string): Told => ({ name: `${file.replace(/\W+/g, '_')}_${what}_${step}`, says, origin })
    const named = constants(
      build,
      told('named', `What territories name of \`${record}\``),
      ['named'],
      [...new Set(names)].map((one) => [one]),
    )
    const found = join(build, told('found', 'Beside the rows that have the name'), named, rows, {
      how: 'left',
      on: [{ left: 'named', right: key }],
      take: { [key]: 'found' },
    })
    const unknown = select(build, told('unknown', 'Names that no row has'), found, kept(found), { kind: 'is_null', value: column('found') })
    stopAt(build, unknown, `territories name what no row of \`${record}\` has`, 'CB888', ['named'])
  }
  const all = territories.territories
  check(
    core.people.record,
    all.flatMap(({ owners }) => owners.flatMap(({ person }) => (person === NOBODY ? [] : [person]))),
    'owners',
  )
  check(
    covered,
    all.flatMap(({ includes, excludes }) => [...includes, ...excludes].flatMap(({ keys }) => keys)),
    'rows',
  )
}
