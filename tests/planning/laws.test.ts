/** Laws of allocation on random companies: sums, order of rows, what is set by hand, and no cent lost over a year. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromFraction } from '../../runtime/exact/fraction.ts'
import { add, equal, isZero, multiply, ONE, ratio, total } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { leavesOf, nodesOf } from '../../runtime/planning/allocation/node.ts'
import { monthLines, monthSheet, treeLines, treeSheet } from '../../runtime/planning/allocation/sheets.ts'
import { csvOf } from '../../runtime/write/csv.ts'
import { COMPANY, codesOf, HEAD, plannedOf, quotaOf, type Texts } from './texts.ts'

const money = (cents: number): string => `${Math.trunc(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`
const written = (cents: number): string => `$${money(cents).replace(/\B(?=(\d{3})+\.)/g, ',')}`

interface Company {
  readonly texts: Texts
  readonly reps: readonly string[]
  readonly deals: readonly string[]
  readonly quotas: string
}

const company: fc.Arbitrary<Company> = fc
  .record({
    reps: fc.array(
      fc.record({
        region: fc.constantFrom('East', 'West', 'Nörd'),
        base: fc.nat({ max: 900_000 }),
        hired: fc.constantFrom('2020-01-01', '2026-02-10', '2026-07-01'),
      }),
      {
        minLength: 2,
        maxLength: 8,
      },
    ),
    deals: fc.array(fc.record({ owner: fc.nat({ max: 7 }), amount: fc.nat({ max: 5_000_000 }) }), { maxLength: 12 }),
    total: fc.integer({ min: 1, max: 900_000_000 }),
    hedges: fc.tuple(
      fc.constantFrom('', '5%', '110% of plan', '10/11 attainment factor', '3%'),
      fc.constantFrom('', '10%', '9/10 attainment factor'),
    ),
    weights: fc.tuple(
      fc.constantFrom('evenly', 'by history(FY25)', 'by 60% of history(FY25) + 40% of base', 'by headcount'),
      fc.constantFrom('evenly', 'by rep.base', 'by 50% of history(FY25) + 50% of headcount', 'by capacity'),
    ),
    unit: fc.constantFrom('', '$0.07', '$1', '$1,000'),
    floor: fc.boolean(),
    ceilings: fc.tuple(fc.option(fc.integer({ min: 40, max: 150 })), fc.option(fc.integer({ min: 80, max: 300 }))),
    override: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    adds: fc.boolean(),
  })
  .map(({ reps, deals, total: whole, hedges: [one, two], weights, unit, floor, ceilings, override, adds }) => {
    const hedged = [...(one === '' ? [] : [`region ${one}`]), ...(two === '' ? [] : [`rep ${two}`])]
    const lines = [
      `total ${written(whole)}`,
      `allocate to region ${weights[0]}`,
      `allocate to rep ${weights[1]}`,
      ...(hedged.length === 0 ? [] : [`hedge ${hedged.join(', ')}`]),
      ...(floor ? ['floor rep $0.05'] : []),
      ...(ceilings[0] === null ? [] : [`ceiling region ${written(Math.ceil((whole * ceilings[0]) / 100))}`]),
      ...(ceilings[1] === null ? [] : [`ceiling rep ${written(Math.max(5, Math.ceil((whole * ceilings[1]) / (100 * reps.length))))}`]),
      ...(unit === '' ? [] : [`round to ${unit} keeping totals`]),
      ...(override === null
        ? []
        : [`override "r0" ${written(override)} because "a" by "b" on 2026-01-01${adds ? ' adds to total' : ''} locked`]),
    ]
    const repRows = reps.map(({ region, base, hired }, i) => `r${i},${region},D,${hired},,${money(base)}`)
    const dealRows = deals.map(({ owner, amount }, i) => `d${i},r${owner % reps.length},2025-05-05,${money(amount)}`)
    const text = `${HEAD}\nquota bookings {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`
    return { reps: repRows, deals: dealRows, quotas: text, texts: textsOf(repRows, dealRows, text) }
  })

function textsOf(reps: readonly string[], deals: readonly string[], quotas: string): Texts {
  return {
    'company.plan': COMPANY,
    'quotas.plan': quotas,
    'reps.csv': `id,region,district,hired_on,left_on,base\n${reps.join('\n')}\n`,
    'deals.csv': `id,owner,closed_on,amount\n${deals.map((row) => `${row}\n`).join('')}`,
  }
}

const REFUSED = ['CB877', 'CB894']
const isRefused = (texts: Texts): boolean => codesOf(texts).some((code) => REFUSED.includes(code))
const everything = (texts: Texts): string => {
  const planned = plannedOf(texts)
  return csvOf(treeLines(planned), treeSheet) + csvOf(monthLines(planned), monthSheet)
}

describe('laws of allocation', () => {
  test('the parts sum to their parent times its hedge, at every level, after rounding, floors and overrides', () => {
    fc.assert(
      fc.property(company, ({ texts }) => {
        if (isRefused(texts)) return
        const [tree] = quotaOf(plannedOf(texts)).trees
        for (const { amount, children, added } of nodesOf(tree?.root as never)) {
          const [first] = children
          if (first === undefined) continue
          const level = tree?.version.levels.find(({ name }) => name === first.level)
          const over = fromFraction(level?.over ?? '0')
          const raised = multiply(ratio(amount), add(ONE, over))
          const unit = tree?.version.round.unit ?? '1'
          const share = isZero(over) ? raised : roundToUnit(raised, { mode: 'half_up', unit })
          expect(equal(total(children.map((one) => ratio(one.amount))), add(share, ratio(added)))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
  test('nobody is below a floor or above a ceiling but who is set by hand, and what is set by hand is what was set', () => {
    fc.assert(
      fc.property(company, ({ texts, quotas }) => {
        if (isRefused(texts)) return
        const [tree] = quotaOf(plannedOf(texts)).trees
        const set = /override "r0" \$([\d,.]+)/.exec(quotas)?.[1]?.replace(/[,.]/g, '')
        for (const { key, amount, cause } of nodesOf(tree?.root as never)) {
          if (key === 'r0' && set !== undefined) expect(amount).toBe(BigInt(set))
          else if (cause !== null) {
            expect(cause.floor === null || amount >= cause.floor.amount).toBe(true)
            expect(cause.ceiling === null || amount <= cause.ceiling.amount).toBe(true)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
  test('a move takes from one what it gives to the other, in every month', () => {
    fc.assert(
      fc.property(
        company,
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom('2026-01-01', '2026-05-17', '2026-12-31'),
        ({ texts, quotas }, share, day) => {
          const moved = quotas.replace(
            /\n}\n$/,
            `\n  move ${(share / 10).toFixed(1)}% from "r0" to "r1" effective from ${day} because "a" by "b" on 2026-01-01\n}\n`,
          )
          const files = { ...texts, 'quotas.plan': moved }
          if (isRefused(texts) || codesOf(files).includes('CB892')) return
          const [before, after] = [plannedOf(texts), plannedOf(files)]
          const exact = (planned: typeof before, id: string) =>
            (quotaOf(planned).person(id, planned.world.until)?.months ?? []).map((month) => month.exact)
          const both = (planned: typeof before) => exact(planned, 'r0').map((one, i) => add(one, exact(planned, 'r1')[i] ?? ratio(0n)))
          expect(both(after)).toEqual(both(before))
        },
      ),
      { numRuns: 60 },
    )
  })
  test('the order of rows and of clauses never matters', () => {
    fc.assert(
      fc.property(company, fc.boolean(), ({ reps, deals, quotas, texts }, both) => {
        if (isRefused(texts)) return
        const lines = quotas.split('\n')
        const at = lines.indexOf('quota bookings {')
        const clauses = lines.slice(at + 1, lines.lastIndexOf('}')).reverse()
        const turned = both ? [...lines.slice(0, at + 1), ...clauses, '}', ''].join('\n') : quotas
        expect(everything(textsOf([...reps].reverse(), [...deals].reverse(), turned))).toBe(everything(texts))
      }),
      { numRuns: 100 },
    )
  })
  test('locked overrides survive a later block', () => {
    fc.assert(
      fc.property(company, fc.integer({ min: 1, max: 900_000_000 }), ({ texts, quotas }, later) => {
        const text = `${quotas}quota bookings {\n  effective from 2026-06-16\n  total ${written(later)}\n}\n`
        const files = { ...texts, 'quotas.plan': text }
        if (isRefused(files)) return
        const [first, second] = quotaOf(plannedOf(files)).trees
        if (!quotas.includes('locked')) return
        expect(second?.leaves.get('r0')?.amount).toBe(first?.leaves.get('r0')?.amount)
        expect(second?.start.total).toBe(BigInt(later))
      }),
      { numRuns: 60 },
    )
  })
  test('the months of everybody sum to the tree, to the cent, where nothing shrinks them', () => {
    fc.assert(
      fc.property(company, ({ texts }) => {
        if (isRefused(texts)) return
        const planned = plannedOf(texts)
        const quota = quotaOf(planned)
        const [tree] = quota.trees
        const people = quota.people.flatMap((id) => quota.person(id, planned.world.until)?.amounts ?? [])
        const leaves = tree === undefined ? [] : leavesOf(tree.root)
        expect(total(people)).toEqual(total(leaves.map(({ amount }) => ratio(amount))))
      }),
      { numRuns: 100 },
    )
  })
})
