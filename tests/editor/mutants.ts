/** Texts with mistakes, made of the plans of the repository: what people do to a file while they edit it. */
import * as fc from 'fast-check'
import { plans, read } from './fixtures.ts'

/** A plan and a text that stands in its place. */
export interface Mutant {
  readonly plan: string
  readonly text: string
}

const CHARACTERS = ['{', '}', '"', '|', '.', ',', ' ', '\n', '\r\n', '#', '%', '$', 'x', 'é', '😀', '\uD83D', '\u0000', '\uFEFF']

/** One change: a stretch cut out, a character put in, two words exchanged, the end cut off, a line twice. */
const changed = (text: string): fc.Arbitrary<string> => {
  const at = fc.nat(Math.max(0, text.length - 1))
  return fc.oneof(
    fc.tuple(at, fc.nat(12)).map(([from, length]) => text.slice(0, from) + text.slice(from + length)),
    fc.tuple(at, fc.constantFrom(...CHARACTERS)).map(([from, put]) => text.slice(0, from) + put + text.slice(from)),
    fc.tuple(at, at).map(([a, b]) => swapped(text, a, b)),
    at.map((end) => text.slice(0, end)),
    at.map((from) => twice(text, from)),
  )
}

const wordAt = (text: string, at: number): [number, number] => {
  let [start, end] = [at, at]
  while (start > 0 && /\w/.test(text.charAt(start - 1))) start--
  while (end < text.length && /\w/.test(text.charAt(end))) end++
  return [start, end]
}

function swapped(text: string, one: number, other: number): string {
  const [[a, b], [c, d]] = [wordAt(text, Math.min(one, other)), wordAt(text, Math.max(one, other))]
  return c < b ? text : text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d)
}

function twice(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at) + 1 || text.length
  return text.slice(0, end) + text.slice(start, end) + text.slice(end)
}

/** Any plan of the repository with one to three changes. */
export const anyMutant: fc.Arbitrary<Mutant> = fc.constantFrom(...plans).chain((plan) =>
  changed(read(plan) ?? '')
    .chain((text) => fc.oneof(fc.constant(text), changed(text)))
    .map((text) => ({ plan, text })),
)

/** Texts of any kind, also such as no plan has ever looked. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'plan',
          'x',
          'pay',
          'metric',
          'on',
          'record',
          'deal',
          'from',
          'sum of',
          'uses',
          '"a.plan"',
          'graduated',
          'example',
          ...CHARACTERS,
        ),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(' ')),
)
