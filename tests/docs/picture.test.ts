/** The README's picture is made from the shipped plan and what it really pays. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { vocabulary } from '../../grammar/vocabulary.ts'
import { compiled, ran, textOf } from '../plans/adventure-works.ts'
import { pictureOf } from './picture.ts'

/** The plan's panel holds so many characters. */
const WIDEST = 56

test('docs/images/plan-to-pay.svg', async () => {
  const { plan, core } = compiled('territory.plan')
  const { outcome } = ran(compiled('territory.plan'), 'FY20-Q3')
  if (plan === undefined || core === undefined || outcome === undefined) throw new Error('the plan does not run')
  const text = textOf('territory.plan').split('\n')
  const blockAt = (head: string): string[] => {
    const from = text.findIndex((line) => line.startsWith(head))
    return text.slice(from, text.findIndex((line, at) => at > from && line === '}') + 1)
  }
  const shownPlan = [...blockAt('metric sales'), '', ...blockAt('pay sales_commission')].map((line) =>
    line.length > WIDEST ? `${line.slice(0, WIDEST - 2)}…${line.includes('"') ? '"' : ''}` : line,
  )
  const statement = describeStatement(plan, core, outcome, '289')
  const shown = { ...statement, blocks: statement.blocks.filter(({ heading }) => heading.startsWith('Sales commission')) }
  const lines = renderText(shown, 84)
  const deals = lines.findIndex((line) => line.includes('The deals behind it'))
  const picture = pictureOf(
    { title: 'territory.plan', lines: shownPlan, strong: () => false },
    { title: statement.title, lines: lines.slice(4, deals + 6), strong: (line) => line.startsWith('Sales commission') },
    new Set(vocabulary),
  )
  await expect(picture).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/images/plan-to-pay.svg'))
})
