/** What differs between systems that speak SQL. A dialect is a table of these; one that is left out does not compile. */
import { checked } from '../words.ts'

/** How wide a whole number is held: in 64 bits, or as the widest exact number of the system. */
export type Width = 'long' | 'wide'

/** What a column is: a whole number of a width, or a text. */
export type Held = Width | 'text'

export interface Dialect {
  readonly name: string
  /** As people write it. */
  readonly label: string
  /** Whether its programs are run on the real system by the tests of this project. */
  readonly tested: boolean
  /** How far a wide number reaches on both sides of zero; undefined: there is no wide number. */
  readonly widest: bigint | undefined
  /** The same of a quotient of wide numbers. */
  readonly widestQuotient: bigint | undefined
  /** Whether `SUM` of numbers of 64 bits is wider than these by itself, and does not stop where they no longer hold it. */
  readonly sumsWiden: boolean
  /** A name in quotes. Names are `[a-z][a-z0-9_]*` of at most 60 characters, below the limit of every system. */
  readonly quoted: (name: string) => string
  /** A text as a literal. Throws RangeError on what no generated text may hold. */
  readonly text: (value: string) => string
  /** A whole number as a literal of its width. */
  readonly integer: (value: bigint, width: Width) => string
  readonly typeOf: (held: Held) => string
  /** Where an expression is made another type; fails at run time where the value does not fit. */
  readonly cast: (value: string, held: Held) => string
  /** The whole quotient, cut towards zero; both sides are of the width. */
  readonly quotient: (over: string, under: string, width: Width) => string
  /** What is left over, with the sign of `over`. */
  readonly remainder: (over: string, under: string) => string
  /** The smaller, or larger, of two whole numbers that are not null. */
  readonly smaller: (left: string, right: string) => string
  readonly larger: (left: string, right: string) => string
  /** A text as it is ordered by its bytes in UTF-8. */
  readonly bytewise: (text: string) => string
  /** A constant table as a query; there is at least one row, and cells are literals. */
  readonly constants: (columns: readonly string[], rows: readonly (readonly string[])[]) => string
  /** A table that is gone with the session, made of a query. */
  readonly table: (name: string, query: string) => string
  /** What is said first, so that numbers and texts mean what they say. */
  readonly first: readonly string[]
  /** What puts the tables of a plan's script apart from all others, where tables outlast the session and one of the same name would be replaced. */
  readonly apart: (plan: string) => readonly string[]
  /** Where the system reads the cells of files and writes the lines of ledgers by itself; undefined where both are done for it. */
  readonly texts: Texts | undefined
}

/** A system that reads and writes texts by itself. */
export type Textual = Dialect & { readonly texts: Texts }

/** How texts of a file are judged, cut and made. Patterns are the part of regular expressions that all systems share. */
export interface Texts {
  /** Whether a text is of a pattern from its beginning to its end, line ends included. */
  readonly matches: (text: string, pattern: string) => string
  /** A text with every match of the pattern left out. */
  readonly without: (text: string, pattern: string) => string
  /** `length` characters from `start`, which counts from 1; without a length: the rest. */
  readonly part: (text: string, start: string, length?: string) => string
  readonly length: (text: string) => string
  /** Where a character first stands in a text, from 1; 0 where it does not. */
  readonly position: (text: string, character: string) => string
  /** A text with zeros behind it, up to a length. */
  readonly padded: (text: string, length: number) => string
  /** Texts one behind the other; none of them is null. */
  readonly joined: (parts: readonly string[]) => string
  /** The character of a code up to 127. */
  readonly character: (code: number) => string
  /** A text like `2026-03-31` as days since 1970-01-01, in 64 bits; null where there is no such day. */
  readonly day: (text: string) => string
  /** Days since 1970-01-01 as such a text. */
  readonly dayText: (days: string) => string
  /** What ends the query with these words, in the place of a value of any type. */
  readonly stopped: (words: string) => string
}

/** The schema of a plan, in systems whose tables outlast the session. */
export const schemaOf = (plan: string): string => `caboose_${plan.toLowerCase()}`.slice(0, 60)

/** Doubled quotes: for systems where a backslash is a character like any other. */
export const doubled = (value: string, quote: "'" | '"' | '`'): string =>
  `${quote}${checked(value).replaceAll(quote, quote + quote)}${quote}`

/** A cast as the standard writes it. */
export const standardCast =
  (typeOf: (held: Held) => string) =>
  (value: string, held: Held): string =>
    `CAST(${value} AS ${typeOf(held)})`

/** `VALUES` with the names of columns behind it. */
export const valuesTable =
  (name: (name: string) => string) =>
  (columns: readonly string[], rows: readonly (readonly string[])[]): string => {
    return `SELECT * FROM (VALUES\n${inLines(rows.map((row) => `(${row.join(', ')})`))}\n) AS t (${columns.map(name).join(', ')})`
  }

/** Items in lines of a readable length. */
export function inLines(items: readonly string[], width = 118): string {
  const lines: string[] = []
  for (const item of items) {
    const open = lines.at(-1)
    if (open !== undefined && open.length + item.length + 2 <= width) lines[lines.length - 1] = `${open}, ${item}`
    else lines.push(`  ${item}`)
  }
  return lines.join(',\n')
}

/** A quotient where the division of decimals is exact once what is left over has been taken away. */
export const quotientOfRest = (over: string, under: string, remainder: string): string => `((${over} - ${remainder}) / ${under})`

/** What begins a template where a script passes through one: `{{`, `{%`, `<%`; and a dollar, behind which Spark replaces `{name}` also inside of literals. */
const TEMPLATE = /\$|\{(?=[{%])|(?<=\{)\{|<(?=%)/g

/**
 * Quotes and backslashes behind a backslash: for systems where it takes the character after it literally. Line ends are written out, and what
 * begins a template is written by its code.
 */
export const backslashed = (value: string): string =>
  `'${checked(value)
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(TEMPLATE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')}'`
