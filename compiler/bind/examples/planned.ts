/** Examples of quotas files: rows are stated, and what is allocated of them is expected. */
import type { PathSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { unknownName } from '../context.ts'
import { moneyOf, type PlannedFacts, type Scene, type Subject } from './scene.ts'

/** What of a team can be expected: `capacity`, `capacity.heads`. */
const TEAM = ['capacity', 'capacity.expected', 'capacity.heads', 'capacity.hires'] as const

/** `bookings.quota`, `west.potential`, `west.rows`, `capacity.heads`. Reports CB201. */
export function plannedSubject(scene: Scene, planned: PlannedFacts, what: PathSyntax): Subject | undefined {
  const { context } = scene
  const { territories } = planned
  const [name = '', property, more] = what.words.map((word) => word.text)
  const says = what.words.map((word) => word.text).join('.')
  const metric = scene.metrics.find((one) => one.name === name && planned.metrics.has(name))
  if (metric !== undefined && property === 'quota' && more === undefined) return { of: 'quota', name, unit: metric.unit }
  if (planned.hasTeam && TEAM.some((one) => one === says))
    return {
      of: 'team',
      name: property ?? '',
      unit: property === undefined || property === 'expected' ? moneyOf(scene) : { kind: 'number' },
    }
  const territory = territories.territories.find((one) => one.name === name)
  const fields = (context.records.get(territories.record ?? '')?.fields ?? []).filter(({ unit }) => NUMBERS.has(unit.kind))
  if (territory !== undefined && property !== undefined && more === undefined) {
    if (property === 'rows') return { of: 'territory', name, number: property, unit: { kind: 'count' } }
    const field = fields.find((one) => one.name === property)
    if (field !== undefined) return { of: 'territory', name, number: property, unit: field.unit }
  }
  return unknownName(context, what.span, says, 'quota, territory or capacity', [
    ...[...planned.metrics].map((one) => `${one}.quota`),
    ...territories.territories.flatMap((one) => ['rows', ...fields.map((field) => field.name)].map((number) => `${one.name}.${number}`)),
    ...(planned.hasTeam ? TEAM : []),
  ])
}

const NUMBERS: ReadonlySet<string> = new Set(['money', 'number', 'count'])

/** Whether a fact is stated of a quotas file, which reads rows and nothing else. Reports CB613. */
export function isNoRow({ context, planned }: Scene, what: PathSyntax): boolean {
  if (planned === null) return false
  context.report(reportOf('CB613', what.span, { what: what.words.map((word) => word.text).join('.') }))
  return true
}
