/** A page of plain words, as data: the terminal, Markdown, HTML, the playground and the JSON output all print this. */
import type { Origin } from '../../runtime/core/origin.ts'
import type { Curve } from './curve/curve.ts'

/** A number that the page leads with. */
export interface Figure {
  readonly label: string
  readonly value: string
}

/**
 * A line of words. `table` and `total`: its cells are separated by tabs; tables that follow each other without a line between are
 * one, its first line is its head, and a `total` is its last. `step`: one line of a calculation, `name: work = value`. `reason`: why,
 * in the words of whoever decided it.
 */
export interface Words {
  readonly kind: 'text' | 'step' | 'table' | 'total' | 'reason'
  readonly text: string
  readonly indent: number
  /** The clause that a step of a statement comes from. */
  readonly origin?: Origin
}

/** The sentence that a statement begins with; where there is room, its figures are shown instead. */
export interface Headline {
  readonly kind: 'headline'
  readonly text: string
  readonly indent: number
  readonly figures: readonly Figure[]
}

/** A payout curve. `text` is what it shows beyond the lines around it; empty where that is nothing. */
export interface Drawing {
  readonly kind: 'curve'
  readonly text: string
  readonly indent: number
  readonly curve: Curve
  /** The curve before a change, drawn beside it. */
  readonly before?: Curve
}

/** Numbers beside each other: a group of bars for each label, a bar in it for each series. Where there is no drawing it is a table. */
export interface Bars {
  readonly labels: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** What is counted along the bars, and what the labels are. */
  readonly counts: string
  readonly along: string
}

/** Bars; `text` is what they show, in a sentence. */
export interface Chart {
  readonly kind: 'bars'
  readonly text: string
  readonly indent: number
  readonly bars: Bars
}

export type Line = Words | Headline | Drawing | Chart

export interface Block {
  readonly heading: string
  readonly lines: readonly Line[]
  /** Where room is short the highest tier is left out first; absent: 0, the most important. */
  readonly tier?: number
  /** The clause that a block of a statement is about. */
  readonly origin?: Origin
}

/** What it takes to read a page; see `readingOf`. */
export interface Reading {
  readonly words: number
  readonly numbers: number
  readonly steps: number
  readonly seconds: number
}

export interface RepPage {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly reading: Reading
}

/** A page about plans that is read by those who decide on them. `under` is the line below its title. */
export interface Review {
  readonly title: string
  readonly under: string
  readonly blocks: readonly Block[]
}

/** Whatever is laid out as a page. */
export type Page = RepPage | Statement | Review

/** An addition that was verified; amounts in minor units. */
export interface Check {
  readonly says: string
  readonly left: bigint
  readonly right: bigint
  /** The currency of both, where it is not the plan's. */
  readonly currency?: string
}

export interface Statement {
  readonly title: string
  readonly payee: string
  readonly period: string
  readonly blocks: readonly Block[]
  /** Minor units of the plan's currency. */
  readonly total: { readonly earned: bigint }
  /** What was earned and paid in each currency of pay, in its minor units; one where all pay is in the plan's. */
  readonly totals: readonly { readonly currency: string; readonly earned: bigint; readonly paid: bigint }[]
  readonly checks: readonly Check[]
}

export const text = (words: string, indent = 0): Line => ({ text: words, indent, kind: 'text' })
export const reason = (words: string, indent = 0): Line => ({ text: sentence(words), indent, kind: 'reason' })
const joined = (cells: readonly string[]): string => cells.map((cell) => cell.replaceAll('\t', ' ')).join('\t')
export const row = (cells: readonly string[], indent = 0): Line => ({ text: joined(cells), indent, kind: 'table' })
/** The last row of a table, where it is the sum of those above. */
export const total = (cells: readonly string[], indent = 0): Line => ({ text: joined(cells), indent, kind: 'total' })
/** One line of a calculation: `name: work = value`. */
export const step = (words: string, indent = 0, origin?: Origin): Line => ({
  text: words,
  indent,
  kind: 'step',
  ...(origin === undefined ? {} : { origin }),
})
export const headline = (words: string, figures: readonly Figure[]): Line => ({ text: words, indent: 0, kind: 'headline', figures })
export const drawing = (words: string, curve: Curve, before?: Curve): Line => ({
  text: words,
  indent: 0,
  kind: 'curve',
  curve,
  ...(before === undefined ? {} : { before }),
})

export const chart = (words: string, bars: Bars): Line => ({ text: words, indent: 0, kind: 'bars', bars })

/** Bars as the rows of a table. */
export const rowsOfBars = ({ labels, series, along }: Bars): Line[] => [
  row([along, ...series.map(({ name }) => name)]),
  ...labels.map((label, i) => row([label, ...series.map(({ values }) => String(values[i] ?? 0))])),
]

/** The cells of a line of a table. */
export const cellsOf = (line: Line): string[] => line.text.split('\t')

/** A block, or nothing where it would say nothing. */
export const block = (heading: string, lines: readonly Line[]): Block[] => (lines.length === 0 ? [] : [{ heading, lines }])

/** With a capital first and a full stop last. */
export function sentence(words: string): string {
  const capital = capitalised(words.trim())
  return /[.!?:]$/.test(capital) ? capital : `${capital}.`
}

export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
