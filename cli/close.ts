import { join } from 'node:path'
import { listed } from '../compiler/describe/words.ts'
import { isScenario } from '../compiler/scenario/base.ts'
import { writeFolder } from '../runtime/write/atomic.ts'
import { closeFiles } from './closed/files.ts'
import { isInside } from './closed/periods.ts'
import type { CloseRecord } from './closed/record.ts'
import { command, value } from './command.ts'
import { evaluated, readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { grouped, money } from './render/amount.ts'
import { refused, wrong } from './wrong.ts'

/** What is paid, currency by currency: the plan's is left out where nothing is paid in it. */
function cashOf({ sums, sumsIn = {} }: CloseRecord, code: string, digits: number): string {
  const others = Object.entries(sumsIn).map(([currency, { cash }]) => `${grouped(cash)} ${currency}`)
  const own = others.length > 0 && sums.cash === money(0n, digits) ? [] : [`${grouped(sums.cash)} ${code}`]
  return listed([...own, ...others])
}

export const close = command({
  name: 'close',
  about: "freeze a period's ledgers; what differs later is posted as a correction",
  takes: '<PLAN>',
  example: 'caboose close plans/northwind-cloud/account-executive.plan --period FY26-M01 --ledger ledgers',
  options: {
    data: value('DIR', "the folder of data files (default: data beside the plan, else the plan's own folder)"),
    period: value('PERIOD', 'what to close: FY26-M03, or FY26-Q1 for its pay periods one after the other'),
    ledger: value('DIR', 'the folder of closed ledgers; a folder for each pay period is made in it'),
    asOf: value('DATE', 'as known on this day (default: all rows are known)'),
  },
  run: ({ operands: [operand = ''], data: folder, period, ledger, asOf }, io) => {
    if (period === undefined) return wrong(io, 'say which period with --period, like --period FY26-M01')
    if (ledger === undefined) return wrong(io, 'say where closed ledgers are kept with --ledger, like --ledger ledgers')
    const ready = readyPlan(io, operand, false)
    if (typeof ready === 'number') return ready
    if (isScenario(ready.compiled.files[0]))
      return wrong(io, `\`${operand}\` is a scenario: it asks what if, and is never paid from or closed`)
    const answer = evaluated(io, ready, { data: folder, period, asOf, ledger, since: 'plan' }, false)
    if (typeof answer === 'number') return answer

    const { core } = ready
    const { data, outcome, closed } = answer
    if (closed === undefined) return EXIT.ok
    const open = outcome.payPeriods.slice(closed.periods.length)
    const [first] = open
    if (first === undefined) return refused(io, `${period} is closed already in \`${ledger}\`; a closed period never changes`)
    if (!isInside(core, first, period)) return refused(io, `periods close in order: close ${first} before ${period}`)

    const made = closeFiles({ core, data, outcome, closed, asOf }, open)
    for (const { record, files } of made) writeFolder(ledger, record.period, files)
    const { digits, code } = core.currency
    for (const { record, corrections } of made) {
      const paid = `earned ${grouped(record.sums.earnings)} ${code}, paid ${cashOf(record, code, digits)}`
      const corrected = corrections === 0n ? '' : `, of it ${grouped(money(corrections, digits))} ${code} for closed periods`
      io.out(`${core.plan.label}, ${record.period} closed: ${paid}${corrected}\n`)
    }
    io.out(`written to ${made.map(({ record }) => join(ledger, record.period)).join(', ')}\n`)
    return EXIT.ok
  },
})
