/** Modules as Node runs them: built into one in memory, since a test runner's own way of loading modules makes their code a quarter slower. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

/** What the module at a path exports, with all that it imports but Node's own; `plugins` may change what is built. */
export async function native<Exports>(entry: string, plugins: readonly Plugin[] = []): Promise<Exports> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    root: dirname(entry),
    plugins: [...plugins],
    build: {
      write: false,
      ssr: true,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  })
  const [output] = Array.isArray(made) ? made : [made]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  if (chunk === undefined) throw new Error('nothing was built')
  const folder = mkdtempSync(join(tmpdir(), 'caboose-native-'))
  try {
    const path = join(folder, 'built.mjs')
    writeFileSync(path, chunk.code)
    return await import(/* @vite-ignore */ pathToFileURL(path).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
