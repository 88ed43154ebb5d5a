/** `explain --goal`: what a rep asks of a plan. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { amountIn } from '../compiler/asking/amount.ts'
import { askAbout } from '../compiler/asking/ask.ts'
import { readOpen } from '../compiler/asking/open-data.ts'
import { askAll, describeAsked } from '../compiler/asking/page.ts'
import type { Data } from '../runtime/data/table.ts'
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
  const read = readOpen(ready.core, data, own, others)
  switch (read.kind) {
    case 'read':
      return read.open
    case 'refused':
      return refuse(io, read.diagnostics, false, textsOf(ready, read.files), EXIT.data, DATA_FRAMES)
    case 'twice':
      return refused(io, `\`${read.key}\` is an open deal in ${beside} and is in the data as well`)
    default: {
      const never: never = read
      return never
    }
  }
}
