import { checkObjectives } from '../compiler/check/company.ts'
import { compile } from '../compiler/compile.ts'
import { runExamples } from '../compiler/examples/run.ts'
import { hasErrors } from '../messages/diagnostic.ts'
import { choice, command, value } from './command.ts'
import { EXIT } from './exit.ts'
import { findPlans, sourceReader } from './files.ts'
import { counted, countOf, inOrder, showFindings, tally } from './findings.ts'
import { diagnosticsJson } from './render/json.ts'
import { progress } from './render/progress.ts'
import { githubLines, sarif } from './render/reviews.ts'
import { wrong } from './wrong.ts'

export const check = command({
  name: 'check',
  about: 'find what is wrong with plans, their examples included, before anyone is paid',
  takes: '<PATH...>',
  example: 'caboose check plans',
  options: {
    format: choice('FORMAT', 'how findings are printed', ['human', 'json', 'sarif', 'github']),
    maxWarnings: value('N', 'exit 1 with more warnings than this'),
  },
  run: ({ operands, format, maxWarnings }, io) => {
    const { plans, problem } = findPlans(operands)
    if (problem !== undefined) return wrong(io, problem)
    if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings))
      return wrong(io, `--max-warnings takes a whole number, not \`${maxWarnings}\``)

    const read = sourceReader(io)
    const bar = progress(io, plans.length)
    const compiled = plans.map((plan) => {
      bar.step(plan)
      return compile(plan, read)
    })
    bar.done()
    const found = compiled.flatMap((one) => [...one.diagnostics, ...runExamples(one).flatMap(({ diagnostics }) => diagnostics)])
    checkObjectives(
      compiled.some(({ diagnostics }) => hasErrors(diagnostics)) ? [] : compiled.flatMap(({ plan }) => plan ?? []),
      (diagnostic) => found.push(diagnostic),
    )
    const findings = inOrder(found)

    if (format === 'json') io.out(diagnosticsJson(findings))
    else if (format === 'sarif') io.out(sarif(findings))
    else if (format === 'github') io.out(githubLines(findings))
    else {
      showFindings(io, findings, read)
      io.out(`${counted(plans.length, 'file')} checked: ${tally(findings)}\n`)
    }
    const tooMany = maxWarnings !== undefined && countOf(findings, 'warning') > Number(maxWarnings)
    return countOf(findings, 'error') > 0 || tooMany ? EXIT.findings : EXIT.ok
  },
})
