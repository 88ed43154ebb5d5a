/** The shipped plans that pay people on shipped data, and links that carry another text of one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pack } from '../../playground/share/pack.ts'

export const SHIPPED = [
  { company: 'northwind-cloud', plan: 'account-executive.plan' },
  { company: 'northwind-cloud', plan: 'account-manager.plan' },
  { company: 'northwind-cloud', plan: 'sales-manager.plan' },
  { company: 'adventure-works', plan: 'territory.plan' },
  { company: 'adventure-works', plan: 'flat.plan' },
  { company: 'adventure-works', plan: 'graduated.plan' },
  { company: 'adventure-works', plan: 'assigned.plan' },
  { company: 'marlow-home', plan: 'store-team.plan' },
  { company: 'lakeside-agency', plan: 'writing-agent.plan' },
] as const

/** A shipped plan with a change, as the part of a link that carries it. */
export function packTexts(company: string, plan: string, change: (text: string) => string): Promise<string> {
  const text = readFileSync(join(import.meta.dirname, '../../plans', company, plan), 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error(`nothing changed in ${plan}`)
  return pack(new Map([[plan, changed]]))
}
