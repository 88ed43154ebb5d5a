/** Which evaluator answers a run: the one that was asked for where it knows the plan, and both where they are held against each other. */
import type { Core } from '../runtime/core/core.ts'
import type { Closed } from './closed/folder.ts'
import { fallbackWords } from './engine.ts'
import { evaluated, folderOf, type Ready } from './evaluated.ts'
import { ranFast } from './fast.ts'
import { openFiles } from './files.ts'
import type { Io } from './io.ts'
import { type Ran, ranByReference } from './ran.ts'
import { firstDifference } from './verify.ts'
import { bug } from './wrong.ts'

/** What a run asks, as the command line says it. */
export interface RunAsked {
  readonly data: string | undefined
  readonly period: string
  readonly asOf: string | undefined
  readonly beside: string | undefined
  readonly ledger: string | undefined
  readonly suspense: boolean
  /** `auto`: the fast one for large files, and it says nothing of what it leaves to the other. */
  readonly engine: 'auto' | 'reference' | 'fast'
  readonly verify: boolean
  /** Whether ledgers are written, and in what form. */
  readonly writes: boolean
  readonly json: boolean
}

/** A run, and the closed periods that it builds on. */
export interface Answered {
  readonly ran: Ran
  readonly closed: Closed | undefined
  /** Removes the files that hold it meanwhile. */
  readonly done?: () => void
}

/** The answer; or the exit code where there is none. Nothing has been written by then. */
export function answered(io: Io, ready: Ready, asked: RunAsked): Answered | number {
  const { engine, verify, json, ...question } = asked
  const tells = engine === 'fast' || verify
  const tried = tells || (engine === 'auto' && isLarge(ready.core, folderOf(ready, asked.data))) ? fastOf(io, ready, asked) : undefined
  if (typeof tried === 'number') return tried
  const fast = tried !== undefined && 'payouts' in tried ? tried : undefined
  const because = tried !== undefined && 'because' in tried ? tried.because : null
  if (because !== null && tells) io.err(`the fast evaluator does not know ${because}; the reference evaluator runs the plan\n`)
  const fallback = fast === undefined ? undefined : fallbackWords(fast.engine)
  if (fallback !== undefined && tells) io.err(`${fallback}\n`)
  if (fast !== undefined && !verify) return { ran: fast, closed: undefined }

  const answer = evaluated(io, ready, question, json || fast !== undefined)
  if (typeof answer === 'number') return answer
  const reference = ranByReference(ready, answer, asked.suspense, because)
  if (fast === undefined) return { ran: reference, closed: answer.closed }
  const differing = firstDifference(fast, reference)
  if (differing !== undefined) return bug(io, `the fast and the reference evaluator differ in ${differing}`)
  io.err('verified: the fast and the reference evaluator give the same ledgers\n')
  return { ran: fast, closed: answer.closed }
}

/** Files of more bytes than this are read by columns where nothing else was asked for: about a quarter of a million rows. */
const LARGE = 16_000_000

/** Whether the data of a plan is read by columns where nothing else was asked for. */
export function isLarge({ records }: Pick<Core, 'records'>, folder: string): boolean {
  const { open, close } = openFiles(folder)
  try {
    return records.reduce((sum, { file }) => sum + (open(file)?.size ?? 0), 0) > LARGE
  } finally {
    close()
  }
}

/** The fast evaluator's run; the exit code where the data was refused; or what it does not know. */
function fastOf(
  io: Io,
  ready: Ready,
  { data, period, asOf, beside, ledger, suspense, writes, json }: RunAsked,
): ReturnType<typeof ranFast> {
  const special = [
    ...(beside === undefined ? [] : ['plans beside (--beside)']),
    ...(ledger === undefined ? [] : ['closed ledgers (--ledger)']),
    ...(suspense ? ['rows set aside (--suspense)'] : []),
    ...(json && writes ? ['ledgers as JSON'] : []),
  ]
  return special.length > 0 ? { because: special.join(', ') } : ranFast(io, ready, { data, period, asOf, writes }, json)
}
