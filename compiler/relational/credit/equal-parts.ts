/** Credit in equal parts: the people whom rows of another record name for a row, each once, share what the stated shares leave (semantics 3). */
import type { Crediting, CreditRule, Receiver } from '../../../runtime/core/credit.ts'
import {
  aggregate,
  column,
  columnNamed,
  freeName,
  int,
  join,
  plainName,
  type Relation,
  renamed,
  select,
  type Told,
} from '../program/build.ts'
import type { Condition } from '../program/scalar.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { inForce, type Reached, reached } from '../records/references.ts'
import { refuse } from '../refused.ts'

type Linked = Extract<Receiver, { kind: 'linked' }>
type EqualRule = Extract<CreditRule, { kind: 'equal' }>

/** Among how many people a row is shared equally; null where among none. */
export const EQUAL_PARTS = 'equal_parts'
/** How many people may share a row equally. */
export const MOST_EQUAL = 1000n

/** The rows with the number of people who share each, and those people: the keys of the row and `payee`. */
export interface EqualParts {
  readonly rows: Relation
  readonly people: Relation
}

/** Whom a row is shared among; undefined where no rule shares it so. */
export function equalPartsOf(site: Site, { record, rules }: Crediting, rows: Relation, keys: readonly string[]): EqualParts | undefined {
  const [first, second] = rules.flatMap((rule) => (rule.kind === 'equal' && rule.to.kind === 'linked' ? [{ rule, to: rule.to }] : []))
  if (first === undefined) return undefined
  if (second !== undefined) return refuse('credit in equal parts by several rules', second.rule.origin)
  const { build } = site
  const told = (what: string, says: string): Told => ({ name: `${record}_${what}`, says, origin: first.rule.origin })
  const { relation, columnOf } = namedBy(site, first, rows, keys, told)
  const payee = columnOf.get(first.to.path.join('.')) ?? ''
  const found = columnNamed(relation, payee)
  const there: Condition | null = found.nullable ? { kind: 'not', value: { kind: 'is_null', value: column(payee) } } : null
  const named = select(
    build,
    told('sharers_named', 'Who shares each row'),
    relation,
    [
      ...keys.map((key) => ({ column: columnNamed(relation, key), value: column(key) })),
      { column: renamed({ ...found, nullable: false }, 'payee'), value: column(payee) },
    ],
    there,
  )
  const people = aggregate(build, told('sharers', 'Who shares each row, each once'), named, [...keys, 'payee'], [])
  const counted = aggregate(build, told('sharers_counted', 'How many people share each row'), people, keys, [
    { column: int(EQUAL_PARTS, 1n, MOST_EQUAL), does: 'count' },
  ])
  build.bounds.push({ step: counted.name, column: EQUAL_PARTS, says: `the people who share a row of \`${record}\`` })
  const beside = join(build, told('to_share', 'Each row with the number of people who share it'), rows, counted, {
    how: 'left',
    on: keys.map((key) => ({ left: key, right: key })),
    take: { [EQUAL_PARTS]: EQUAL_PARTS },
  })
  return { rows: beside, people }
}

/** The rows of the other record that name each row, as they are on its day, with what leads from them to the person. */
function namedBy(
  site: Site,
  { rule, to }: { readonly rule: EqualRule; readonly to: Linked },
  rows: Relation,
  keys: readonly string[],
  told: (what: string, says: string) => Told,
): Reached {
  const [key, ...more] = keys
  const versions = versionsOf(site, to.record)
  const link = versions.columnOf.get(to.link)
  if (key === undefined || link === undefined || more.length > 0)
    return refuse('credit to those who share a key of several columns', rule.origin)
  const own = select(
    site.build,
    told('to_link', `What \`${to.record}\` names`),
    rows,
    [key, 'day'].map((name) => ({ column: columnNamed(rows, name), value: column(name) })),
  )
  const taken = new Set([key, 'day'])
  const names = [...versions.columnOf].map(([field, of]) => {
    const name = freeName((one) => taken.has(one), plainName(to.record, field))
    taken.add(name)
    return { field, of, name }
  })
  const linked = join(
    site.build,
    told('linked', `The rows of \`${to.record}\` that name each row, as they are on its day`),
    own,
    versions.rows,
    {
      on: [{ left: key, right: link }],
      and: inForce(versions),
      take: Object.fromEntries(names.map(({ of, name }) => [of, name])),
    },
  )
  return reached(site, linked, versions.shape, new Map(names.map(({ field, name }) => [field, name])), [to.path])
}

/** Lines of a rule that shares equally: one for each of the people. */
export function toEach({ build }: Site, { people }: EqualParts, lines: Relation, keys: readonly string[], told: Told): Relation {
  const each = join(build, told, lines, people, {
    on: keys.map((key) => ({ left: key, right: key })),
    take: { payee: 'payee' },
  })
  return each
}
