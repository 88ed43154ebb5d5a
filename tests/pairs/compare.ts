/** Both evaluators on one pair: whether they say the same, to the byte, and how the fast one came to it. */
import { digitsOf, run } from '../../compiler/run.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { type FastAnswer, runByColumns } from '../../runtime/fast/engine.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'

/** All that an evaluator says, as text. */
export interface Said {
  readonly findings: string
  readonly credits: string
  readonly earnings: string
  readonly payments: string
  /** What each person earned of each part in each period, as the table of a run shows it. */
  readonly payouts: string
}

/** `unfit`: the fast evaluator left the whole plan to the reference. */
export type ByColumns =
  | { readonly kind: 'answer'; readonly said: Said; readonly answer: FastAnswer }
  | { readonly kind: 'refused'; readonly said: Said }
  | { readonly kind: 'unfit'; readonly because: string }

/** The evaluator under test: the fast one of this house, or a broken copy of it. */
export type Evaluator = typeof runByColumns

const REFUSED = { credits: '', earnings: '', payments: '', payouts: '' }

export function byReference(core: Core, files: DataFiles, question: Question): Said {
  const { outcome, diagnostics } = run(core, files, question)
  const findings = findingsOf(diagnostics)
  if (outcome === undefined) return { findings, ...REFUSED }
  return {
    findings,
    credits: creditsCsv(outcome.credits),
    earnings: earningsCsv(outcome.earnings, core),
    payments: paymentsCsv(outcome.payments),
    payouts: payoutsOf(outcome.earnings),
  }
}

export function byColumns(core: Core, files: DataFiles, question: Question, evaluate: Evaluator = runByColumns): ByColumns {
  const open = (file: string) => {
    const bytes = files(file)
    return bytes === undefined ? undefined : sourceOf(bytes)
  }
  const answer = evaluate(core, { bytes: files, open }, question, digitsOf, false)
  if (answer.kind === 'unfit') return { kind: 'unfit', because: answer.because ?? 'what the reference says of the question' }
  if (answer.kind === 'refused') return { kind: 'refused', said: { findings: findingsOf(answer.diagnostics), ...REFUSED } }
  const { outcome } = answer
  const said = {
    findings: findingsOf(answer.warnings),
    credits: textOf(outcome.writeCredits),
    earnings: textOf(outcome.writeEarnings),
    payments: paymentsCsv(outcome.payments.payments),
    payouts: payoutsOf(outcome.earnings),
  }
  return { kind: 'answer', said, answer }
}

/** The first line that differs, with the ledger that it stands in; undefined where all is the same. */
export function differenceOf(reference: Said, fast: Said): string | undefined {
  for (const name of ['findings', 'credits', 'earnings', 'payments', 'payouts'] as const) {
    if (reference[name] === fast[name]) continue
    const [slow, quick] = [reference[name].split('\n'), fast[name].split('\n')]
    const at = slow.findIndex((line, i) => line !== quick[i])
    const line = at < 0 ? slow.length : at
    return `${name}, line ${line + 1}\n  reference: ${slow[line] ?? '(none)'}\n  fast:      ${quick[line] ?? '(none)'}`
  }
  return undefined
}

const findingsOf = (found: readonly Diagnostic[]): string =>
  found
    .map(({ code, message, span }) => `${code} ${span.file}:${span.start.line}:${span.start.column} ${message}`)
    .sort()
    .join('\n')

function payoutsOf(lines: readonly EarningLine[]): string {
  const sums = new Map<string, bigint>()
  for (const { payee, component, forPeriod, postedIn, amount } of lines) {
    const key = [payee, component, forPeriod, postedIn].join(' ')
    sums.set(key, (sums.get(key) ?? 0n) + amount)
  }
  return [...sums]
    .filter(([, amount]) => amount !== 0n)
    .map(([key, amount]) => `${key} ${amount}`)
    .sort()
    .join('\n')
}

function textOf(write: (sink: (block: Uint8Array) => void) => number): string {
  const decoder = new TextDecoder()
  let text = ''
  write((block) => {
    text += decoder.decode(block, { stream: true })
  })
  return text
}
