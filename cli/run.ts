import { writeAll } from '../runtime/write/atomic.ts'
import { answered } from './answering.ts'
import { runByDuckdb } from './by-duckdb.ts'
import { changedBy } from './changed.ts'
import { choice, command, flag, value } from './command.ts'
import { readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { changedCsv, changedJson, changedText } from './render/changed.ts'
import { pace } from './render/pace.ts'
import { ranJson, ranText } from './render/ran.ts'
import { watch } from './render/watch.ts'
import { runRecord } from './run-record.ts'
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
    change: value('RECORD=FILE', 'changed rows of a record; tells what they post, whom they reach, and writes nothing'),
    suspense: flag('set refused rows aside and pay whom they cannot reach; the others are provisional'),
    engine: choice('ENGINE', 'which evaluator: auto is fast for large files, else the reference', ['auto', 'reference', 'fast', 'duckdb']),
    verify: flag('run both evaluators, and fail when they differ by a cent'),
    format: choice(
      'FORMAT',
      'how payouts are printed (csv: the ledger of earnings, where it is not written), and the form of the ledgers',
      ['table', 'csv', 'json'],
    ),
    out: value('DIR', 'write credits, earnings, payments and run.json there'),
  },
  run: ({ operands: [operand = ''], ...options }, io) => {
    const { period, asOf, suspense: setAside, format, out } = options
    if (period === undefined) return wrong(io, 'say which period with --period, like --period FY26-Q1')
    const json = format === 'json'
    const ready = readyPlan(io, operand, json)
    if (typeof ready === 'number') return ready
    const { engine } = options
    if (engine === 'duckdb') {
      if (
        setAside ||
        json ||
        options.verify ||
        asOf !== undefined ||
        options.ledger !== undefined ||
        options.change !== undefined ||
        options.beside !== undefined
      )
        return wrong(io, '--engine duckdb takes --data, --period, --out and --format alone')
      return runByDuckdb(io, ready, { data: options.data, period, out, printed: format === 'csv' && out === undefined })
    }
    if (options.change !== undefined) {
      const changed = changedBy(io, ready, { ...options, change: options.change, period, others: othersOf(options) }, json)
      if (typeof changed === 'number') return changed
      const { core } = ready
      if (json) io.out(changedJson(core, changed, period))
      else io.out(format === 'csv' ? changedCsv(core, changed) : changedText(core, changed, period, changed.run.placeOf.size, io.width))
      return EXIT.ok
    }
    const started = performance.now()
    const line = watch(io)
    const answer = answered({ ...io, watch: line }, ready, { ...options, engine, period, writes: out !== undefined, json })
    line.done()
    if (typeof answer === 'number') return answer

    const { core, file, compiled } = ready
    const { ran, closed } = answer
    if (out !== undefined) {
      const record = (): string => runRecord({ planFile: file, core, ran, period, asOf, sources: compiled.sources, closed })
      // last, since it counts the lines of the others
      writeAll(
        out,
        ran.ledgers(json ? 'json' : 'csv').set('run.json', (write) => write(new TextEncoder().encode(record()))),
      )
    }
    line.done()
    const took = pace(started, ran)
    if (took !== undefined) io.err(`${took}\n`)

    if (format === 'csv' && out === undefined) ran.printEarnings(io.out)
    else if (json) io.out(ranJson(core, ran, period, asOf))
    else {
      if (format !== 'csv') io.out(ranText(core, ran, period, io.width))
      if (out !== undefined)
        io.out(`${format === 'csv' ? '' : '\n'}written to ${out}: credits, earnings, payments${setAside ? ', suspense' : ''}, run.json\n`)
    }
    return EXIT.ok
  },
})

/** Options that say how a whole run is made or written. */
const othersOf = (options: {
  suspense: boolean
  verify: boolean
  engine: string
  beside: string | undefined
  out: string | undefined
}): string[] => [
  ...(options.suspense ? ['--suspense'] : []),
  ...(options.verify ? ['--verify'] : []),
  ...(options.engine === 'fast' ? ['--engine'] : []),
  ...(options.beside === undefined ? [] : ['--beside']),
  ...(options.out === undefined ? [] : ['--out']),
]
