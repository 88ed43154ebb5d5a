/** A quotas file on the tab's data, as `caboose quotas` tells it. */
import { compile } from '../../compiler/compile.ts'
import type { Review } from '../../compiler/describe/page.ts'
import { quotasPage } from '../../compiler/describe/planned/page.ts'
import { describeQuota, keysOf } from '../../compiler/describe/quota.ts'
import type { Quotas } from '../../compiler/plan/quotas.ts'
import { runPlanning } from '../../compiler/run-planning.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { monthLines, monthSheet, treeLines, treeSheet } from '../../runtime/planning/allocation/sheets.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { territoryFiles } from '../../runtime/planning/territories/sheets.ts'
import { csvOf } from '../../runtime/write/csv.ts'
import { type QuotaShown, quotaShown, type TerritoriesShown, territoriesShown } from './quota-figures.ts'
import { isRefusal, type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface QuotasShown {
  readonly file: string
  readonly name: string
  readonly label: string
  readonly page: Review
  readonly quotas: readonly QuotaShown[]
  /** Null where the file has none. */
  readonly territories: TerritoriesShown | null
  /** What a quota can be asked for by: people, parts of levels, the whole. */
  readonly keys: readonly string[]
  /** `quotas.csv`, `months.csv` and, with territories, `territories.csv` and `proposals.csv`. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly warnings: readonly Diagnostic[]
}

interface Allocated {
  readonly plan: Quotas
  readonly planned: Planned
  readonly warnings: readonly Diagnostic[]
}

const known = new WeakMap<Tab['files'], WeakMap<Tab['data'], Map<string, Allocated | Refusal>>>()

/** The allocation of a quotas file, kept while texts and data are what they are. */
function allocated(tab: Tab, path: string): Allocated | Refusal {
  const byData = known.get(tab.files) ?? new WeakMap<Tab['data'], Map<string, Allocated | Refusal>>()
  known.set(tab.files, byData)
  const kept = byData.get(tab.data) ?? new Map<string, Allocated | Refusal>()
  byData.set(tab.data, kept)
  const found = kept.get(path) ?? allocate(tab, path)
  kept.set(path, found)
  return found
}

function allocate({ files, data }: Tab, path: string): Allocated | Refusal {
  const { planning, diagnostics } = compile(path, (file) => files.get(file))
  if (hasErrors(diagnostics)) return refusal('plan', 'this quotas file has errors; mend them to see what it allocates', diagnostics)
  if (planning === undefined) return refusal('asked', `\`${path}\` is no quotas file`)
  const { planned, diagnostics: found } = runPlanning(planning.core, (file) => data.get(file))
  if (planned === undefined) return refusal('data', found[0]?.message ?? '', found)
  return { plan: planning.plan, planned, warnings: found }
}

/** The file whose quotas a plan goes by: the entry, or the first quotas file that it uses. Undefined where there is none. */
export const quotasFileOf = ({ entry, compiled, good }: Tab): string | undefined =>
  (good?.compiled ?? compiled).files.find(({ file, head }) => head?.form === 'quotas' && (file === entry || good !== undefined))?.file

/** What a quotas file computes; `asked` null: the one that the entry is, or goes by. */
export function quotasOf(tab: Tab, asked: string | null): QuotasShown | Refusal {
  const path = asked ?? quotasFileOf(tab)
  if (path === undefined) return refusal('asked', `\`${tab.entry}\` goes by no quotas file; its quotas stand in its data or its own text`)
  const found = allocated(tab, path)
  if (isRefusal(found)) return found
  const { plan, planned, warnings } = found
  const files: readonly (readonly [string, string])[] = [
    ['quotas.csv', csvOf(treeLines(planned), treeSheet)],
    ['months.csv', csvOf(monthLines(planned), monthSheet)],
    ...territoryFiles(planned),
  ]
  return {
    file: path,
    name: plan.name,
    label: plan.label,
    page: quotasPage(plan, planned),
    quotas: planned.quotas.map((quota) => quotaShown(planned, quota)),
    territories: territoriesShown(planned),
    keys: keysOf(planned),
    files: files.map(([name, text]) => ({ name, text })),
    warnings,
  }
}

/** How one quota came to be. */
export function quotaOf(tab: Tab, path: string, key: string): Review | Refusal {
  const found = allocated(tab, path)
  if (isRefusal(found)) return found
  return describeQuota(found.plan, found.planned, key) ?? refusal('asked', `nothing in \`${found.plan.name}\` is \`${key}\``)
}
