import { writeAll } from '../runtime/write/atomic.ts'
import { type Answered, answered } from './answering.ts'
import { changedBy } from './changed.ts'
import { choice, command, flag, value } from './command.ts'
import { type Ready, readyPlan } from './evaluated.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { changedCsv, changedJson, changedText } from './render/changed.ts'
import { pace } from './render/pace.ts'
import { ranJson, ranText } from './render/ran.ts'
import { type Watch, watch } from './render/watch.ts'
import { runRecord } from './run-record.ts'
import { isSystem, ranOn, strayOption } from './systems/systems.ts'
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
    engine: choice('ENGINE', 'which evaluator: auto is fast for large files, else the reference', [
      'auto',
      'reference',
      'fast',
      'duckdb',
      'postgres',
      'spark',
    ]),
    connection: value(
      'URL',
      'the server of --engine postgres, like postgres://user@host/database (default: CABOOSE_POSTGRES, or PGHOST and its like)',
    ),
    master: value(
      'MASTER',
      'the cluster of --engine spark, as Spark names it, whose workers must see --data and --temp (default: local[*], this machine)',
    ),
    memory: value('SIZE', 'the most memory that --engine duckdb takes, or spark on this machine, like 8GB (default: half of what is free)'),
    temp: value('DIR', 'where --engine duckdb and spark put what is more than that until they are done (default: beside --out)'),
    verify: flag('run both evaluators, and fail when they differ by a cent'),
    format: choice(
      'FORMAT',
      'how payouts are printed (csv: the ledger of earnings, where it is not written), and the form of the ledgers',
      ['table', 'csv', 'json'],
    ),
    out: value('DIR', 'write credits, earnings, payments and run.json there'),
  },
  run: async ({ operands: [operand = ''], ...options }, io) => {
    const { period, asOf, format, out } = options
    if (period === undefined) return wrong(io, 'say which period with --period, like --period FY26-Q1')
    const json = format === 'json'
    const ready = readyPlan(io, operand, json)
    if (typeof ready === 'number') return ready
    const { engine } = options
    const stray = strayOption(engine, options)
    if (stray !== undefined) return wrong(io, stray)
    if (isSystem(engine)) {
      const others = NOT_BY_SYSTEMS.some((name) => options[name] !== undefined && options[name] !== false)
      if (others) return wrong(io, `--engine ${engine} takes --data, --period, --out and --format alone`)
      if (json && out !== undefined) return wrong(io, `--engine ${engine} writes ledgers as csv; --format json prints them without --out`)
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
    const watched = { ...io, watch: line }
    const writes = out !== undefined
    const answer = isSystem(engine)
      ? await ranOn(engine, watched, ready, { data: options.data, period, out }, options)
      : answered(watched, ready, { ...options, engine, period, writes, json })
    line.done()
    if (typeof answer === 'number') return answer
    try {
      return told(io, ready, answer, { period, asOf, format, out, line, started })
    } finally {
      answer.done?.()
    }
  },
})

interface Told {
  readonly period: string
  readonly asOf: string | undefined
  readonly format: 'table' | 'csv' | 'json'
  readonly out: string | undefined
  readonly line: Watch
  readonly started: number
}

/** Writes what was asked to be written, and prints the rest. */
function told(io: Io, { core, file, compiled }: Ready, { ran, closed }: Answered, asked: Told): number {
  const { period, asOf, format, out, line, started } = asked
  const json = format === 'json'
  let written = ''
  if (out !== undefined) {
    const record = (): string => runRecord({ planFile: file, core, ran, period, asOf, sources: compiled.sources, closed })
    const files = ran.ledgers(json ? 'json' : 'csv')
    written = [...[...files.keys()].map((name) => name.replace(/\.\w+$/, '')).sort(), 'run.json'].join(', ')
    // last, since it counts the lines of the others
    writeAll(
      out,
      files.set('run.json', (write) => write(new TextEncoder().encode(record()))),
    )
  }
  line.done()
  const took = pace(started, ran)
  if (took !== undefined) io.err(`${took}\n`)

  if (format === 'csv' && out === undefined) ran.printEarnings(io.out)
  else if (json) io.out(ranJson(core, ran, period, asOf))
  else {
    if (format !== 'csv') io.out(ranText(core, ran, period, io.width))
    if (out !== undefined) io.out(`${format === 'csv' ? '' : '\n'}written to ${out}: ${written}\n`)
  }
  return EXIT.ok
}

/** What no system does yet. */
const NOT_BY_SYSTEMS = ['suspense', 'verify', 'asOf', 'ledger', 'change', 'beside'] as const

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
