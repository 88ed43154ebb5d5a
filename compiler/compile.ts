/** Plan text to Core: load, bind, check, lower. */

import { parse } from '../grammar/parse.ts'
import type { FileSyntax } from '../grammar/syntax.ts'
import { type Diagnostic, type Fix, hasErrors } from '../messages/diagnostic.ts'
import { comparePlaces, inTextOrder } from '../messages/span.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Planning } from '../runtime/core/planning/planning.ts'
import { planningOf } from './bind/planning/files.ts'
import { causesOf } from './causes.ts'
import { check } from './check/check.ts'
import { checkPlanning } from './check/planning/check.ts'
import { runExamples } from './examples/run.ts'
import { foldsOf } from './fold.ts'
import { loadFiles, type ParseText, type ReadText } from './load.ts'
import { lower } from './lower/lower.ts'
import { lowerPlanning } from './lower/planning/planning.ts'
import { blamed } from './overlay/blame.ts'
import type { Edit } from './overlay/edit.ts'
import { planOf } from './overlay/plan.ts'
import type { Quotas } from './plan/quotas.ts'
import type { Plan } from './plan.ts'
import { metricsThatMovePay } from './reach.ts'

export interface Compiled {
  /** The files, the entry first. */
  readonly files: readonly FileSyntax[]
  /** The text of every file, by its path. */
  readonly sources: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
  /** What was understood; undefined where too little was. */
  readonly plan: Plan | undefined
  /** Undefined where there is any error: a plan that is half understood pays nobody. */
  readonly core: Core | undefined
  /** What a quotas file means and computes; undefined for other files, and where there is any error. */
  readonly planning: { readonly plan: Quotas; readonly core: Planning } | undefined
}

/** Findings that have one cause however many clauses it spoils: the first is told. */
const ONE_CAUSE: ReadonlySet<string> = new Set(['CB307', 'CB508'])

/** How a plan is compiled again after a change of its text. */
export interface Again {
  /** Reads each text; one that knows a text already does not read it again. */
  readonly parseText: ParseText
  /** The words of the fold that was offered before: while it still leads to a sound plan, its examples are not run again. */
  readonly fold: string | undefined
}

/** Compiles a plan and the files that it uses. Never throws on what a user wrote. */
export function compile(entry: string, read: ReadText, again: Again = { parseText: parse, fold: undefined }): Compiled {
  const compiled = compileText(entry, read, again.parseText)
  const { diagnostics, plan, files } = compiled
  const rule = diagnostics.find(({ code }) => code === 'CB401')
  if (rule === undefined || plan === undefined) return compiled
  const fix = provenFold(plan, files, entry, read, again)
  return { ...compiled, diagnostics: diagnostics.map((one) => (one === rule ? { ...rule, fix } : one)) }
}

/** The first fold whose text has no errors but the rule's own, and fewer metrics. One whose examples all hold comes first. */
function provenFold(plan: Plan, files: readonly FileSyntax[], entry: string, read: ReadText, { parseText, fold }: Again): Fix | undefined {
  const count = metricsThatMovePay(plan).length
  const folded = (text: string): Compiled | undefined => {
    const one = compileText(
      entry,
      (path) => (path === entry ? text : read(path)),
      (own, path, report) => (path === entry ? parse : parseText)(own, path, report),
    )
    const errors = one.diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'CB401')
    return errors.length > 0 || one.plan === undefined || metricsThatMovePay(one.plan).length >= count ? undefined : one
  }
  const folds = foldsOf(plan, files)
  const same = folds.find(({ fix }) => fix.title === fold)
  if (same !== undefined && folded(same.text) !== undefined) return same.fix
  let sound: Fix | undefined
  for (const { fix, text } of folds) {
    const one = folded(text)
    if (one === undefined) continue
    if (runExamples(one).every(({ passed }) => passed)) return fix
    sound ??= fix
  }
  return sound
}

function compileText(entry: string, read: ReadText, parseText: ParseText): Compiled {
  const { found: texts, report } = collector()
  const files = loadFiles(entry, read, report, parseText)
  return compileFiles(files, texts)
}

/** Compiles texts that are parsed already, the plan first; `texts` is what was found in them. */
export function compileFiles(files: readonly FileSyntax[], texts: readonly Diagnostic[] = []): Compiled {
  if (files[0]?.head?.form === 'quotas') return compiledQuotas(files, texts)
  const { plan, found } = judged(files, texts, new Set())
  const told = blamed(found, files, (left) => judged(files, texts, left).found)
  const diagnostics = inOrder(causesOf(told, files), files)
  return {
    files,
    sources: new Map(files.map((file) => [file.file, file.text])),
    diagnostics,
    plan,
    core: plan === undefined || hasErrors(diagnostics) ? undefined : lower(plan),
    planning: undefined,
  }
}

/** A quotas file: it plans, and pays nobody. */
function compiledQuotas(files: readonly FileSyntax[], texts: readonly Diagnostic[]): Compiled {
  const { found, report } = collector(texts)
  const [entry] = files
  const plan = entry === undefined ? undefined : planningOf(entry, files, report)
  if (plan !== undefined && !hasErrors(found)) checkPlanning(plan, report)
  const diagnostics = inOrder(causesOf(found, files), files)
  return {
    files,
    sources: new Map(files.map((file) => [file.file, file.text])),
    diagnostics,
    plan: undefined,
    core: undefined,
    planning: plan === undefined || hasErrors(diagnostics) ? undefined : { plan, core: lowerPlanning(plan) },
  }
}

/** Findings, each once: one at a place, or one of a cause however many clauses it spoils. */
function collector(first: readonly Diagnostic[] = []): { found: Diagnostic[]; report: (diagnostic: Diagnostic) => void } {
  const found = [...first]
  const report = (diagnostic: Diagnostic): void => {
    const samePlace = (d: Diagnostic): boolean =>
      d.span.file === diagnostic.span.file && comparePlaces(d.span.start, diagnostic.span.start) === 0
    const same = (d: Diagnostic): boolean =>
      d.code === diagnostic.code && (samePlace(d) || (ONE_CAUSE.has(d.code) && d.message === diagnostic.message))
    if (!found.some(same)) found.push(diagnostic)
  }
  return { found, report }
}

/** The plan of texts without the edits in `left`, bound and checked. */
function judged(
  files: readonly FileSyntax[],
  texts: readonly Diagnostic[],
  left: ReadonlySet<Edit>,
): { plan: Plan | undefined; found: readonly Diagnostic[] } {
  const { found, report } = collector(texts)
  const plan = files.length === 0 ? undefined : planOf(files, report, left)
  const broken = hasErrors(found)
  // advice is for plans that are whole: on a broken one it would speak of what is only missing for now
  if (plan !== undefined) check(plan, (diagnostic) => (broken && diagnostic.severity !== 'error' ? undefined : report(diagnostic)))
  return { plan, found }
}

/** By file in the order of use, then by place. */
const inOrder = (diagnostics: readonly Diagnostic[], files: readonly FileSyntax[]): Diagnostic[] => {
  const rank = new Map(files.map((file, index) => [file.file, index]))
  return [...diagnostics].sort((a, b) => (rank.get(a.span.file) ?? 0) - (rank.get(b.span.file) ?? 0) || inTextOrder(a, b))
}
