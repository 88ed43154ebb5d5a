/** A currency of ISO 4217: how many decimals its amounts have, and the sign that a plan may write instead of the code. */
export interface Currency {
  readonly code: string
  readonly digits: number
  /** `$`, `€`, `£` or `¥` (yen), the signs of the language; the code itself for every other currency. */
  readonly symbol: string
}

const words = (text: string): string[] => text.trim().split(/\s+/)

// Source: ISO 4217 list one (active codes of currencies and funds), column "minor unit".
const codesByDigits: readonly (readonly [digits: number, codes: readonly string[]])[] = [
  [0, words('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF')],
  [
    2,
    words(`
      AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU
      CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR
      KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
      PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD
      USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`),
  ],
  [3, words('BHD IQD JOD KWD LYD OMR TND')],
  [4, words('CLF UYW')],
]

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' }

const currencies: ReadonlyMap<string, Currency> = new Map(
  codesByDigits.flatMap(([digits, codes]) => codes.map((code) => [code, { code, digits, symbol: signs[code] ?? code }] as const)),
)

/** All currencies of ISO 4217. */
export const allCurrencies = (): readonly Currency[] => [...currencies.values()]

/** The currency of an ISO 4217 code in capitals; undefined when there is none. */
export const currencyOf = (code: string): Currency | undefined => currencies.get(code)
