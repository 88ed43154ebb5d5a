/** `explain --goal`: what a rep asks of a plan. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { askAbout } from '../compiler/asking/ask.ts'
import { closedAlready } from '../compiler/asking/open.ts'
import { askAll, describeAsked } from '../compiler/asking/page.ts'
import { digitsOf } from '../compiler/run.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import type { DataFiles } from '../runtime/data/files.ts'
import { readData } from '../runtime/data/read.ts'
import type { Data } from '../runtime/data/table.ts'
import { fromDecimal, multiply, ratio } from '../runtime/exact/ratio.ts'
import { type Answer, DATA_FRAMES, folderOf, type Ready, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder } from './files.ts'
import type { Io } from './io.ts'
import { printed } from './render/json.ts'
import { type PageFormat, pageIn } from './render/page.ts'
import { refused, wrong } from './wrong.ts'

/** What the command line says. */
export interface GoalAsked {
  readonly rep: string
  readonly period: string
  readonly goal: string
  readonly data: string | undefined
  readonly open: string | undefined
  readonly format: PageFormat | 'json'
}

/** `$60,000`, `60000` and `60_000.50` in minor units; undefined for anything else. */
export function amountIn(text: string, { currency }: Pick<Core, 'currency'>): bigint | undefined {
  const minor = multiply(
    fromDecimal(text.replace(/^\p{Sc}\s?/u, '').replaceAll(/(?<=\d)[,_](?=\d{3}(\D|$))/g, '')) ?? ratio(-1n),
    ratio(10n ** BigInt(currency.digits)),
  )
  return minor.d === 1n && minor.n >= 0n ? minor.n : undefined
}

/** Prints what one person can ask with a goal. */
export function printAsked(io: Io, ready: Ready, { data, outcome }: Answer, asked: GoalAsked): number {
  const { plan, core } = ready
  const goal = amountIn(asked.goal, core)
  if (goal === undefined) return wrong(io, `--goal takes an amount like 60000 or 60,000.00, not \`${asked.goal}\``)
  const open = openData(io, ready, data, asked)
  if (typeof open === 'number') return open
  const asking = askAbout({ plan, core, data, question: { period: asked.period, asOf: null }, outcome, payee: asked.rep, open })
  if (asking === undefined) return wrong(io, `nobody in the plan in ${asked.period} is \`${asked.rep}\``)
  const all = askAll(asking, goal)
  if (asked.format === 'json') io.out(printed({ schemaVersion: 1, ...all, quiz: asking.quiz() }))
  else io.out(pageIn(asked.format, describeAsked(plan.label, all), io))
  return EXIT.ok
}

/** The rows that are not closed yet: files of the data's own names in another folder, with the rest of the data as it is. */
function openData(io: Io, ready: Ready, data: Data, { data: stated, open }: GoalAsked): Data | number {
  const folder = folderOf(ready, stated)
  const beside = open ?? join(folder, '..', 'open')
  if (open === undefined && !existsSync(beside)) return { tables: new Map() }
  const [own, others] = [dataFolder(beside), dataFolder(folder)]
  if (own === undefined || others === undefined) return refused(io, `there is no folder of open deals \`${beside}\``)
  const { core } = ready
  const isOpen = (record: string): boolean => {
    const file = core.records.find(({ name }) => name === record)?.file
    return file !== undefined && own(file) !== undefined && core.measures.some((measure) => measure.record === record)
  }
  const counted = core.records.filter(({ name }) => isOpen(name))
  const files: DataFiles = (file) => (counted.some((record) => record.file === file) ? own(file) : others(file))
  const found: Diagnostic[] = []
  const read = readData(core.records, files, digitsOf, (one) => found.push(one))
  if (hasErrors(found)) return refuse(io, found, false, textsOf(ready, files), EXIT.data, DATA_FRAMES)
  const tables = new Map([...read.tables].filter(([record]) => counted.some(({ name }) => name === record)))
  const [twice] = closedAlready(data, { tables })
  return twice === undefined ? { tables } : refused(io, `\`${twice}\` is an open deal in ${beside} and is in the data as well`)
}
