/** Laws of credit through random territories: every deal is credited whole, to whoever the rules and the dates say, in any order of rows and by both evaluators. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { byColumns, byReference } from '../fast/ledgers.ts'
import { deals, HANDOVER, textsOf } from './random-credit.ts'
import { ACCOUNTS, homesOf, territories } from './random-territories.ts'
import type { Texts } from './texts.ts'

function ready(texts: Texts) {
  const { core, diagnostics } = compile('ae.plan', (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return { core, files: (file: string) => (texts[file] === undefined ? undefined : Buffer.from(texts[file])) }
}
const creditsOf = (texts: Texts) => {
  const { core, files } = ready(texts)
  const { outcome, diagnostics } = run(core, files, { period: 'FY26', asOf: null })
  if (outcome === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return outcome.credits
}

/** Random territories that the text finds no fault with. */
const sound = territories({ decided: true, data: true }).filter(
  (all) => compile('ae.plan', (path) => textsOf(all, [], 1, '100% to territory.owner')[path]).core !== undefined,
)

describe('a deal', () => {
  test('goes whole to whoever the rules and the day say', () => {
    fc.assert(
      fc.property(sound, deals, (all, some) => {
        const lines = creditsOf(textsOf(all, some, 1, '100% to territory.owner')).map(
          ({ rowKey, recipient, amount }) => `${rowKey} ${recipient} ${amount}`,
        )
        const expected = some.flatMap(({ account, day, cents }, i) => {
          const one = ACCOUNTS[account]
          const [home] = one === undefined ? [] : homesOf(all, one)
          const name = all[home ?? -1]?.name ?? ''
          const owner = name === 'net' ? '' : `${name}-${day < HANDOVER ? 'a' : 'b'}`
          return cents === 0 ? [] : [`D-${i} ${owner} ${cents}`]
        })
        expect(lines.sort()).toEqual(expected.sort())
      }),
      { numRuns: 60 },
    )
  }, 120_000)
  test('is credited whole, to the cent, however many have its account', () => {
    fc.assert(
      fc.property(
        sound,
        deals,
        fc.constantFrom('equal to territory.owner', '60% to territory.owner when territory.rank = 1\n  rest to territory.owner'),
        (all, some, credit) => {
          const sums = new Map<string, bigint>()
          for (const { rowKey, amount } of creditsOf(textsOf(all, some, 2, credit))) sums.set(rowKey, (sums.get(rowKey) ?? 0n) + amount)
          for (const [i, { cents }] of some.entries()) expect(sums.get(`D-${i}`) ?? 0n).toBe(BigInt(cents))
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
  test('is credited alike in any order of rows, and by columns', () => {
    fc.assert(
      fc.property(sound, deals, fc.constantFrom(1, 2), fc.infiniteStream(fc.nat()), (all, some, winners, stream) => {
        const texts = textsOf(all, some, winners, 'equal to territory.owner')
        const shuffled = (text: string): string => {
          const [head, ...lines] = text.trimEnd().split('\n')
          const keyed = lines.map((line) => [stream.next().value, line] as const).sort(([a], [b]) => a - b)
          return `${[head, ...keyed.map(([, line]) => line)].join('\n')}\n`
        }
        const { core, files } = ready(texts)
        const other: Texts = {
          ...texts,
          'deals.csv': shuffled(texts['deals.csv'] ?? ''),
          'accounts.csv': shuffled(texts['accounts.csv'] ?? ''),
        }
        const expected = byReference(core, files, 'FY26')
        expect(expected).not.toHaveProperty('refused')
        expect(byReference(core, ready(other).files, 'FY26')).toEqual(expected)
        expect(byColumns(core, ready(other).files, 'FY26')).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
