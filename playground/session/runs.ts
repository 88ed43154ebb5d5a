/** Answers that take many runs: between two of them what is waiting is answered, and what nobody waits for ends. */
import { payOf } from '../../compiler/diff/same-pay.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Job } from './job.ts'

const isWanted = (thrown: unknown): thrown is { readonly wanted: Core } =>
  typeof thrown === 'object' && thrown !== null && 'wanted' in thrown

/** How much of the whole way each run is taken for: how many there will be is known only at the end. */
const EACH = 0.2

/**
 * Makes an answer of many runs, and breathes between them: each time one is missing it is run, and the answer is begun again. Programs that pay the
 * same are run once; `known` may have runs of before, and takes those that are made.
 */
export async function runByRun<R, T>(
  make: (runOf: (core: Core) => R) => T,
  run: (core: Core) => R,
  { breathe, progress }: Job,
  known: Map<string, R> = new Map(),
): Promise<T> {
  const runOf = (core: Core): R => {
    const found = known.get(payOf(core))
    if (found === undefined) throw { wanted: core }
    return found
  }
  for (let left = 1; ; left *= 1 - EACH) {
    try {
      return make(runOf)
    } catch (thrown) {
      if (!isWanted(thrown)) throw thrown
      progress(1 - left)
      await breathe()
      known.set(payOf(thrown.wanted), run(thrown.wanted))
    }
  }
}
