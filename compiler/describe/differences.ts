/** What one plan pays otherwise than another, in the words of the rep's page: rates, limits, conditions, metrics, credit. */
import type { Metric, Pay, Plan, Rate } from '../plan.ts'
import { withoutOrigins } from '../reach.ts'
import { noun, sayStep, stepsOf, type Table } from './bands.ts'
import { sayCell } from './cell.ts'
import { describeCredit } from './credit.ts'
import { describePay, describeRate, sayPercent } from './earn.ts'
import { actsOf } from './limits.ts'
import { describeMetric } from './measure.ts'
import { type Line, sentence, text } from './page.ts'

/** How it is said that a part of pay or a metric comes and goes, and what the target pay is now. */
export interface Says {
  readonly joins: (label: string) => string
  readonly ends: (label: string) => string
  readonly measured: (label: string) => string
  readonly target: (says: string) => string
}

const deeper = (lines: readonly Line[], by: number): Line[] => lines.map((line) => ({ ...line, indent: line.indent + by }))
/** The lines that were not there before. */
const fresh = (before: readonly Line[], now: readonly Line[]): readonly Line[] =>
  now.filter((line) => !before.some((old) => old.text === line.text))

const isTable = (rate: Rate): rate is Table => rate.kind === 'table'

/** `from $100,000 on it pays 16% (before: 12%)`, where two tables have the same steps; undefined where they do not. */
function sayBands(before: Pay, now: Pay, plan: Plan): string[] | undefined {
  const [old, rate] = [before.rate, now.rate]
  if (!isTable(old) || !isTable(rate) || old.mode !== rate.mode) return undefined
  const of = noun(rate.driver, now, plan)
  if (of !== noun(old.driver, before, plan)) return undefined
  const [steps, oldSteps] = [stepsOf(rate.bands, plan), stepsOf(old.bands, plan)]
  const says = (step: (typeof steps)[number]): string => sayStep(step, rate.mode, of)
  if (steps.length !== oldSteps.length || steps.some((step, i) => oldSteps[i] === undefined || says(step) !== says(oldSteps[i])))
    return undefined
  return steps.flatMap((step, i) => {
    const cell = sayCell(step.line.cell, now, plan)
    const was = oldSteps[i]
    const oldCell = was === undefined ? '' : sayCell(was.line.cell, before, plan)
    return cell === oldCell ? [] : [`${says(step)} it pays ${cell} (before: ${oldCell})`]
  })
}

function tellPay(before: Pay, now: Pay, plan: Plan): Line[] {
  const lines: Line[] = []
  const tell = (words: string): void => void lines.push(text(sentence(`${now.label}: ${words}`), 1))
  if (now.worth !== before.worth && now.worth !== null)
    tell(`it is worth ${sayPercent(now.worth)} of your target pay${before.worth === null ? '' : ` (before: ${sayPercent(before.worth)})`}`)
  if (withoutOrigins(before.rate) !== withoutOrigins(now.rate)) {
    const bands = sayBands(before, now, plan)
    if (bands === undefined) lines.push(text(`${now.label}:`, 1), ...deeper(describeRate(now, plan), 2))
    else bands.forEach(tell)
  }
  const [old, acts] = [actsOf(before, plan), actsOf(now, plan)].map((all) => all.map(({ says, more }) => ({ says, more })))
  for (const { says, more } of acts ?? [])
    if (!old?.some((one) => one.says === says && withoutOrigins(one.more) === withoutOrigins(more)))
      lines.push(text(`${now.label}: ${says}`, 1), ...deeper(more, 0))
  for (const { says } of old ?? []) if (!acts?.some((one) => one.says === says)) tell(`no longer: ${says}`)
  return lines
}

function tellMetric(before: Metric | undefined, now: Metric, plan: Plan, says: Says): Line[] {
  const lines = describeMetric(now, plan)
  if (before === undefined) return [text(says.measured(now.label), 1), ...deeper(lines, 2)]
  const found = fresh(describeMetric(before, plan), lines)
  return found.map((line) => text(line.text.startsWith(now.label) ? line.text : `${now.label}: ${line.text}`, 1))
}

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined =>
  list.find((one) => one.name === name)

/** Parts of pay of both plans that are told otherwise, apart from what they are worth where `worth` is false. */
export const otherPays = (before: Plan, now: Plan, worth = true): Line[] =>
  now.pays.flatMap((pay) => {
    const old = named(before.pays, pay.name)
    return old === undefined ? [] : tellPay(worth ? old : { ...old, worth: pay.worth }, pay, now)
  })

/** All that is told otherwise of `now` than of `before`; nothing where both are told alike. */
export function differencesOf(before: Plan, now: Plan, says: Says): Line[] {
  const joins = now.pays.filter(({ name }) => named(before.pays, name) === undefined)
  const ends = before.pays.filter(({ name }) => named(now.pays, name) === undefined)
  const target = now.target !== null && withoutOrigins(before.target?.value) !== withoutOrigins(now.target.value)
  return [
    ...otherPays(before, now),
    ...now.metrics.flatMap((metric) => tellMetric(named(before.metrics, metric.name), metric, now, says)),
    ...joins.flatMap((pay) => [text(says.joins(pay.label), 1), ...deeper(describePay(pay, now, false), 2)]),
    ...ends.map(({ label }) => text(says.ends(label), 1)),
    ...(target ? [text(says.target(now.target?.says ?? ''), 1)] : []),
    ...now.credit.flatMap((crediting) => {
      const old = before.credit.find(({ record }) => record === crediting.record)
      return old !== undefined && withoutOrigins(old) === withoutOrigins(crediting) ? [] : deeper(describeCredit(crediting, now), 1)
    }),
  ]
}
