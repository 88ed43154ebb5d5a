import { LEAST } from '../compiler/compare/shown.ts'
import { compile } from '../compiler/compile.ts'
import { type AtTargetOfPlan, atTargetOf } from '../compiler/matrix/at-target.ts'
import { matrixOf } from '../compiler/matrix/matrix.ts'
import { matrixCsv, matrixPage } from '../compiler/matrix/page.ts'
import type { Plan } from '../compiler/plan.ts'
import { digitsOf } from '../compiler/run.ts'
import { isScenario } from '../compiler/scenario/base.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { readData } from '../runtime/data/read.ts'
import type { Ratio } from '../runtime/exact/ratio.ts'
import { choice, command, value } from './command.ts'
import { DATA_FRAMES, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder, findPlans, sourceReader } from './files.ts'
import { pageIn } from './render/page.ts'
import { refused, wrong } from './wrong.ts'

export const matrix = command({
  name: 'matrix',
  about: 'show which objective is served by which behaviour and mechanic, with its weight, over all plans of a company',
  takes: '<PATH...>',
  example: 'caboose matrix plans/northwind-cloud',
  options: {
    data: value('DIR', 'the folder of data files: what everybody earns at target, in dollars'),
    format: choice('FORMAT', 'how it is printed', ['text', 'md', 'csv', 'html']),
  },
  run: ({ operands, data, format }, io) => {
    const { plans: files, problem } = findPlans(operands)
    if (problem !== undefined) return wrong(io, problem)
    const read = sourceReader(io)
    const compiled = files.map((file) => compile(file, read)).filter((one) => files.length === 1 || !isScenario(one.files[0]))
    const found = compiled.flatMap(({ diagnostics }) => diagnostics)
    if (hasErrors(found)) return refuse(io, found, false, read, EXIT.findings)
    const whole = compiled.flatMap(({ plan, core }) => (plan === undefined || core === undefined ? [] : [{ plan, core }]))
    const companies = [...new Map(whole.map(({ plan }) => [plan.company?.name ?? plan.name, plan.company?.label ?? plan.label])).values()]
    const [company, second] = companies
    if (company === undefined) return wrong(io, 'there is no plan here')
    if (second !== undefined) return wrong(io, `these are plans of several companies: ${companies.join(', ')}; a matrix is of one`)

    const bytes = data === undefined ? undefined : dataFolder(data)
    if (data !== undefined && bytes === undefined) return refused(io, `there is no data folder \`${data}\``)
    const dollars = new Map<Plan, AtTargetOfPlan | undefined>()
    const trouble: Diagnostic[] = []
    const report = (one: Diagnostic): void => void trouble.push(one)
    for (const { plan, core } of bytes === undefined ? [] : whole) {
      const read = readData(core.records, bytes ?? (() => undefined), digitsOf, report)
      if (!hasErrors(trouble)) dollars.set(plan, atTargetOf(core, read, report))
    }
    if (hasErrors(trouble)) return refuse(io, trouble, false, (path) => textIn(bytes, path) ?? read(path), EXIT.data, DATA_FRAMES)
    // what few people earn at target is what each of them earns
    const atTarget = (plan: Plan): Ratio | undefined => {
      const known = dollars.get(plan)
      return known === undefined || known.people < LEAST ? undefined : known.dollars
    }
    const made = matrixOf(
      whole.map(({ plan }) => plan),
      atTarget,
    )
    io.out(format === 'csv' ? matrixCsv(made) : pageIn(format, matrixPage(made, company), io))
    return EXIT.ok
  },
})

const textIn = (files: ReturnType<typeof dataFolder>, path: string): string | undefined => {
  const bytes = files?.(path)
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes)
}
