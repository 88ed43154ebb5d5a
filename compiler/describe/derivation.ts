/**
 * How a number came to be, line by line. Every printed number is the number used; one whose digits have no end is shown as its
 * calculation, or, for the running amount of a part of pay, as `≈` and used as `that` (semantics 12, no hidden digits).
 */
import { isRatio } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { Plan } from '../plan.ts'
import { sayAllocated } from './allocated.ts'
import { isSame } from './arithmetic.ts'
import { sayDaysThatCount } from './days.ts'
import { sayEvent } from './event-words.ts'
import { datesOf, endsBefore, monthsOf, nameOf, sliceWords } from './naming.ts'
import { capitalised, type Line, step, text } from './page.ts'
import { tellTerm } from './term.ts'
import { isPrintable, plainNumber, rounded, sayUnitOfMoney } from './value.ts'
import { counted, countOf, sayRounding, spoken } from './words.ts'
import { isStep, NAMELESS, show, shown, type Told, workOf } from './work.ts'

/** Tells the way to a value; what is used twice is told once. */
export function sayDerivation(derivation: Derivation, plan: Plan, payPeriod: string, indent = 1): Line[] {
  const event = plan.events.find(({ origin }) => origin.address === derivation.origin?.address)
  if (event !== undefined) return sayEvent(derivation, event, plan).map((one) => text(one, indent))
  const told: Told = { plan, payPeriod, subject: '', seen: new Set(), lines: [] }
  tell(derivation, told, indent)
  return told.lines
}

function tell(node: Derivation, told: Told, indent: number): void {
  if (node.how === 'term') return tellTerm(node, told, indent, tell)
  if (node.how === 'allocated') {
    told.lines.push(...sayAllocated(node, told.plan.currency, indent))
    return
  }
  const isEarlier = node.how === 'window' && endsBefore(node.label, told.payPeriod, told.plan)
  const inside: Told = { ...told, payPeriod: isEarlier ? node.label : told.payPeriod, subject: subjectOf(node, told) }
  const largest = isLong(node) ? largestOf(node.inputs) : undefined
  if (largest !== undefined) told.lines.push(text(`The largest of ${counted(node.inputs.length)}, ${largest.label}:`, indent))
  for (const input of largest === undefined ? skipped(node) : [largest]) tell(input, inside, indent)
  const words = sayNode(node, inside)
  if (words === undefined || told.seen.has(words)) return
  told.seen.add(words)
  told.lines.push(step(capitalised(words), indent, node.origin))
}

/** A sum of more than a reader follows: its largest part stands for all of them. The deals are listed with what each earned. */
const isLong = ({ how, inputs }: Derivation): boolean => how === 'earned' && inputs.length > MOST_PARTS
const MOST_PARTS = 12

function largestOf(nodes: readonly Derivation[]): Derivation | undefined {
  const size = ({ value }: Derivation): bigint => (value !== undefined && isRatio(value) ? (value.n < 0n ? -value.n : value.n) : 0n)
  return nodes.reduce<Derivation | undefined>((best, one) => (best === undefined || size(one) > size(best) ? one : best), undefined)
}

/** The inputs that are worth a line; a known metric is no news where its value is told. */
const skipped = (node: Derivation): readonly Derivation[] =>
  node.how === 'choose' && node.inputs[0]?.note === 'known' ? node.inputs.slice(1) : node.how === 'measured' ? [] : node.inputs

function subjectOf(node: Derivation, told: Told): string {
  if (node.how === 'quota') return nameOf(node, told.plan)
  if (node.how === 'target') return 'Target pay'
  return node.how === 'worth' ? 'Target pay' : told.subject
}

function sayNode(node: Derivation, told: Told): string | undefined {
  if (node.label === 'days') return sayDaysThatCount(node)
  if (node.how === 'stated' || node.how === 'field' || node.how === 'compare' || node.how === 'logic') return undefined
  if (node.how === 'measured') return sayMeasured(node, told)
  if (node.how === 'round') return sayRound(node, told)
  if (isUnrounded(node, told)) return undefined
  const gate = gateWords(node, told)
  if (gate !== undefined) return gate
  const name = namedOf(node, told)
  if (name === undefined || (isSame(node) && node.how !== 'quota' && !isFirstTold(node, told))) return undefined
  const work = workOf(node, told)
  if (node.how === 'minimum' || node.how === 'maximum') return sayLimit(node, name, told)
  if (isLong(node)) return `${name}: ${counted(node.inputs.length)} amounts together = ${show(node, told)}`
  if (isPrintable(node.value)) return work === undefined ? leaf(node, name, told) : `${name}: ${work} = ${show(node, told)}`
  return isStep(node, told) && work !== undefined && isRatio(node.value ?? false)
    ? `${name}: ${work} ${rounded(node.value, node.unit, told.plan.currency)}`
    : undefined
}

/** A worth before it is rounded; the next line rounds it, with the same calculation. */
const isUnrounded = ({ label, value }: Derivation, { plan }: Told): boolean =>
  value !== undefined && isRatio(value) && value.d !== 1n && plan.pays.some(({ name }) => label === `${name} worth`)

/** Whether the calculation of an amount without end has no line yet: its only input is a band, which tells none of its own. */
const isFirstTold = (node: Derivation, told: Told): boolean =>
  !isPrintable(node.value) && isStep(node, told) && node.inputs.every((input) => !isStep(input, told))

/** A number without calculation is told where it has a name that says more than its use. */
const leaf = (node: Derivation, name: string, told: Told): string | undefined =>
  node.inputs.length > 0 && node.how !== 'earned' && !isStatedQuota(node) ? undefined : `${name}: ${show(node, told)}`

/** A quota that is read as it stands. */
const isStatedQuota = ({ how, inputs }: Derivation): boolean =>
  how === 'quota' && inputs.every((input) => input.how === 'field' || input.how === 'stated')

function namedOf(node: Derivation, told: Told): string | undefined {
  const { label } = node
  if (node.how === 'slice') return capitalised(sliceWords(node, told.plan))
  if (label === 'length') return undefined
  if (label === 'bound') return `${capitalised((node.origin?.address ?? '').split('/').at(-1) ?? 'bound')} of quota`
  const months = monthsOf(label, told.plan)
  if (months !== undefined) return `${told.subject === '' ? 'Amount' : told.subject}, ${months}`
  if (NAMELESS.has(label)) return undefined
  return nameOf(node, told.plan)
}

/** `Sales, 1 Jul to 30 Sep 2019: $1,234,567.89 (1,024 order lines)`. */
function sayMeasured(node: Derivation, told: Told): string {
  const record = node.rows[0]?.record
  const rows = record === undefined ? '' : ` (${countOf(node.rows.length, spoken(record))})`
  const dates = datesOf(node, told.payPeriod, told.plan, told.days)
  const work = node.inputs.length === 2 ? workOf(node, told) : undefined
  const value =
    work === undefined
      ? `${show(node, told)}${isPrintable(node.value) ? '' : ` ${rounded(node.value, node.unit, told.plan.currency)}`}`
      : `${work} ${isPrintable(node.value) ? `= ${show(node, told)}` : rounded(node.value, node.unit, told.plan.currency)}`
  return `${nameOf(node, told.plan)}${dates === undefined ? '' : `, ${dates}`}: ${value}${rows}`
}

/** `only when ...: met`, or what is kept; where it is decided later, that it is not decided yet. */
function gateWords(node: Derivation, told: Told): string | undefined {
  if (!node.label.startsWith('only when')) return undefined
  const name = nameOf(node, told.plan)
  const amount = isPrintable(node.value) ? `= ${show(node, told)}` : rounded(node.value, node.unit, told.plan.currency)
  const outer = node.inputs.find((input) => input.how === 'choose')
  if (outer === undefined) return `${name}, period by period: ${workOf(node, told) ?? ''} ${amount}`
  const later = outer.inputs[0]?.note.startsWith('end of ') === true
  const choice = later ? outer.inputs[1] : outer
  if (later && outer.inputs[0]?.value !== true)
    return `${name}: not decided before the ${outer.inputs[0]?.note ?? 'end'}, ${workOf(node, told) ?? 'until then'} ${amount}`
  const kept = choice?.inputs[1]
  if (choice?.inputs[0]?.value === true) return `${name}: met`
  return `${name}: not met, ${workOf(node, told) ?? `keeps ${kept === undefined ? 'nothing' : shown(kept, told)}`} ${amount}`
}

/** `cap at 200% of worth: $90,000.00, not reached`. */
function sayLimit(node: Derivation, name: string, told: Told): string | undefined {
  const [before, limit] = node.inputs
  if (before === undefined || limit === undefined) return undefined
  const binds = isRatio(node.value ?? false) && isRatio(limit.value ?? false) && sameNumber(node, limit) && !sameNumber(node, before)
  const inner = limit.how === 'round' ? limit.inputs[0] : limit
  const work = inner === undefined ? undefined : workOf(inner, told)
  const amount = work === undefined ? shown(limit, told) : `${work} = ${show(limit, told)}`
  return `${name}: ${amount}, ${binds ? 'reached' : 'not reached'}`
}

const sameNumber = (a: Derivation, b: Derivation): boolean =>
  a.value !== undefined &&
  b.value !== undefined &&
  isRatio(a.value) &&
  isRatio(b.value) &&
  a.value.n === b.value.n &&
  a.value.d === b.value.d

/** `Rounded half up to the cent: $2,400.00`, with the calculation in front where it was not told before. */
function sayRound(node: Derivation, told: Told): string | undefined {
  const { plan } = told
  const [input] = node.inputs
  const mode = /half_up|half_even|half_down|\bup\b|\bdown\b/.exec(node.note)?.[0] ?? plan.rounding.money.mode
  const isMoney = node.unit.kind === 'money'
  if (input === undefined || isSame(node)) return undefined
  const to = sayRounding(mode, isMoney ? sayUnitOfMoney(plan.rounding.money.unit, plan.currency) : plan.rounding.ratio.unit)
  const value = isMoney ? show(node, told) : plainNumber(node.value)
  if (isMoney && isStep(input, told)) return `Rounded ${to}: ${value}`
  const work = workOf(input, told)
  const name = isMoney ? nameOfRounded(input, told) : 'Factor: '
  return work === undefined ? `${name}rounded ${to}: ${value}` : `${name}${work}, rounded ${to}: ${value}`
}

/** `Sales quota, 1 Feb to 31 Oct 2026: `, where what is rounded has a name; a worth is named in its own line. */
function nameOfRounded(input: Derivation, told: Told): string {
  const name = input.how === 'worth' ? undefined : namedOf(input, told)
  return name === undefined ? '' : `${name}: `
}
