import type { PeriodCauses } from '../compiler/describe/causes.ts'
import { describePlan } from '../compiler/describe/plan.ts'
import { describeProof } from '../compiler/describe/proof/page.ts'
import { describeStatement } from '../compiler/describe/statement.ts'
import { statementAnswer } from '../compiler/describe/statement-answer.ts'
import type { Core } from '../runtime/core/core.ts'
import { printAsked } from './asked.ts'
import { causesIn } from './closed/causes.ts'
import { choice, command, flag, value } from './command.ts'
import { type Answer, evaluated, readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { nearest } from './nearest.ts'
import { proved } from './proof.ts'
import { printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { provisionalNotes } from './suspense.ts'
import { wrong } from './wrong.ts'

/** Why closed periods are corrected, in every period of the statement that does so. */
function causesFor(core: Core, { data, outcome, closed }: Answer, rep: string): PeriodCauses[] {
  if (closed === undefined) return []
  const corrects = outcome.payPeriods.filter((period) =>
    outcome.earnings.some(({ payee, postedIn, forPeriod }) => payee === rep && postedIn === period && forPeriod !== period),
  )
  return causesIn(core, data, closed, rep, corrects)
}

export const explain = command({
  name: 'explain',
  about: "print a plan in plain words, or one person's statement with every number's reason",
  takes: '<PLAN>',
  example: 'caboose explain plans/adventure-works/territory.plan --rep 282 --period FY20-Q1',
  options: {
    rep: value('ID', 'the person whose pay is explained'),
    period: value('PERIOD', 'the pay period of the statement'),
    goal: value('AMOUNT', 'what the person wants the period to pay: what it takes, what the next pays, which open deals bring it'),
    open: value('DIR', 'the folder of deals that are not closed yet (default: open beside the data, where it is there)'),
    data: value('DIR', "the folder of data files (default: data beside the plan, else the plan's own folder)"),
    ledger: value('DIR', 'the closed ledgers; the statement names the cause of each correction'),
    suspense: flag('set refused rows aside; what they could change is marked provisional'),
    asOf: value('DATE', 'as known on this day (default: all rows are known)'),
    format: choice('FORMAT', 'how the page is printed', ['text', 'md', 'html', 'json']),
    all: flag('list every deal, not only the ten that earned most'),
    proof: flag('why every amount is exact: the bounds of every number; of a run with --data, else for any data'),
  },
  run: ({ operands: [operand = ''], rep, period, data, ledger, suspense, asOf, format, all, proof, goal, open }, io) => {
    if (proof && rep !== undefined) return wrong(io, 'a proof is of a whole run; leave out --rep')
    if (!proof && (rep === undefined) !== (period === undefined)) return wrong(io, "a person's statement needs both --rep and --period")
    if (goal !== undefined && rep === undefined) return wrong(io, '--goal is asked for one person: it needs --rep and --period')
    if (open !== undefined && goal === undefined) return wrong(io, '--open goes with --goal')
    if (goal !== undefined && (asOf !== undefined || ledger !== undefined || suspense || all))
      return wrong(io, '--goal takes --rep, --period, --data, --open and --format alone')
    const json = format === 'json'
    const ready = readyPlan(io, operand, json)
    if (typeof ready === 'number') return ready
    const { plan, core } = ready
    if (proof) {
      const found = proved(io, ready, data, period, json)
      if (typeof found === 'number') return found
      io.out(json ? printed(found) : pageIn(format, describeProof(found, plan), io))
      return EXIT.ok
    }

    if (rep !== undefined && period !== undefined) {
      const answer = evaluated(io, ready, { data, period, asOf, ledger, asClosed: true, suspense }, json)
      if (typeof answer === 'number') return answer
      const ids = answer.outcome.people.map(({ id }) => id)
      if (!ids.includes(rep)) return wrong(io, `nobody in the plan in ${period} is \`${rep}\`${nearest(rep, ids)}`)
      if (goal !== undefined) return printAsked(io, ready, answer, { rep, period, goal, data, open, format })
      const statement = describeStatement(plan, core, answer.outcome, rep, {
        all,
        causes: causesFor(core, answer, rep),
        notes: provisionalNotes(answer.suspense, core, rep),
      })
      io.out(json ? printed(statementAnswer(statement, core)) : pageIn(format, statement, io))
      return EXIT.ok
    }
    const page = describePlan(plan)
    io.out(json ? printed({ schemaVersion: 1, ...page }) : pageIn(format, page, io))
    return EXIT.ok
  },
})
