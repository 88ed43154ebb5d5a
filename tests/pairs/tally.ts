/** How many pairs ran, in what way, and why some did not: counts by name, added up over the files of the suite. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Counts by what is counted. */
export type Tally = Map<string, number>

export const count = (tally: Tally, name: string, by = 1): void => {
  tally.set(name, (tally.get(name) ?? 0) + by)
}

/** What one file of the suite tried. */
export interface Tried {
  /** Pairs on which both evaluators said the same, the fast one having run at least one part of pay; and pairs that both refused. */
  readonly pairs: number
  readonly refused: number
  /** Plans with such a pair. */
  readonly plans: number
  /** Pairs that are not among them, since the fast evaluator left the whole plan to the reference, by the reason. */
  readonly leftPairs: Tally
  /** Parts of pay, by kind: run by their programs, and left to the reference. */
  readonly programs: Tally
  readonly references: Tally
  /** Parts of pay that were left to the reference in a plan that runs by columns, by the reason. */
  readonly leftParts: Tally
  /** Amounts that doubles could not tell, which big integers did. */
  readonly byBigIntegers: number
}

const FOLDER = 'reports/pairs'

/** Keeps what a file tried, and writes the table of all files that have been run. */
export function report(name: string, tried: Tried): void {
  mkdirSync(FOLDER, { recursive: true })
  const plain = (value: unknown): unknown => (value instanceof Map ? Object.fromEntries(value) : value)
  writeFileSync(
    `${FOLDER}/${name}.json`,
    JSON.stringify(tried, (_, value) => plain(value), 1),
  )
  const all = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(`${FOLDER}/${file}`, 'utf8'))
  writeFileSync('reports/pairs.md', tableOf(all.map((text) => read(text))))
}

const read = (text: string): Tried =>
  JSON.parse(text, (_, value) =>
    typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'number')
      ? new Map(Object.entries(value))
      : value,
  )

const grouped = (n: number): string => n.toLocaleString('en-US')

/** The table that docs/trust.md shows. */
export function tableOf(all: readonly Tried[]): string {
  const sum = (of: (tried: Tried) => number): number => all.reduce((total, one) => total + of(one), 0)
  const merged = (of: (tried: Tried) => Tally): Tally => {
    const total: Tally = new Map()
    for (const one of all) for (const [name, n] of of(one)) count(total, name, n)
    return total
  }
  const [programs, references] = [merged(({ programs: one }) => one), merged(({ references: one }) => one)]
  const kinds = [...new Set([...programs.keys(), ...references.keys()])].sort()
  const rows = (tally: Tally): string[] =>
    [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name, n]) => `| ${name} | ${grouped(n)} |`)
  return [
    `${grouped(sum(({ pairs }) => pairs))} pairs of ${grouped(sum(({ plans }) => plans))} plans and their data: the same bytes from both evaluators.`,
    `${grouped(sum(({ refused }) => refused))} more were refused by both with the same findings. Big integers decided ${grouped(sum(({ byBigIntegers }) => byBigIntegers))} amounts.`,
    '',
    '| parts of pay | by their programs | left to the reference |',
    '| --- | ---: | ---: |',
    ...kinds.map((kind) => `| ${kind} | ${grouped(programs.get(kind) ?? 0)} | ${grouped(references.get(kind) ?? 0)} |`),
    '',
    '| plans left whole to the reference, not counted above, because of | pairs |',
    '| --- | ---: |',
    ...rows(merged(({ leftPairs }) => leftPairs)),
    '',
    '| parts of pay left to the reference, because of | times |',
    '| --- | ---: |',
    ...rows(merged(({ leftParts }) => leftParts)),
    '',
  ].join('\n')
}
