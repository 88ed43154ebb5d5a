/** Names for the nodes of a derivation: the plan's labels, the ends of a slice, the dates of a window. */
import { asDay } from '../../runtime/calendar/civil.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { type Period, parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Window } from '../../runtime/core/unit.ts'
import type { Ratio } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import type { BandLine, Pay, Plan } from '../plan.ts'
import { noun, sayStep, stepsOf } from './bands.ts'
import { literalNumber } from './cell.ts'
import { sayDays, spoken } from './words.ts'

/** The label of a node: the plan's label where the node carries a name of the plan. */
export function nameOf(node: Derivation, plan: Plan): string {
  const named = [...plan.metrics, ...plan.pays].find(({ name }) => name === node.label)
  if (named !== undefined) return named.label
  const worth = plan.pays.find(({ name }) => node.label === `${name} worth`)
  if (worth !== undefined) return `Worth of ${worth.label}`
  const quota = plan.metrics.find(({ name }) => node.label === `${name} quota`)
  if (quota !== undefined) return `${quota.label} quota`
  // a label is not read again as words, in which a name may stand: `second` in `The second`
  if ([...plan.metrics, ...plan.pays, ...plan.events].some(({ label }) => label === node.label)) return node.label
  if (node.label === 'earned before' && node.note !== '') return `Earned up to the end of ${node.note}`
  if (node.label !== '') return /[ .]/.test(node.label) ? sayLabels(node.label, plan) : spoken(node.label)
  return node.note
}

/** The plan's labels in place of its names, and fields in the reader's words: `50% of your commission rate`. */
function sayLabels(words: string, plan: Plan): string {
  const labels = new Map([...plan.metrics, ...plan.pays].map(({ name, label }) => [name, label]))
  return words.replace(/\b(?:(\w+)\.)?([a-z]\w*)\b/g, (whole, record: string | undefined, word: string) => {
    if (record === plan.appliesTo.record) return `your ${spoken(word)}`
    const label = labels.get(record ?? word)
    return label === undefined ? whole : record === undefined ? label : `${label} ${spoken(word)}`
  })
}

/** The dates of months by their fiscal names, `FY20-M01 to FY20-M09`; undefined where a label is none. */
export function monthsOf(label: string, plan: Plan): string | undefined {
  const found = /^(\S+-M\d\d)(?: to (\S+-M\d\d))?$/.exec(label)
  const first = found?.[1] === undefined ? undefined : periodNamed(found[1], plan)
  const last = found?.[2] === undefined ? first : periodNamed(found[2], plan)
  return first === undefined || last === undefined ? undefined : sayDays(first.from, last.to)
}

/** The period of a fiscal name; undefined where it names none. */
export function periodNamed(label: string, plan: Plan): Period | undefined {
  const period = parsePeriod(plan.calendar, label)
  return 'problem' in period ? undefined : period
}

/** Whether a window by its fiscal name ended before a pay period does; a window of one row has no such name. */
export function endsBefore(label: string, payPeriod: string, plan: Plan): boolean {
  const [window, period] = [periodNamed(label, plan), periodNamed(payPeriod, plan)]
  return window !== undefined && period !== undefined && window.to < period.to
}

/** The days of a window up to the end of a pay period, cut by the plan's dates. */
export function windowDays(window: Window, payPeriod: Period, plan: Plan): { from: number; to: number } | undefined {
  const start = parseDay(plan.effective.from)
  if (start === undefined || window === 'deal') return undefined
  const end = plan.effective.to === null ? undefined : parseDay(plan.effective.to)
  const from = window === 'plan' ? start : periodOf(plan.calendar, window, payPeriod.to).from
  return { from: Math.max(from, start), to: Math.min(payPeriod.to, end ?? payPeriod.to) }
}

/** The dates over which a measure counted; `cut` are the days of a part of the window. */
export function datesOf(node: Derivation, payPeriod: string, plan: Plan, cut?: Days): string | undefined {
  const metric = plan.metrics.find(({ name, label }) => name === node.label || label === node.label)
  const period = periodNamed(payPeriod, plan)
  const days = metric === undefined || period === undefined ? undefined : windowDays(metric.window, period, plan)
  if (days === undefined) return undefined
  return sayDays(asDay(Math.max(days.from, cut?.from ?? days.from)), asDay(Math.min(days.to, cut?.to ?? days.to)))
}

/** The first and the last of some days. */
export interface Days {
  readonly from: number
  readonly to: number
}

interface Found {
  readonly pay: Pay
  readonly line: BandLine
}

/** The line of a table that a node comes from. */
function lineOf(address: string | undefined, plan: Plan): Found | undefined {
  if (address === undefined) return undefined
  for (const pay of [plan, ...plan.amendments].flatMap(({ pays }) => pays)) {
    if (pay.rate.kind !== 'table') continue
    const line = pay.rate.bands.find(({ origin, cell }) => origin.address === address || cell?.origin.address === address)
    if (line !== undefined) return { pay, line }
  }
  return undefined
}

/** `Slice from 80% to 100% of quota`. */
export function sliceWords(node: Derivation, plan: Plan): string {
  const found = lineOf(node.origin?.address, plan)
  if (found === undefined || found.pay.rate.kind !== 'table') return `Slice ${node.label}`
  const { rate } = found.pay
  const step = stepsOf(rate.bands, plan).find(({ line }) => line.origin.address === found.line.origin.address)
  const of = noun(rate.driver, found.pay, plan)
  if (step === undefined) return `Slice ${node.label}`
  const words = sayStep(step, rate.mode, of)
  return words.endsWith(' on') ? `Slice ${words.slice(0, -3)} ${of} on` : `Slice ${words}${words.includes(of) ? '' : ` ${of}`}`
}

/** Every bound on attainment that the plan states: on which side of them a person stands is always shown. */
export const boundsOf = (plan: Plan): Ratio[] => [
  ...plan.pays.flatMap(({ rate, multipliers }) => {
    const lines = [...(rate.kind === 'table' ? rate.bands : []), ...multipliers.flatMap(({ bands }) => bands)]
    return lines.flatMap(({ bound }) => literalNumber(bound) ?? [])
  }),
  ...conditionsOf(plan).flatMap((test) => [...everyPart(test)].flatMap((part) => literalNumber(part) ?? [])),
]

/** What opens parts of pay and pools. */
const conditionsOf = ({ pays, events }: Plan): Expression[] => [
  ...pays.flatMap(({ gates }) => gates.map(({ test }) => test)),
  ...events.flatMap((event) => (event.kind === 'pool' && event.gate !== null ? [event.gate] : [])),
]
