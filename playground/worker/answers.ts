/** Who answers which request. What only one view needs is loaded when it is first asked for. */
import { allFindings, analysisOf } from '../session/analysis.ts'
import { earningsFor } from '../session/earnings.ts'
import type { Job } from '../session/job.ts'
import { formatted, planPageOf } from '../session/pages.ts'
import { peopleFor, periodsFor } from '../session/people.ts'
import { resultOf } from '../session/result.ts'
import { curvesOf, statementOf } from '../session/statement.ts'
import { edited, removed, type Tab, turnedTo, withData } from '../session/tab.ts'
import { traceOf } from '../session/trace.ts'
import { asking } from './asking.ts'
import type { Changes, Input, Output, Questions } from './protocol.ts'
import { service } from './service.ts'

type Changing = { readonly [N in Exclude<keyof Changes, 'open'>]: (tab: Tab, input: Input<N>) => Tab }
type Answering = { readonly [N in keyof Questions]: (tab: Tab, input: Input<N>, job: Job) => Output<N> | Promise<Output<N>> }

export const changes: Changing = {
  edit: (tab, { path, text }) => edited(tab, path, text),
  remove: (tab, { path }) => removed(tab, path),
  turn: (tab, { entry }) => turnedTo(tab, entry),
  data: (tab, { files }) => withData(tab, files),
}

export const questions: Answering = {
  analyse: (tab) => analysisOf(tab),
  findings: (tab) => allFindings(tab),
  periods: (tab) => periodsFor(tab),
  people: (tab, { period }) => peopleFor(tab, period),
  statement: (tab, asked) => statementOf(tab, asked),
  earnings: (tab, asked) => earningsFor(tab, asked),
  planPage: (tab) => planPageOf(tab),
  figures: (tab, { person, period }) => curvesOf(tab, person, period),
  format: (tab, { path }) => formatted(tab, path),
  result: (tab, asked) => resultOf(tab, asked),
  trace: (tab, { person, period }) => traceOf(tab, person, period),
  ...service,
  ...asking,
  imagined: async (tab, asked) => (await import('../session/imagined.ts')).imaginedOf(tab, asked),
  matrix: async (tab, asked) => (await import('../session/alignment.ts')).alignmentOf(tab, asked),
  review: async (tab, asked, job) => (await import('../session/review.ts')).reviewOfTab(tab, asked, job),
  simulate: async (tab, asked, job) => (await import('../session/simulate.ts')).simulated(tab, asked, job),
  tests: async (tab, { path }) => (await import('../session/examples.ts')).testedIn(tab, path),
  proofs: async (tab) => (await import('../session/proofs.ts')).proofsOf(tab),
  proofOfPeriod: async (tab, { period }) => (await import('../session/proofs.ts')).proofOfPeriod(tab, period),
  holds: async (tab, asked, job) => (await import('../session/holds.ts')).holdingOf(tab, asked, job),
  fields: async (tab) => (await import('../session/grouping.ts')).fieldsFor(tab),
  files: async (tab) => (await import('../session/records.ts')).filesRead(tab),
  targets: async () => (await import('../session/compiled-to.ts')).targetsShown(),
  compiled: async (tab, asked) => (await import('../session/compiled-to.ts')).compiledTo(tab, asked),
  quotas: async (tab, { path }) => (await import('../session/quotas.ts')).quotasOf(tab, path),
  quota: async (tab, { path, key }) => (await import('../session/quotas.ts')).quotaOf(tab, path, key),
}
