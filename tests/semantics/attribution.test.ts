/** How the amount of a part of pay is shared over its deals (semantics 6.7): figures derived by hand beside each test. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { coreOf } from '../../compiler/examples/core.ts'
import { dataOf } from '../../compiler/examples/data.ts'
import { givenOf } from '../../compiler/examples/given.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { byRow } from '../../runtime/evaluate/fixtures.ts'

/** What each deal of an example earned over the whole year; what no deal explains under ''. */
function sharesOf(file: string, title: string, pay: string): Readonly<Record<string, string>> {
  const { plan, core } = compile(file, (path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  const one = plan?.examples.find((example) => example.title === title)?.cases[0]
  if (core === undefined || one === undefined) throw new Error(`${file} has no example ${title}`)
  const own = coreOf(core, one)
  const outcome = evaluate(own, dataOf(own, one), { period: 'FY26', asOf: null, given: givenOf(own, one) }, (finding) => {
    throw new Error(finding.message)
  })
  if (outcome === undefined) throw new Error('no answer')
  return byRow(outcome, pay)
}

describe('deal by deal', () => {
  test('a rate of its own for each deal', () => {
    expect(sharesOf('rows.plan', 'a rate for each kind', 'by_kind')).toEqual({ 'D-1': '3000.00', 'D-2': '800.00', 'D-3': '50.00' })
  })
  test('a kicker belongs to its own deals, an amount at once to none', () => {
    expect(sharesOf('rows.plan', 'kickers', 'kicked')).toEqual({ 'D-1': '2000.00', 'D-2': '2400.00', 'D-3': '60000.00', '': '5000.00' })
  })
  test('beside a flat rate too: 5% of each deal, and 2% of 20,000 for the renewal alone', () => {
    expect(sharesOf('rows.plan', 'kickers', 'flat_kicked')).toEqual({ 'D-1': '1000.00', 'D-2': '1400.00', 'D-3': '30000.00' })
  })
  test('a limit per deal acts on that deal', () => {
    expect(sharesOf('rows.plan', 'limits per deal', 'limited')).toEqual({
      'D-1': '4500.00',
      'D-2': '150.00',
      'D-3': '2000.00',
      'D-4': '-4500.00',
    })
  })
})
