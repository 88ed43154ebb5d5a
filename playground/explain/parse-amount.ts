/** Amounts as people type them, in the way of their language. */

/** What stands between thousands, before decimals, and for a minus. */
interface Signs {
  readonly group: string
  readonly decimal: string
}

function signsOf(locale: string): Signs {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(-12345.6)
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return { group: of('group') || ',', decimal: of('decimal') || '.' }
}

/** Digits of the language's own script as 0 to 9. */
function plainDigits(text: string, locale: string): string {
  const own = [...new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)].toReversed()
  return [...text].map((letter) => (own.indexOf(letter) < 0 ? letter : String(own.indexOf(letter)))).join('')
}

/**
 * The exact decimal of an amount that was typed in a language's way: `80.000,50 €` in German is `80000.50`. The sign of a currency, spaces and
 * thousands are passed over. Undefined where it is no amount of at least 0 with at most `digits` decimals.
 */
export function parseAmount(typed: string, locale: string, digits: number): string | undefined {
  const { group, decimal } = signsOf(locale)
  const unsigned = plainDigits(typed, locale).replaceAll(/[\s\u00a0\u202f'’]|\p{Currency_Symbol}/gu, '')
  const text = unsigned.replace(/^[A-Z]{2,3}/, '').replace(/[A-Z]{2,3}$/, '')
  const bare = text.replaceAll(group, '').replace(decimal, '.')
  const found = /^(\d{1,13})(?:\.(\d*))?$/.exec(bare)
  const [, whole = '', places = ''] = found ?? []
  if (found === null || places.length > digits) return undefined
  const plain = whole.replace(/^0+(?=\d)/, '')
  return digits === 0 ? plain : `${plain}.${places.padEnd(digits, '0')}`
}

/** An exact decimal in a language's way, with its currency; whole amounts without decimals. */
export function sayAmount(decimal: string, currency: string, locale: string): string {
  const isWhole = /^\d+(?:\.0*)?$/.test(decimal)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(isWhole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  })
  // the digits of a text are formatted as they are, never as a float
  return format.format(decimal as unknown as number)
}
