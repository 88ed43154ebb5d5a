/** Records in several currencies: money that says where its currency stands, and records of exchange rates. */
import type { RecordClause } from '../../grammar/forms/items.ts'
import type { PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Field } from '../../runtime/core/record.ts'
import type { Sources } from './context.ts'

type FieldClause = Extract<RecordClause, { form: 'field' }>

/** The fields of a record of rates, and what each holds. */
const OF_RATES = { base: 'text', quote: 'text', day: 'date', price: 'number' } as const

const pathOf = (node: FieldClause): PathSyntax | undefined => node.marks.find(({ currency }) => currency !== undefined)?.currency

/**
 * The fields with the currency of each, and those that hold currencies marked as such. Reports CB275 where a record of rates lacks what
 * a rate is made of, CB277 where money names no text field that is always there.
 */
export function withCurrencies(
  sources: Sources,
  record: string,
  nodes: readonly FieldClause[],
  fields: readonly Field[],
  rates: Extract<RecordClause, { form: 'rates' }> | undefined,
): Field[] {
  const currencies = new Map<string, string>()
  for (const node of nodes) {
    const path = pathOf(node)
    const own = fields.find(({ name }) => name === node.name.text)
    if (path === undefined || own === undefined) continue
    const words = path.words.map(({ text }) => text)
    const name = words.length > 1 && words[0] === record ? words.slice(1).join('.') : words.join('.')
    const named = fields.find((field) => field.name === name)
    const wrong =
      own.unit.kind !== 'money'
        ? 'holds no money'
        : named === undefined
          ? `is in the currency of \`${name}\`, which is no field of \`${record}\``
          : named.unit.kind !== 'text'
            ? `is in the currency of \`${name}\`, which is no text`
            : named.optional
              ? `is in the currency of \`${name}\`, which may be empty`
              : undefined
    if (wrong === undefined) currencies.set(own.name, name)
    else sources.report(reportOf('CB277', path.span, { field: own.name, wrong, record }))
  }
  if (rates !== undefined) checkRates(sources, record, fields, rates)
  const codes = new Set([...currencies.values(), ...(rates === undefined ? [] : ['base', 'quote'])])
  return fields.map((field) => ({
    ...field,
    currency: currencies.get(field.name) ?? null,
    role: codes.has(field.name) && field.unit.kind === 'text' ? 'currency' : field.role,
  }))
}

function checkRates(sources: Sources, record: string, fields: readonly Field[], { span }: { span: FieldClause['span'] }): void {
  for (const [name, kind] of Object.entries(OF_RATES)) {
    const found = fields.find((field) => field.name === name)
    if (found?.unit.kind === kind && !found.optional) continue
    sources.report(reportOf('CB275', found?.origin.span ?? span, { record, field: name, kind }))
    return
  }
}
