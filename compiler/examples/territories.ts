/** The territories of a case: an example describes few people and accounts, or none. */
import type { Core } from '../../runtime/core/core.ts'
import type { CreditRule } from '../../runtime/core/credit.ts'
import type { CreditedTerritories, Lying, NamedRows, Territory } from '../../runtime/core/planning/territories.ts'
import { NOBODY } from '../../runtime/planning/territories/owners.ts'
import type { ExampleCase } from '../plan.ts'
import { peopleOf } from './people.ts'

/**
 * The Core with the territories that a case speaks of. Where it states rows that territories are made of, the rules of the quotas file hold,
 * for the people and the rows that it names. Where it states none and speaks of one person, that person has the territory of every row.
 */
export function withTerritoriesOf(core: Core, one: ExampleCase): Core {
  if (core.territories.length === 0) return core
  const people = peopleOf(core, one)
  const covered = core.territories.flatMap(({ territories }) => territories.record ?? [])
  if (one.rows.some(({ record }) => covered.includes(record))) {
    const keys = new Set(one.rows.flatMap(({ values }) => Object.values(values).map(({ value }) => value)))
    return { ...core, territories: core.territories.map((file) => onlyNamed(file, new Set(people), keys)) }
  }
  const [only, second] = people
  return only === undefined || second !== undefined ? core : allOf(core, only)
}

/** The owners and the rows that the case names: others are nothing to it. */
function onlyNamed(file: CreditedTerritories, people: ReadonlySet<string>, keys: ReadonlySet<string>): CreditedTerritories {
  const rows = (named: readonly NamedRows[]): NamedRows[] =>
    named.flatMap((rows) => {
      const [first, ...rest] = rows.keys.filter((key) => keys.has(key))
      return first === undefined ? [] : [{ ...rows, keys: [first, ...rest] }]
    })
  const territories = file.territories.territories.map(
    (one): Territory => ({
      ...one,
      // somebody whom the case does not name is nobody from that day on
      owners: one.owners.map((owner) => (people.has(owner.person) ? owner : { ...owner, person: NOBODY })),
      includes: rows(one.includes),
      excludes: rows(one.excludes),
    }),
  )
  return { ...file, territories: { ...file.territories, territories } }
}

/** Every row lies in a territory of the one person. */
function allOf(core: Core, person: string): Core {
  const fileOf = (record: string): string => `every ${record}`
  const lying = (record: string): Lying => ({ record, link: [], files: [fileOf(record)] })
  const rule = (record: string, one: CreditRule): CreditRule =>
    one.kind !== 'levels' && one.to.kind === 'territory' ? { ...one, to: { kind: 'territory', lies: lying(record) } } : one
  const version = <T extends Pick<Core, 'credit' | 'measures'>>({ credit, measures, ...rest }: T) => ({
    ...rest,
    credit: credit.map((crediting) => ({ ...crediting, rules: crediting.rules.map((one) => rule(crediting.record, one)) })),
    measures: measures.map((measure) =>
      measure.scope.population.kind === 'territory'
        ? { ...measure, scope: { ...measure.scope, population: { kind: 'territory' as const, lies: lying(measure.record) } } }
        : measure,
    ),
  })
  const measures = [core, ...core.amendments].flatMap((one) => one.measures)
  const counted = new Map(measures.map(({ record, origin }) => [record, origin]))
  return {
    ...core,
    ...version(core),
    amendments: core.amendments.map(version),
    territories: [...counted].map(([record, origin]): CreditedTerritories => {
      const file = fileOf(record)
      const whole = { name: file, label: file, under: null, priority: null, includes: [], excludes: [], because: null, origin }
      const all: Territory = { ...whole, owners: [{ person, from: null, origin }], covers: [{ kind: 'rest', origin }] }
      return {
        file,
        label: file,
        from: '0001-01-01',
        to: '9999-12-31',
        asOf: null,
        territories: { record, segments: [], territories: [all], winners: 1, balance: null },
      }
    }),
  }
}
