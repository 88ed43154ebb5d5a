import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Code } from '../../messages/report.ts'
import { report } from '../../messages/report.ts'
import { lineSpan, type Span } from '../../messages/span.ts'
import { type Problems, SHOWN_PER_CODE } from '../data/problems.ts'
import { type Stretch, spansOf } from './places.ts'
import type { ByteSource } from './source.ts'

interface Finding {
  readonly code: Code
  readonly at: Stretch
  readonly other: Stretch | undefined
  readonly make: (span: Span, other: Span | undefined) => Diagnostic
}

/** Findings of one file until all are there. */
export interface Findings {
  readonly add: (code: Code, at: Stretch | undefined, make: Finding['make'], other?: Stretch) => void
  /** Reports all of them with their places; false where the file is no text, which leaves nothing to read. */
  readonly raise: () => boolean
}

/** Faults of the file as a whole come first, as the reference reader finds them. */
const OF_FILE: ReadonlySet<Code> = new Set(['CB805', 'CB806', 'CB807'])

/** Collects findings by their bytes: places cost another pass over the file, and only the first of each code are shown. */
export function findings(file: string, source: ByteSource, problems: Problems): Findings {
  const list: Finding[] = []
  const counts = new Map<Code, number>()
  return {
    add: (code, at, make, other) => {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count <= SHOWN_PER_CODE && at !== undefined) list.push({ code, at, make, other })
    },
    raise: () => {
      const noText = list.find(({ code }) => code === 'CB805')
      const ofFile = list.filter(({ code }) => OF_FILE.has(code))
      const shown = noText === undefined ? [...ofFile, ...list.filter((one) => !ofFile.includes(one))] : [noText]
      const places = shown.flatMap(({ at, other }) => [at, other ?? at])
      const spans = places.length === 0 ? [] : spansOf(file, source, places)
      shown.forEach(({ code, make, other }, i) => {
        const span = spans[i * 2]
        if (span !== undefined) problems.raise(code, () => make(span, other === undefined ? undefined : spans[i * 2 + 1]))
      })
      if (noText !== undefined) return false
      // the rest is only counted, so its words are never made
      for (const [code, count] of counts)
        for (let more = SHOWN_PER_CODE; more < count; more += 1) problems.raise(code, () => report('CB802', lineSpan(file, 1), { file }))
      return true
    },
  }
}
