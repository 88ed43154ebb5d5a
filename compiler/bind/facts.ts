/** Facts that every plan needs: language, currency, rounding, calendar, dates, frequency of pay. */
import type { LiteralSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { type Per, type Rounding, RoundingMode } from '../../runtime/core/unit.ts'
import { currencyOf } from '../../runtime/exact/currency.ts'
import { divide, fromDecimal, ONE, ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import type { Plan } from '../plan.ts'
import { headOf, inForce, itemsOf, notStated, originOf, type Sources, wordIn } from './context.ts'
import { currencyOfMoney, decimalOfMoney } from './literal.ts'

const FREQUENCIES: Readonly<Record<string, Per>> = { monthly: 'month', quarterly: 'quarter', half_yearly: 'half', yearly: 'year' }

export function bindLanguage(sources: Sources): void {
  const stated = itemsOf(sources.own, 'language')
  if (stated.length === 0)
    notStated(sources, sources.head.span, headOf(sources), 'which version of the language it is written in', 'language 1')
  for (const { version } of [...stated, ...itemsOf(sources.shared, 'language')]) {
    if (version.text !== '1') sources.report(reportOf('CB211', version.span, { version: version.text }))
  }
}

export function bindCurrency(sources: Sources): { code: string; digits: number } | undefined {
  const found = inForce(sources, 'currency')
  if (found === undefined) return notStated(sources, sources.head.span, headOf(sources), 'what currency it pays in', 'currency USD')
  const { code } = found.item
  const currency = currencyOf(code.text)
  if (currency === undefined) {
    wordIn(sources, code, 'currency', ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD'])
    return undefined
  }
  return { code: currency.code, digits: currency.digits }
}

/** Money is rounded as stated; ratios at six decimals, half up, unless stated. */
export function bindRounding(sources: Sources, currency: { code: string; digits: number }): Plan['rounding'] | undefined {
  let money: Rounding | undefined
  let stated = false
  // other currencies may have a rounding of their own, beside the plan's
  let foreign: LiteralSyntax | undefined
  let ratioRounding: Rounding = { mode: 'half_up', unit: '0.000001' }
  for (const items of [sources.shared, sources.own]) {
    for (const item of itemsOf(items, 'rounding')) {
      stated ||= item.what.text === 'money'
      const mode = item.mode === undefined ? undefined : wordIn(sources, item.mode, 'way to round', RoundingMode.options)
      if (mode === undefined) continue
      if (item.what.text === 'ratio') ratioRounding = { mode, unit: item.unit.text }
      else if (item.unit.kind !== 'money')
        notStated(sources, item.unit.span, '`rounding money`', 'a unit of money', 'rounding money half_up to $0.01')
      else if (currencyOfMoney(item.unit) !== currency.code) foreign ??= item.unit
      else {
        const unit = decimalOfMoney(item.unit, currency, sources)
        if (unit !== undefined) money = { mode, unit }
      }
    }
  }
  if (money === undefined && foreign !== undefined)
    sources.report(reportOf('CB303', foreign.span, { found: currencyOfMoney(foreign), expected: currency.code }))
  if (money === undefined && stated) return undefined
  if (money === undefined)
    return notStated(sources, sources.head.span, headOf(sources), 'how money is rounded', 'rounding money half_up to $0.01')
  return { money, ratio: ratioRounding }
}

export function bindEffective(sources: Sources): Plan['effective'] | undefined {
  const found = inForce(sources, 'effective')
  if (found === undefined)
    return notStated(sources, sources.head.span, headOf(sources), 'from when it is in force', 'effective from 2026-01-01 to 2026-12-31')
  const { from, to, span } = found.item
  const days = [from, to].map((date) => {
    if (date !== undefined && parseDay(date.text) === undefined)
      sources.report(reportOf('CB208', date.span, { word: date.text, what: 'day of the calendar', allowed: [], meant: undefined }))
    return date === undefined ? undefined : parseDay(date.text)
  })
  if (days[0] !== undefined && days[1] !== undefined && days[1] < days[0])
    sources.report(reportOf('CB505', span, { from: from.text, to: to?.text ?? '' }))
  return { from: from.text, to: to?.text ?? null, origin: originOf('effective', span) }
}

export function bindPaid(sources: Sources): Per | undefined {
  const oftenOnly = (items: Sources['own']): Sources['own'] => items.filter((item) => item.form !== 'paid' || item.often !== undefined)
  const found = inForce({ ...sources, own: oftenOnly(sources.own), shared: oftenOnly(sources.shared) }, 'paid')
  if (found === undefined) return notStated(sources, sources.head.span, headOf(sources), 'how often it pays', 'paid monthly')
  const { often } = found.item
  const word = often === undefined ? undefined : wordIn(sources, often, 'frequency of pay', Object.keys(FREQUENCIES))
  return word === undefined ? undefined : FREQUENCIES[word]
}

/** A percent as a decimal: `12.5%` is `0.125`. */
export const decimalOfPercent = (text: string): string => toDecimal(divide(fromDecimal(text.replace('%', '')) ?? ONE, ratio(100n))) ?? '0'
