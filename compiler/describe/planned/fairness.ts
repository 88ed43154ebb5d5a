/** How fair quotas are, in words: what is asked of each part for what there is to sell. */
import { type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../../../runtime/exact/show.ts'
import type { Allocated } from '../../../runtime/planning/allocation/allocate.ts'
import { type Asked, type Fairness, fairnessOf } from '../../../runtime/planning/fairness/fairness.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import { type Block, type Line, row, text } from '../page.ts'
import { listed, plural } from '../words.ts'
import { nameOf, sayer } from './naming.ts'

const percent = (value: Ratio): string => showPercent(value, 1)

/** Of one level and basis: the least and the most that is asked, then every part. */
function lines(planned: Planned, quota: Allocated, found: Fairness): Line[] {
  const say = sayer(planned, quota)
  const { level, says, parts, gini, correlation, whole, without, unit } = found
  const [least, most] = [parts[0], parts.at(-1)]
  if (least === undefined || most === undefined) return []
  const sameUnit = unit.kind === quota.allocation.unit.kind
  const basis = (value: Ratio): string =>
    unit.kind === 'money' ? showMoney(value, planned.planning.currency).replace(/\.0+$/, '') : showNumber(value)
  const per = (value: Ratio): string => (sameUnit ? percent(value) : say(value))
  const withoutLine: Line[] =
    without.length === 0
      ? []
      : [
          text(
            `${listed(firstOf(without.map((node) => `${nameOf(node)} (${say(ratio(node.amount))})`)))}: a quota, and no ${says} to hold it against.`,
          ),
        ]
  if (percent(least.index) === percent(most.index))
    return [
      text(`Over ${says}, all ${plural(level)} are asked alike, but for rounding: for ${per(whole)}${sameUnit ? ' of it' : ''}.`),
      ...withoutLine,
    ]
  const figures = [
    ...(gini === undefined ? [] : [`Gini of it ${showNumber(gini, 3)} (0 where all are asked alike)`]),
    ...(correlation === undefined ? [] : [`correlation of quota and ${says} ${showNumber(correlation)}`]),
  ]
  return [
    text(
      `Over ${says}, the ${plural(level)} together are asked for ${per(whole)}${sameUnit ? ' of it' : ''}: ${nameOf(least.node)} for ${percent(least.index)} of that, ${nameOf(most.node)} for ${percent(most.index)}.`,
    ),
    ...(figures.length === 0 ? [] : [text(`${figures.join('; ')}.`)]),
    row([level, 'quota', says, 'quota over it', 'of what all are asked']),
    ...endsOf(parts).map((one) =>
      typeof one === 'number'
        ? row([`${one} more`, '', '', '', ''])
        : row([nameOf(one.node), say(one.quota), basis(one.basis), per(one.per), percent(one.index)]),
    ),
    ...withoutLine,
  ]
}

/** Of more parts than these, only those that are asked for least and for most are listed; the JSON has all. */
const LISTED = 40

/** All parts, or the first and the last of them with how many lie between. */
const endsOf = (parts: readonly Asked[]): readonly (Asked | number)[] =>
  parts.length <= LISTED ? parts : [...parts.slice(0, LISTED / 2), parts.length - LISTED, ...parts.slice(-LISTED / 2)]

/** The first of many names, and how many more there are. */
const firstOf = (names: readonly string[]): readonly string[] =>
  names.length <= LISTED ? names : [...names.slice(0, LISTED / 2), `${names.length - LISTED / 2} more`]

/** Every level of a quota against the numbers that it was shared by, as it is allocated last. */
export function fairnessBlocks(planned: Planned, quota: Allocated): Block[] {
  const tree = quota.trees.at(-1)
  if (tree === undefined) return []
  return fairnessOf(tree, quota.allocation.unit).map((found) => ({
    heading: `${quota.allocation.label}: fair among ${plural(found.level)}? By ${found.says}`,
    lines: lines(planned, quota, found),
  }))
}
