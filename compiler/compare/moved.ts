/** Who gains and who loses between two answers, and how much. */
import type { Paid, PersonPaid } from './paid.ts'

/** One person on both sides; somebody whom only one side pays has nothing on the other. Amounts are minor units. */
export interface Move {
  readonly id: string
  readonly name: string
  readonly before: bigint
  readonly after: bigint
  readonly change: bigint
  /** The person after the change; before it where only that pays them. */
  readonly person: PersonPaid
  /** The person before the change. */
  readonly was: PersonPaid | undefined
  /** Whether only one of the two pays the person at all. */
  readonly only: 'before' | 'after' | null
}

/** Everybody on either side, those that both pay first. */
export function movesOf(before: Paid, after: Paid): readonly Move[] {
  const old = new Map(before.people.map((person) => [person.id, person]))
  const kept = after.people.map((person): Move => {
    const was = old.get(person.id)
    old.delete(person.id)
    const from = was?.total ?? 0n
    const { id, name, total } = person
    return { id, name, before: from, after: total, change: total - from, person, was, only: was === undefined ? 'after' : null }
  })
  const gone = [...old.values()].map(
    (person): Move => ({
      id: person.id,
      name: person.name,
      before: person.total,
      after: 0n,
      change: -person.total,
      person,
      was: person,
      only: 'before',
    }),
  )
  return [...kept, ...gone]
}
