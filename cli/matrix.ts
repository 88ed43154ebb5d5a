import { compile } from '../compiler/compile.ts'
import { atTargetOn } from '../compiler/matrix/at-target.ts'
import { matrixOf } from '../compiler/matrix/matrix.ts'
import { matrixCsv, matrixPage } from '../compiler/matrix/page.ts'
import { isScenario } from '../compiler/scenario/base.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { choice, command, value } from './command.ts'
import { DATA_FRAMES, refuse, textsIn } from './evaluated.ts'
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

    const bytes = data === undefined ? undefined : dataFolder(data, io.cells)
    if (data !== undefined && bytes === undefined) return refused(io, `there is no data folder \`${data}\``)
    const trouble: Diagnostic[] = []
    const atTarget = bytes === undefined ? undefined : atTargetOn(whole, bytes, (one) => void trouble.push(one))
    if (bytes !== undefined && atTarget === undefined)
      return refuse(io, trouble, false, textsIn(compiled, read, bytes), EXIT.data, DATA_FRAMES)
    const made = matrixOf(
      whole.map(({ plan }) => plan),
      atTarget,
    )
    io.out(format === 'csv' ? matrixCsv(made) : pageIn(format, matrixPage(made, company), io))
    return EXIT.ok
  },
})
