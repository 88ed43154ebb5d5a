/** What the page asks the worker, and what it gets: plain data both ways. One line for each request: what goes in, what comes out. */

import type {
  EarnedSoFar,
  FewestDeals,
  Growable,
  NeedToSell,
  NextPays,
  OpenDeal,
  QuizQuestion,
  Told,
} from '../../compiler/asking/answers.ts'
import type { Earnings } from '../../compiler/describe/earnings/earnings.ts'
import type { RepPage, Review } from '../../compiler/describe/page.ts'
import type { Action } from '../../editor/actions.ts'
import type { Completion } from '../../editor/completions.ts'
import type { Fold } from '../../editor/folds.ts'
import type { Hover } from '../../editor/hover.ts'
import type { Inlay } from '../../editor/inlays.ts'
import type { OutlineEntry } from '../../editor/outline.ts'
import type { Renaming, renameable } from '../../editor/rename.ts'
import type { SemanticToken } from '../../editor/tokens/semantic.ts'
import type { Edit } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'
import type { AlignmentShown } from '../session/alignment.ts'
import type { Analysis, FileFindings } from '../session/analysis.ts'
import type { AskedOf } from '../session/asking.ts'
import type { CompileAsked, CompiledShown, TargetShown } from '../session/compiled-to.ts'
import type { TestedShown } from '../session/examples.ts'
import type { FieldChoice } from '../session/grouping.ts'
import type { Holding } from '../session/holds.ts'
import type { ImaginedAsked, ImaginedShown } from '../session/imagined.ts'
import type { Formatted } from '../session/pages.ts'
import type { PeriodsShown } from '../session/people.ts'
import type { ProofsShown } from '../session/proofs.ts'
import type { QuotasShown } from '../session/quotas.ts'
import type { FileShown } from '../session/records.ts'
import type { Refusal } from '../session/refusal.ts'
import type { ResultAsked, ResultShown } from '../session/result.ts'
import type { BrokenVersion, ReviewAnswer, ReviewAsked } from '../session/review.ts'
import type { People } from '../session/sample.ts'
import type { ActionsAsked, InlaysAsked, PlaceAsked, TokensAsked } from '../session/service.ts'
import type { SimulateAsked, Simulated } from '../session/simulate.ts'
import type { PartCurve, StatementAsked, StatementShown } from '../session/statement.ts'
import type { Opening } from '../session/tab.ts'

import type { TracePeriod } from '../session/trace.ts'

interface Call<I, O> {
  readonly input: I
  readonly output: O
}

/** Requests that change what the tab keeps. Each answers with what the text now says of itself. */
export interface Changes {
  /** Takes the place of all that was open. */
  readonly open: Call<Opening, Analysis>
  /** Another text at a path; a new path is a new file. */
  readonly edit: Call<{ readonly path: string; readonly text: string }, Analysis>
  readonly remove: Call<{ readonly path: string }, Analysis>
  /** Another plan of the open files is the one that is shown. */
  readonly turn: Call<{ readonly entry: string }, Analysis>
  /** Other data files; `null` takes one away. */
  readonly data: Call<{ readonly files: Readonly<Record<string, Uint8Array | null>> }, Analysis>
}

/** Requests that ask. Where there is no answer they say why: see `Refusal`. */
export interface Questions {
  readonly analyse: Call<null, Analysis>
  /** Findings of every file, those that the entry does not use among them. */
  readonly findings: Call<null, readonly FileFindings[]>
  readonly periods: Call<null, PeriodsShown | Refusal>
  readonly people: Call<{ readonly period: string }, People | Refusal>
  readonly statement: Call<StatementAsked, StatementShown | Refusal>
  /** What the statement says was earned, by part of pay and by deal, and why the plan is as it is. */
  readonly earnings: Call<StatementAsked, Earnings | Refusal>
  readonly planPage: Call<null, RepPage | Refusal>
  /** The payout curves of a person, to date at the period's end. */
  readonly figures: Call<{ readonly person: string; readonly period: string }, readonly PartCurve[] | Refusal>
  readonly 'ask.soFar': Call<AskedOf, EarnedSoFar | Refusal>
  /** What the next of each metric pays, and from where it pays at another rate. */
  readonly 'ask.nextPays': Call<AskedOf, readonly NextPays[] | Refusal>
  /** `goal`: an amount as somebody types it, of the period. One answer for each metric. */
  readonly 'ask.needToSell': Call<AskedOf & { readonly goal: string }, readonly NeedToSell[] | Refusal>
  /** Of the data files below `open/`; none where there are none. */
  readonly 'ask.openDeals': Call<AskedOf, readonly OpenDeal[] | Refusal>
  readonly 'ask.fewestDeals': Call<AskedOf & { readonly goal: string }, FewestDeals | Refusal>
  /** What the period pays when some of the open deals close, by their keys, and what that adds. */
  readonly 'ask.payWith': Call<AskedOf & { readonly keys: readonly string[] }, { readonly pays: Told; readonly adds: Told } | Refusal>
  /** The metrics of which more can be had, with the steps of a slider. */
  readonly 'ask.growable': Call<AskedOf, readonly Growable[] | Refusal>
  /** What it pays with so many of those steps more of a metric, and what that adds. */
  readonly 'ask.payWithMore': Call<
    AskedOf & { readonly metric: string; readonly steps: number },
    { readonly pays: Told; readonly adds: Told; readonly more: Told } | Refusal
  >
  readonly 'ask.quiz': Call<AskedOf, readonly QuizQuestion[] | Refusal>
  readonly format: Call<{ readonly path: string }, Formatted>
  /** What the plan pays one person, with its parts and their curves. */
  readonly result: Call<ResultAsked, ResultShown | Refusal>
  /** What the plan pays a person who is only imagined; needs no data. */
  readonly imagined: Call<ImaginedAsked, ImaginedShown | Refusal>
  /** How a person's pay came to be, each line with its clause. */
  readonly trace: Call<{ readonly person: string; readonly period: string }, readonly TracePeriod[] | Refusal>
  /** The colours of a file by what its words mean. */
  readonly 'service.tokens': Call<TokensAsked, readonly SemanticToken[]>
  readonly 'service.completions': Call<PlaceAsked, readonly Completion[]>
  readonly 'service.hover': Call<PlaceAsked, Hover | null>
  readonly 'service.definition': Call<PlaceAsked, readonly Span[]>
  /** In all files. */
  readonly 'service.references': Call<PlaceAsked, readonly Span[]>
  readonly 'service.renameable': Call<PlaceAsked, ReturnType<typeof renameable>>
  readonly 'service.rename': Call<PlaceAsked & { readonly to: string }, Renaming>
  readonly 'service.symbols': Call<{ readonly path: string }, readonly OutlineEntry[]>
  readonly 'service.folds': Call<{ readonly path: string }, readonly Fold[]>
  readonly 'service.formatting': Call<{ readonly path: string }, readonly Edit[]>
  readonly 'service.actions': Call<ActionsAsked, readonly Action[]>
  readonly 'service.inlays': Call<InlaysAsked, readonly Inlay[]>
  /** `dollars`: with what everybody earns at target, from the data. */
  readonly matrix: Call<{ readonly dollars: boolean }, AlignmentShown | Refusal>
  /** Another version of the plan against the open one, as `caboose diff` tells it. */
  readonly review: Call<ReviewAsked, ReviewAnswer | BrokenVersion | Refusal>
  /** Everybody's pay: what the plan costs on the tab's data, and a scenario or an earlier text beside it. Tells how far it is. */
  readonly simulate: Call<SimulateAsked, Simulated | Refusal>
  /** The examples of a plan or quotas file, as `caboose test` runs them. */
  readonly tests: Call<{ readonly path: string }, TestedShown>
  readonly proofs: Call<null, ProofsShown | Refusal>
  /** Why the amounts of one run on the tab's data are exact. */
  readonly proofOfPeriod: Call<{ readonly period: string }, Review | Refusal>
  /** What holds of each part of pay; what depends on the person is tested on everybody of the period. */
  readonly holds: Call<{ readonly period: string }, Holding | Refusal>
  /** The fields by which a simulation can be grouped. */
  readonly fields: Call<null, readonly FieldChoice[] | Refusal>
  /** The data files that the plan reads. */
  readonly files: Call<null, readonly FileShown[] | Refusal>
  /** The systems that a plan is compiled into. */
  readonly targets: Call<null, readonly TargetShown[]>
  readonly compiled: Call<CompileAsked, CompiledShown | Refusal>
  /** `path` null: the quotas file that the entry is, or goes by. */
  readonly quotas: Call<{ readonly path: string | null }, QuotasShown | Refusal>
  /** How one quota came to be: a person's, a part's of a level, or the whole by its name. */
  readonly quota: Call<{ readonly path: string; readonly key: string }, Review | Refusal>
}

export type Requests = Changes & Questions
export type RequestName = keyof Requests
export type Input<N extends RequestName> = Requests[N]['input']
export type Output<N extends RequestName> = Requests[N]['output']

/** From the page. Numbers of calls rise. */
export type Asked =
  | { readonly kind: 'call'; readonly id: number; readonly name: RequestName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }

/** From the worker, about the call of a number. */
export type Reply =
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'progress'; readonly id: number; readonly part: number; readonly rows: number | null }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }

/** A bug of ours, with what to report. */
export interface Failure {
  readonly message: string
  /** A text to copy: what was asked, and where it went wrong; no data of the tab. */
  readonly report: string
}

/** A message channel to the other side: a worker, or one end of a `MessageChannel`. */
export interface Port<Sent, Received> {
  readonly post: (message: Sent) => void
  readonly listen: (take: (message: Received) => void) => void
}
