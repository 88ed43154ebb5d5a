/** Literals of the text as exact decimals: money in minor units, percents as ratios. */
import type { LiteralSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { divide, fromDecimal, multiply, negate, type Ratio, ratio, toDecimal, ZERO } from '../../runtime/exact/ratio.ts'
import type { Sources } from './context.ts'

const SYMBOLS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' }

/** The currency that an amount is written in. */
export const currencyOfMoney = (literal: LiteralSyntax): string => SYMBOLS[literal.text[0] ?? ''] ?? literal.text.slice(0, 3)

const digitsOf = (literal: LiteralSyntax): Ratio =>
  fromDecimal(
    literal.text
      .replace(/^[^\d]*/, '')
      .replace(/[x%]$/, '')
      .replaceAll(',', ''),
  ) ?? ZERO

/** An amount in minor units. Reports CB306 for shares of a minor unit. */
export function decimalOfMoney(literal: LiteralSyntax, currency: { code: string; digits: number }, sources: Sources): string | undefined {
  const minor = multiply(digitsOf(literal), ratio(10n ** BigInt(currency.digits)))
  if (minor.d !== 1n) {
    sources.report(reportOf('CB306', literal.span, { text: literal.text, digits: currency.digits, currency: currency.code }))
    return undefined
  }
  return toDecimal(literal.negative ? negate(minor) : minor)
}

/** The unit and exact value of a literal. Reports CB303 for another currency, CB306. */
export function valueOfLiteral(
  literal: LiteralSyntax,
  currency: { code: string; digits: number },
  sources: Sources,
): { unit: Unit; value: string } | undefined {
  const signed = (value: Ratio): string => toDecimal(literal.negative ? negate(value) : value) ?? '0'
  switch (literal.kind) {
    case 'money': {
      const found = currencyOfMoney(literal)
      if (found !== currency.code) {
        sources.report(reportOf('CB303', literal.span, { found, expected: currency.code }))
        return undefined
      }
      const value = decimalOfMoney(literal, currency, sources)
      return value === undefined ? undefined : { unit: { kind: 'money', currency: currency.code }, value }
    }
    case 'percent':
      return { unit: { kind: 'percent' }, value: signed(divide(digitsOf(literal), ratio(100n))) }
    case 'factor':
      return { unit: { kind: 'factor' }, value: signed(digitsOf(literal)) }
    case 'number':
      return { unit: { kind: 'number' }, value: signed(digitsOf(literal)) }
    case 'date':
      return { unit: { kind: 'date' }, value: literal.text }
    case 'text':
    case 'period':
      return { unit: { kind: 'text' }, value: literal.text }
    case 'yesno':
      return { unit: { kind: 'yesno' }, value: literal.text }
  }
}
