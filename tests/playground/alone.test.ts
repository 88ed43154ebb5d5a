/** One person's answer is that person's part of everybody's: the same lines, balances and derivations. */
import { expect, test } from 'vitest'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { digitsOf } from '../../compiler/run.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { readData } from '../../runtime/data/read.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { answerAlone } from '../../runtime/fast/apart/alone.ts'
import { nothingShared } from '../../runtime/fast/apart/setting.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { compiledOf, filesOf } from '../laws/answer.ts'
import { PER_PLAN, pairOf, planned } from '../pairs/pair.ts'

/** Two sets of data for each of these plans. */
const PLANS = 50
const FROM = 700_000

/** What an outcome says of one person. */
function saidOf({ credits, earnings, payments, balances, people }: Outcome, person: string, core: Parameters<typeof earningsCsv>[1]) {
  return {
    credits: creditsCsv(credits.filter(({ recipient }) => recipient === person)),
    earnings: earningsCsv(
      earnings.filter(({ payee }) => payee === person),
      core,
    ),
    payments: paymentsCsv(payments.filter(({ payee }) => payee === person)),
    balances: balances.filter(({ payee }) => payee === person).map(({ waiting: _, ...one }) => one),
    named: people.filter(({ id }) => id === person),
  }
}

test(`random plans: everybody alone as among all`, { timeout: 300_000 }, () => {
  let [compared, statements] = [0, 0]
  for (let number = FROM; number < FROM + PLANS; number += 1) {
    const made = planned(number)
    const { plan } = compiledOf(made)
    for (const place of [0, 1]) {
      const { core, story, question } = pairOf(number * PER_PLAN + place, made)
      const found: Diagnostic[] = []
      const data = readData(core.records, filesOf(story), digitsOf, (one) => void found.push(one))
      if (found.some(({ severity }) => severity === 'error')) continue
      const all = evaluate(core, data, question, () => undefined)
      if (all === undefined) continue
      const shared = nothingShared()
      const everybody = new Set((data.tables.get(core.people.record)?.rows ?? []).map(({ key }) => key.join(' ')))
      // the same plan with its parts of pay rounded otherwise: what is counted, credited and awarded is taken over
      const other = { ...core, components: core.components.map((one) => ({ ...one, round: { mode: 'up', unit: '300' } as const })) }
      const others = evaluate(other, data, question, () => undefined)
      for (const person of everybody) {
        const alone = answerAlone(core, data, question, person, shared, () => undefined)
        if (alone === undefined) throw new Error(`plan ${number}, ${person}: no answer`)
        expect(saidOf(alone, person, core), `plan ${number}, data ${place}, ${person}`).toEqual(saidOf(all, person, core))
        const then = answerAlone(other, data, question, person, shared, () => undefined)
        if (then === undefined || others === undefined) throw new Error(`plan ${number}, ${person}: no answer`)
        expect(saidOf(then, person, other), `plan ${number} otherwise, ${person}`).toEqual(saidOf(others, person, other))
        compared += 2
        if (plan === undefined || !all.people.some(({ id }) => id === person)) continue
        const told = (outcome: Outcome): string => renderText(describeStatement(plan, core, outcome, person), 100).join('\n')
        expect(told(alone), `plan ${number}, data ${place}, ${person}`).toBe(told(all))
        statements += 1
      }
    }
  }
  expect(compared).toBeGreaterThan(400)
  expect(statements).toBeGreaterThan(100)
})
