import { checkObjectives } from '../../compiler/check/company.ts'
import { compile } from '../../compiler/compile.ts'
import { compileTo, targetNamed } from '../../compiler/emit/targets.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { digitsOf, run } from '../../compiler/run.ts'
import { runPlanning } from '../../compiler/run-planning.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { Example } from '../../messages/example.ts'
import { inOrder } from '../../messages/in-order.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { changeRows } from '../../runtime/fast/standing/change.ts'
import { filesInMemory, openRun } from '../../runtime/fast/standing/run.ts'

/** The plan that an example checks or runs. */
export const PLAN_FILE = 'team.plan'

export interface Raised {
  readonly diagnostics: readonly Diagnostic[]
  readonly source: (file: string) => string | undefined
}

/** The command line of an example, as it is typed. */
export function commandLine({ command }: Example): string {
  if (command.does === 'check') return `caboose check ${PLAN_FILE}`
  if (command.does === 'compile') return `caboose compile ${PLAN_FILE} --to ${command.to} --out compiled`
  if (command.does === 'quotas')
    return `caboose quotas ${PLAN_FILE} --data .${command.beside === undefined ? '' : ` --beside ${command.beside}`}`
  const beside = command.beside === undefined ? '' : ` --beside ${command.beside}`
  const asOf = command.asOf === undefined ? '' : ` --as-of ${command.asOf}`
  const change = command.change === undefined ? '' : ` --change ${command.change}`
  return `caboose run ${PLAN_FILE} --data . --period ${command.period}${asOf}${beside}${change}`
}

/** What the example's command finds, in memory: the same stages as the command, on the example's texts. */
export function raised({ files, command, encoding }: Example): Raised {
  const source = (file: string): string | undefined => (Object.hasOwn(files, file) ? files[file] : undefined)
  const bytes = (file: string): Uint8Array | undefined => {
    const text = source(file)
    return text === undefined ? undefined : Buffer.from(text, encoding)
  }
  const compiled = compile(PLAN_FILE, source)
  const found = [...compiled.diagnostics]
  if (command.does === 'check') {
    found.push(...runExamples(compiled).flatMap(({ diagnostics }) => diagnostics))
    checkObjectives(compiled.plan === undefined ? [] : [compiled.plan], (diagnostic) => found.push(diagnostic))
  } else if (command.does === 'compile') {
    const target = targetNamed(command.to)
    if (compiled.core !== undefined && target !== undefined && !hasErrors(found)) {
      const made = compileTo(compiled.core, target, { period: undefined, amounts: undefined }, { plan: '', version: '' })
      if (made.kind === 'refused') found.push(...made.diagnostics)
    }
  } else if (command.does === 'quotas') {
    const paying = command.beside === undefined ? undefined : compile(command.beside, source).core
    const beside = paying === undefined ? undefined : [paying]
    if (compiled.planning !== undefined && !hasErrors(found)) found.push(...runPlanning(compiled.planning.core, bytes, beside).diagnostics)
  } else if (compiled.core !== undefined && !hasErrors(found)) {
    const asOf = (command.asOf === undefined ? undefined : parseDay(command.asOf)) ?? null
    const other = command.beside === undefined ? undefined : compile(command.beside, source).core
    const beside = other === undefined ? [] : [other]
    const question = { period: command.period, asOf }
    found.push(...run(compiled.core, bytes, question, { beside }).diagnostics)
    if (command.change !== undefined && !hasErrors(found)) {
      const [record = '', file = ''] = command.change.split('=')
      const standing = openRun(compiled.core, filesInMemory(bytes), question, digitsOf)
      const changed = 'diagnostics' in standing ? standing : changeRows(standing, { record, file, bytes: bytes(file) ?? new Uint8Array() })
      if ('diagnostics' in changed) found.push(...changed.diagnostics)
    }
  }
  return { diagnostics: inOrder(found), source }
}
