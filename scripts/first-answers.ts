/** What the build of the page computes: the first answers of each shipped plan, in a file of its own for each. */
import { createHash } from 'node:crypto'
import { goalsFor } from '../playground/explain/goal-range.ts'
import { amountAt, stepsIn } from '../playground/explain/goal-steps.ts'
import { opened, turnedTo } from '../playground/session/tab.ts'
import { keyOf } from '../playground/store/first-files.ts'
import { firstAnswers, type Goals } from '../playground/worker/first-answers.ts'

/** A company with the bytes of its data. */
export interface CompanySources {
  readonly texts: ReadonlyMap<string, string>
  readonly data: ReadonlyMap<string, Uint8Array>
  /** The plans that can be looked at by themselves. */
  readonly plans: readonly string[]
}

/** Says which texts and data these are. */
export function sourcesHash({ texts, data }: Pick<CompanySources, 'texts' | 'data'>): string {
  const hash = createHash('sha256')
  for (const [path, text] of texts) hash.update(JSON.stringify([path, text]))
  for (const [name, bytes] of data) hash.update(JSON.stringify([name, bytes.length])).update(bytes)
  return hash.digest('hex').slice(0, 16)
}

/** A file of answers, and by what key the page finds it. */
export interface FirstFile {
  readonly key: string
  readonly fileName: string
  readonly source: string
}

/** Every stop of the reader's slider. */
const goals: Goals = (soFar, currency) => {
  const range = goalsFor(soFar, currency)
  const stops = Array.from({ length: stepsIn(range) + 1 }, (_, step) => amountAt(range, step))
  return [range.start, ...stops.filter((stop) => stop !== range.start)]
}

/** The answers for every plan of a company that a page can begin with. */
export async function firstFiles({ texts, data, plans }: CompanySources): Promise<readonly FirstFile[]> {
  const [first] = plans
  if (first === undefined || data.size === 0) return []
  const sources = sourcesHash({ texts, data })
  const found: FirstFile[] = []
  let tab = opened({ files: Object.fromEntries(texts), data: Object.fromEntries(data), entry: first })
  for (const plan of plans) {
    tab = turnedTo(tab, plan)
    const answers = await firstAnswers(tab, goals)
    if (answers === undefined) continue
    const source = JSON.stringify(answers)
    const name = createHash('sha256').update(source).digest('hex').slice(0, 8)
    found.push({ key: keyOf(sources, plan), fileName: `assets/first-${name}.json`, source })
  }
  return found
}
