/** A page of plain words, as data: the terminal, the playground and the JSON output all print this. */

/**
 * One line. `table`: its cells are separated by tabs; tables that follow each other without a line between are one,
 * and its first line is its head. `reason`: why, in the words of whoever decided it.
 */
export interface Line {
  readonly text: string
  readonly indent: number
  readonly kind: 'text' | 'table' | 'reason'
}

export interface Block {
  readonly heading: string
  readonly lines: readonly Line[]
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

/** An addition that was verified; amounts in minor units. */
export interface Check {
  readonly says: string
  readonly left: bigint
  readonly right: bigint
}

export interface Statement {
  readonly title: string
  readonly payee: string
  readonly period: string
  readonly blocks: readonly Block[]
  /** Minor units of the plan's currency. */
  readonly total: { readonly earned: bigint; readonly paid: bigint }
  readonly checks: readonly Check[]
}

export const text = (words: string, indent = 0): Line => ({ text: words, indent, kind: 'text' })
export const reason = (words: string, indent = 0): Line => ({ text: sentence(words), indent, kind: 'reason' })
export const row = (cells: readonly string[], indent = 0): Line => ({ text: cells.join('\t'), indent, kind: 'table' })

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
