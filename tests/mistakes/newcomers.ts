/** Mistakes as newcomers make them, one a line: where it stands, then what was written; `⏎` stands for the end of a line. */

import { raised } from '../../cli/errors/raised.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { planOf } from '../../messages/example.ts'
import { sliceAt } from '../../messages/positions.ts'

const METRIC = ['supports grow', 'sum of deal.amount', 'accumulates over year', 'quota $1,200,000 per year']
const DEALS = `record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  kind      text
  amount    money
  margin    money
  signed    yes or no
  paid_on   date optional event
}`

const metric = (lines: readonly string[]): string => `metric bookings "Bookings" {\n  ${lines.join('\n  ')}\n}`
const replacing = (index: number) => (text: string) => metric(METRIC.map((line, at) => (at === index ? text : line)))
const pay = (text: string): string => `pay commission "Commission" on bookings {\n  ${text.replaceAll('\n', '\n  ')}\n}`

/** What a line of the plan stands in. */
const AROUND: Readonly<Record<string, (text: string) => string>> = {
  supports: replacing(0),
  measure: replacing(1),
  window: replacing(2),
  quota: replacing(3),
  metric: (text) => metric([...METRIC, text]),
  pay,
  also: (text) => pay(`worth 100% of target\nflat 1.0x\n${text}`),
  rates: (text) => pay(`worth 100% of target\n${text}`),
  table: (text) => pay(`worth 100% of target\ngraduated on attainment {\n  ${text.replaceAll('\n', '\n  ')}\n}`),
  plan: (text) => text,
}

export interface Said {
  readonly diagnostics: readonly Diagnostic[]
  /** Each finding on a line: code, the words under it, message, help. */
  readonly lines: readonly string[]
}

/** What is said about a mistake: `measure: sum of deals.amount`. */
export function said(mistake: string): Said {
  const [, where = '', written = ''] = /^(\w+): (.*)$/.exec(mistake) ?? []
  const text = written.replaceAll(' ⏎ ', '\n')
  const around = AROUND[where]
  const example = where === 'company' ? planOf(text, '') : planOf(DEALS, around?.(text) ?? text)
  const { diagnostics, source } = raised(example())
  return { diagnostics, lines: diagnostics.map((one) => sayOne(one, source(one.span.file) ?? '')) }
}

function sayOne({ code, message, help, fix, span }: Diagnostic, text: string): string {
  const words = sliceAt(text, span).split('\n')[0] ?? ''
  const advice = help ?? fix?.title
  return `${code} [${words}] ${message}${advice === undefined ? '' : `; ${advice}`}`
}
