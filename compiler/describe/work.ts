/** The arithmetic of a derivation as text: on printed numbers, with the calculation itself where a number has no end. */
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import { isSame, signOf } from './arithmetic.ts'
import type { Days } from './naming.ts'
import type { Line } from './page.ts'
import { isPrintable, plainNumber, printed } from './value.ts'

/** Where a derivation is being told. */
export interface Told {
  readonly plan: Plan
  /** The last day that counts, with the window that is being told about. */
  readonly payPeriod: string
  /** What the months under way are months of: `Sales quota`, `Target`. */
  readonly subject: string
  /** The days that count, where they are a part of the window: before or after a change of the plan. */
  readonly days?: Days | undefined
  readonly seen: Set<string>
  readonly lines: Line[]
}

/** Labels of calculations that have no name of their own: they are shown inside the line that uses them. */
export const NAMELESS: ReadonlySet<string> = new Set([
  '',
  'product',
  'sum',
  'difference',
  'quotient',
  'negative',
  'choice',
  'value',
  'condition',
  'rounded',
  'the smaller',
  'the larger',
  'months',
  'days',
  'worth',
  'zero',
  'rate',
  'total',
])

export const show = (node: Derivation, { plan }: Told): string => printed(node.value, node.unit, plan.currency)

/** Calculations that are shown inside the line that uses them, even where their value could be printed. */
const INLINE: ReadonlySet<string> = new Set(['product', 'sum', 'difference', 'quotient', 'length'])

/** A calculation in brackets where the one around it would pull it apart. */
const bracketed = (work: string, around: string): string =>
  (around !== ' + ' && / [+-] /.test(work.replace(/\([^()]*\)/g, ''))) || around === 'below' ? `(${work})` : work

/** A node as the arithmetic of another shows it; `around` is the sign before or behind it, `below` a line of division. */
export function shown(node: Derivation, told: Told, around = ''): string {
  if (node.label === 'months' || node.label === 'days') return node.note
  if (node.unit.kind === 'factor' && isPrintable(node.value)) return plainNumber(node.value)
  const work = INLINE.has(node.label) ? workOf(node, told) : undefined
  if (work !== undefined) return bracketed(work, around)
  if (isPrintable(node.value)) return show(node, told)
  if (isStep(node, told)) return 'that'
  const [only] = node.inputs
  if (only !== undefined && isSame(node)) return shown(only, told, around)
  return bracketed(workOf(node, told) ?? show(node, told), around)
}

/** The calculation of a node on printed numbers; undefined where there is none to show. A factor of one is left out. */
export function workOf(node: Derivation, told: Told): string | undefined {
  if (node.how === 'between') return betweenWork(node, told)
  if (node.how === 'measured' && node.inputs.length === 2) return node.inputs.map((input) => show(input, told)).join(' / ')
  const [only] = node.inputs
  if (only !== undefined && isSame(node) && !isPrintable(node.value)) return workOf(only, told)
  const sign = signOf(node)
  if (sign === undefined) return undefined
  return node.inputs.map((input, at) => shown(input, told, sign.sign === ' / ' && at > 0 ? 'below' : sign.sign)).join(sign.sign)
}

/** `0.8 + (-$511.00 / $1,207,482.08 + 4%) x (1 - 0.8) / (0% + 4%)`. */
function betweenWork({ inputs }: Derivation, told: Told): string | undefined {
  const [driver, x0, y0, x1, y1] = inputs.map((input) => shown(input, told))
  if (driver === undefined || x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined
  const less = (a: string, b: string): string => (b.startsWith('-') ? `${a} + ${b.slice(1)}` : `${a} - ${b}`)
  return `${y0} + (${less(driver.replace(/^\((.*)\)$/, '$1'), x0)}) x (${less(y1, y0)}) / (${less(x1, x0)})`
}

/** Whether a node is the running amount of a part of pay: its table, gates, multipliers and limits. */
export const isStep = (node: Derivation, { plan }: Told): boolean => {
  const address = node.origin?.address
  if (address === undefined || NAMELESS.has(node.label)) return false
  return (
    [plan, ...plan.amendments].some(({ pays }) =>
      pays.some((pay) =>
        [pay.rate, ...pay.gates, ...pay.multipliers, ...pay.kickers, ...pay.limits].some(({ origin }) => origin.address === address),
      ),
    ) &&
    node.unit.kind === 'money' &&
    node.how !== 'between'
  )
}
