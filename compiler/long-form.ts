/** The small form written out: `pay x at 5% of sum of deal.amount over quarter supports y` as a metric and a pay on it. */

import type { ItemOf, MetricClause } from '../grammar/forms/items.ts'
import { parse } from '../grammar/parse.ts'
import { type Diagnostic, hasErrors } from '../messages/diagnostic.ts'
import { edited, sliceAt } from '../messages/positions.ts'
import type { Span } from '../messages/span.ts'
import { measureLabel } from './bind/in-place.ts'
import { format } from './format.ts'

/** The canonical text with every pay of the small form in its long form, which means the same; a text with mistakes stays as it was. */
export function longForm(text: string, file: string): { text: string; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const { items } = parse(text, file, (diagnostic) => diagnostics.push(diagnostic))
  if (hasErrors(diagnostics)) return { text, diagnostics }
  const small = items.filter((item): item is ItemOf<'pay'> => item.form === 'pay' && 'inPlace' in item && item.inPlace !== undefined)
  const written = small.reduceRight((all, { span }, at) => {
    const pay = small[at]
    return pay === undefined ? all : edited(all, file, [{ span, text: writtenOut(pay, text) }])
  }, text)
  return format(written, file)
}

function writtenOut(pay: ItemOf<'pay'>, text: string): string {
  const source = (span: Span | undefined): string => (span === undefined ? '' : sliceAt(text, span))
  const measure = pay.inPlace?.measure as MetricClause | undefined
  const name = pay.name?.text ?? ''
  const label = (measure && measureLabel(measure)) ?? pay.label?.text
  const counted = measure?.form === 'count' ? measure.of.words.at(-1)?.text : undefined
  const rate = source(pay.rate?.span ?? pay.rateField?.span)
  return [
    `metric ${name}_measure${label === undefined ? '' : ` "${label}"`} {`,
    `  supports ${pay.objective?.text ?? ''}`,
    `  ${source(measure?.span)}`,
    `  accumulates ${pay.window === undefined ? `per ${pay.row?.text ?? ''}` : `over ${pay.window.text}`}`,
    '}',
    '',
    `pay ${name} ${source(pay.label?.span)} on ${name}_measure {`,
    `  flat ${rate}${counted === undefined ? '' : ` per ${counted}`}`,
    ...(pay.reason === undefined ? [] : [`  because ${source(pay.reason.span)}`]),
    '}',
  ].join('\n')
}
