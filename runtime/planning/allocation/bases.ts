/** What a node brings with it: its history, a number of its row or of its people, how many they are. */
import type { Day } from '../../calendar/day.ts'
import type { Level } from '../../core/planning/allocation.ts'
import type { Basis, Named } from '../../core/planning/basis.ts'
import type { Unit } from '../../core/unit.ts'
import { valueAlong } from '../../evaluate/lookup.ts'
import { numberIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { add, type Ratio, ratio, sign, total, ZERO } from '../../exact/ratio.ts'
import type { History } from './history.ts'
import { type Member, personValue } from './people.ts'

/** A place in the tree before it has an amount: its people, and everyone who ever stood there. */
export interface Spot {
  readonly level: Level | null
  readonly key: string
  readonly members: readonly Member[]
  readonly everyone: readonly Member[]
}

/** Asks what the territories that a person has on a day hold of a number of their rows; `named` is what is told where a row has none. */
export type Held = (person: string, path: readonly string[], day: Day, named: Named) => Ratio

/** What is known of the year that is allocated. */
export interface Facts {
  readonly world: World
  readonly metric: string
  readonly unit: Unit
  /** An amount of the quota, as people read it. */
  readonly say: (amount: Ratio) => string
  /** The day on which rows are read. */
  readonly day: Day
  readonly history: History
  /** The part of the year for which a person counts, by days and ramp. */
  readonly counts: (member: Member) => Ratio
  /** What the territories that a person has on a day hold of a number of their rows. */
  readonly held: Held
}

/** The value of a basis at a place. Reports CB873 where a row does not have it, CB874 where it is below zero. */
export function basisAt(facts: Facts, { basis, says, origin }: Named, spot: Spot): Ratio {
  const value = valueAt(facts, { basis, says, origin }, spot)
  const { problems } = facts.world
  if (value === undefined) {
    problems.raise('CB873', `${says} ${spot.key}`, origin.span, { basis: says, node: spot.key })
    return ZERO
  }
  if (sign(value) < 0) problems.raise('CB874', `${says} ${spot.key}`, origin.span, { basis: says, node: spot.key })
  return value
}

function valueAt(facts: Facts, named: Named, spot: Spot): Ratio | undefined {
  const { basis } = named
  const { world, metric, day, history, counts, held } = facts
  switch (basis.kind) {
    case 'history':
      return total(spot.everyone.map(({ id }) => history(metric, basis.period, id)))
    case 'headcount':
      return ratio(BigInt(spot.members.length))
    case 'capacity':
      return total(spot.members.map(counts))
    case 'person':
      return sum(spot.members.map(({ row }) => numberIn(personValue(world, row, day, basis.path))))
    case 'node': {
      const record = spot.level?.record
      if (record == null) return undefined
      const row = world.lookup.versions(record, spot.key).at(-1)?.row
      return row === undefined
        ? undefined
        : numberIn(valueAlong(world.lookup, { record, row, day, horizon: world.until, eventsTo: world.eventsTo }, basis.path))
    }
    case 'rows': {
      const found = rowsBy(facts, basis)
      return basis.to === 'node' ? (found.get(spot.key) ?? ZERO) : total(spot.members.map(({ id }) => found.get(id) ?? ZERO))
    }
    case 'territory':
      return total(spot.members.map(({ id }) => held(id, basis.path, day, named)))
    default: {
      const never: never = basis
      return never
    }
  }
}

/** What a basis counts: the quota's own unit for history, people for a headcount, else what its field counts. */
export function unitOfBasis({ world, unit }: Facts, basis: Basis, level: Level | null): Unit {
  switch (basis.kind) {
    case 'history':
      return unit
    case 'headcount':
    case 'capacity':
      return { kind: 'number' }
    case 'person':
      return unitAt(world, world.core.people.record, basis.path)
    case 'node':
      return unitAt(world, level?.record ?? '', basis.path)
    case 'rows':
    case 'territory':
      return unitAt(world, basis.record, basis.path)
    default: {
      const never: never = basis
      return never
    }
  }
}

function unitAt(world: World, record: string, [first = '', ...rest]: readonly string[]): Unit {
  const unit = world.lookup.record(record)?.fields.get(first)?.unit ?? { kind: 'number' }
  return rest.length > 0 && unit.kind === 'reference' ? unitAt(world, unit.record, rest) : unit
}

const sum = (values: readonly (Ratio | undefined)[]): Ratio | undefined =>
  values.reduce<Ratio | undefined>((so, one) => (so === undefined || one === undefined ? undefined : add(so, one)), ZERO)

type Rows = Extract<Basis, { kind: 'rows' }>
const summed = new WeakMap<World, Map<string, ReadonlyMap<string, Ratio>>>()

/** A number of a record's rows by the key that they lead to. */
function rowsBy({ world, day }: Facts, { record, path, link }: Rows): ReadonlyMap<string, Ratio> {
  const memory = summed.get(world) ?? new Map<string, ReadonlyMap<string, Ratio>>()
  summed.set(world, memory)
  const name = JSON.stringify([record, path, link, day])
  const known = memory.get(name)
  if (known !== undefined) return known
  const made = new Map<string, Ratio>()
  for (const row of world.data.tables.get(record)?.rows ?? []) {
    const start = { record, row, day, horizon: world.until, eventsTo: world.eventsTo }
    const key = valueAlong(world.lookup, start, link)
    const value = numberIn(valueAlong(world.lookup, start, path))
    if (typeof key === 'string' && value !== undefined) made.set(key, add(made.get(key) ?? ZERO, value))
  }
  memory.set(name, made)
  return made
}
