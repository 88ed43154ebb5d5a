/** One mistake, one error: on the exact words, in business words, with help; the rest of the plan is still understood. */

import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { sliceAt } from '../../messages/positions.ts'
import { compiled, textOf } from '../plans/adventure-works.ts'

interface Mistake {
  readonly name: string
  readonly change: readonly [from: string, to: string]
  readonly code: string
  /** The text under the error. */
  readonly on: string
  readonly says: string
  readonly help: string
}

const extra = 'metric items "Items" {\n  supports grow_sales\n  sum of line.quantity\n  accumulates over year\n}\n\npay sales_commission'

const mistakes: readonly Mistake[] = [
  {
    name: 'a typo in a keyword',
    change: ['accumulates over quarter', 'acumulates over quarter'],
    code: 'CB101',
    on: 'acumulates',
    says: 'does not fit',
    help: 'did you mean `accumulates`?',
  },
  {
    name: 'a typo in the head of a block',
    change: ['metric gross_margin', 'mertic gross_margin'],
    code: 'CB101',
    on: 'mertic',
    says: 'does not fit',
    help: 'did you mean `metric`?',
  },
  {
    name: 'an unknown field',
    change: ['line.reseller where', 'line.reselelr where'],
    code: 'CB204',
    on: 'reselelr',
    says: '`line` has no field `reselelr`',
    help: 'did you mean `reseller`?',
  },
  {
    name: 'a missing brace',
    change: ['each quarter stays"\n}', 'each quarter stays"\n'],
    code: 'CB102',
    on: '{',
    says: 'the block of `pay reach_bonus` is not closed',
    help: 'add `}` after its last line',
  },
  {
    name: 'a fourth metric',
    change: ['pay sales_commission', `${extra}`],
    code: 'CB401',
    on: 'reach_bonus',
    says: '4 metrics move pay; a plan may use at most 3',
    help: 'fold two',
  },
  {
    name: 'a metric without objective',
    change: ['  supports widen_reach\n', ''],
    code: 'CB403',
    on: 'active_resellers',
    says: 'serves no objective',
    help: 'add `supports OBJECTIVE`',
  },
  {
    name: 'money times money',
    change: ['sum of line.amount', 'sum of line.amount * line.amount'],
    code: 'CB301',
    on: 'line.amount * line.amount',
    says: 'money times money has no meaning',
    help: 'multiply money by a percent',
  },
  {
    name: 'overlapping bands',
    change: ['from 100% at 2.5x', 'from 80% at 2.5x'],
    code: 'CB501',
    on: 'from 80% at 2.5x',
    says: 'two bands claim',
    help: '`from x` includes x',
  },
  {
    name: 'an unreachable band',
    change: ['cap at 200% of worth', 'cap attainment at 90%'],
    code: 'CB502',
    on: 'from 100% at 2.5x',
    says: 'attainment is capped at 90%',
    help: 'drop the band',
  },
  {
    name: 'a wrong currency',
    change: ['target $60,000 per year', 'target €60,000 per year'],
    code: 'CB303',
    on: '€60,000',
    says: 'this amount is in EUR, the plan is in USD',
    help: 'write it in USD',
  },
  {
    name: 'an expected amount off by a cent',
    change: ['$36,000.00', '$36,000.01'],
    code: 'CB601',
    on: '$36,000.01',
    says: 'comes to $36,000.00, not $36,000.01',
    help: 'the difference is -$0.01',
  },
  {
    name: 'a quote that is not closed',
    change: ['then go on"\n', 'then go on\n'],
    code: 'CB103',
    on: '"Reach your quota, then go on',
    says: 'no closing quote',
    help: 'add `"`',
  },
  {
    name: 'a percent without its noun',
    change: ['cap at 200% of worth', 'cap at 200%'],
    code: 'CB304',
    on: '200%',
    says: '`cap` wants money, this is a percent',
    help: '`cap at 200% of worth`',
  },
  {
    name: 'commas in the wrong place',
    change: ['$60,000', '$6,0000'],
    code: 'CB104',
    on: '$6,0000',
    says: 'do not mark thousands',
    help: 'every three digits',
  },
  {
    name: 'an unknown objective',
    change: ['supports grow_sales', 'supports grow_sale'],
    code: 'CB201',
    on: 'grow_sale',
    says: 'no objective is called `grow_sale`',
    help: 'did you mean `grow_sales`?',
  },
]

/** The plan with the mistake; a fourth metric also moves pay. */
const broken =
  ({ name, change: [from, to] }: Mistake) =>
  (text: string): string => {
    expect(text).toContain(from)
    const changed = text.replace(from, to)
    return name === 'a fourth metric'
      ? changed.replace('  cap at 200% of worth', '  only when items >= 5\n  cap at 200% of worth')
      : changed
  }

describe.for([...mistakes])('$name', (mistake) => {
  const plan = compiled('territory.plan', broken(mistake))
  const errors = [...plan.diagnostics, ...runExamples(plan).flatMap((result) => result.diagnostics)].filter((d) => d.severity === 'error')
  const text = broken(mistake)(textOf('territory.plan'))

  test('is one error, at its exact place, with help', () => {
    expect(errors.map((d) => d.code)).toEqual([mistake.code])
    const [error] = errors
    expect(error && sliceAt(text, error.span)).toBe(mistake.on)
    expect(error?.message).toContain(mistake.says)
    expect(error?.help).toContain(mistake.help)
  })

  test('leaves the other declarations understood', () => {
    expect(plan.plan?.objectives).toHaveLength(3)
    expect(plan.plan?.metrics.map((metric) => metric.name)).toContain('gross_margin')
    expect(plan.plan?.credit).toHaveLength(1)
    expect(plan.plan?.examples).toHaveLength(3)
  })

  test('nothing can be paid', () => {
    if (mistake.code !== 'CB601') expect(plan.core).toBeUndefined()
  })
})

test('a fourth metric shows all four places', () => {
  const fourth = mistakes.find((mistake) => mistake.name === 'a fourth metric')
  if (fourth === undefined) throw new Error('no such mistake')
  const error = compiled('territory.plan', broken(fourth)).diagnostics.find((d) => d.code === 'CB401')
  expect(error?.related.map((place) => place.note)).toEqual(
    ['sales', 'items', 'gross_margin', 'active_resellers'].map((name) => `\`${name}\` moves pay here`),
  )
})

test('a field that cannot be read is one error, however many lines use it', () => {
  const company = textOf('company.plan')
  const wrong = company.replace('amount       money from "sales_amount"', 'amount       mony of "sales_amount"')
  expect(wrong).not.toBe(company)
  const { diagnostics } = compile('territory.plan', (path) => (path === 'company.plan' ? wrong : textOf(path)))
  expect(diagnostics.map(({ code, span }) => [code, span.file])).toEqual([['CB101', 'company.plan']])
})
