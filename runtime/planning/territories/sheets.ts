/** Territories as files: who has each row, and what the proposals would change. */
import { figure, type Sheet, text } from '../../write/column.ts'
import { csvOf } from '../../write/csv.ts'
import type { Planned } from '../planning.ts'
import { ownerOn } from './owners.ts'
import type { Proposal } from './proposal.ts'

/** A row of the record and one territory that has it. */
export interface AssignedLine {
  readonly key: string
  readonly territory: string
  readonly owner: string
  readonly by: string
  readonly segment: string
}

/** `territories.csv`. */
export const assignedSheet: Sheet<AssignedLine> = {
  identity: ({ key, territory }) => [key, territory],
  columns: [
    text('key', ({ key }) => key),
    text('territory', ({ territory }) => territory),
    text('owner', ({ owner }) => owner),
    text('by', ({ by }) => by),
    text('segment', ({ segment }) => segment),
  ],
}

/** The lines of `territories.csv`, as of the first day. */
export function assignedLines({ coverage }: Planned): AssignedLine[] {
  const { assignment = null, segments = [] } = coverage ?? {}
  if (assignment === null) return []
  const classes = segments.find(({ segment }) => segment.record === assignment.record)?.rows
  return assignment.rows.flatMap(({ key, territories, by }) =>
    territories.flatMap((index) => {
      const territory = assignment.chart.places[index]?.territory
      if (territory === undefined) return []
      const owner = ownerOn(territory, assignment.day) ?? ''
      return [{ key, territory: territory.name, owner, by, segment: classes?.get(key) ?? '' }]
    }),
  )
}

/** A row that a proposal moves. */
export interface ProposedLine {
  readonly proposal: 'few moves' | 'drawn anew'
  readonly place: number
  readonly key: string
  readonly from: string
  readonly to: string
}

/** `proposals.csv`: the few moves in their order, then every row that moves where all are drawn anew. */
export const proposedSheet: Sheet<ProposedLine> = {
  identity: ({ proposal, place }) => [proposal === 'few moves' ? 0 : 1, place],
  columns: [
    text('proposal', ({ proposal }) => proposal),
    figure('step', ({ place }) => place),
    text('key', ({ key }) => key),
    text('from', ({ from }) => from),
    text('to', ({ to }) => to),
  ],
}

/** The lines of `proposals.csv`. */
export function proposedLines({ coverage }: Planned, { steps, anew }: Proposal): ProposedLine[] {
  const places = coverage?.assignment?.chart.places ?? []
  const name = (index: number): string => places[index]?.territory.name ?? ''
  return [
    ...steps.flatMap(({ changes }, i) =>
      changes.map(({ key, from, to }) => ({ proposal: 'few moves' as const, place: i + 1, key, from: name(from), to: name(to) })),
    ),
    ...anew.changes.map(({ key, from, to }, i) => ({ proposal: 'drawn anew' as const, place: i + 1, key, from: name(from), to: name(to) })),
  ]
}

/** `territories.csv`, and `proposals.csv` where they are to be balanced and are not even; nothing without territories. */
export function territoryFiles(planned: Planned): [string, string][] {
  const { assignment = null } = planned.coverage ?? {}
  if (assignment === null) return []
  const proposal = planned.coverage?.proposal() ?? null
  return [
    ['territories.csv', csvOf(assignedLines(planned), assignedSheet)],
    ...(proposal === null ? [] : ([['proposals.csv', csvOf(proposedLines(planned, proposal), proposedSheet)]] as [string, string][])),
  ]
}
