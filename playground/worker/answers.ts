/** Who answers which request. */
import { alignmentOf } from '../session/alignment.ts'
import { allFindings, analysisOf } from '../session/analysis.ts'
import { earningsFor } from '../session/earnings.ts'
import type { Job } from '../session/job.ts'
import { formatted, planPageOf } from '../session/pages.ts'
import { peopleFor, periodsFor } from '../session/people.ts'
import { reviewOfTab } from '../session/review.ts'
import { tokensOf } from '../session/service.ts'
import { curvesOf, statementOf } from '../session/statement.ts'
import { edited, removed, type Tab, turnedTo, withData } from '../session/tab.ts'
import type { Changes, Input, Output, Questions } from './protocol.ts'

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
  'service.tokens': (tab, { path }) => tokensOf(tab, path),
  matrix: (tab, asked) => alignmentOf(tab, asked),
  review: (tab, asked, job) => reviewOfTab(tab, asked, job),
}
