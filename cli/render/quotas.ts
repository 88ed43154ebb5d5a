/** Quotas for the reader of a terminal, and for a program. */
import { sayHedge } from '../../compiler/describe/allocated.ts'
import type { Quotas } from '../../compiler/plan/quotas.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import { periodAt } from '../../runtime/calendar/fiscal.ts'
import { fromFraction, toFraction } from '../../runtime/exact/fraction.ts'
import { add, divide, isZero, ONE, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import type { Allocated, Tree } from '../../runtime/planning/allocation/allocate.ts'
import { type Node, nodesOf } from '../../runtime/planning/allocation/node.ts'
import { amountDecimal } from '../../runtime/planning/allocation/sheets.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { coverageJson } from './coverage.ts'
import { diagnosticJson } from './json.ts'
import { type Column, table } from './table.ts'
import { territoriesText } from './territories.ts'

/** An amount of a quota, as people read it. */
const sayer =
  ({ planning }: Planned, { allocation }: Allocated) =>
  (amount: Ratio): string =>
    allocation.unit.kind === 'money' ? showMoney(amount, planning.currency).replace(/\.00$/, '') : showNumber(amount)

/** How the whole came to be, a line for each step. */
function startLines(planned: Planned, quota: Allocated, { start, root, version }: Tree): string[] {
  const say = sayer(planned, quota)
  if (start.base === null) return [`From the bottom up: ${say(ratio(start.total))}`]
  const lines = [`${start.base.says}: ${say(start.base.value)}`]
  for (const { says, factor, after } of start.growth) lines.push(`  ${says} = ${showPercent(factor)}: ${say(after)}`)
  if (start.house > 0n) lines.push(`  house accounts keep ${say(ratio(start.house))}; ${say(ratio(root.amount))} is shared`)
  for (const level of version.levels)
    if (!isZero(fromFraction(level.over))) lines.push(`  hedge ${level.name}: ${sayHedge(fromFraction(level.over))}`)
  return lines
}

const marks = ({ cause, house }: Node): string =>
  [
    ...(house ? ['house'] : []),
    ...(cause?.bound == null ? [] : [cause.bound]),
    ...(cause?.override == null
      ? []
      : [`set by ${cause.override.authority.author}${cause.override.locked ? ', locked' : ''}: ${cause.override.authority.reason}`]),
  ].join('; ')

function treeText(planned: Planned, quota: Allocated, tree: Tree, width: number): string {
  const say = sayer(planned, quota)
  const nodes = [...nodesOf(tree.root)]
  const both = tree.start.base !== null && nodes.some(({ bottomUp }) => bottomUp !== null)
  const noted = nodes.some((node) => marks(node) !== '')
  const columns: Column[] = [
    { title: 'Quota', align: 'left' },
    { title: 'Plan', align: 'right' },
    { title: 'Given to parts', align: 'right' },
    ...(both
      ? ([
          { title: 'Bottom up', align: 'right' },
          { title: 'Gap', align: 'right' },
        ] as const)
      : []),
    ...(noted ? ([{ title: '', align: 'left' }] as const) : []),
  ]
  const rows = nodes.map((node) => [
    `${'  '.repeat(node.path.length)}${node.level === null ? node.label : node.label === node.key ? node.key : `${node.key} ${node.label}`}`,
    say(ratio(node.amount)),
    node.children.length === 0 ? '' : say(ratio(node.street)),
    ...(both
      ? [node.bottomUp === null ? '' : say(ratio(node.bottomUp)), node.bottomUp === null ? '' : say(ratio(node.bottomUp - node.amount))]
      : []),
    ...(noted ? [marks(node)] : []),
  ])
  return table(columns, rows, [], width)
}

/** How a check of the tree reads: every parent's parts sum to what it gives them. */
function checkLine(tree: Tree): string {
  const parents = [...nodesOf(tree.root)].filter(({ children }) => children.length > 0)
  const exact = parents.filter(({ street, children }) => children.reduce((sum, { amount }) => sum + amount, 0n) === street)
  return `${exact.length} of ${parents.length} sums checked: the parts sum to their parent times its hedge, to the cent\n`
}

/** The trees of every quota, below how the whole came to be. */
export function quotasText(plan: Quotas, planned: Planned, width: number): string {
  const parts = planned.quotas.flatMap((quota) =>
    quota.trees.map((tree, i) =>
      [
        `${quota.allocation.label}${i === 0 ? '' : `, from ${showDay(tree.from)}`}`,
        ...startLines(planned, quota, tree),
        '',
        treeText(planned, quota, tree, width) + (tree.version.round.keeping ? checkLine(tree) : ''),
      ].join('\n'),
    ),
  )
  return `${plan.label}\n\n${territoriesText(planned, width)}${parts.join('\n')}`
}

/** `quotas --format json`, and quotas.json. */
export function quotasJson(plan: Quotas, planned: Planned, warnings: readonly Diagnostic[]) {
  const { currency, calendar } = planned.planning
  return {
    schemaVersion: 1,
    quotas: plan.name,
    effective: { from: plan.effective.from, to: plan.effective.to },
    currency: currency.code,
    metrics: planned.quotas.map((quota) => {
      const isMoney = quota.allocation.unit.kind === 'money'
      const decimal = (amount: Ratio): string => amountDecimal(amount, isMoney, currency)
      const of = (amount: bigint): string => decimal(ratio(amount))
      return {
        metric: quota.allocation.metric,
        trees: quota.trees.map(({ from, start, root, version }) => ({
          from: showDay(from),
          start: start.base === null ? null : { says: start.base.says, value: decimal(start.base.value) },
          growth: start.growth.map(({ says, factor }) => ({ says, factor: toFraction(factor) })),
          total: of(start.total),
          house: of(start.house),
          hedges: version.levels.map(({ name, over }) => {
            const whole = add(ONE, fromFraction(over))
            return {
              level: name,
              over: toFraction(fromFraction(over)),
              ofPlan: toFraction(whole),
              attainmentFactor: toFraction(divide(ONE, whole)),
            }
          }),
          nodes: [...nodesOf(root)].map((node) => ({
            level: node.level,
            key: node.key,
            name: node.label,
            path: [...node.path],
            quota: of(node.amount),
            street: of(node.street),
            bottomUp: node.bottomUp === null ? null : of(node.bottomUp),
            house: node.house,
            bound: node.cause?.bound ?? null,
            override: node.cause?.override == null ? null : { ...node.cause.override.authority, locked: node.cause.override.locked },
          })),
        })),
        people: quota.people.flatMap((id) => {
          const person = quota.person(id, planned.world.until)
          if (person === undefined) return []
          return [
            {
              person: id,
              name: person.label,
              house: person.house,
              year: of(person.year),
              months: person.months.map(({ grain }, i) => ({
                month: periodAt(calendar, 'month', grain).label,
                quota: decimal(person.amounts[i] ?? ratio(0n)),
              })),
            },
          ]
        }),
      }
    }),
    coverage: coverageJson(planned),
    warnings: warnings.map(diagnosticJson),
  }
}
