/** What a text says of itself as it is written: findings, and how much the plan asks of its readers. */

import { METRIC_LIMIT } from '../../compiler/check/simplicity.ts'
import { compile } from '../../compiler/compile.ts'
import type { Reading } from '../../compiler/describe/page.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { matrixOf } from '../../compiler/matrix/matrix.ts'
import type { Plan } from '../../compiler/plan.ts'
import { leversOf, metricsThatMovePay } from '../../compiler/reach.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { inTextOrder, placeKey } from '../../messages/span.ts'
import { type Stale, staleOf, type Tab } from './tab.ts'

export interface Burden {
  readonly name: string
  readonly label: string
  /** Metrics that move pay, and how many may. */
  readonly metrics: { readonly used: number; readonly most: number }
  readonly levers: number
  readonly reading: Reading
  readonly objectives: readonly {
    readonly name: string
    readonly label: string
    readonly isServed: boolean
    readonly flags: readonly string[]
  }[]
}

export interface Analysis {
  /** Of the entry and every file that it uses, by file in the order of use, then by place. */
  readonly findings: readonly Diagnostic[]
  /** Null where all that is shown is of the text as it is. */
  readonly stale: Stale | null
  /** Of the plan that is shown; null where there is none yet. */
  readonly burden: Burden | null
}

export const analysisOf = (tab: Tab): Analysis => ({
  findings: tab.compiled.diagnostics,
  stale: staleOf(tab),
  burden: tab.good === undefined ? null : burdenOf(tab.good.plan),
})

const known = new WeakMap<Plan, Burden>()

export function burdenOf(plan: Plan): Burden {
  const found = known.get(plan) ?? weighed(plan)
  known.set(plan, found)
  return found
}

const weighed = (plan: Plan): Burden => ({
  name: plan.name,
  label: plan.label,
  metrics: { used: metricsThatMovePay(plan).length, most: METRIC_LIMIT },
  levers: leversOf(plan),
  reading: describePlan(plan, { curves: false }).reading,
  objectives: matrixOf([plan]).rows.map(({ objective, served, flags }) => ({
    name: objective.name,
    label: objective.label,
    isServed: served.length > 0,
    flags,
  })),
})

/** A plan file, and what is wrong with it. */
export interface FileFindings {
  readonly path: string
  readonly findings: readonly Diagnostic[]
}

/** What is wrong with every file of the tab, each found once, by path. */
export function allFindings({ files, entry, compiled }: Tab): readonly FileFindings[] {
  const found = new Map<string, Map<string, Diagnostic>>([...files.keys()].map((path) => [path, new Map()]))
  const take = (diagnostics: readonly Diagnostic[]): void => {
    for (const one of diagnostics) {
      const { file, start } = one.span
      found.get(file)?.set(`${one.code} ${placeKey(start)} ${one.message}`, one)
    }
  }
  take(compiled.diagnostics)
  for (const path of files.keys()) if (path !== entry) take(compile(path, (file) => files.get(file)).diagnostics)
  return [...found].map(([path, own]) => ({
    path,
    findings: [...own.values()].sort(inTextOrder),
  }))
}
