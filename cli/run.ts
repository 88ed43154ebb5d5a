import { isProvisional } from '../runtime/suspense/reach.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { earningsCsv } from '../runtime/write/csv.ts'
import { choice, command, flag, value } from './command.ts'
import { evaluated, readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { ledgerFiles } from './ledgers.ts'
import { type Payout, payoutJson, payoutsOf, totalsJson } from './payouts.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { payoutTable } from './render/payouts.ts'
import { ENGINE, runRecord } from './run-record.ts'
import { suspenseCsv, suspenseJson } from './suspense.ts'
import { wrong } from './wrong.ts'

export const run = command({
  name: 'run',
  about: 'compute what a plan pays on data, and write the ledgers',
  takes: '<PLAN>',
  example: 'caboose run plans/adventure-works/territory.plan --period FY20-Q1 --out ledgers',
  options: {
    data: value('DIR', "the folder of data files (default: data beside the plan, else the plan's own folder)"),
    period: value('PERIOD', 'what to pay: FY26, FY26-Q1, FY26-M03'),
    asOf: value('DATE', 'as known on this day (default: all rows are known)'),
    beside: value('PATH', 'other plans, a file or a folder: nobody may have a target in two on one day'),
    ledger: value('DIR', 'the closed ledgers; what differs from them is posted in the first open period'),
    suspense: flag('set refused rows aside and pay whom they cannot reach; the others are provisional'),
    format: choice('FORMAT', 'how payouts are printed, and the form of the ledgers', ['table', 'csv', 'json']),
    out: value('DIR', 'write credits, earnings, payments and run.json there'),
  },
  run: ({ operands: [operand = ''], data: folder, period, asOf, beside, ledger, suspense: setAside, format, out }, io) => {
    if (period === undefined) return wrong(io, 'say which period with --period, like --period FY26-Q1')
    const json = format === 'json'
    const ready = readyPlan(io, operand, json)
    if (typeof ready === 'number') return ready
    const answer = evaluated(io, ready, { data: folder, period, asOf, beside, ledger, suspense: setAside }, json)
    if (typeof answer === 'number') return answer

    const { core, file, compiled } = ready
    const { data, outcome, closed, suspense } = answer
    const payouts = payoutsOf(core, outcome)
    const provisional = ({ payee, component }: Payout): boolean => isProvisional(suspense.provisional, payee, component)
    if (out !== undefined) {
      const record = runRecord({ planFile: file, core, data, outcome, period, asOf, sources: compiled.sources, closed, suspense })
      const files = ledgerFiles(outcome, core, json ? 'json' : 'csv').set('run.json', record)
      writeAll(out, setAside ? files.set('suspense.csv', suspenseCsv(suspense, core)) : files)
    }

    if (format === 'csv') io.out(earningsCsv(outcome.earnings, core))
    else if (json) {
      io.out(
        printed({
          schemaVersion: 1,
          plan: core.plan.name,
          period,
          asOf: asOf ?? null,
          engine: ENGINE,
          earnings: payouts.map((one) => ({ ...payoutJson(one, core), provisional: provisional(one) })),
          ...totalsJson(payouts, core),
          suspense: suspenseJson(suspense, core),
          warnings: outcome.warnings.map(diagnosticJson),
        }),
      )
    } else {
      io.out(
        `${core.plan.label}, ${period}\n\n${payoutTable(
          core,
          payouts.map((one) => (provisional(one) ? { ...one, label: `${one.label} (provisional)` } : one)),
          outcome.payPeriods,
          io.width,
        )}`,
      )
      if (out !== undefined) io.out(`\nwritten to ${out}: credits, earnings, payments${setAside ? ', suspense' : ''}, run.json\n`)
    }
    return EXIT.ok
  },
})
