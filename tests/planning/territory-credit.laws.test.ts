/** Laws of credit through random territories: every deal is credited whole, to whoever the rules and the dates say, in any order of rows and by both evaluators. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { byColumns, byReference } from '../fast/ledgers.ts'
import { ACCOUNT_RECORD, ACCOUNTS, csvOf, type Drawn, fileOf, homesOf, territories } from './random-territories.ts'
import { COMPANY, type Texts } from './texts.ts'

const HANDOVER = '2026-07-01'

/** A deal of one account, at a day on one side of the handover. */
interface Deal {
  readonly account: number
  readonly day: string
  readonly cents: number
}
const deals = fc.array(
  fc.record({
    account: fc.nat({ max: ACCOUNTS.length - 1 }),
    day: fc.constantFrom('2026-01-01', '2026-06-30', HANDOVER, '2026-07-02', '2026-12-31'),
    cents: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -10_000_000, max: 10_000_000 })),
  }),
  { minLength: 1, maxLength: 12 },
)

const money = (cents: number): string => `${cents < 0 ? '-' : ''}${(Math.abs(cents) / 100).toFixed(2)}`
const dealLines = (all: readonly Deal[]): string[] =>
  all.map(({ account, day, cents }, i) => `D-${i},${ACCOUNTS[account]?.id},${day},${money(cents)}`)

/** Who has a territory: nobody has the last one, the others change hands on one day. */
const ownersOf = (name: string): string => (name === 'net' ? '' : `  owner "${name}-a"\n  owner "${name}-b" effective from ${HANDOVER}\n`)

function textsOf(all: readonly Drawn[], some: readonly Deal[], winners: number, credit: string): Texts {
  const owned = all.reduce(
    (text, { name }) => text.replace(`territory ${name} "${name}" {\n`, (head) => head + ownersOf(name)),
    fileOf(all),
  )
  const quotas = owned.replace(ACCOUNT_RECORD, '').replace('winners 1', `winners ${winners}`)
  const people = all.flatMap(({ name }) => (name === 'net' ? [] : [`${name}-a`, `${name}-b`]))
  return {
    'company.plan': `${COMPANY.replace('  owner     rep\n', '  account   account\n')}${ACCOUNT_RECORD}\ncredit deal { ${credit} }\n`,
    'q.plan': quotas.slice(0, quotas.indexOf('\nquota bookings')),
    'ae.plan': `plan ae "AE"
language 1
uses "company.plan", "q.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
overpayment recovered from next pay up to 100% of it
paid monthly
pay commission "Commission" on bookings { flat 10% }
`,
    'reps.csv': `id,region,district,hired_on,left_on,base\n${people.map((id) => `${id},East,E,2020-01-01,,1.00\n`).join('')}`,
    'accounts.csv': csvOf(ACCOUNTS),
    'deals.csv': `id,account,closed_on,amount\n${dealLines(some).join('\n')}\n`,
  }
}

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
