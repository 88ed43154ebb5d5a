/**
 * The library's face, as the commands see it. Until `compiler/index.ts` is here these are declarations only.
 */
import type { Diagnostic, Report } from '../messages/diagnostic.ts'
import type { Span } from '../messages/span.ts'
import type { Core } from '../runtime/core/core.ts'
import type { RecordShape } from '../runtime/core/record.ts'
import type { Data } from '../runtime/data/table.ts'
import type { Outcome, Question } from '../runtime/evaluate/outcome.ts'

export type Plan = Readonly<Record<string, unknown>>

export interface Compiled {
  readonly plan: Plan | undefined
  readonly core: Core | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly sources: ReadonlyMap<string, string>
}

export interface Expectation {
  readonly says: string
  readonly expected: string
  readonly got: string
  readonly passed: boolean
  readonly span: Span
  readonly derivation: readonly string[]
}

export interface ExampleResult {
  readonly name: string
  readonly span: Span
  readonly passed: boolean
  readonly expectations: readonly Expectation[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface Page {
  readonly title: string
  readonly blocks: readonly { readonly heading: string; readonly lines: readonly string[] }[]
  readonly readingSeconds: number
}

export type DataFiles = (file: string) => Uint8Array | undefined

const awaited = (name: string): never => {
  throw new Error(`${name} is not in this build`)
}

export const compile = (_entry: string, _read: (path: string) => string | undefined): Compiled => awaited('compile')
export const format = (_text: string, _file: string): { text: string; diagnostics: readonly Diagnostic[] } => awaited('format')
export const runExamples = (_compiled: Compiled): readonly ExampleResult[] => awaited('runExamples')
export const describePlan = (_plan: Plan, _core: Core): Page => awaited('describePlan')
export const describeStatement = (_core: Core, _outcome: Outcome, _payee: string, _period: string): Page => awaited('describeStatement')
export const readData = (_records: readonly RecordShape[], _files: DataFiles, _report: Report): Data => awaited('readData')
export const evaluate = (_core: Core, _data: Data, _question: Question, _report: Report): Outcome => awaited('evaluate')
export const creditsCsv = (_outcome: Outcome, _core: Core): string => awaited('creditsCsv')
export const earningsCsv = (_outcome: Outcome, _core: Core): string => awaited('earningsCsv')
export const paymentsCsv = (_outcome: Outcome, _core: Core): string => awaited('paymentsCsv')
export const writeAll = (_folder: string, _files: ReadonlyMap<string, string>): void => awaited('writeAll')
