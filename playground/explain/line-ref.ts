/** Places of a statement as links name them: a block and a line of it. */
import type { Block, Line } from '../../compiler/describe/page.ts'
import type { Address } from '../store/address.ts'

/** A line of a statement, both counted from 0. */
export interface Place {
  readonly block: number
  readonly line: number
}

const PREFIX = 'line:'

/** A heading in an address: `Cloud commission, FY26-M09 (1 Oct to 31 Oct 2026)` is `cloud-commission-fy26-m09`. */
const slugOf = (heading: string): string =>
  heading
    .replace(/ \([^)]*\)$/, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)

/** The name of a line in an address. */
export const refOf = (blocks: readonly Block[], { block, line }: Place): string =>
  `${PREFIX}${slugOf(blocks[block]?.heading ?? '')}.${line + 1}`

/** The line that an address names; undefined where there is none. */
export function placeOf(blocks: readonly Block[], { tab }: Pick<Address, 'tab'>): Place | undefined {
  const [, slug, number] = /^line:(.*)\.(\d{1,5})$/.exec(tab ?? '') ?? []
  if (slug === undefined || number === undefined) return undefined
  const block = blocks.findIndex(({ heading }) => slugOf(heading) === slug)
  const line = Number(number) - 1
  return blocks[block]?.lines[line] === undefined ? undefined : { block, line }
}

/** The first line of the first block whose heading begins so that passes a test. */
export function lineIn(blocks: readonly Block[], heading: string, test: (line: Line) => boolean = () => true): Place | undefined {
  const block = blocks.findIndex((one) => one.heading === heading || one.heading.startsWith(`${heading} (`))
  const line = blocks[block]?.lines.findIndex(test) ?? -1
  return line < 0 ? undefined : { block, line }
}

/** The steps of a block: the calculation, without the tables after it. */
export function stepsOf(blocks: readonly Block[], heading: string): readonly Line[] {
  const lines = blocks.find((one) => one.heading.startsWith(`${heading} (`))?.lines ?? []
  const start = lines.findIndex(({ indent, kind }) => indent > 0 && (kind === 'step' || kind === 'text'))
  if (start < 0) return []
  const end = lines.findIndex(({ indent }, at) => at > start && indent === 0)
  return lines.slice(start, end < 0 ? undefined : end).filter(({ kind }) => kind === 'step' || kind === 'text' || kind === 'reason')
}
