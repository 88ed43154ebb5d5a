import { offBy, type TestedPlan, totals } from '../../compiler/examples/answer.ts'
import type { Checked, ExampleResult } from '../../compiler/examples/result.ts'
import { counted } from '../findings.ts'
import type { Colours } from '../io.ts'
import { visible } from './cells.ts'

function missedLines(one: Checked, colours: Colours): string[] {
  const { says, expected, got, hint, derivation, span } = one
  const width = Math.max(expected.length, got.length)
  const off = offBy(one)
  return [
    '',
    `    ${colours.bold(visible(says))}  ${colours.dim(`line ${span.start.line}`)}`,
    `      expected  ${colours.green(visible(expected).padStart(width))}`,
    `      came      ${colours.red(visible(got).padStart(width))}${off === '' ? '' : `  ${colours.yellow(off)}`}`,
    ...(hint === undefined ? [] : [`      ${colours.cyan(visible(hint))}`]),
    ...(derivation.length === 0 ? [] : ['']),
    ...derivation.map((line) => `      ${colours.dim('│')} ${visible(line)}`),
  ]
}

function exampleLines({ name, passed, expectations, diagnostics, span }: ExampleResult, colours: Colours): string[] {
  if (passed) return [`  ${colours.green('✓')} ${visible(name)}`]
  const missed = expectations.filter((one) => !one.passed)
  const others = diagnostics.filter(({ code }) => code !== 'CB601')
  const many =
    expectations.length > 1 && missed.length > 0
      ? `, ${expectations.length - missed.length} of ${expectations.length} expectations hold`
      : ''
  return [
    `  ${colours.red('✗')} ${colours.bold(visible(name))}  ${colours.dim(`${span.file}:${span.start.line}${many}`)}`,
    ...missed.flatMap((one) => missedLines(one, colours)),
    ...others.flatMap((one) => ['', `    ${colours.red(one.code)} ${visible(one.message)}  ${colours.dim(`line ${one.span.start.line}`)}`]),
    '',
  ]
}

function promiseLines({ promises }: TestedPlan, colours: Colours): string[] {
  return promises.map(({ title, span }) => `  ${colours.yellow('?')} ${visible(title)}  ${colours.dim(`promise, line ${span.start.line}`)}`)
}

/** Examples by plan; a failing one shows what was expected, what came out, the difference, and the steps that made the amount. */
export function testsHuman(plans: readonly TestedPlan[], colours: Colours): string {
  const lines = plans.flatMap((plan) => {
    const { file, examples, promises } = plan
    if (examples.length === 0 && promises.length === 0) return []
    const own = [...examples.flatMap((one) => exampleLines(one, colours)), ...promiseLines(plan, colours)]
    return [colours.bold(file), ...(own.at(-1) === '' ? own : [...own, ''])]
  })
  const { examples, failed, promises } = totals(plans)
  const result =
    failed === 0
      ? colours.green(`${counted(examples, 'example')} passed`)
      : `${colours.red(`${failed} of ${counted(examples, 'example')} failed`)}`
  const undecided = promises === 0 ? '' : colours.yellow(`, ${counted(promises, 'promise')} not decided yet`)
  return `${[...lines, `${result}${undecided}`].join('\n')}\n`
}
