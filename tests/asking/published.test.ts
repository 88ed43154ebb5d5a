/** Five questions about every published plan, asked of the people and values of its first example. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askAbout } from '../../compiler/asking/ask.ts'
import { compile } from '../../compiler/compile.ts'
import { coreOf } from '../../compiler/examples/core.ts'
import { dataOf } from '../../compiler/examples/data.ts'
import { givenOf } from '../../compiler/examples/given.ts'
import { peopleOf } from '../../compiler/examples/people.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'

const FOLDER = join(import.meta.dirname, '../../plans/published')
const FACTS = ['acme.plan', 'agency.plan']
const texts = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.plan'))
    .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]),
)
const plans = [...texts.keys()].filter((file) => !FACTS.includes(file))

/** What can be asked in the first example of a plan, over the fiscal year in which the plan starts. */
function askedOf(file: string) {
  const { plan: stated, core: program } = compile(file, (path) => texts.get(path))
  const plan = stated === undefined ? undefined : throughTheYear(stated)
  const one = plan?.examples[0]?.cases[0]
  const start = parseDay(plan?.effective.from ?? '')
  if (plan === undefined || program === undefined || one === undefined || start === undefined) return undefined
  const core = coreOf(wholeOf(program), one)
  const data = dataOf(core, one)
  const question = { period: periodOf(plan.calendar, 'year', start).label, asOf: null, given: givenOf(core, one), since: 'plan' as const }
  const outcome = evaluate(core, data, question, () => undefined)
  const payee = peopleOf(core, one)[0]
  return outcome === undefined || payee === undefined ? undefined : askAbout({ plan, core, data, question, outcome, payee })
}

/** A flat rate without target, limit or hold, under a draw: there is no fifth thing to ask. */
const FEWER: ReadonlyMap<string, number> = new Map([['nonrecoverable-table.plan', 4]])

describe.for(plans)('%s', (file) => {
  test('is asked five questions, each with one right answer among others', () => {
    const asking = askedOf(file)
    if (asking === undefined) return
    const questions = asking.quiz()
    expect(questions.length, questions.map(({ kind }) => kind).join(', ')).toBe(FEWER.get(file) ?? 5)
    for (const { options, right } of questions) {
      expect(new Set(options).size).toBe(options.length)
      expect(right).toBeLessThan(options.length)
      expect(right).toBeGreaterThanOrEqual(0)
    }
  })

  test('reaches what it says reaches a goal', () => {
    const asking = askedOf(file)
    for (const need of asking?.needToSell(asking.pays + 100_00n) ?? [])
      if (need.outcome === 'needs') expect(Number(need.pays?.exact), need.metric).toBeGreaterThanOrEqual(Number(need.goal.exact))
  })
})

test('nearly every published plan can be asked', () => expect(plans.filter((file) => askedOf(file) === undefined)).toEqual([]))
