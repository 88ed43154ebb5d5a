/** The fast evaluator with one mistake, built in memory and loaded beside the sound one. */
import { join } from 'node:path'
import type { Evaluator } from '../compare.ts'
import { native } from '../native.ts'
import type { Mutation } from './list.ts'

const FAST = join(import.meta.dirname, '../../../runtime/fast')

/** The evaluator with a mutation; throws where the text that it changes does not stand there once. */
export async function broken({ file, from, to, name }: Mutation): Promise<Evaluator> {
  let changed = 0
  const { runByColumns } = await native<{ runByColumns: Evaluator }>(join(FAST, 'engine.ts'), [
    {
      name: 'mutation',
      enforce: 'pre',
      transform(code, id) {
        if (id !== join(FAST, file)) return undefined
        changed = code.split(from).length - 1
        return { code: code.replace(from, () => to), map: null }
      },
    },
  ])
  if (changed !== 1) throw new Error(`${file} has ${changed} times what the mutation \`${name}\` changes; mend tests/pairs/mutants/list.ts`)
  return runByColumns
}
