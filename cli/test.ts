import { compile } from '../compiler/compile.ts'
import type { TestedPlan } from '../compiler/examples/answer.ts'
import { runExamples } from '../compiler/examples/run.ts'
import { hasErrors } from '../messages/diagnostic.ts'
import { inOrder } from '../messages/in-order.ts'
import { choice, command } from './command.ts'
import { EXIT } from './exit.ts'
import { findPlans, sourceReader } from './files.ts'
import { showFindings } from './findings.ts'
import { testsHuman } from './render/examples.ts'
import { progress } from './render/progress.ts'
import { testsJson, testsJunit } from './render/test-reports.ts'
import { wrong } from './wrong.ts'

/** Findings that the list of examples and promises shows itself: an amount that does not come out, a promise that is not decided. */
const LISTED: ReadonlySet<string> = new Set(['CB601', 'CB604'])

export const test = command({
  name: 'test',
  about: 'run every example that the plans state',
  takes: '<PATH...>',
  example: 'caboose test plans',
  options: {
    format: choice('FORMAT', 'how results are printed', ['human', 'json', 'junit']),
  },
  run: ({ operands, format }, io) => {
    const { plans, problem } = findPlans(operands)
    if (problem !== undefined) return wrong(io, problem)

    const read = sourceReader(io)
    const bar = progress(io, plans.length)
    const tested = plans.map((file): TestedPlan => {
      bar.step(file)
      const compiled = compile(file, read)
      const { diagnostics } = compiled
      const promises = (compiled.plan?.promises ?? []).map(({ title, origin }) => ({ title, span: origin.span }))
      return { file, diagnostics, examples: hasErrors(diagnostics) ? [] : runExamples(compiled), promises }
    })
    bar.done()

    const findings = inOrder(tested.flatMap(({ diagnostics, examples }) => [...diagnostics, ...examples.flatMap((one) => one.diagnostics)]))
    if (format === 'json') io.out(testsJson(tested, findings))
    else if (format === 'junit') io.out(testsJunit(tested, findings))
    else {
      showFindings(
        io,
        findings.filter(({ code }) => !LISTED.has(code)),
        read,
      )
      io.out(testsHuman(tested, io.outColours))
    }
    const failed = tested.some(({ examples }) => examples.some((one) => !one.passed))
    return failed || hasErrors(findings) ? EXIT.findings : EXIT.ok
  },
})
