import { basename, dirname } from 'node:path'
import { paidOf } from '../compiler/compare/paid.ts'
import { answererOf } from '../compiler/compare/payer.ts'
import { reviewAnswer } from '../compiler/review/answer.ts'
import { reviewMarkdown } from '../compiler/review/markdown.ts'
import { namesCsv } from '../compiler/review/names.ts'
import { plansPage } from '../compiler/review/plans.ts'
import { paired, plansAt, reviewsOf, yearOf } from '../compiler/review/versions.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { choice, command, flag, value } from './command.ts'
import { DATA_FRAMES, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder } from './files.ts'
import { counted } from './findings.ts'
import { printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { versionOf, withPlansBeside } from './revisions.ts'
import { refused, wrong } from './wrong.ts'

export const diff = command({
  name: 'diff',
  about: 'say what changes between two versions of plans, and on data what it costs and who gains or loses',
  takes: '<OLD> <NEW>',
  example: 'caboose diff main:plans/adventure-works plans/adventure-works --data plans/adventure-works/data',
  options: {
    data: value('DIR', 'the folder of data files: both versions are run on it'),
    period: value('PERIOD', 'what to pay (default: the fiscal year in which the plan starts)'),
    names: value('FILE', 'write who gains and loses, by name, to a file of your own'),
    exitCode: flag('exit 1 where pay may differ'),
    format: choice('FORMAT', 'how it is printed; md fits a comment on a pull request', ['text', 'md', 'html', 'json']),
  },
  run: ({ operands: [old = '', now = ''], data, period, names, exitCode, format }, io) => {
    if (names !== undefined && data === undefined) return wrong(io, '--names needs data: say where with --data DIR')
    const json = format === 'json'
    const [before, after] = [old, now].map((operand) => {
      const version = versionOf(operand, io)
      return withPlansBeside(version, (path) => versionOf(path, io))
    })
    if (before === undefined || after === undefined) return wrong(io, 'name two versions: caboose diff OLD NEW')
    const problem = before.problem ?? after.problem
    if (problem !== undefined) return wrong(io, problem)
    const [from, to] = [before, after].map(({ files, read }) => plansAt(files, read))
    if (from === undefined || to === undefined) return EXIT.usage
    for (const { found, read } of [
      { found: from.broken, read: before.read },
      { found: to.broken, read: after.read },
    ])
      if (found.length > 0)
        return refuse(
          io,
          found.flatMap(({ diagnostics }) => diagnostics),
          json,
          read,
          EXIT.findings,
        )
    const pairs = paired(from.sides, to.sides)
    if (pairs.both.length + pairs.added.length + pairs.removed.length === 0)
      return wrong(io, `neither \`${old}\` nor \`${now}\` holds a plan`)

    const files = data === undefined ? undefined : dataFolder(data, io.cells)
    if (data !== undefined && files === undefined) return refused(io, `there is no data folder \`${data}\``)
    const asked = period ?? yearOf(pairs)
    const trouble: Diagnostic[] = []
    const answer = files === undefined ? undefined : answererOf(files, asked)
    const pay = (core: Core) => {
      const { outcome, diagnostics } = answer?.(core) ?? { outcome: undefined, diagnostics: [] }
      trouble.push(...diagnostics.filter(({ severity }) => severity === 'error'))
      return outcome === undefined ? undefined : paidOf(core, outcome)
    }
    const reviews = reviewsOf(pairs, answer === undefined ? undefined : pay)
    if (hasErrors(trouble)) return refuse(io, trouble, json, (path) => textIn(files, path) ?? after.read(path), EXIT.data, DATA_FRAMES)
    if (names !== undefined) writeAll(dirname(names), new Map([[basename(names), namesCsv(reviews.changed)]]))

    if (json) io.out(printed(reviewAnswer(reviews, answer === undefined ? null : asked)))
    else {
      const page = plansPage(reviews, answer === undefined ? null : `Run on ${asked}, ${counted(reviews.changed.length, 'plan')}`)
      io.out(format === 'md' ? reviewMarkdown(page) : pageIn(format, page, io))
    }
    const differs = reviews.changed.some(({ samePay }) => !samePay) || reviews.added.length + reviews.removed.length > 0
    return exitCode && differs ? EXIT.findings : EXIT.ok
  },
})

const textIn = (files: ReturnType<typeof dataFolder>, path: string): string | undefined => {
  const bytes = files?.(path)
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}
