/** Law 1: the order of blocks, of clauses, of bands and of rows means nothing. Only a list headed `first match` has an order. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { answer, ledgers } from './answer.ts'
import { law, order, reordered } from './law.ts'
import { stories } from './plans.ts'
import type { Block } from './story.ts'

/** Bands of a table in another order; rows of a matrix stand below its head. Bounds that follow the quota are written as they rise: only data tell their order. */
function bandsReordered(clause: string, by: readonly number[]): string {
  const [head = '', ...rest] = clause.split('\n')
  if (rest.length === 0 || head === 'first match' || clause.includes('of quota')) return clause
  const bands = rest.slice(0, -1)
  const fixed = bands[0]?.startsWith('|') ? 1 : 0
  return [head, ...bands.slice(0, fixed), ...reordered(bands.slice(fixed), by), ...rest.slice(-1)].join('\n')
}

const clausesReordered = ({ head, body }: Block, by: readonly number[]): Block => ({
  head,
  body:
    body === undefined || head.startsWith('record')
      ? body
      : reordered(
          body.map((clause) => bandsReordered(clause, by)),
          by,
        ),
})

law(
  'in any order of blocks, clauses and bands the ledgers are the same bytes',
  fc.property(stories(), order, (story, by) => {
    const [head, ...blocks] = story.plan
    const turned = reordered(blocks, by).map((block) => clausesReordered(block, by))
    const again = {
      ...story,
      plan: head === undefined ? turned : [head, ...turned],
      company: story.company.map((block) => clausesReordered(block, by)),
    }
    expect(ledgers(answer(again))).toBe(ledgers(answer(story)))
  }),
  24,
)

law(
  'in any order of rows the ledgers are the same bytes',
  fc.property(stories(), order, (story, by) => {
    const again = { ...story, people: reordered(story.people, by), deals: reordered(story.deals, by) }
    expect(ledgers(answer(again))).toBe(ledgers(answer(story)))
  }),
)
