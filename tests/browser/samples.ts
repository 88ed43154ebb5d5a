/** The pages that are opened: what is shipped, what is empty, and what means harm. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { renderHtml } from '../../compiler/describe/html/page.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { run } from '../../compiler/run.ts'
import { compiled, files, ran } from '../plans/adventure-works.ts'
import { REVIEWS } from './reviews.ts'

const HARM = '<script>document.title=1</script>\\"><img src=x onerror=alert(1)> \u202eturned'
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3)

const harmful = (text: string): string =>
  text
    .replace('"Territory sales, FY20"', `"Plan ${HARM.replace(' \u202eturned', '')}"`)
    .replace('"Sales commission"', `"${LONG}"`)
    .replace('"Reach bonus"', `"Bonus & ${HARM.replace(' \u202eturned', '')}"`)

function page(file: string, change?: (text: string) => string): string {
  const { plan, diagnostics } = compiled(file, change)
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return renderHtml(describePlan(plan))
}

function statement(file: string, period: string, payee: string, change?: (text: string) => string, data = files()): string {
  const all = compiled(file, change)
  const { outcome } = ran(all, period, data)
  const { plan, core } = all
  if (plan === undefined || core === undefined || outcome === undefined) throw new Error('the plan does not run')
  return renderHtml(describeStatement(plan, core, outcome, payee))
}

/** A page or, for a person, a statement of a made-up company's plan. */
function told(company: string, file: string, payee?: string, period = ''): string {
  const read = (path: string): Buffer => readFileSync(join(import.meta.dirname, '../../plans', company, path))
  const { plan, core } = compile(file, (path) => read(path).toString('utf8'))
  if (plan === undefined || core === undefined) throw new Error('the plan does not compile')
  if (payee === undefined) return renderHtml(describePlan(plan))
  const { outcome } = run(core, (path) => read(join('data', path)), { period, asOf: null })
  if (outcome === undefined) throw new Error('the plan does not run')
  return renderHtml(describeStatement(plan, core, outcome, payee))
}

/** The Account Executive plan has every kind of block that a page can have. */
const executive = (payee?: string, period?: string): string => told('northwind-cloud', 'account-executive.plan', payee, period)
const accounts = (payee?: string, period?: string): string => told('northwind-cloud', 'account-manager.plan', payee, period)
const leader = (payee?: string, period?: string): string => told('northwind-cloud', 'sales-manager.plan', payee, period)
const agent = (payee?: string, period?: string): string => told('lakeside-agency', 'writing-agent.plan', payee, period)
const store = (payee?: string, period?: string): string => told('marlow-home', 'store-team.plan', payee, period)

/** A person's deals, taken away. */
const nothingSold = files((file, text) => (file === 'reseller_sales.csv' ? `${text.slice(0, text.indexOf('\n'))}\n` : text))
const evilName = files((file, text) => (file === 'salesperson.csv' ? text.replace('david8', `"<b onclick=alert(1)>${LONG}"`) : text))

const makers: Readonly<Record<string, () => string>> = {
  "territory: the rep's page": () => page('territory.plan'),
  'territory: a quarter': () => statement('territory.plan', 'FY20-Q3', '289'),
  "flat: the rep's page": () => page('flat.plan'),
  'flat: a quarter': () => statement('flat.plan', 'FY20-Q3', '289'),
  "account executive: the rep's page": () => executive(),
  'account executive: a month on a draw': () => executive('R-106', 'FY26-M05'),
  "account manager: the rep's page": () => accounts(),
  'account manager: a quarter': () => accounts('R-302', 'FY26-Q3'),
  "sales manager: the rep's page": () => leader(),
  'sales manager: a quarter with a correction': () => leader('R-013', 'FY26-Q4'),
  "writing agent: the rep's page": () => agent(),
  'writing agent: a first month, in advance': () => agent('A-18', '2026-03'),
  "store team: the rep's page": () => store(),
  'store team: a month': () => store('E-202', 'FY26-M03'),
  'territory: nothing sold': () => statement('territory.plan', 'FY20-Q1', '289', undefined, nothingSold),
  "hostile labels: the rep's page": () => page('territory.plan', harmful),
  'hostile labels: a quarter': () => statement('territory.plan', 'FY20-Q3', '289', harmful, evilName),
  ...REVIEWS,
}

export const NAMES = Object.keys(makers)

const made = new Map<string, string>()

/** The HTML of a sample, made once. */
export function sample(name: string): string {
  const html = made.get(name) ?? makers[name]?.()
  if (html === undefined) throw new Error(`no sample is called ${name}`)
  made.set(name, html)
  return html
}
