import { checkTogether } from '../compiler/check/together.ts'
import { compile } from '../compiler/compile.ts'
import { choice, command, flag, value } from './command.ts'
import { EXIT } from './exit.ts'
import { findPlans, sourceReader } from './files.ts'
import { counted, countOf, showFindings, tally } from './findings.ts'
import { burdens } from './render/burdens.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { type Checked, policiesJson, policyTable } from './render/policies.ts'
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
    policies: flag('print the policies in force at each clause, and who states them'),
    maxWarnings: value('N', 'exit 1 with more warnings than this'),
  },
  run: ({ operands, format, policies, maxWarnings }, io) => {
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
    const findings = checkTogether(compiled)

    const checked = plans.flatMap((file, at): Checked[] => {
      const plan = compiled[at]?.plan
      return plan === undefined || compiled[at]?.core === undefined ? [] : [{ file, plan }]
    })

    if (format === 'json') {
      const answer = { schemaVersion: 1, diagnostics: findings.map(diagnosticJson) }
      io.out(printed(policies ? { ...answer, policies: policiesJson(checked) } : answer))
    } else if (format === 'sarif') io.out(sarif(findings))
    else if (format === 'github') io.out(githubLines(findings))
    else {
      showFindings(io, findings, read)
      if (policies) for (const one of checked) io.out(`${policyTable(one, io.width)}\n`)
      io.out(burdens(checked))
      io.out(`${counted(plans.length, 'file')} checked: ${tally(findings)}\n`)
    }
    const tooMany = maxWarnings !== undefined && countOf(findings, 'warning') > Number(maxWarnings)
    return countOf(findings, 'error') > 0 || tooMany ? EXIT.findings : EXIT.ok
  },
})
