import type { Measure } from '../core/core.ts'
import { everyPart } from '../core/parts.ts'
import { shownKey } from '../data/order.ts'
import type { Row } from '../data/table.ts'
import { dayIn } from '../evaluate/values.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { isRatio } from '../exact/ratio.ts'
import type { Conversion } from './derivation.ts'

const byKey = perWorld<ReadonlyMap<string, Row>>()

/** How the money that a metric adds up of one row became the plan's; nothing where it is the plan's already. */
export function conversionsOf(world: World, metric: string, rowKey: string): readonly Conversion[] {
  const measure = world.core.measures.find(({ name }) => name === metric)
  const found = measure === undefined ? undefined : world.lookup.record(measure.record)
  if (measure === undefined || found === undefined || !found.shape.fields.some(({ currency }) => currency !== null)) return []
  const rows = byKey(
    world,
    measure.record,
    () => new Map((world.data.tables.get(measure.record)?.rows ?? []).map((row) => [shownKey(row.key), row])),
  )
  const row = rows.get(rowKey)
  const dated = measure.scope.dated ?? found.shape.fields.find(({ role }) => role === 'incentive')?.name
  const day = dated === undefined ? undefined : dayIn(row?.values.get(dated))
  if (row === undefined || day === undefined) return []
  return fieldsRead(measure).flatMap((name): Conversion[] => {
    const field = found.fields.get(name)
    const amount = row.values.get(name)
    if (field === undefined || field.currency === null || amount === undefined || !isRatio(amount)) return []
    const at = { shape: found.shape, row, day, eventsTo: world.eventsTo }
    const one = world.lookup.convert(amount, field, at, measure.converted)
    if (one === undefined || one.currency === world.core.currency.code) return []
    return [{ amount, currency: one.currency, rate: one.rate, value: one.value, to: world.core.currency.code }]
  })
}

/** The fields of a row that a measure adds up. */
function fieldsRead({ aggregate }: Measure): readonly string[] {
  const read = [...('of' in aggregate ? [aggregate.of] : []), ...('to' in aggregate ? [aggregate.to] : [])]
  const names = read.flatMap((expression) =>
    [...everyPart(expression)].flatMap((part) =>
      part.kind === 'field' && part.of === 'row' && part.path.length === 1 ? [part.path[0]] : [],
    ),
  )
  return [...new Set(names)]
}
