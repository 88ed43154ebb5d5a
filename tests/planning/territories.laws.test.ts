/** Laws of territories on random rules: every row lands exactly where they say, in any order of rows, and the text tells every gap, overlap and dead rule before there are rows. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { ACCOUNTS, type Drawn, homesOf, territories, textsOf } from './random-territories.ts'
import { codesOf, plannedOf } from './texts.ts'

const RUNS = { numRuns: 150 }

/** The codes that the text alone raises. */
const toldBy = (all: readonly Drawn[]): ReadonlySet<string> => {
  const texts = textsOf(all, [])
  return new Set(compile('quotas.plan', (path) => texts[path]).diagnostics.map(({ code }) => code))
}

/** The same codes, found by trying every row there can be. */
function triedOut(all: readonly Drawn[]): ReadonlySet<string> {
  const homes = ACCOUNTS.map((account) => homesOf(all, account))
  const found = new Set<string>()
  if (homes.some((own) => own.length === 0)) found.add('CB540')
  if (homes.some((own) => own.length > 1)) found.add('CB541')
  const chain = (i: number): readonly number[] => {
    const under = all[i]?.under ?? null
    return under === null ? [i] : [i, ...chain(under)]
  }
  for (const [i, { rest }] of all.entries()) {
    const covered = ACCOUNTS.flatMap((account, at) =>
      chain(i).every((one) => all[one]?.rest === true || all[one]?.rule.holds(account)) ? [at] : [],
    )
    if (covered.length === 0) {
      if (!rest) found.add('CB543')
    } else if (!rest && !covered.some((at) => homes[at]?.includes(i))) {
      const winners = new Set(covered.flatMap((at) => (homes[at]?.length === 1 ? homes[at] : [])))
      if (winners.size > 0 && ![...winners].some((one) => chain(one).slice(1).includes(i))) found.add('CB542')
    }
  }
  return found
}

describe('the text alone', () => {
  test('tells gaps, overlaps and rules without effect exactly where rows would have them', () => {
    fc.assert(
      fc.property(territories({ decided: false, data: false }), (all) => {
        expect([...toldBy(all)].sort()).toEqual([...triedOut(all)].sort())
      }),
      { numRuns: 400 },
    )
  })
  test('tells nothing that rows would not have, where some rules are for data to decide', () => {
    fc.assert(
      fc.property(territories({ decided: false, data: true }), (all) => {
        const tried = triedOut(all)
        for (const code of toldBy(all)) expect(tried).toContain(code)
      }),
      RUNS,
    )
  })
  test('or the rows: what the text leaves open is refused on data', () => {
    fc.assert(
      fc.property(territories({ decided: false, data: true }), (all) => {
        const texts = textsOf(all, ACCOUNTS)
        if (toldBy(all).size > 0) return
        const tried = triedOut(all)
        const codes = new Set(codesOf(texts))
        expect([codes.has('CB886'), codes.has('CB887')]).toEqual([tried.has('CB540'), tried.has('CB541')])
      }),
      RUNS,
    )
  })
})

describe('every row', () => {
  const landed = (all: readonly Drawn[], accounts = ACCOUNTS) => {
    const { assignment } = plannedOf(textsOf(all, accounts)).coverage ?? {}
    if (assignment == null) throw new Error('no territories')
    return assignment.rows.map(({ key, territories: own }) => [key, ...own.map((index) => assignment.chart.places[index]?.territory.name)])
  }
  const sound = territories({ decided: true, data: true }).filter((all) => toldBy(all).size === 0)

  test('lands in the one territory that the rules say', () => {
    fc.assert(
      fc.property(sound, (all) => {
        expect(landed(all)).toEqual(ACCOUNTS.map((account) => [account.id, ...homesOf(all, account).map((i) => all[i]?.name)]))
      }),
      RUNS,
    )
  })
  test('lands there whatever the order of rows and of territories', () => {
    fc.assert(
      fc.property(sound, fc.infiniteStream(fc.nat()), (all, order) => {
        const shuffled = [...ACCOUNTS].map((account) => ({ account, by: order.next().value ?? 0 })).sort((a, b) => a.by - b.by)
        expect(
          landed(
            all,
            shuffled.map(({ account }) => account),
          ),
        ).toEqual(landed(all))
      }),
      { numRuns: 30 },
    )
  })
})
