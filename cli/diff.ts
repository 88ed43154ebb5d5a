import { basename, dirname } from 'node:path'
import { reviewAnswer } from '../compiler/review/answer.ts'
import { reviewMarkdown } from '../compiler/review/markdown.ts'
import { namesCsv } from '../compiler/review/names.ts'
import { type PlansReview, plansPage, ranOn } from '../compiler/review/plans.ts'
import { allocatorOf, payerOf, reporting } from '../compiler/review/runs.ts'
import { compiledOf, coresOf, differs, type Paired, paired, plansAt, reviewsOf, yearOf } from '../compiler/review/versions.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { choice, command, flag, value } from './command.ts'
import { DATA_FRAMES, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { onData } from './on-data.ts'
import { printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { type Version, versionOf, withPlansBeside } from './revisions.ts'
import { refused, wrong } from './wrong.ts'

export const diff = command({
  name: 'diff',
  about: 'say what changes between two versions of plans or quotas, and on data what it costs and who gains or loses',
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
    const [before, after] = [old, now].map((operand) => withPlansBeside(versionOf(operand, io), (path) => versionOf(path, io)))
    if (before === undefined || after === undefined) return wrong(io, 'name two versions: caboose diff OLD NEW')
    const problem = before.problem ?? after.problem
    if (problem !== undefined) return wrong(io, problem)
    const [from, to] = [before, after].map(({ files, read }) => plansAt(files, read))
    if (from === undefined || to === undefined) return EXIT.usage
    for (const [{ broken }, { read }] of [[from, before] as const, [to, after] as const]) {
      const found = broken.flatMap(({ diagnostics }) => diagnostics)
      if (broken.length > 0) return refuse(io, found, json, read, EXIT.findings)
    }
    const pairs = paired(from.sides, to.sides)
    if (from.sides.length + to.sides.length === 0) return wrong(io, `neither \`${old}\` nor \`${now}\` holds a plan`)

    const asked = period ?? yearOf(pairs)
    const reviews = data === undefined ? reviewsOf(pairs, undefined, undefined) : reviewedOn(io, { data, asked, pairs, after, json })
    if (typeof reviews === 'number') return reviews
    if (names !== undefined) writeAll(dirname(names), new Map([[basename(names), namesCsv(reviews.changed, reviews.quotas)]]))
    if (json) io.out(printed(reviewAnswer(reviews, data === undefined ? null : asked)))
    else {
      const page = plansPage(reviews, data === undefined ? null : ranOn(asked, reviews))
      io.out(format === 'md' ? reviewMarkdown(page) : pageIn(format, page, io))
    }
    return exitCode && differs(reviews) ? EXIT.findings : EXIT.ok
  },
})

interface OnDataAsked {
  readonly data: string
  readonly asked: string
  readonly pairs: Paired
  readonly after: Version
  readonly json: boolean
}

/** The reviews with both versions run on data; or the exit code where the data was refused. */
function reviewedOn(io: Io, { data, asked, pairs, after, json }: OnDataAsked): PlansReview | number {
  const known = onData(io, data)
  if (known === undefined) return refused(io, `there is no data folder \`${data}\``)
  try {
    const trouble: Diagnostic[] = []
    const report = (one: Diagnostic): void => void trouble.push(one)
    const answerer = reporting(known.answerer(asked, coresOf(pairs)), report)
    const reviews = reviewsOf(pairs, payerOf(answerer), allocatorOf(known.files, report))
    const texts = known.texts(compiledOf(pairs), after.read)
    return hasErrors(trouble) ? refuse(io, trouble, json, texts, EXIT.data, DATA_FRAMES) : reviews
  } finally {
    known.close()
  }
}
