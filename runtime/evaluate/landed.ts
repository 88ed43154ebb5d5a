import type { CreditedTerritories, Lying, Territory } from '../core/planning/territories.ts'

/** A territory in which a row lies. */
export interface Landed {
  readonly lies: Lying
  readonly file: CreditedTerritories
  readonly territory: Territory
  /** 1: the one that comes first of those that have the row. */
  readonly rank: number
  /** Who has it on the day; null: nobody. */
  readonly owner: string | null
  /** Who has the territories that it is part of, the nearest first; those that nobody has are left out. */
  readonly above: readonly string[]
}

/** Why a part of a row is nobody's: it lies in a territory that nobody has, or leads to no row that territories are made of. */
export interface Nobody {
  /** The territory that nobody has; null: it lies in none. */
  readonly territory: string | null
  /** `in house`, `without account`: the end of the address of what is uncredited. */
  readonly says: string
}
