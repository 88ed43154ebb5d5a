/** A program as one loop over people: compiled once for its shape, with the plan's numbers handed in, so that a changed rate compiles nothing. */
import { doublesByClosures } from '../program/closures.ts'
import { functionOf, writer } from '../program/doubles.ts'
import type { Num, Truth } from '../program/number.ts'
import { mayWriteCode } from '../program/written.ts'
import { type Loop, type Memory, remembered } from './memory.ts'

/** A program ready to run over people. */
export interface Ready {
  readonly loop: Loop
  readonly constants: Float64Array
}

/** The most shapes that are kept: the first are forgotten, and compiled again when they come back. */
const KEPT = 256

/** Results as a loop; what is handed in at slot `s` stands in array `s`. */
export function loopOf(results: readonly (Num | Truth)[], slots: number, memory: Memory): Ready {
  if (!mayWriteCode()) return { loop: closureLoop(results), constants: new Float64Array() }
  const constants: number[] = []
  const { lines, name, whole } = writer((slot) => `c${slot}[i]`, {
    constant: (value) => `k${constants.push(Number(value)) - 1}`,
    giveUp: '{ undecided[left++] = i; continue }',
  })
  const stored = results.map((result, i) => `o${i}[i * s${i} + f${i}] = ${'exact' in result ? whole(result) : name(result)}`)
  const text = [
    'return (c, k, wanted, out, undecided) => {',
    ...Array.from({ length: slots }, (_, slot) => `const c${slot} = c[${slot}]`),
    ...constants.map((_, i) => `const k${i} = k[${i}]`),
    ...results.map((_, i) => `const { into: o${i}, stride: s${i}, offset: f${i} } = out[${i}]`),
    'let left = 0',
    'for (let i = 0; i < wanted.length; i++) {',
    'if (wanted[i] !== 1) continue',
    ...lines,
    ...stored,
    '}',
    'return left',
    '}',
  ].join('\n')
  const [oldest] = memory.loops.keys()
  if (memory.loops.size >= KEPT && oldest !== undefined && !memory.loops.has(text)) memory.loops.delete(oldest)
  return { loop: remembered(memory.loops, text, () => functionOf<Loop>(text)), constants: Float64Array.from(constants) }
}

/** The same where no code may be written: person by person, step by step. */
function closureLoop(results: readonly (Num | Truth)[]): Loop {
  const run = doublesByClosures(results)
  const told = new Float64Array(results.length)
  return (arrays, _, wanted, out, undecided) => {
    let left = 0
    for (let i = 0; i < wanted.length; i += 1) {
      if (wanted[i] !== 1) continue
      if (run((slot) => arrays[slot]?.[i] ?? 0, told))
        out.forEach(({ into, stride, offset }, result) => {
          into[i * stride + offset] = told[result] ?? 0
        })
      else undecided[left++] = i
    }
    return left
  }
}
