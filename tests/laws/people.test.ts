/** Laws 9, 15 and 19: people apart are people together, what nothing reads changes nothing, names change nothing. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { answer, ledgers } from './answer.ts'
import { law } from './law.ts'
import { rowsOf } from './ledger.ts'
import { stories } from './plans.ts'
import { type Block, block, type Cells } from './story.ts'

/** Another crew with the same year. */
const twin = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [
      name,
      ['id', 'owner', 'second', 'manager', 'who'].includes(name) && value !== '' ? `z${value}` : value,
    ]),
  )

law(
  'people who share nothing are computed together as apart',
  fc.property(stories('of others', 'population', 'exceptions'), (story) => {
    const together = answer({
      ...story,
      people: [...story.people, ...story.people.map(twin)],
      deals: [...story.deals, ...story.deals.map(twin)],
      absences: [...story.absences, ...story.absences.map(twin)],
    })
    const apart = [
      answer(story),
      answer({ ...story, people: story.people.map(twin), deals: story.deals.map(twin), absences: story.absences.map(twin) }),
    ]
    for (const ledger of ['credits', 'earnings', 'payments'] as const)
      expect(rowsOf(together[ledger]).sort()).toEqual(apart.flatMap((one) => rowsOf(one[ledger])).sort())
  }),
)

law(
  'a metric that nothing reads changes nothing',
  fc.property(stories(), (story) => {
    const unread = block('metric unread "Unread"', 'supports grow', 'sum of deal.amount', 'accumulates over year')
    expect(answer({ ...story, plan: [...story.plan, unread] }).earnings).toBe(answer(story).earnings)
  }),
)

const NAMES = [
  'sales',
  'second',
  'third',
  'part_a',
  'part_b',
  'part_c',
  'linked',
  'sprint',
  'opener',
  'club',
  'pot',
  'grow',
  'story',
  'world',
]
/** The same front for all names, so that they keep their order where it breaks ties. */
const named = (text: string): string =>
  text
    .replace(new RegExp(`(?<![\\w."])(?<!deal\\.)(${NAMES.join('|')})(?!\\w|\\.plan| match)`, 'g'), 'new_$1')
    .replaceAll('"Part ', '"Renamed ')
const renamed = ({ head, body }: Block): Block => ({ head: named(head), body: body?.map(named) })

law(
  'names and labels change no amount',
  fc.property(stories(), (story) => {
    const again = {
      ...story,
      plan: story.plan.map(renamed),
      company: story.company.map((one) => (one.head.startsWith('record') ? one : renamed(one))),
    }
    const sorted = (text: string): string[] => text.split('\n').sort()
    expect(sorted(ledgers(answer(again)).replaceAll('new_', ''))).toEqual(sorted(ledgers(answer(story))))
  }),
)
