/** The plan as the text of other systems, as `caboose compile` writes it. */
import { renderHtml } from '../../compiler/describe/html/page.ts'
import { renderMarkdown } from '../../compiler/describe/markdown.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { compileTo, TARGETS, type Target, targetNamed } from '../../compiler/emit/targets.ts'
import { hashNamed, identityText } from '../../compiler/identity.ts'
import { version } from '../../package.json'
import { isRefusal, type Refusal, refusal, shownPlan } from './refusal.ts'
import type { Tab } from './tab.ts'

/** A system, and what it cannot hold that others can. */
export type TargetShown = Omit<Target, 'files'>

export const targetsShown = (): readonly TargetShown[] =>
  TARGETS.map(({ name, label, tested, makes, lacks }) => ({ name, label, tested, makes, lacks }))

export interface CompiledShown {
  readonly target: string
  /** By their names, in the order in which they are listed. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** What is asked of a compilation. */
export interface CompileAsked {
  readonly target: string
  /** The pay periods that it pays; null: those of the plan's first fiscal year. */
  readonly period: string | null
}

/** The files of a target, or of the plan as a document (`md`, `html`); refused with findings where the plan holds what the system cannot. */
export async function compiledTo(tab: Tab, { target, period }: CompileAsked): Promise<CompiledShown | Refusal> {
  const ready = shownPlan(tab)
  if (isRefusal(ready)) return ready
  const { plan } = ready
  if (target === 'md' || target === 'html') {
    const page = describePlan(plan)
    return { target, files: [{ name: `${plan.name}.${target}`, text: target === 'md' ? renderMarkdown(page) : renderHtml(page) }] }
  }
  const system = targetNamed(target)
  if (system === undefined) return refusal('asked', `there is no system \`${target}\``)
  const hash = await hashOf(identityText(ready.core))
  const made = compileTo(
    ready.core,
    system,
    { period: period ?? undefined, amounts: undefined },
    { plan: hash, version, sources: ready.compiled.sources },
  )
  if (made.kind === 'wrong') return refusal('asked', made.problem)
  if (made.kind === 'refused') return refusal('plan', made.diagnostics[0]?.message ?? '', made.diagnostics)
  return { target, files: [...made.files].map(([name, text]) => ({ name, text })) }
}

async function hashOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return hashNamed(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''))
}
