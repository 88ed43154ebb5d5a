import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'

/** The Core of a plan's text. Throws where it has errors. */
export function coreOf(text: string): Core {
  const { core, diagnostics } = compile('bench.plan', () => text)
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return core
}
