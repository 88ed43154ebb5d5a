/** Everything that is wrong with some files that belong together: each by itself, its examples, and what only all of them show. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { inOrder } from '../../messages/in-order.ts'
import type { Compiled } from '../compile.ts'
import { runExamples } from '../examples/run.ts'
import { isScenario } from '../scenario/base.ts'
import { checkObjectives, checkQuotas } from './company.ts'

/** The findings in the order of their places. What only all plans together show is not judged while any has errors. */
export function checkTogether(compiled: readonly Compiled[]): Diagnostic[] {
  const found = compiled.flatMap((one) => [...one.diagnostics, ...runExamples(one).flatMap(({ diagnostics }) => diagnostics)])
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic)
  }
  checkObjectives(
    compiled.some(({ diagnostics }) => hasErrors(diagnostics))
      ? []
      : compiled.flatMap(({ plan, files }) => (plan === undefined || isScenario(files[0]) ? [] : plan)),
    report,
  )
  checkQuotas(
    compiled.flatMap(({ planning }) => planning?.plan ?? []),
    compiled.flatMap(({ plan }) => plan ?? []),
    report,
  )
  return inOrder(found)
}
