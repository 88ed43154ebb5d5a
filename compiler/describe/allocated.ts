/** How a quota came to be, in words: what `caboose quotas --explain` prints, and what a statement says of a quota that was allocated. */
import { fromFraction, toFraction } from '../../runtime/exact/fraction.ts'
import { add, divide, equal, isRatio, isZero, ONE, type Ratio, subtract, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import type { AllocationStep } from '../../runtime/planning/allocation/derive.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import { type Line, step, text } from './page.ts'

interface Currency {
  readonly code: string
  readonly digits: number
}

/** The three words for one hedge: `10% over, 110% of plan, attainment factor 10/11`. */
export function sayHedge(over: Ratio): string {
  const whole = add(ONE, over)
  return `${showPercent(over)} over, ${showPercent(whole)} of plan, attainment factor ${toFraction(divide(ONE, whole))}`
}

const numberIn = ({ value }: Derivation): Ratio => (value !== undefined && isRatio(value) ? value : fromFraction('0'))
const labelOf = ({ label }: Derivation): AllocationStep => label as AllocationStep

/** Lines of a derivation whose steps are those of an allocation. */
export function sayAllocated(derivation: Derivation, currency: Currency, indent: number): Line[] {
  const say = (node: Derivation): string => {
    const value = numberIn(node)
    // what does not end as a decimal is printed as its fraction
    const ends = toDecimal(value) !== undefined
    if (node.unit.kind === 'money') return ends ? showMoney(value, currency) : `${showMoney({ n: value.n, d: 1n }, currency)} / ${value.d}`
    if (!ends) return toFraction(value)
    return node.unit.kind === 'percent' ? showPercent(value) : showNumber(value)
  }
  switch (labelOf(derivation)) {
    case 'year':
      return [...derivation.inputs.flatMap((one) => sayAllocated(one, currency, indent)), ...together(derivation, say, indent)]
    case 'node':
      return nodeLines(derivation, currency, indent, say)
    case 'month':
      return [step(monthWords(derivation, say), indent)]
    default:
      return [step(stepWords(derivation, say), indent)]
  }
}

/** What several months come to. */
function together(derivation: Derivation, say: (node: Derivation) => string, indent: number): Line[] {
  const months = derivation.inputs.filter((one) => labelOf(one) === 'month').length
  return months < 2 ? [] : [step(`Quota of these ${months} months: ${say(derivation)}`, indent)]
}

function nodeLines(derivation: Derivation, currency: Currency, indent: number, say: (node: Derivation) => string): Line[] {
  const above = derivation.inputs.filter((one) => labelOf(one) === 'node').flatMap((one) => sayAllocated(one, currency, indent))
  const own = derivation.inputs.filter((one) => labelOf(one) !== 'node')
  return [...above, text(`${derivation.note}: ${say(derivation)}`, indent), ...own.map((one) => step(stepWords(one, say), indent + 1))]
}

/** One step of the way to a node's amount. */
function stepWords(node: Derivation, say: (node: Derivation) => string): string {
  const [first, second, third] = node.inputs
  switch (labelOf(node)) {
    case 'base':
      return node.note.startsWith('total') ? `${capital(node.note)}: ${say(node)}` : `Starts from ${node.note}: ${say(node)}`
    case 'growth':
      return `${capital(node.note)}, that is ${first === undefined ? '' : say(first)} of it: ${say(node)}`
    case 'whole':
      return `Rounded to the cent: ${say(node)}`
    case 'house':
      return `House accounts keep ${node.note}, ${say(node)}; ${first === undefined ? '' : say(first)} is shared`
    case 'bottom_up':
      return `From the bottom up, ${node.note}: ${say(node)}`
    case 'shared': {
      const over = second === undefined ? fromFraction('0') : numberIn(second)
      const parts = third === undefined ? '' : `${say(third)} ${plural(third.note, numberIn(third))}`
      if (isZero(over)) return `${say(node)} of ${node.note} is shared among ${parts}`
      return `${first === undefined ? '' : say(first)} of ${node.note}, hedged by ${sayHedge(over)}: ${say(node)} is shared among ${parts}`
    }
    case 'above':
      return `First has its own ${node.note}: ${say(node)}`
    case 'share':
      return `${say(node)} by ${node.note}: ${first === undefined ? '' : say(first)} of ${second === undefined ? '' : say(second)}`
    case 'weight':
      return node.note === 'evenly' ? 'Shared evenly' : `Its weight is ${sayShare(node, say)} of all`
    case 'exact':
      return `By its weight${node.note === 'bounded' ? ', as far as the bounds of all and what is set by hand let it' : ''}: ${sayExact(node, say)}`
    case 'rounded':
      return `Rounded ${node.note}: ${say(node)}`
    case 'floor':
      return `Held at the floor, ${node.note}: ${say(node)}`
    case 'ceiling':
      return `Held at the ceiling, ${node.note}: ${say(node)}`
    case 'override':
      return overrideWords(node, say)
    default:
      return `${node.label}: ${say(node)}`
  }
}

const plural = (noun: string, count: Ratio): string => (equal(count, ONE) ? noun : `${noun}s`)
const capital = (words: string): string => words.replace(/^[a-z]/, (letter) => letter.toUpperCase())

function overrideWords(node: Derivation, say: (node: Derivation) => string): string {
  const [reason = '', author = '', dated = '', locked = '', adds = ''] = JSON.parse(node.note) as string[]
  const how = [...(locked === '' ? [] : ['locked']), ...(adds === '' ? [] : ['added to the total'])]
  return `Set to ${say(node)} by ${author} on ${dated}${how.length === 0 ? '' : `, ${how.join(', ')}`}: ${reason}`
}

/** `FY21-M01: ($3,734,000.00 x 1/12 of a year x ramp 50% (month 2) - moved $10,000.00) x 101% with padding = $147,140.00`. */
function monthWords(node: Derivation, say: (node: Derivation) => string): string {
  const of = (...labels: readonly AllocationStep[]): readonly Derivation[] => node.inputs.filter((one) => labels.includes(labelOf(one)))
  const years = of('year').map((one) => {
    const [season] = one.inputs
    const share = season === undefined ? '' : ` x ${sayShare(season, say)}${season.note === 'plain' ? ' of a year' : ' of the season'}`
    return `${say(one)}${share}${one.note === '' ? '' : ` x ${one.note} of the month`}`
  })
  const year = years.length > 1 ? `(${years.join(' + ')})` : (years[0] ?? '')
  const whose = [
    ...of('active').map((one) => ` x ${say(one)} of its days (${one.note.replaceAll('_', ' ')})`),
    ...of('ramp').map((one) => ` x ramp ${say(one)} (month ${one.note})`),
  ].join('')
  const moved = of('moved').map((one) => ` ${numberIn(one).n < 0n ? '-' : '+'} moved ${say({ ...one, value: absolute(numberIn(one)) })}`)
  const after = [
    ...of('relief').map((one) => ` x ${say(one)} after relief of ${showPercent(subtract(ONE, numberIn(one)))}`),
    ...of('pad').map((one) => ` x ${showPercent(add(ONE, numberIn(one)))} with padding`),
  ].join('')
  const before = `${year}${whose}${moved.join('')}`
  return `${node.note}: ${moved.length > 0 && after !== '' ? `(${before})` : before}${after} = ${say(node)}`
}

/** An amount that is rounded in the next line: a long fraction is told to the cent. */
const sayExact = (node: Derivation, say: (node: Derivation) => string): string => {
  const exact = say(node)
  if (exact.length <= 24) return exact
  const cents = roundToUnit(numberIn(node), { mode: 'half_up', unit: '1' })
  return `≈${say({ ...node, value: cents })}`
}

/** A fraction of two long numbers, a season of the past, is told in percent. */
const sayShare = (node: Derivation, say: (node: Derivation) => string): string => {
  const exact = say(node)
  return exact.length > 12 ? showPercent(numberIn(node)) : exact
}

const absolute = ({ n, d }: Ratio): Ratio => ({ n: n < 0n ? -n : n, d })
