/** Examples: facts and expectations, with table rows written out as cases, as rows of records or as periods. */
import type { ItemOf } from '../../../grammar/forms/items.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Example } from '../../plan.ts'
import { type Context, itemsOf, originOf, unknownName } from '../context.ts'
import { bindExpect } from './expect.ts'
import { bindGiven } from './given.ts'
import { bindRunning, isPeriod } from './running.ts'
import { type Clause, type Draft, type ExampleFacts, emptyDraft, merged, type Row, type Scene } from './scene.ts'
import { bindCases, bindRecordTable } from './table.ts'

export type { ExampleFacts } from './scene.ts'

export function bindExamples(context: Context, facts: ExampleFacts): Example[] {
  return itemsOf(context.own, 'example').map((node) => bindExample(context, node, facts))
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
