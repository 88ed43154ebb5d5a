import type { Example } from '../../messages/example.ts'
import { PHASES } from '../../messages/phases.ts'
import { COMPANY, DEALS, PLAN, REPS } from '../../messages/sample.ts'
import { visible } from '../render/cells.ts'
import type { Shown } from './entry.ts'
import { commandLine } from './raised.ts'

/** A line of the correction: taken out, put in, or kept beside them. */
export interface Changed {
  readonly is: '-' | '+' | ' '
  readonly text: string
}
export interface Listing<L> {
  readonly file: string
  readonly lines: readonly L[]
}

/** What the page of a code says, for the terminal and for the web alike. */
export interface ErrorPage {
  readonly code: string
  readonly severity: string
  readonly phase: string
  /** The message, as its bad example raises it. */
  readonly says: string
  readonly why: string
  readonly help: string | undefined
  readonly command: string
  /** The files that have the mistake; the sample plan, company and data stand around them. */
  readonly bad: readonly Listing<string>[]
  /** Names of the sample's files that the example stands on. */
  readonly standsOn: readonly string[]
  readonly correction: readonly Listing<Changed>[]
  /** The command that is right, where the mistake was in the command. */
  readonly rightCommand: string | undefined
}

const SAMPLE: Readonly<Record<string, string>> = { 'team.plan': PLAN, 'company.plan': COMPANY, 'reps.csv': REPS, 'deals.csv': DEALS }
export const sampleFiles = Object.entries(SAMPLE)

/** More lines than this are not shown. */
const MOST_LINES = 60
const SHOWN_LINES = 12
const WIDEST = 140

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')
const clipped = (line: string): string => (line.length > WIDEST ? `${visible(line.slice(0, WIDEST))}…` : visible(line))

function abridged(text: string): string[] {
  const lines = linesOf(text)
  if (lines.length <= MOST_LINES) return lines.map(clipped)
  return [...lines.slice(0, SHOWN_LINES).map(clipped), `… and ${(lines.length - SHOWN_LINES).toLocaleString('en-US')} more lines`]
}

/** The lines of two texts side by side: the longest common part stays. */
export function changes(before: readonly string[], after: readonly string[]): Changed[] {
  const common = after.map(() => 0).concat(0)
  const table = [common]
  for (let i = before.length - 1; i >= 0; i--) {
    const below = table[0] ?? []
    const row = after.map(() => 0).concat(0)
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = before[i] === after[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    table.unshift(row)
  }
  const out: Changed[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [a, b] = [before[i], after[j]]
    if (a !== undefined && a === b) {
      out.push({ is: ' ', text: a })
      i++
      j++
    } else if (b === undefined || (a !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      out.push({ is: '-', text: a ?? '' })
      i++
    } else {
      out.push({ is: '+', text: b })
      j++
    }
  }
  return out
}

/** Lines that stay are shown where they are at most this far from a change. */
const AROUND = 2

function nearChanges(all: readonly Changed[]): Changed[] {
  const at = all.flatMap(({ is }, index) => (is === ' ' ? [] : [index]))
  return all.filter((_, index) => at.some((change) => Math.abs(change - index) <= AROUND))
}

const own = ({ files }: Example): [string, string][] => Object.entries(files).filter(([file, text]) => SAMPLE[file] !== text)

/** The page of a code whose examples have been run. */
export function pageOf({ code, severity, why, finding, badExample, goodExample }: Shown): ErrorPage {
  const first = Object.keys(badExample.files)[0] ?? ''
  const ownFiles = new Map(own(badExample))
  const shownFiles = Object.entries(badExample.files).filter(([file]) => file === first || ownFiles.has(file))
  const names = [...new Set([...Object.keys(badExample.files), ...Object.keys(goodExample.files)])]
  return {
    code,
    severity,
    phase: PHASES.find(({ codes }) => codes.test(code))?.title ?? '',
    says: finding.message,
    why,
    help: finding.help,
    command: commandLine(badExample),
    bad: shownFiles.map(([file, text]) => ({ file, lines: abridged(text) })),
    standsOn: Object.keys(badExample.files).filter((file) => !shownFiles.some(([name]) => name === file)),
    correction: names.flatMap((file) => {
      const [before, after] = [badExample.files[file], goodExample.files[file]]
      if (before === undefined || after === undefined || before === after) return []
      return [{ file, lines: nearChanges(changes(abridged(before), abridged(after))) }]
    }),
    rightCommand: commandLine(goodExample) === commandLine(badExample) ? undefined : commandLine(goodExample),
  }
}
