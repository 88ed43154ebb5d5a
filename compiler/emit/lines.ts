/** The lines of a plan with the steps that come from them, for the head of a script. */
import type { Step } from '../relational/program/ir.ts'
import { safeWords } from './words.ts'

/** A step by its number in the text, with all that is written in it. */
export interface Numbered {
  readonly number: number
  readonly steps: readonly Pick<Step, 'origin'>[]
}

/** So much of a line is shown, and so wide are the lines of the table. */
const [SHOWN, WIDEST] = [64, 118]

/**
 * Every line of the plan that some step comes from: its words, without what a comment cannot hold, and the numbers of the steps. `sources`: the texts of the
 * plan by the names of their files, the plan first.
 */
export function linesOfPlan(numbered: readonly Numbered[], sources: ReadonlyMap<string, string>): string[] {
  const found = new Map<string, Map<number, number[]>>()
  for (const { number, steps } of numbered)
    for (const { origin } of steps) {
      if (origin === null) continue
      const { file, start } = origin.span
      const lines = found.get(file) ?? new Map<number, number[]>()
      found.set(file, lines)
      const own = lines.get(start.line) ?? []
      lines.set(start.line, own.includes(number) ? own : [...own, number])
    }
  return [...sources].flatMap(([file, text]) => {
    const lines = [...(found.get(file) ?? [])].sort(([a], [b]) => a - b)
    if (lines.length === 0) return []
    const texts = text.split(/\r\n?|\n/)
    const shown = lines.map(([line, steps]) => ({ line: String(line), words: wordsOf(texts[line - 1] ?? ''), steps: inRuns(steps) }))
    const [places, width] = [Math.max(...shown.map(({ line }) => line.length)), Math.max(...shown.map(({ words }) => words.length))]
    return [
      '',
      `The lines of ${safeWords(file.split(/[\\/]/).at(-1) ?? '')}, with the steps that come from them:`,
      ...shown.flatMap(({ line, words, steps }) => rows(`  line ${line.padStart(places)}  ${words.padEnd(width)}  `, steps)),
    ]
  })
}

function wordsOf(line: string): string {
  const letters = [...safeWords(line)]
  return letters.length <= SHOWN ? letters.join('') : `${letters.slice(0, SHOWN - 1).join('')}…`
}

/** Numbers that follow one another as one: `4 to 6`. */
function inRuns(numbers: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const open = runs.at(-1)
    if (open !== undefined && open.to + 1 === number) open.to = number
    else runs.push({ from: number, to: number })
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}${from + 1 === to ? ',' : ' to'} ${to}`))
}

/** A row of the table, and below it what of its steps it is too narrow for. */
function rows(head: string, steps: readonly string[]): string[] {
  const made: string[] = []
  for (const [i, step] of steps.entries()) {
    const text = i + 1 < steps.length ? `${step},` : step
    const open = made.at(-1)
    if (open === undefined) made.push(`${head}${text}`)
    else if (open.length + text.length < WIDEST) made[made.length - 1] = `${open} ${text}`
    else made.push(`${' '.repeat(head.length)}${text}`)
  }
  return made
}
