import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesKnown } from '../../editor/complete/places.ts'
import { completions } from '../../editor/completions.ts'
import { namesIn } from '../../editor/names/of.ts'
import { assistAtEnd } from '../../grammar/assist.ts'
import type { Shape } from '../../grammar/form.ts'
import { kindsIn } from '../../grammar/kinds.ts'
import { parseTokens } from '../../grammar/parser.ts'
import { lexer } from '../../grammar/tokens.ts'
import { everyForm } from '../../grammar/vocabulary.ts'
import { offsetAt, positionAt } from '../../messages/positions.ts'
import { placeKey } from '../../messages/span.ts'
import { analysed, plans, read } from './fixtures.ts'

const account = 'plans/northwind-cloud/account-executive.plan'
const text = read(account) ?? ''
/** What is offered at the mark in a plan that ends there, or goes on after it. */
function offered(marked: string, { alone = false } = {}): string[] {
  const whole = alone ? marked : `${text}\n${marked}`
  const at = whole.indexOf('‸')
  const plan = whole.replace('‸', '')
  return completions(analysed(account, { [account]: plan }), account, positionAt(plan, at)).map(({ label }) => label)
}

const slots = (shape: Shape): string[] => {
  if (shape.is === 'expression' || shape.is === 'path') return [shape.slot]
  if (shape.is === 'optional') return shape.parts.flatMap(slots)
  return shape.is === 'choice' ? shape.options.flat().flatMap(slots) : []
}

test('every expression and path of every form has a place in the table, and the table has no others', () => {
  const all = everyForm().flatMap((form) => form.parts.flatMap(slots).map((slot) => `${form.name}.${slot}`))
  expect(placesKnown().sort()).toEqual([...new Set(all)].sort())
})

describe('what fits, and nothing else', () => {
  test('the kinds of files', () => expect(offered('‸', { alone: true })).toEqual(['company', 'plan', 'quotas', 'scenario']))
  test('metrics after `on`', () => expect(offered('pay extra "Extra" on ‸')).toEqual(['cloud_bookings', 'gross_margin', 'new_logos']))
  test('objectives after `supports`', () =>
    expect(offered('metric extra "Extra" {\n  supports ‸\n}')).toEqual(['cloud_growth', 'healthy_deals', 'keep_base', 'land_new']))
  test('fields of the record after its dot', () => expect(offered('metric extra {\n  sum of deal.‸\n}')).toContain('amount'))
  test('only fields that lead to people after `to`', () =>
    expect(offered('credit deal {\n  100% to deal.‸\n}')).toEqual(['engineer', 'owner']))
  test('only dates after `until`', () =>
    expect(offered('pay extra on new_logos {\n  hold 50% of each deal until deal.‸\n}')).toEqual(
      ['cancelled_on', 'closed_on', 'engineer', 'owner', 'paid_on'], // people have dates as well
    ))
  test('the row that is looked at, not the people, in a filter', () =>
    expect(offered('metric extra {\n  count of deal where ‸\n}')).toEqual(['deal', 'months', 'not', 'whole']))
  test('the texts that a field may have', () => {
    expect(offered('metric extra {\n  count of deal where deal.product = ‸\n}').slice(0, 3)).toEqual(['"Cloud"', '"Licence"', '"Services"'])
    expect(offered('metric extra {\n  count of deal where deal.kind in ("new", "‸\n}')).toEqual(['"expansion"', '"new"', '"renewal"'])
  })
  test('the properties of a metric', () =>
    expect(offered('pay extra on new_logos {\n  only when gross_margin.‸\n}')).toEqual(['attainment', 'quota']))
  test('clauses of the block at the beginning of its line, those of the core first', () => {
    const found = offered('pay extra on new_logos {\n  ‸\n}')
    expect(found).toEqual(expect.arrayContaining(['worth', 'only when', 'cap', 'graduated', 'excess carries to next']))
    expect(found.indexOf('worth')).toBeLessThan(found.indexOf('excess carries to next'))
    expect(found).not.toContain('sum of')
    expect(found).not.toContain('metric')
  })
  test('how a clause goes on, in its line', () => {
    const found = offered('pay extra on new_logos {\n  cap at 250% of worth ‸\n}')
    expect(found).toEqual(expect.arrayContaining(['per', 'each', 'before multipliers', 'when', 'unless']))
    expect(found).not.toContain('worth')
    expect(found).not.toContain('and')
  })
  test('the fields of a record in its table', () =>
    expect(offered('example "e" {\n  each deal\n  | id | ‸')).toEqual(expect.arrayContaining(['product', 'amount', 'cloud_bookings'])))
  test('nothing inside comments, numbers and labels', () => {
    expect(offered('# pay ‸')).toEqual([])
    expect(offered('cap at 25‸')).toEqual([])
    expect(offered('objective new_one "Open ‸')).toEqual([])
  })
  test('after a mistake further up, and in a block that is not closed', () => {
    expect(offered('metrik broken {\n  summ of deal.amount\n}\npay extra on ‸')).toContain('new_logos')
    expect(offered('pay open on new_logos {\n  worth 10% of target\n\npay extra on ‸')).toContain('new_logos')
  })
  test('the word that ends a phrase, and not another phrase that begins with it', () => {
    expect(offered('metric m "M" {\n  attainment against full ‸')).toContain('quota')
    expect(offered('metric m "M" {\n  attainment against full ‸')).not.toContain('quota to date')
    expect(offered('metric m "M" {\n  attainment against ‸')).toContain('quota to date')
  })
  test('what is typed already is replaced to the end of its word', () => {
    const plan = `${text}\npay extra on new_x {}`
    const at = plan.lastIndexOf('new_x')
    const [first] = completions(analysed(account, { [account]: plan }), account, positionAt(plan, at + 3))
    expect(first?.replace).toMatchObject({ start: positionAt(plan, at), end: positionAt(plan, at + 5) })
  })
})

test('after `flat ... per` stands what metrics count', () => {
  const plan = 'plans/worked/distinct.plan'
  const source = read(plan) ?? ''
  const at = source.indexOf('per customer') + 'per '.length
  expect(completions(analysed(plan), plan, positionAt(source, at)).map(({ label }) => label)).toContain('customer')
})

/** Words that people choose freely: names that are made, units of what is counted. */
const isFree = (line: string, image: string): boolean => line.includes(`per ${image}`) && /flat /.test(line)

describe.for(plans)('%s', (plan) => {
  test('every word that is written there is offered where it stands', () => {
    const source = read(plan) ?? ''
    const analysis = analysed(plan)
    const lines = source.split('\n')
    const made = new Set(
      (namesIn(analysis).occurrences.get(plan) ?? []).filter(({ declares }) => declares).map(({ word }) => placeKey(word.span.start)),
    )
    const words = kindsIn(source).filter(
      ({ token, kind }) => ['keyword', 'name', 'member', 'property'].includes(kind) && !made.has(`${token.startLine}:${token.startColumn}`),
    )
    const step = Math.max(1, Math.floor(words.length / 60))
    const missing = words
      .filter((_, at) => at % step === 0)
      .flatMap(({ token }) => {
        const line = lines[(token.startLine ?? 1) - 1] ?? ''
        const found = completions(analysis, plan, positionAt(source, token.startOffset)).some(
          ({ insert }) => insert === token.image || insert.startsWith(`${token.image} `),
        )
        return found || isFree(line, token.image) ? [] : [`${token.image} in \`${line.trim()}\``]
      })
    expect(missing).toEqual([])
  })
})

test('whatever is offered fits: read with all before it, no word of it is a mistake', () => {
  const cut = fc.constantFrom(...plans).chain((plan) => fc.record({ plan: fc.constant(plan), at: fc.nat((read(plan) ?? '').length) }))
  fc.assert(
    fc.property(cut, fc.boolean(), ({ plan, at }, cutOff) => {
      const source = read(plan) ?? ''
      const typed = cutOff ? source.slice(0, at) : source
      for (const { insert, replace } of completions(analysed(plan, { [plan]: typed }), plan, positionAt(typed, at))) {
        const from = offsetAt(typed, replace.start)
        const before = assistAtEnd(typed.slice(0, from))?.before ?? []
        // as if they stood there: which line a word is on says whether it may begin a clause
        const { line } = replace.start
        const put = lexer
          .tokenize(insert)
          .tokens.map((token) => ({ ...token, startOffset: token.startOffset + from, startLine: line, endLine: line }))
        const { mistake } = parseTokens([...before, ...put])
        expect(mistake?.token.image ?? '', `${insert} in ${plan} at ${at}`).toBe('')
      }
    }),
    { numRuns: 400 },
  )
}, 120_000)
