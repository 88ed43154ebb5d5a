import { isProvisional } from '../runtime/suspense/reach.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import type { Closed } from './closed/folder.ts'
import { choice, command, flag, value } from './command.ts'
import { REFERENCE } from './engine.ts'
import { evaluated, readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { ranFast } from './fast.ts'
import { type Payout, payoutJson, totalsJson } from './payouts.ts'
import { ranByReference } from './ran.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { pace } from './render/pace.ts'
import { payoutTable } from './render/payouts.ts'
import { runRecord } from './run-record.ts'
import { suspenseJson } from './suspense.ts'
import { firstDifference } from './verify.ts'
import { bug, wrong } from './wrong.ts'

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
    engine: choice('ENGINE', 'which evaluator: reference, or fast for millions of rows', ['reference', 'fast']),
    verify: flag('run both evaluators, and fail when they differ by a cent'),
    format: choice('FORMAT', 'how payouts are printed, and the form of the ledgers', ['table', 'csv', 'json']),
    out: value('DIR', 'write credits, earnings, payments and run.json there'),
  },
  run: ({ operands: [operand = ''], engine, verify, ...asked }, io) => {
    const { data, period, asOf, beside, ledger, suspense: setAside, format, out } = asked
    if (period === undefined) return wrong(io, 'say which period with --period, like --period FY26-Q1')
    const json = format === 'json'
    const ready = readyPlan(io, operand, json)
    if (typeof ready === 'number') return ready
    const started = performance.now()
    const special = [asOf, beside, ledger].some((one) => one !== undefined) || setAside || (json && out !== undefined)
    const tried =
      engine !== 'fast' && !verify
        ? undefined
        : special
          ? { because: 'closed ledgers, plans beside, knowledge of a day, rows set aside, or ledgers as JSON' }
          : ranFast(io, ready, { data, period, writes: out !== undefined }, json)
    if (typeof tried === 'number') return tried
    const fast = tried !== undefined && 'payouts' in tried ? tried : undefined
    if (tried !== undefined && 'because' in tried)
      io.err(`the fast evaluator does not know ${tried.because}; the reference evaluator runs the plan\n`)

    const { core, file, compiled } = ready
    let closed: Closed | undefined
    let ran = fast
    if (ran === undefined || verify) {
      const answer = evaluated(io, ready, { data, period, asOf, beside, ledger, suspense: setAside }, json || fast !== undefined)
      if (typeof answer === 'number') return answer
      closed = answer.closed
      const because = tried !== undefined && 'because' in tried ? tried.because : null
      const reference = ranByReference(ready, answer, setAside, { ...REFERENCE, because })
      const differing = fast === undefined ? undefined : firstDifference(fast, reference)
      if (differing !== undefined) return bug(io, `the fast and the reference evaluator differ in ${differing}`)
      if (verify) io.err(fast === undefined ? '' : 'verified: the fast and the reference evaluator give the same ledgers\n')
      ran ??= reference
    }
    const { payouts, suspense, warnings } = ran
    const provisional = ({ payee, component }: Payout): boolean => isProvisional(suspense.provisional, payee, component)
    if (out !== undefined) {
      const one = ran
      const record = (): string => runRecord({ planFile: file, core, ran: one, period, asOf, sources: compiled.sources, closed })
      // last, since it counts the lines of the others
      writeAll(
        out,
        one.ledgers(json ? 'json' : 'csv').set('run.json', (write) => write(new TextEncoder().encode(record()))),
      )
    }
    if (fast !== undefined) io.err(`${pace(started, fast)}\n`)

    if (format === 'csv') io.out(ran.earningsCsv())
    else if (json) {
      io.out(
        printed({
          schemaVersion: 1,
          plan: core.plan.name,
          period,
          asOf: asOf ?? null,
          engine: ran.engine.name,
          earnings: payouts.map((one) => ({ ...payoutJson(one, core), provisional: provisional(one) })),
          ...totalsJson(payouts, core),
          suspense: suspenseJson(suspense, core),
          warnings: warnings.map(diagnosticJson),
        }),
      )
    } else {
      io.out(
        `${core.plan.label}, ${period}\n\n${payoutTable(
          core,
          payouts.map((one) => (provisional(one) ? { ...one, label: `${one.label} (provisional)` } : one)),
          ran.payPeriods,
          io.width,
        )}`,
      )
      if (out !== undefined) io.out(`\nwritten to ${out}: credits, earnings, payments${setAside ? ', suspense' : ''}, run.json\n`)
    }
    return EXIT.ok
  },
})
