/** How a number came to be, line by line: every number is printed before it is used, and used with the digits it is printed with. */
import { divide, isRatio } from '../../runtime/exact/ratio.ts'
import { showAttainment, showPercent } from '../../runtime/exact/show.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import { isNegated, isSame, signOf } from './arithmetic.ts'
import { boundsOf, datesOf, nameOf, sliceWords } from './naming.ts'
import { capitalised, type Line, text } from './page.ts'
import { isPrintable, printed, sayUnitOfMoney } from './value.ts'
import { countOf, sayRounding, spoken } from './words.ts'

interface Told {
  readonly plan: Plan
  /** The last day that counts, with the window that is being told about. */
  readonly payPeriod: string
  readonly seen: Set<string>
  readonly lines: Line[]
}

const show = (node: Derivation, { plan }: Told): string => printed(node.value, node.unit, plan.currency)

/** A node as the arithmetic of another shows it: its number, or the calculation itself where its digits have no end. */
function shown(node: Derivation, told: Told): string {
  if (isPrintable(node.value)) return show(node, told)
  const work = workOf(node, told)
  return work === undefined ? `(${show(node, told)})` : `(${work})`
}

/** The calculation of a node on printed numbers; undefined where there is none to show. */
function workOf(node: Derivation, told: Told): string | undefined {
  const [only] = node.inputs
  if (only !== undefined && isSame(node) && !isPrintable(node.value)) return workOf(only, told)
  const sign = signOf(node)
  return sign === undefined ? undefined : node.inputs.map((input) => shown(input, told)).join(sign.sign)
}

/** `Sales, 1 Jul to 30 Sep 2019: $1,234,567.89 (1,024 order lines)`. */
function sayMeasured(node: Derivation, told: Told): string {
  const record = node.rows[0]?.record
  const rows = record === undefined ? '' : ` (${countOf(node.rows.length, spoken(record))})`
  const dates = datesOf(node, told.payPeriod, told.plan)
  return `${nameOf(node, told.plan)}${dates === undefined ? '' : `, ${dates}`}: ${show(node, told)}${rows}`
}

function sayAttainment(node: Derivation, told: Told): string {
  const label = `${nameOf(node, told.plan)} attainment`.replace(/(?: attainment)+$/, ' attainment')
  const [measure, quota] = node.inputs
  const sign = signOf(node)
  if (
    sign === undefined ||
    measure === undefined ||
    quota === undefined ||
    !isRatio(measure.value ?? false) ||
    !isRatio(quota.value ?? false)
  ) {
    return `${label}: ${show(node, told)}`
  }
  if (measure.value === undefined || quota.value === undefined || !isRatio(measure.value) || !isRatio(quota.value))
    return `${label}: ${show(node, told)}`
  const percent = showAttainment(measure.value, quota.value, boundsOf(told.plan), told.plan.rounding.ratio.unit)
  const exact = percent === showPercent(divide(measure.value, quota.value))
  return `${label}: ${workOf(node, told) ?? ''} ${exact ? '=' : '≈'} ${percent}`
}

/** `Rounded half up to the cent: $2,400.00`; the calculation in front where it was not printed before. */
function sayRound(node: Derivation, told: Told): string {
  const { plan } = told
  const mode = /half_up|half_even|half_down|\bup\b|\bdown\b/.exec(node.note)?.[0] ?? plan.rounding.money.mode
  const isMoney = node.unit.kind === 'money'
  const to = sayRounding(mode, isMoney ? sayUnitOfMoney(plan.rounding.money.unit, plan.currency) : plan.rounding.ratio.unit)
  const [input] = node.inputs
  const work = input === undefined || isPrintable(input.value) ? undefined : shown(input, told)
  return work === undefined
    ? `Rounded ${to}: ${show(node, told)}`
    : `${work.replace(/^\((.*)\)$/, '$1')}, rounded ${to}: ${show(node, told)}`
}

function sayNode(node: Derivation, told: Told): string | undefined {
  switch (node.how) {
    case 'stated':
      return undefined
    case 'measured':
      return sayMeasured(node, told)
    case 'attainment':
      return sayAttainment(node, told)
    case 'round':
      return sayRound(node, told)
    case 'negate':
      return isNegated(node) ? undefined : `${capitalised(nameOf(node, told.plan))}: ${show(node, told)}`
    default: {
      const name = node.how === 'slice' ? sliceWords(node, told.plan) : nameOf(node, told.plan)
      const work = workOf(node, told)
      if (!isPrintable(node.value)) return work === undefined ? `${name}: ${show(node, told)}` : undefined
      if (work !== undefined) return `${name}: ${work} = ${show(node, told)}`
      return isSame(node) && node.note === '' ? undefined : `${name}: ${show(node, told)}`
    }
  }
}

const keyOf = ({ how, label, value, origin, note }: Derivation, words: string): string =>
  [how, label, note, origin?.address ?? '', typeof value === 'object' ? `${value.n}/${value.d}` : String(value), words].join('\u0000')

function tell(node: Derivation, told: Told, indent: number): void {
  const inside = node.how === 'window' ? { ...told, payPeriod: node.label } : told
  for (const input of node.inputs) tell(input, inside, indent)
  const words = sayNode(node, told)
  if (words === undefined) return
  const key = keyOf(node, words)
  if (told.seen.has(key)) return
  told.seen.add(key)
  told.lines.push(text(capitalised(words), indent))
}

/** The lines that lead to a value; what is used twice is told once. */
export function sayDerivation(derivation: Derivation, plan: Plan, payPeriod: string, indent = 1): Line[] {
  const lines: Line[] = []
  tell(derivation, { plan, payPeriod, seen: new Set(), lines }, indent)
  return lines
}
