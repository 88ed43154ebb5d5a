/** The examples of a plan, run as `caboose test` runs them, and its promises. */
import { compile } from '../../compiler/compile.ts'
import type { ExampleResult } from '../../compiler/examples/result.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'
import type { Tab } from './tab.ts'

/** A plan or quotas file, as it last was without errors, with what its examples came to; none where it never was. */
export interface TestedShown {
  readonly file: string
  readonly findings: readonly Diagnostic[]
  readonly examples: readonly ExampleResult[]
  /** What the plan promises. Nothing decides promises yet. */
  readonly promises: readonly { readonly title: string; readonly span: Span }[]
}

export function testedIn({ files, entry, compiled, good }: Tab, path: string): TestedShown {
  const own = path === entry ? (good?.compiled ?? compiled) : compile(path, (file) => files.get(file))
  const { diagnostics, plan } = own
  return {
    file: path,
    findings: diagnostics,
    examples: runExamples(own),
    promises: (plan?.promises ?? []).map(({ title, origin }) => ({ title, span: origin.span })),
  }
}
