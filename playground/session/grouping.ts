/** The fields by which people and rows can be grouped. */
import type { Plan } from '../../compiler/plan.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import { isRefusal, type Refusal, shownPlan } from './refusal.ts'
import type { Tab } from './tab.ts'

export interface FieldChoice {
  /** As `--by` takes it. */
  readonly path: string
  readonly of: 'people' | 'rows'
}

/** Values that many rows share. */
const GROUPS: ReadonlySet<string> = new Set(['text', 'yesno', 'reference'])

/** Fields of people first, then of the rows that the first metric counts; of a field that leads to another record, that record's own. */
function fieldChoices({ records, appliesTo, metrics }: Plan): readonly FieldChoice[] {
  const people = pathsIn(records, appliesTo.record, 1).map((path): FieldChoice => ({ path, of: 'people' }))
  const counted = metrics[0]?.record ?? ''
  const rows = counted === appliesTo.record ? [] : pathsIn(records, counted, 1).map((path): FieldChoice => ({ path, of: 'rows' }))
  return [...people, ...rows]
}

export function fieldsFor(tab: Tab): readonly FieldChoice[] | Refusal {
  const ready = shownPlan(tab)
  return isRefusal(ready) ? ready : fieldChoices(ready.plan)
}

function pathsIn(records: readonly RecordShape[], name: string, deep: number): readonly string[] {
  const shape = records.find((one) => one.name === name)
  if (shape === undefined) return []
  return shape.fields
    .filter((field) => GROUPS.has(field.unit.kind) && field.role === 'plain' && !(shape.key.length === 1 && shape.key.includes(field.name)))
    .flatMap((field) => {
      const below = field.unit.kind === 'reference' && deep > 0 ? pathsIn(records, field.unit.record, deep - 1) : []
      return [`${name}.${field.name}`, ...below.map((path) => `${name}.${field.name}.${path.split('.').slice(1).join('.')}`)]
    })
}
