/** The fast evaluator with one mistake, built in memory and loaded beside the sound one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { Evaluator } from '../compare.ts'
import type { Mutation } from './list.ts'

const FAST = join(import.meta.dirname, '../../../runtime/fast')

/** The evaluator with a mutation; throws where the text that it changes does not stand there once. */
export async function broken({ file, from, to, name }: Mutation): Promise<Evaluator> {
  let changed = 0
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    root: FAST,
    plugins: [
      {
        name: 'mutation',
        enforce: 'pre',
        transform(code, id) {
          if (id !== join(FAST, file)) return undefined
          changed = code.split(from).length - 1
          return { code: code.replace(from, () => to), map: null }
        },
      },
    ],
    build: {
      write: false,
      ssr: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: join(FAST, 'engine.ts'), output: { format: 'es', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  })
  if (changed !== 1) throw new Error(`${file} has ${changed} times what the mutation \`${name}\` changes; mend tests/pairs/mutants/list.ts`)
  const [output] = Array.isArray(made) ? made : [made]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was built')
  return loaded(chunk.code)
}

async function loaded(code: string): Promise<Evaluator> {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-mutant-'))
  try {
    const path = join(folder, 'engine.mjs')
    writeFileSync(path, code)
    const { runByColumns }: { runByColumns: Evaluator } = await import(/* @vite-ignore */ pathToFileURL(path).href)
    return runByColumns
  } finally {
    rmSync(folder, { recursive: true })
  }
}
