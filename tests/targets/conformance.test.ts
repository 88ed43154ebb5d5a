/**
 * Compiled plans earn on every system of this machine what the reference evaluator earns, line by line, to the cent: the shipped plans on their
 * data, the examples of every text, and random plans on data at their bounds.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TEXTS } from '../relational/examples.ts'
import { OPEN } from './engines/all.ts'
import { type Found, isThere } from './engines/engine.ts'
import { openSpark } from './engines/spark.ts'
import { examples, random, SHIPPED, shipped } from './plans.ts'
import { coverage, leave, lost, type Tally, tallyOf } from './tally.ts'

/** How many random plans are tried among the tests; `npm run conformance` tries all that the figures are of. */
const RANDOM = Number(process.env.RANDOM_PLANS ?? 50)
/** As many as the figures of the docs are of. */
const ALL = 500
const AT_ONCE = 50
/** The largest year of all is run whole with them, and a quarter of it among the tests. */
const PLANS = SHIPPED.map(([company, text, period, lines]): readonly [string, string, string, number] =>
  text === 'territory.plan' && RANDOM < ALL ? [company, text, `${period}-Q2`, lines / 5] : [company, text, period, lines],
)

/** `SYSTEM=spark` runs the suite on Spark, which takes far longer than all others together: a few plans of it are among the tests of Spark. */
const ON_SPARK = process.env.SYSTEM === 'spark'
const OPENED: Readonly<Record<string, () => Promise<Found>>> = ON_SPARK ? { spark: () => openSpark('many') } : OPEN
const TIMEOUT = ON_SPARK ? 3_600_000 : 600_000

let engines: ReadonlyMap<string, Found>
let tally: Tally
beforeAll(async () => {
  const opened = Object.entries(OPENED).map(async ([target, open]): Promise<[string, Found]> => [target, await open()])
  engines = new Map(await Promise.all(opened))
  tally = tallyOf(engines)
  for (const found of engines.values()) if (!isThere(found)) console.info(`${found.name} is not run: ${found.missing}`)
}, 300_000)
afterAll(async () => {
  for (const found of engines.values()) if (isThere(found)) await found.close()
}, 60_000)

/** The parts of the suite that ran: what is counted only holds of all of them. */
let parts = 0

test.for(PLANS)('%s/%s in %s', { timeout: TIMEOUT }, async (plan) => {
  const tried = shipped(plan)
  expect('refused' in tried ? tried.refused : tried.expected.length).toBeGreaterThan(plan[3])
  expect(await tally.met(tried)).toEqual([])
  parts += 1
})

const FOLDERS = [...new Set(TEXTS.map((text) => text.slice(0, text.indexOf('/'))))]

test.for(FOLDERS)('the examples of every text in plans/%s', { timeout: TIMEOUT }, async (folder) => {
  const wrong: string[] = []
  for (const text of TEXTS) if (text.startsWith(`${folder}/`)) for (const tried of examples(text)) wrong.push(...(await tally.met(tried)))
  expect(wrong).toEqual([])
  parts += 1
})

const BLOCKS = Array.from({ length: RANDOM / AT_ONCE }, (_, at) => at * AT_ONCE)

test.for(BLOCKS)(`${AT_ONCE} random plans from number %i`, { timeout: TIMEOUT }, async (from) => {
  const wrong: string[] = []
  for (let number = from; number < from + AT_ONCE; number += 1) {
    const tried = random(number)
    if (tried !== undefined) wrong.push(...(await tally.met(tried)))
  }
  expect(wrong).toEqual([])
  parts += 1
})

test('what was compiled, and was not too wide, still is', () => {
  if (parts < PLANS.length + FOLDERS.length + BLOCKS.length) return console.info('not all was run, so nothing is counted')
  const [seen, before] = [tally.seen(), coverage()]
  if (RANDOM === ALL) leave(ON_SPARK ? 'conformance-spark' : 'conformance', seen)
  for (const { system, version, plans, lines, tooWide } of Object.values(seen.ran))
    console.info(`${system} ${version}: ${plans} plans, ${lines} lines, ${tooWide.length} too wide`)
  const more = Object.keys(before.refused).filter((name) => !(name in seen.refused))
  if (RANDOM === ALL && more.length > 0) console.info(`${more.length} more plans compile: node scripts/conformance.mjs counts them`)
  expect(RANDOM <= ALL ? lost(seen, before) : []).toEqual([])
})
