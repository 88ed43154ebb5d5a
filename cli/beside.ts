/** The plans that stand beside the one that is run. */
import { resolve } from 'node:path'
import { compile } from '../compiler/compile.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import type { Core } from '../runtime/core/core.ts'
import { findPlans } from './files.ts'

export interface Beside {
  readonly cores: readonly Core[]
  /** What is wrong with the texts of these plans. */
  readonly diagnostics: readonly Diagnostic[]
  /** What is wrong with the path, in words for the user. */
  readonly problem: string | undefined
}

export const NONE_BESIDE: Beside = { cores: [], diagnostics: [], problem: undefined }

/** Compiles the plans of a file or folder other than `file`; files that hold no plan count for nothing. */
export function plansBeside(path: string, file: string, read: (path: string) => string | undefined): Beside {
  const { plans, problem } = findPlans([path])
  const compiled = plans.filter((plan) => resolve(plan) !== resolve(file)).map((plan) => compile(plan, read))
  const broken = compiled.filter(({ diagnostics }) => hasErrors(diagnostics))
  return { cores: compiled.flatMap(({ core }) => core ?? []), diagnostics: broken.flatMap(({ diagnostics }) => diagnostics), problem }
}
