/** The smallest story that still fails: rows, people and clauses are left out as long as it does. */
import type { Block, Cells, Story } from '../laws/story.ts'

/** Every story with one thing less, the largest things first. */
function* smaller(story: Story): Generator<Story> {
  yield* halves(story.deals).map((deals) => ({ ...story, deals }))
  for (const list of ['absences', 'deals'] as const) yield* without(story[list]).map((rows) => ({ ...story, [list]: rows }))
  for (const id of new Set(story.people.map((person) => person.id))) yield withoutPerson(story, id)
  yield* without(story.people).map((people) => ({ ...story, people }))
  yield* without(story.plan).map((plan) => ({ ...story, plan }))
  yield* inside(story.plan).map((plan) => ({ ...story, plan }))
  yield* inside(story.company).map((company) => ({ ...story, company }))
  yield* simpler(story.people).map((people) => ({ ...story, people }))
  yield* simpler(story.deals).map((deals) => ({ ...story, deals }))
}

const without = <T>(list: readonly T[]): (readonly T[])[] => list.map((_, i) => list.filter((__, j) => j !== i))
const halves = <T>(list: readonly T[]): (readonly T[])[] =>
  list.length < 4 ? [] : [list.slice(0, list.length / 2), list.slice(list.length / 2)]

function withoutPerson(story: Story, id: string | undefined): Story {
  const others = (rows: readonly Cells[], field: string): Cells[] => rows.filter((row) => row[field] !== id)
  const freed = (rows: readonly Cells[], field: string): Cells[] => rows.map((row) => (row[field] === id ? { ...row, [field]: '' } : row))
  return {
    ...story,
    people: freed(others(story.people, 'id'), 'manager'),
    deals: freed(others(story.deals, 'owner'), 'second'),
    absences: others(story.absences, 'who'),
  }
}

/** Blocks with one clause less, or one line of a clause less. */
const inside = (blocks: readonly Block[]): (readonly Block[])[] =>
  blocks.flatMap(({ head, body }, i) => {
    const clauses = body ?? []
    const lines = clauses.flatMap((clause, j) =>
      without(clause.split('\n')).map((left) => clauses.map((one, k) => (k === j ? left.join('\n') : one))),
    )
    return [...without(clauses), ...lines].map((left) => blocks.map((one, j) => (j === i ? { head, body: left } : one)))
  })

/** Rows with one cell that says nothing. */
const simpler = (rows: readonly Cells[]): (readonly Cells[])[] =>
  rows.flatMap((row, i) =>
    Object.entries(row)
      .filter(([name, value]) => value !== '' && OPTIONAL.includes(name))
      .map(([name]) => rows.map((one, j) => (j === i ? { ...one, [name]: '' } : one))),
  )
const OPTIONAL = ['manager', 'left_on', 'second', 'cancelled_on', 'paid_on', 'sales_quota']

/** A story as small as can be found for which `fails` holds, as it does for this one; within so many tries. */
export function shrunk(story: Story, fails: (story: Story) => boolean, tries = 3000): Story {
  let [best, left] = [story, tries]
  for (let found = true; found && left > 0; ) {
    found = false
    for (const one of smaller(best)) {
      left -= 1
      if (left <= 0) break
      if (!fails(one)) continue
      best = one
      found = true
      break
    }
  }
  return best
}
