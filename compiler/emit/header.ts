/** The first lines of every generated text: what it was made from, by what, for what. */
import type { Program, Step } from '../relational/program/ir.ts'
import type { Stamp } from './refusal.ts'
import { safeWords } from './words.ts'

/** What a text is for. */
export interface MadeFor {
  /** The system, as people write it. */
  readonly label: string
  readonly tested: boolean
}

/** The lines of the header, without the marks of a comment. */
export function headerLines({ plan, version, currency, periods, left }: Program, stamp: Stamp, { label, tested }: MadeFor): string[] {
  const asked = periods.filter((one) => one.asked).map((one) => one.label)
  const [first = '', last = first] = [asked[0], asked.at(-1)]
  return [
    `${safeWords(plan.label)}: what the plan ${safeWords(plan.name)} pays for ${safeWords(first === last ? first : `${first} to ${last}`)}`,
    '',
    `Made by caboose ${stamp.version} from the plan ${stamp.plan}, relational program version ${version}.`,
    `For ${label}: ${tested ? 'tested' : 'untested'}. Every number is whole: money in minor units of ${currency.code}, ratios as numerator and divisor,`,
    'days since 1970-01-01, yes as 1 and no as 0. Nothing is rounded but where the plan rounds.',
    ...left.map(({ what, origin }) => safeWords(`Not computed, line ${origin.span.start.line}: ${what}.`)),
  ]
}

/** The first and last step of each chapter, in the order of the program; null: steps that stand in none. */
export function chaptersOf(steps: readonly Pick<Step, 'chapter'>[]): readonly { title: string | null; first: number; last: number }[] {
  const chapters: { title: string | null; first: number; last: number }[] = []
  for (const [i, { chapter }] of steps.entries()) {
    const open = chapters.at(-1)
    if (open !== undefined && open.title === chapter) open.last = i + 1
    else chapters.push({ title: chapter, first: i + 1, last: i + 1 })
  }
  return chapters
}

/** The chapters of a program, for its header; none where it has none. */
export function contents(steps: readonly Pick<Step, 'chapter'>[]): string[] {
  const chapters = chaptersOf(steps).filter(({ title }) => title !== null)
  const width = Math.max(...chapters.map(({ title }) => safeWords(title ?? '').length))
  return chapters.map(
    ({ title, first, last }) => `${safeWords(title ?? '').padEnd(width)}  ${first === last ? first : `${first} to ${last}`}`,
  )
}

/** What a step does, and the file and line of the plan that say so. */
export function saidOf({ says, origin }: Pick<Step, 'says' | 'origin'>): string {
  const file = origin?.span.file.split(/[\\/]/).at(-1) ?? ''
  return `${safeWords(says)}${origin === null ? '' : ` (${safeWords(file)}, line ${origin.span.start.line})`}`
}

/** The same with its place. */
export const stepComment = (step: Pick<Step, 'says' | 'origin'>, number: number): string => `${number}. ${saidOf(step)}`
