/** Compiled plans earn on every system of this machine what the reference evaluator earns, line by line, to the cent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compared } from './conformance.ts'
import { OPEN } from './engines/all.ts'
import { type Found, isThere } from './engines/engine.ts'
import { random, SHIPPED, shipped, type Tried } from './plans.ts'

/** How many random plans are tried; `TARGETS=full` tries more. */
const RANDOM = process.env.TARGETS === 'full' ? 2_000 : 200

const known = new Map<string, Tried | undefined>()
const once = (name: string, make: () => Tried | undefined): Tried | undefined => {
  if (!known.has(name)) known.set(name, make())
  return known.get(name)
}

describe.for(Object.entries(OPEN))('%s', ([name, open]) => {
  // not before a test of it runs: what is opened is closed
  let opened: Promise<Found>
  beforeAll(() => {
    opened = open()
  })
  afterAll(async () => {
    const found = await opened
    if (isThere(found)) await found.close()
  })

  test.for(SHIPPED)('%s/%s', { timeout: 300_000 }, async (plan) => {
    const [found, tried] = [await opened, once(plan.join('/'), () => shipped(plan))]
    if (!isThere(found)) return console.info(`${name} is not run: ${found.missing}`)
    if (tried === undefined || 'refused' in tried) return console.info(`${plan.join('/')} is not compiled: ${tried?.refused}`)
    const one = await compared(found, tried)
    if (one === undefined) console.info(`${plan.join('/')} has numbers too wide for ${name}`)
    expect(one?.wrong.slice(0, 10) ?? []).toEqual([])
  })

  test('random plans', { timeout: 900_000 }, async () => {
    const found = await opened
    if (!isThere(found)) return
    const wrong: string[] = []
    let [plans, tooWide] = [0, 0]
    for (let number = 0; number < RANDOM; number += 1) {
      const tried = once(`random ${number}`, () => random(number))
      if (tried === undefined || 'refused' in tried) continue
      const one = await compared(found, tried).catch((error: unknown) => ({ wrong: [String(error)], lines: 0 }))
      if (one === undefined) {
        tooWide += 1
        continue
      }
      plans += 1
      if (one.wrong.length > 0) wrong.push(`${tried.name}: ${one.wrong.slice(0, 3).join(' ')}`)
    }
    console.info(`${name}: ${plans} random plans, ${tooWide} too wide`)
    expect(wrong).toEqual([])
  })
})
