/** Examples: facts and expectations, with table rows written out as cases, as rows of records or as periods. */
import type { ItemOf } from '../../../grammar/forms/items.ts'
import type { Report } from '../../../messages/diagnostic.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Example, Metric } from '../../plan.ts'
import { type Context, itemsOf, originOf, unknownName } from '../context.ts'
import { bindExpect } from './expect.ts'
import { bindGiven } from './given.ts'
import { bindRunning, isPeriod } from './running.ts'
import { type Clause, type Draft, type ExampleFacts, emptyDraft, merged, type Row, type Scene } from './scene.ts'
import { bindCases, bindRecordTable } from './table.ts'

export type { ExampleFacts } from './scene.ts'

/** Examples that were bound without a finding, with what they read of their plan. */
const bound = new WeakMap<ItemOf<'example'>, { readonly reads: string; readonly example: Example }>()

/** The examples of a plan; one whose text and whose plan say the same as before is the same again. */
export function bindExamples(context: Context, plan: PlanFacts): Example[] {
  const facts = factsOf(plan)
  const reads = readBy(context, facts)
  return itemsOf(context.own, 'example').map((node) => {
    const before = bound.get(node)
    if (before !== undefined && before.reads === reads) return before.example
    let isSound = true
    const report: Report = (finding) => {
      isSound = false
      context.report(finding)
    }
    const example = bindExample({ ...context, report }, node, facts)
    if (isSound && reads !== undefined) bound.set(node, { reads, example })
    return example
  })
}

/** A plan as binding has it, of which examples read less. */
type PlanFacts = Omit<ExampleFacts, 'metrics' | 'pays' | 'events'> & {
  readonly metrics: readonly Metric[]
  readonly pays: ExampleFacts['pays']
  readonly events: ExampleFacts['events']
}

const factsOf = ({ metrics, pays, events, ...facts }: PlanFacts): ExampleFacts => ({
  ...facts,
  metrics: metrics.map(({ name, unit, window, quota }) => ({ name, unit, window, hasQuota: quota !== null })),
  pays: pays.map(({ name, base }) => ({ name, base })),
  events: events.map(({ name, kind }) => ({ name, kind })),
})

let lately = ''

/**
 * All that binding an example reads, as one text; undefined for a quotas file, of which examples read more. The text of before is handed
 * out again, so that the two compare at once.
 */
function readBy({ currency, records, payee, damaged }: Context, facts: ExampleFacts): string | undefined {
  if (facts.planned !== null) return undefined
  const reads = JSON.stringify([currency, [...records.values()], payee, damaged, facts], (key, value: unknown) =>
    key === 'origin' ? 0 : value,
  )
  if (reads !== lately) lately = reads
  return lately
}

function bindExample(context: Context, node: ItemOf<'example'>, facts: ExampleFacts): Example {
  const title = node.title.text
  const scene: Scene = { ...facts, context, address: `example ${title}` }
  const shared = emptyDraft(scene.address, node.span)
  const cases: Draft[] = []
  let each: Clause<'each'> | undefined
  let table: Row[] = []
  const endTable = (): void => {
    const [head, ...body] = table
    if (head !== undefined) bindTable(scene, each, head, body, shared, cases)
    table = []
    each = undefined
  }
  for (const clause of node.clauses) {
    if (clause.form === 'row') {
      table.push(clause)
      continue
    }
    endTable()
    if (clause.form === 'each') each = clause
    else if (clause.form === 'given') bindGiven(scene, clause, shared)
    else bindExpect(scene, clause, shared)
  }
  endTable()
  const expects = node.clauses.some(
    (clause) => clause.form === 'expect' || (clause.form === 'row' && clause.cells.some((cell) => cell.expect !== undefined)),
  )
  if (!expects && !context.damaged) context.report(reportOf('CB606', node.title.span, { example: title }))
  return {
    title,
    cases: cases.length === 0 ? [shared] : cases.map((own) => merged(shared, own)),
    origin: originOf(scene.address, node.title.span),
  }
}

function bindTable(scene: Scene, each: Clause<'each'> | undefined, head: Row, body: readonly Row[], shared: Draft, cases: Draft[]): void {
  const { context } = scene
  if (each === undefined) {
    cases.push(...bindCases(scene, head, body))
    return
  }
  const { text, span } = each.record
  const shape = context.records.get(text)
  if (shape !== undefined) bindRecordTable(scene, shape, head, body, shared)
  else if (isPeriod(text)) bindRunning(scene, text, head, body, shared)
  else unknownName(context, span, text, 'record', [...context.records.keys(), 'month', 'quarter'])
}
