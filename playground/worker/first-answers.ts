/**
 * What a reader's page asks first, answered before anybody opens it. Whoever builds the page asks the same functions about the same files as
 * the worker of a tab will, so that the first figure need not wait for it.
 */
import type { EarnedSoFar } from '../../compiler/asking/answers.ts'
import { type Analysis, analysisOf } from '../session/analysis.ts'
import { UNWATCHED } from '../session/job.ts'
import { isRefusal } from '../session/refusal.ts'
import type { Tab } from '../session/tab.ts'
import { questions } from './answers.ts'
import type { Input, Output, Questions } from './protocol.ts'

/** One question with its answer, as plain data that JSON can hold. */
export interface FirstAnswer {
  readonly name: keyof Questions
  readonly input: unknown
  readonly output: unknown
}

export interface FirstAnswers {
  /** What the text says of itself. */
  readonly analysis: Analysis
  readonly answers: readonly FirstAnswer[]
}

/** The goals that a page offers to whom has earned so much: exact decimals, the one that it begins with first. */
export type Goals = (soFar: EarnedSoFar, currency: string) => readonly string[]

/** Answers for the person and the period that a page begins with; undefined where it begins with a refusal, or with nobody. */
export async function firstAnswers(tab: Tab, goals: Goals): Promise<FirstAnswers | undefined> {
  const answers: FirstAnswer[] = []
  const ask = async <N extends keyof Questions>(name: N, input: Input<N>): Promise<Output<N>> => {
    const output = await questions[name](tab, input, UNWATCHED)
    answers.push({ name, input, output })
    return output
  }
  const periods = await ask('periods', null)
  if (isRefusal(periods) || periods.person === '') return undefined
  const whose = { person: periods.person, period: periods.first }
  await ask('people', { period: whose.period })
  const statement = await ask('statement', whose)
  await ask('earnings', { ...whose, all: false })
  await ask('figures', whose)
  const soFar = await ask('ask.soFar', whose)
  await ask('ask.openDeals', whose)
  await ask('ask.nextPays', whose)
  await ask('ask.quiz', whose)
  // the worker is still beginning when somebody moves the slider of the page
  if (!isRefusal(soFar) && !isRefusal(statement))
    for (const goal of goals(soFar, statement.currency)) await ask('ask.needToSell', { ...whose, goal })
  return { analysis: analysisOf(tab), answers }
}
