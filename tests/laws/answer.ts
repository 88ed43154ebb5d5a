/** A story compiled and run as a user would: texts and files in, the bytes of three ledgers out. */
import { type Compiled, compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import {
  ABSENCE_COLUMNS,
  COMPANY_FILE,
  columnsOfDeals,
  csvOf,
  PEOPLE_COLUMNS,
  PLAN_FILE,
  PRICES,
  type Story,
  textOf,
  VISIT_COLUMNS,
  visitsOf,
} from './story.ts'

const compiled = new Map<string, Compiled>()

/** Compiles the texts of a story, each once. */
export function compiledOf({ company, plan }: Pick<Story, 'company' | 'plan'>): Compiled {
  const texts: Readonly<Record<string, string>> = { [PLAN_FILE]: textOf(plan), [COMPANY_FILE]: textOf(company) }
  const key = Object.values(texts).join('\u0000')
  const known = compiled.get(key)
  if (known !== undefined) return known
  const fresh = compile(PLAN_FILE, (path) => texts[path])
  if (compiled.size > 200) compiled.clear()
  compiled.set(key, fresh)
  return fresh
}

/** The program of a story; a text that does not compile is a fault of the generator, or of the compiler. */
export function coreOf(story: Pick<Story, 'company' | 'plan'>): Core {
  const { core, diagnostics } = compiledOf(story)
  if (core !== undefined) return core
  throw new Error(
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message}`)
      .join('\n'),
  )
}

export interface Answer {
  readonly core: Core
  readonly outcome: Outcome
  /** The bytes of the ledgers. */
  readonly credits: string
  readonly earnings: string
  readonly payments: string
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The data of a story as files. */
export function filesOf({ company, people, deals, absences }: Story): DataFiles {
  const files = new Map([
    ['people.csv', bytes(csvOf(PEOPLE_COLUMNS, people))],
    ['deals.csv', bytes(csvOf(columnsOfDeals({ company }), deals))],
    ['absences.csv', bytes(csvOf(ABSENCE_COLUMNS, absences))],
    ['fx.csv', bytes(PRICES)],
    ['visits.csv', bytes(csvOf(VISIT_COLUMNS, visitsOf(deals)))],
  ])
  return (file) => files.get(file)
}

/** What the story answers up to the end of a period, the year by default, or for that period alone; fails on any error of data. */
export function answer(story: Story, question: Partial<Question> = {}, whole = true): Answer {
  const core = coreOf(story)
  const { outcome, diagnostics } = run(core, filesOf(story), {
    period: yearOf(core),
    asOf: null,
    ...(whole ? { since: 'plan' } : {}),
    ...question,
  })
  if (outcome === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return {
    core,
    outcome,
    credits: creditsCsv(outcome.credits),
    earnings: earningsCsv(outcome.earnings, core),
    payments: paymentsCsv(outcome.payments),
  }
}

/** The fiscal year in which the plan ends. */
export const yearOf = ({ calendar }: Core): string => (calendar.namedBy === 'end' ? 'FY27' : 'FY26')

/** The three ledgers in one text. */
export const ledgers = ({ credits, earnings, payments }: Answer): string => [credits, earnings, payments].join('\n')
