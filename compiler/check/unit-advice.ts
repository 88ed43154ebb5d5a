/** What to write where two kinds of number do not go together, as far as it can be told from what was written. */
import type { Fix } from '../../messages/diagnostic.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { compare, fromDecimal, multiply, ONE, ratio } from '../../runtime/exact/ratio.ts'
import { showMoney, showPercent } from '../../runtime/exact/show.ts'
import type { Clash } from '../units.ts'

/** Help and fix for a finding; empty where nothing better than the catalogue's help is known. */
export interface Advice {
  readonly help?: string
  readonly fix?: Fix
}
type Literal = Extract<Expression, { kind: 'literal' }>
interface Currency {
  readonly code: string
  readonly digits: number
}

const NONE: Advice = {}
const ALTERNATIVES = 'repeat the comparison, `x = "AE" or x = "SE"`, or write `x in ("AE", "SE")`'

/** A literal of another kind than wanted, written in the kind that was. */
export function adviceFor(e: Expression, wanted: Unit, currency: Currency): Advice {
  if (e.kind !== 'literal') return NONE
  const meant = rewritten(e, wanted, currency)
  return meant === undefined ? NONE : written(e, meant)
}

/** Advice on the two sides of a comparison or of `and` and `or`. */
export function adviceOnClash({ clash, at, left, right }: Clash, currency: Currency): Advice {
  if (clash === 'logic') return isText(left) || isText(right) ? { help: ALTERNATIVES } : NONE
  if (clash !== 'compare' || at.kind !== 'compare') return NONE
  const fromRight = adviceFor(at.right, left, currency)
  if (fromRight.help !== undefined) return fromRight
  const fromLeft = adviceFor(at.left, right, currency)
  if (fromLeft.help !== undefined) return fromLeft
  const metric = at.left.kind === 'measure' && right.kind === 'percent' ? at.left.metric : undefined
  return metric === undefined ? NONE : { help: `write \`${metric}.attainment\` for the percent of quota, or compare with an amount` }
}

const isText = (unit: Unit): boolean => unit.kind === 'text'

function rewritten({ unit, value }: Literal, wanted: Unit, currency: Currency): string | undefined {
  if (unit.kind === 'text') return wanted.kind === 'yesno' && /^(?:yes|no)$/i.test(value) ? value.toLowerCase() : undefined
  if (unit.kind !== 'number' && unit.kind !== 'count') return undefined
  const amount = fromDecimal(value)
  if (wanted.kind === 'percent') return percentOf(value)
  if (wanted.kind === 'factor') return `${value}x`
  if (wanted.kind !== 'money' || amount === undefined) return undefined
  return showMoney(multiply(amount, ratio(10n ** BigInt(currency.digits))), currency).replace(/\.0+$/, '')
}

/** A number as the percent that people mean by it: 5 is 5%, 0.05 is 5%; of 1.5 either could be meant. */
export function percentOf(value: string): string | undefined {
  const number = fromDecimal(value)
  if (number === undefined) return undefined
  if (compare(number, ONE) < 0) return showPercent(number)
  return value.includes('.') ? undefined : `${value}%`
}

const written = ({ origin }: Literal, meant: string): Advice => ({
  help: `write \`${meant}\``,
  fix: { title: `write ${meant}`, edits: [{ span: origin.span, text: meant }] },
})
