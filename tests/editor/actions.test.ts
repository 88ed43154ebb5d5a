import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { format } from '../../compiler/format.ts'
import { actions } from '../../editor/actions.ts'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { findings } from '../../editor/findings.ts'
import { formatting } from '../../editor/formatting.ts'
import { catalogue } from '../../messages/catalogue/index.ts'
import type { Edit } from '../../messages/diagnostic.ts'
import { hasErrors } from '../../messages/diagnostic.ts'
import { edited, positionAt } from '../../messages/positions.ts'
import { analysed, plans, read } from './fixtures.ts'
import { anyMutant } from './mutants.ts'

const account = 'plans/northwind-cloud/account-executive.plan'
const withEdits = (analysis: Analysis, edits: readonly Edit[]): Analysis =>
  analyse(analysis.entry, (path) => {
    const text = analysis.sources.get(path)
    return text === undefined ? undefined : edited(text, path, edits)
  })

describe('a fourth metric, typed into the account executive of Northwind', () => {
  const FOURTH = `
metric services "Services" {
  supports cloud_growth
  encourages "Attach services to every deal"
  sum of deal.amount where deal.product = "Services"
  accumulates over year
}

pay services_pay "Services" on services {
  flat 1%
}
`
  const text = (read(account) ?? '').replace('\ndraw $4,000', `${FOURTH}\ndraw $4,000`)
  const analysis = analysed(account, { [account]: text })
  const rule = findings(analysis, account).find(({ code }) => code === 'CB401')
  test('is the rule, with all four places', () => {
    expect(rule?.message).toMatch(/^4 metrics move pay; /)
    expect(rule?.related.map(({ note }) => note).sort()).toEqual(
      ['cloud_bookings', 'gross_margin', 'new_logos', 'services'].map((name) => `\`${name}\` moves pay here`),
    )
  })
  test('is folded by one press, and then the plan compiles', () => {
    const [fold] = rule === undefined ? [] : actions(analysis, account, rule.span.start)
    expect(fold?.title).toMatch(/^fold `\w+` into `\w+`/)
    const after = withEdits(analysis, fold?.edits ?? [])
    expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(after.core).toBeDefined()
    expect(after.plan?.metrics.map(({ name }) => name).sort()).toEqual(['cloud_bookings', 'gross_margin', 'new_logos'])
  })
})

test('a misspelt name is mended by one press', () => {
  const text = (read(account) ?? '').replace('on new_logos {', 'on new_logo {')
  const analysis = analysed(account, { [account]: text })
  const at = positionAt(text, text.indexOf('on new_logo {') + 4)
  const [first] = actions(analysis, account, at)
  expect([first?.title, first?.preferred]).toEqual(['write new_logos', true])
  expect(edited(text, account, first?.edits ?? [])).toBe(read(account))
})

/** The fixes offered at a finding that leave as many of its words as there were. */
const without = (analysis: Analysis): string[] =>
  findings(analysis).flatMap(({ span }) =>
    actions(analysis, span.file, span.start, span.end).flatMap(({ edits, title, finding: { code, message } }) => {
      const count = (one: Analysis): number => findings(one).filter((other) => other.code === code && other.message === message).length
      return count(withEdits(analysis, edits)) < count(analysis) ? [] : [`${code} ${message}: ${title}`]
    }),
  )

describe('every fix that is offered, applied, removes its finding', () => {
  const codes = Object.entries(catalogue).filter(([, { bad }]) => bad().command.does === 'check')
  test.for(codes)('%s', ([, { bad }]) => {
    const { files } = bad()
    const [entry = ''] = Object.keys(files)
    const analysis = analyse(entry, (path) => files[path])
    expect(without(analysis)).toEqual([])
    // none of the catalogue's fixes is held back
    const all = findings(analysis)
    const offered = all.flatMap(({ span }) => actions(analysis, span.file, span.start, span.end))
    expect(offered.length).toBeGreaterThanOrEqual(all.flatMap(({ fixes }) => fixes).length)
  })
  test('in plans with mistakes of all kinds', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(anyMutant, ({ plan, text }) => {
        expect(without(analysed(plan, { [plan]: text }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('the layout', () => {
  test('of a plan that is laid out already takes no edit', () => {
    const laidOut = plans.filter((plan) => format(read(plan) ?? '', plan).text === read(plan))
    expect(laidOut.length).toBeGreaterThan(plans.length / 2)
    for (const plan of laidOut) expect(formatting(analysed(plan), plan), plan).toEqual([])
  })
  test('touches no line that stays', () => {
    const text = (read(account) ?? '').replace('paid monthly', 'paid     monthly').replace('  worth 30%', 'worth 30%')
    const edits = formatting(analysed(account, { [account]: text }), account)
    expect(edits.map(({ span, text: by }) => [span.start.line, span.end.line, by])).toEqual([
      [7, 8, 'paid monthly\n'],
      [45, 46, '  worth 30% of target\n'],
    ])
  })
  test('by its edits is the text of the formatter', { timeout: 120_000 }, () => {
    const spaced = (text: string): fc.Arbitrary<string> =>
      fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom('  ', '\n', '\n\n', '\t')), { maxLength: 8 }).map((puts) => {
        let done = text
        // where a space stands another may stand, but in texts and comments
        for (const [at, put] of [...puts].sort((a, b) => b[0] - a[0])) {
          const space = done.indexOf(' ', at)
          if (space >= 0) done = done.slice(0, space) + (put.includes('\n') ? ' ' : put) + done.slice(space)
        }
        return done
      })
    fc.assert(
      fc.property(
        fc.constantFrom(...plans).chain((plan) =>
          fc
            .oneof(
              spaced(read(plan) ?? ''),
              anyMutant.map(({ text }) => text),
            )
            .map((text) => ({ plan, text })),
        ),
        ({ plan, text }) => {
          const analysis = analysed(plan, { [plan]: text })
          const laidOut = format(text, plan)
          expect(edited(text, plan, formatting(analysis, plan))).toBe(laidOut.text)
          expect(hasErrors(laidOut.diagnostics) && laidOut.text !== text).toBe(false)
        },
      ),
      { numRuns: 80 },
    )
  })
})
