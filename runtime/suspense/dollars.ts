import type { Core } from '../core/core.ts'
import type { Suspended } from '../data/suspense.ts'
import { fieldsOfMoney } from '../evaluate/reach.ts'
import { divide, fromDecimal, ratio, toDecimal } from '../exact/ratio.ts'

/** What a row in suspense is about: the first of its amounts that counts and can be read, as a decimal; empty where there is none. */
export function dollarsOf(core: Core, { record, cells }: Suspended): string {
  const shape = core.records.find(({ name }) => name === record)
  const counted = fieldsOfMoney(core, record, null).flatMap(({ read }) => (read.path.length === 1 ? read.path : []))
  const others = shape?.fields.flatMap(({ name, unit }) => (unit.kind === 'money' ? [name] : [])) ?? []
  for (const field of [...counted, ...others]) {
    const text = (cells.get(field) ?? '').replace(/^(-?)(?:[^\d.-]*)/, '$1').replaceAll(',', '')
    const amount = fromDecimal(text)
    if (amount === undefined) continue
    const inCents = shape?.fields.find(({ name }) => name === field)?.form.scale === 'cents'
    return toDecimal(inCents ? divide(amount, ratio(10n ** BigInt(core.currency.digits))) : amount) ?? ''
  }
  return ''
}
