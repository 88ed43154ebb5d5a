/** A plan without data pays a person who is imagined, as its examples state them. */
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImaginedShown } from '../../playground/session/imagined.ts'
import { isRefusal } from '../../playground/session/refusal.ts'
import { type Served, served } from './served.ts'
import { shipped } from './shipped.ts'

const withoutData = (company: string, entry: string) => ({ ...shipped(company, entry), data: {} })

async function imaginedIn({ client }: Served, at: number | null, moves: Readonly<Record<string, number>> = {}): Promise<ImaginedShown> {
  const answer = await client.call('imagined', { at, moves })
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

describe('an account executive', () => {
  let tab: Served
  beforeAll(async () => {
    tab = served()
    await tab.client.call('open', withoutData('northwind-cloud', 'account-executive.plan'))
  })

  test('at quota earns their target', async () => {
    const { cases, at, result, left } = await imaginedIn(tab, null)
    expect(cases[at]).toBe('pays target at quota')
    // 70% of $120,000.00 for the year's quota; 30% of it for the customers of four quarters
    expect(result.parts.slice(0, 2).map(({ earned }) => earned)).toEqual(['$84,000.00', '$36,000.00'])
    expect(result.earned).toBe('$120,000.00')
    expect(result.days).toBe('1 Feb 2026 to 31 Jan 2027')
    // a rank among nobody is no rank
    expect(left).toEqual(["President's Club"])
    expect(result.parts.every(({ curve }) => curve === null || curve.you !== null)).toBe(true)
  })

  test('with more new customers earns what the curve says', async () => {
    const { at } = await imaginedIn(tab, null)
    const { result, movables } = await imaginedIn(tab, at, { new_logos: 6 })
    // 6 of 4 is 150%, which pays 200% of $9,000.00 in each of four quarters
    expect(result.parts[1]?.earned).toBe('$72,000.00')
    expect(result.earned).toBe('$156,000.00')
    expect(movables.find(({ key }) => key === 'new_logos')).toMatchObject({ label: 'New customers', says: '6 of 4', at: 6 })
  })

  test('with a larger target earns in proportion, and below 20% of margin keeps half of the commission', async () => {
    const { at } = await imaginedIn(tab, null)
    // a step is a twentieth of $120,000
    const { result } = await imaginedIn(tab, at, { target: 40, gross_margin: 19 })
    // of $240,000.00: half of 70%, and 30%
    expect(result.parts.slice(0, 2).map(({ earned }) => earned)).toEqual(['$84,000.00', '$72,000.00'])
  })

  test.for<Record<string, number>>([{ new_logos: 1e9 }, { target: -5 }, { ['__proto__']: 3 }, { nothing: 3 }])(
    '%o moves nothing out of bounds',
    async (moves) => {
      const { movables } = await imaginedIn(tab, null, moves)
      for (const { at, steps } of movables) {
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(steps)
      }
    },
  )
})

const FOLDERS = ['northwind-cloud', 'adventure-works', 'lakeside-agency', 'marlow-home', 'published', 'worked']

test.for(FOLDERS)('every plan of %s pays somebody who is imagined', { timeout: 120_000 }, async (folder) => {
  const files = readdirSync(`plans/${folder}`).filter((file) => file.endsWith('.plan'))
  for (const entry of files) {
    const { client } = served()
    const { burden } = await client.call('open', withoutData(folder, entry))
    if (burden === null) continue
    const answer = await client.call('imagined', { at: null, moves: {} })
    expect(isRefusal(answer) ? `${entry}: ${answer.message}` : answer.result.earned).toMatch(/\d/)
    if (isRefusal(answer)) throw new Error(`${entry}: ${answer.message}`)
  }
})
