/** Law 18, and the end of law 7: what was recorded later is not known, and what was withdrawn has never been. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { parseDay } from '../../runtime/calendar/day.ts'
import { answer, ledgers } from './answer.ts'
import { law, withDeals } from './law.ts'
import { stories } from './plans.ts'
import { type Cells, textOf } from './story.ts'

/** Stories whose deals have versions. */
const versioned = stories('several records').filter(({ company }) => textOf(company).includes('known by'))

law(
  'an answer as of a day is that of the rows recorded by then',
  fc.property(versioned, fc.constantFrom('2026-03-31', '2026-06-15', '2026-10-31'), (story, day) => {
    const asOf = parseDay(day) ?? null
    const then = withDeals(
      story,
      story.deals.filter(({ recorded_on = '' }) => recorded_on <= day),
    )
    expect(ledgers(answer(story, { asOf }))).toBe(ledgers(answer(then, { asOf })))
  }),
)

law(
  'a deal that was withdrawn is as if it had never been',
  fc.property(versioned, fc.nat(30), (story, which) => {
    const one: Cells = { ...story.deals[which % story.deals.length], id: 'D-00' }
    const gone = [one, { ...one, recorded_on: '2028-01-01', withdrawn: 'yes' }]
    expect(ledgers(answer(withDeals(story, [...story.deals, ...gone])))).toBe(ledgers(answer(story)))
  }),
)
