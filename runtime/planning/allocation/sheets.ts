/** Quotas as files: a line for each node of the tree, and one for each person and month. */
import { showDay } from '../../calendar/day.ts'
import { periodAt } from '../../calendar/fiscal.ts'
import type { Planning } from '../../core/planning/planning.ts'
import { pointed, type Ratio, toDecimal } from '../../exact/ratio.ts'
import { figure, type Sheet, text } from '../../write/column.ts'
import type { Planned } from '../planning.ts'
import type { Allocated, PersonQuota, Tree } from './allocate.ts'
import { type Node, nodesOf } from './node.ts'

/** A node of one tree. */
export interface TreeLine {
  readonly metric: string
  readonly tree: Tree
  readonly node: Node
  readonly isMoney: boolean
  readonly currency: Planning['currency']
}

/** One month of one person. */
export interface MonthLine {
  readonly metric: string
  readonly person: PersonQuota
  readonly month: string
  readonly amount: Ratio
  readonly isMoney: boolean
  readonly currency: Planning['currency']
}

/** An amount of a quota as an exact decimal: money in the currency's unit. */
export const amountDecimal = (amount: Ratio, isMoney: boolean, { digits }: Planning['currency']): string =>
  isMoney && amount.d === 1n ? pointed(amount.n, digits) : (toDecimal(amount) ?? '')

const of = ({ isMoney, currency }: TreeLine, amount: bigint | null): string | null =>
  amount === null ? null : amountDecimal({ n: amount, d: 1n }, isMoney, currency)

/** `quotas.csv`. */
export const treeSheet: Sheet<TreeLine> = {
  identity: ({ metric, tree, node }) => [metric, tree.from, node.path.length, ...node.path],
  columns: [
    text('metric', ({ metric }) => metric),
    text('effective_from', ({ tree }) => showDay(tree.from)),
    text('level', ({ node }) => node.level ?? 'total'),
    text('key', ({ node }) => node.key),
    text('name', ({ node }) => node.label),
    text('above', ({ node }) => node.path.at(-2) ?? ''),
    figure('quota', (line) => of(line, line.node.amount)),
    figure('street', (line) => of(line, line.node.street)),
    figure('bottom_up', (line) => of(line, line.node.bottomUp)),
    figure('gap', (line) => of(line, line.node.bottomUp === null ? null : line.node.bottomUp - line.node.amount)),
    text('house', ({ node }) => (node.house ? 'yes' : '')),
    text('bound', ({ node }) => node.cause?.bound ?? ''),
    text('overridden_because', ({ node }) => node.cause?.override?.authority.reason ?? ''),
    text('overridden_by', ({ node }) => node.cause?.override?.authority.author ?? ''),
    text('overridden_on', ({ node }) => node.cause?.override?.authority.dated ?? ''),
  ],
}

/** `months.csv`. */
export const monthSheet: Sheet<MonthLine> = {
  identity: ({ metric, person, month }) => [metric, person.id, month],
  columns: [
    text('metric', ({ metric }) => metric),
    text('person', ({ person }) => person.id),
    text('name', ({ person }) => person.label),
    text('month', ({ month }) => month),
    figure('quota', ({ amount, isMoney, currency }) => amountDecimal(amount, isMoney, currency)),
  ],
}

const isMoneyOf = ({ allocation }: Allocated): boolean => allocation.unit.kind === 'money'

/** The lines of `quotas.csv`. */
export const treeLines = ({ planning, quotas }: Planned): TreeLine[] =>
  quotas.flatMap((quota) =>
    quota.trees.flatMap((tree) =>
      [...nodesOf(tree.root)].map((node) => ({
        metric: quota.allocation.metric,
        tree,
        node,
        isMoney: isMoneyOf(quota),
        currency: planning.currency,
      })),
    ),
  )

/** The lines of `months.csv`: people with quotas of their own, not the house's. */
export const monthLines = ({ planning, world, quotas }: Planned): MonthLine[] =>
  quotas.flatMap((quota) =>
    quota.people.flatMap((id) => {
      const person = quota.person(id, world.until)
      if (person === undefined || person.house) return []
      return person.months.map(({ grain }, i) => ({
        metric: quota.allocation.metric,
        person,
        month: periodAt(planning.calendar, 'month', grain).label,
        amount: person.amounts[i] ?? { n: 0n, d: 1n },
        isMoney: isMoneyOf(quota),
        currency: planning.currency,
      }))
    }),
  )
