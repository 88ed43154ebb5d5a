/** Rules of credit that are asked by number: what each gives to a row, and who is above somebody. */
import { asDay } from '../../calendar/civil.ts'
import type { CreditRule } from '../../core/credit.ts'
import { givenBy, type Site } from '../../evaluate/crediting.ts'
import { managersOf } from '../../evaluate/hierarchy.ts'
import { exactly } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { type HeldRows, rowsOneByOne } from './held-rows.ts'
import type { Numbering } from './kind-numbers.ts'
import { NOTHING, type Ratios } from './ratios.ts'
import { casesOf, type Epochs } from './rule-memory.ts'

export type PathRule = Exclude<CreditRule, { kind: 'levels' }>
export type LevelsRule = Extract<CreditRule, { kind: 'levels' }>

/** A rule, and what it gave to the row that was asked last: the place of a person, or `NOBODY`, and the number of a share. */
export interface Asked {
  readonly rule: PathRule
  /** Asks about a row; false where its case is not remembered. */
  readonly give: (row: number, day: number) => boolean
  recipient: number
  share: number
}

export const NOBODY = -1

/** Cases that are found in an array; more are found in a map. */
const IN_ARRAY = 2 ** 22

/** Numbers from -1 on that are remembered for cases. */
interface Remembered {
  readonly get: (key: number) => number | undefined
  readonly set: (key: number, value: number) => void
}

function memoryOf(size: number): Remembered {
  if (size > IN_ARRAY) return new Map<number, number>()
  // 0 is not asked yet
  const values = new Int32Array(size)
  return {
    get: (key) => {
      const value = values[key] ?? 0
      return value === 0 ? undefined : value - 2
    },
    set: (key, value) => {
      values[key] = value + 2
    },
  }
}

/** Where a rule is asked. */
export interface Asking {
  readonly site: Site
  readonly held: HeldRows
  readonly numbering: Numbering
  readonly ratios: Ratios
  readonly epochs: Epochs
}

/** A rule that the reference evaluator is asked about once for each different case of rows; undefined where they differ too much. */
export function askedRule({ site, held, numbering, ratios, epochs }: Asking, rule: PathRule): Asked | undefined {
  const cases = casesOf(site.world, held, rule, epochs)
  if (cases === undefined) return undefined
  const rowAt = rowsOneByOne(site.world, held)
  const [recipients, shares] = [memoryOf(cases.size), memoryOf(cases.size)]
  const one: Asked = {
    rule,
    recipient: NOBODY,
    share: NOTHING,
    give: (row, day) => {
      const key = cases.of(row, day)
      if (key < 0) return false
      let recipient = recipients.get(key)
      if (recipient === undefined) {
        const found = givenBy(site, rule, rowAt(row), asDay(day))
        recipient = found === undefined ? NOBODY : numbering.nameOf(found.recipient)
        recipients.set(key, recipient)
        shares.set(key, found === undefined ? NOTHING : ratios.of(found.share))
      }
      one.recipient = recipient
      one.share = shares.get(key) ?? NOTHING
      return true
    },
  }
  return one
}

/** The people above somebody, the nearest first, and the number of the share that each gets. */
export interface Levels {
  readonly rule: LevelsRule
  readonly parts: readonly number[]
  readonly managers: (place: number, day: number) => readonly number[]
}

export function levelsOf(world: World, rule: LevelsRule, numbering: Numbering, ratios: Ratios, epochs: Epochs): Levels {
  const byEpoch = Array.from({ length: epochs.count }, (): (readonly number[] | undefined)[] => [])
  return {
    rule,
    parts: rule.shares.map((part) => ratios.of(exactly(part))),
    managers: (place, day) => {
      const known = byEpoch[epochs.of(day)] ?? []
      const before = known[place]
      if (before !== undefined) return before
      const found = managersOf(world, rule.via, numbering.nameAt(place), asDay(day)).slice(0, rule.shares.length)
      const made = found.map(numbering.nameOf)
      known[place] = made
      return made
    },
  }
}
