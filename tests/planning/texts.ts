/** Quotas files and data as texts, compiled and computed in memory. */
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { runPlanning } from '../../compiler/run-planning.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import type { Allocated } from '../../runtime/planning/allocation/allocate.ts'
import type { Planned } from '../../runtime/planning/planning.ts'

export type Texts = Readonly<Record<string, string>>

const bytes =
  (texts: Texts) =>
  (file: string): Uint8Array | undefined =>
    texts[file] === undefined ? undefined : Buffer.from(texts[file])
const said = (found: readonly { code: string; message: string }[]): string =>
  found.map(({ code, message }) => `${code} ${message}`).join('\n')

/** What the file `entry` allocates; throws with the findings where there are any. */
export function plannedOf(texts: Texts, entry = 'quotas.plan'): Planned {
  const { planning, diagnostics } = compile(entry, (path) => texts[path])
  if (planning === undefined || diagnostics.length > 0) throw new Error(said(diagnostics))
  const { planned, diagnostics: found } = runPlanning(planning.core, bytes(texts))
  if (planned === undefined) throw new Error(said(found))
  return planned
}

/** The codes that compiling and computing raise. */
export function codesOf(texts: Texts, entry = 'quotas.plan'): string[] {
  const { planning, diagnostics } = compile(entry, (path) => texts[path])
  const found = planning === undefined ? [] : runPlanning(planning.core, bytes(texts)).diagnostics
  return [...diagnostics, ...found].map(({ code }) => code)
}

/** The only quota of a file. */
export function quotaOf(planned: Planned): Allocated {
  const [quota] = planned.quotas
  if (quota === undefined) throw new Error('no quota')
  return quota
}

/** A plan's answer on data; throws with the findings where it is refused. */
export function paidOf(texts: Texts, entry: string, period: string): Outcome {
  const { core, diagnostics } = compile(entry, (path) => texts[path])
  if (core === undefined) throw new Error(said(diagnostics))
  const { outcome, diagnostics: found } = run(core, bytes(texts), { period, asOf: null })
  if (outcome === undefined) throw new Error(said(found))
  return outcome
}

export const COMPANY = `company c "C"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

objective grow "Grow" because "growth pays for everything"

record rep from "reps.csv" {
  id       text key
  region   text
  district text
  hired_on date
  left_on  date optional
  base     money
}

record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}
`
export const HEAD = `quotas q "Q"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
`
