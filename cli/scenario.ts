import { basename, dirname } from 'node:path'
import { compile } from '../compiler/compile.ts'
import { sideOf } from '../compiler/diff/diff.ts'
import { reviewMarkdown } from '../compiler/review/markdown.ts'
import { namesCsv } from '../compiler/review/names.ts'
import { reporting } from '../compiler/review/runs.ts'
import { scenarioAnswer } from '../compiler/scenario/answer.ts'
import { groupingOf } from '../compiler/scenario/asked.ts'
import { baseFileOf } from '../compiler/scenario/base.ts'
import { ranBeside, scenarioPage } from '../compiler/scenario/page.ts'
import { comparedOn } from '../compiler/scenario/scenario.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { periodOf } from '../runtime/calendar/fiscal.ts'
import { dayOf } from '../runtime/evaluate/values.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { choice, command, value } from './command.ts'
import { DATA_FRAMES, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { findPlans, folderBeside, sourceReader } from './files.ts'
import { showFindings } from './findings.ts'
import { onData } from './on-data.ts'
import { printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { refused, wrong } from './wrong.ts'

export const scenario = command({
  name: 'scenario',
  about: 'run scenarios beside their plan on the same data: cost, who gains, attainment, pay against margin',
  takes: '<FILE...>',
  example: 'caboose scenario plans/northwind-cloud/scenarios/multi-product.plan --by deal.segment',
  options: {
    data: value('DIR', "the folder of data files (default: data beside the plan, else the plan's own folder)"),
    period: value('PERIOD', 'what to pay (default: the fiscal year in which the plan starts)'),
    by: value('FIELD', 'group people by a field of theirs (rep.region), or rows by a field of their record (deal.segment)'),
    margin: value('FIELD', "the field of a row's margin (default: the rows' own `margin`)"),
    names: value('FILE', 'write who gains and loses, by name, to a file of your own'),
    format: choice('FORMAT', 'how it is printed', ['text', 'md', 'html', 'json']),
  },
  run: ({ operands, data, period, by, margin, names, format }, io) => {
    const json = format === 'json'
    const { plans: files, problem } = findPlans(operands)
    if (problem !== undefined) return wrong(io, problem)
    const read = sourceReader(io)
    const compiled = files.map((file) => compile(file, read))
    const found = compiled.flatMap(({ diagnostics }) => diagnostics)
    if (hasErrors(found)) return refuse(io, found, json, read, EXIT.findings)
    if (!json) showFindings(io, found, read)
    const bases = compiled.map((one, i) => ({ file: files[i] ?? '', base: baseFileOf(one.files) }))
    const none = bases.find(({ file, base }) => base === undefined || base === file)
    if (none !== undefined) return wrong(io, `\`${none.file}\` is no scenario; a scenario begins with \`scenario NAME on PLAN\``)
    const [base, second] = [...new Set(bases.flatMap((one) => one.base ?? []))]
    if (base === undefined || second !== undefined)
      return wrong(io, `these scenarios start from different plans: ${base ?? ''}, ${second ?? ''}`)
    const whole = compile(base, read)
    const own = sideOf(whole)
    const sides = compiled.flatMap((one) => sideOf(one) ?? [])
    if (own === undefined || whole.plan === undefined || whole.core === undefined)
      return refuse(io, whole.diagnostics, json, read, EXIT.findings)
    const grouping = groupingOf(whole.plan, by, margin)
    if ('problem' in grouping) return wrong(io, grouping.problem)

    const folder = data ?? folderBeside(base)
    const known = onData(io, folder)
    if (known === undefined) return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
    const { calendar, effective } = whole.core
    const asked = period ?? periodOf(calendar, 'year', dayOf(effective.from)).label
    const trouble: Diagnostic[] = []
    const cores = [own, ...sides].flatMap(({ compiled: { core } }) => core ?? [])
    try {
      const answerer = reporting(known.answerer(asked, cores), (one) => void trouble.push(one))
      const compared = comparedOn(own, sides, answerer, grouping.margin)
      if (compared === undefined) return refuse(io, trouble, json, known.texts([whole, ...compiled], read), EXIT.data, DATA_FRAMES)
      const reviews = compared.scenarios.flatMap(({ review }) => review ?? [])
      if (names !== undefined) writeAll(dirname(names), new Map([[basename(names), namesCsv(reviews)]]))
      if (json) io.out(printed(scenarioAnswer(compared, asked, grouping.people)))
      else {
        const page = scenarioPage(compared, ranBeside(asked, whole.plan.label), grouping.people)
        io.out(format === 'md' ? reviewMarkdown(page) : pageIn(format, page, io))
      }
      return EXIT.ok
    } finally {
      known.close()
    }
  },
})
