/** A page with its blocks, the texts that they name and the folder in which its commands run. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { format } from '../../compiler/format.ts'
import { type Block, blocksOf } from './blocks.ts'

export const root = join(import.meta.dirname, '../..')

/** Every page whose blocks are run: the README and all Markdown below `docs`. Pages made from a source are compared whole by the tests beside it. */
export const pages: readonly string[] = [
  'README.md',
  'plans/adventure-works/data/README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('errors'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .sort(),
]
export const textOf = (page: string): string => readFileSync(join(root, page), 'utf8')

interface Folder {
  /** The first version of every file that the pages of a folder declare. */
  readonly files: ReadonlyMap<string, string>
  /** The texts that they name, each with the text that it goes on with. */
  readonly named: ReadonlyMap<string, string>
}

function folderOf(folder: string): Folder {
  const files = new Map<string, string>()
  const named = new Map<string, string>()
  for (const page of pages.filter((other) => dirname(other) === folder))
    for (const block of blocksOf(textOf(page))) {
      const file = block.info.get('file')
      const name = block.info.get('as')
      if (file !== undefined && !files.has(file)) files.set(file, block.text)
      if (name === undefined) continue
      if (named.has(name)) throw new Error(`two blocks of ${folder} are called \`${name}\``)
      named.set(name, wholeOf(block, files, named))
    }
  return { files, named }
}

/** The whole text of a block: what it goes on with, or the file that it changes, and its own. */
function wholeOf({ info, text }: Block, files: ReadonlyMap<string, string>, named: ReadonlyMap<string, string>): string {
  const on = info.get('on')
  if (on === undefined) return belowOf(info, text, files)
  const base = named.get(on)
  if (base === undefined) throw new Error(`no block of the folder is called \`${on}\``)
  return `${base}\n${text}`
}

export interface Page {
  readonly name: string
  readonly blocks: readonly Block[]
  /** The whole text of a `caboose` block, with the text that it goes on with; or the file that it changes. */
  readonly whole: (block: Block) => string
  /** Keeps a file that a block declares for the blocks below it. */
  readonly keep: (file: string, text: string) => void
  readonly read: (path: string) => string | undefined
  /** Runs a command as a reader would type it: in the page's folder, or in the checkout where the page declares no file. */
  readonly shell: (command: string) => string[]
}

/** A new folder, which is gone when the process ends. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-page-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function openPage(page: string): Page {
  const blocks = blocksOf(textOf(page))
  const folder = dirname(page) === '.' ? { files: new Map<string, string>(), named: new Map<string, string>() } : folderOf(dirname(page))
  const files = new Map(folder.files)
  const declares = blocks.some(({ info }) => info.has('file'))
  const place = declares ? ownFolder() : root
  if (declares) for (const [file, text] of files) writeFileSync(join(place, file), text)
  const keep = (file: string, text: string): void => {
    files.set(file, text)
    if (declares) writeFileSync(join(place, file), text)
  }
  return {
    name: page,
    blocks,
    keep,
    read: (path) => files.get(path),
    whole: (block) => wholeOf(block, files, folder.named),
    shell: (command) => {
      const { stdout } = spawnSync('sh', ['-c', `{ ${command}; } 2>&1`], {
        encoding: 'utf8',
        cwd: place,
        env: { ...process.env, NO_COLOR: '1', PATH: `${binFolder()}:${process.env.PATH ?? ''}` },
      })
      return stdout.trimEnd().split('\n')
    },
  }
}

function belowOf(info: Block['info'], text: string, files: ReadonlyMap<string, string>): string {
  const below = info.get('below')
  if (below === undefined) return text
  const lines = (files.get(info.get('file') ?? '') ?? '').split('\n')
  const at = lines.findIndex((line) => line.startsWith(below))
  if (at < 0) throw new Error(`no line of the file begins with \`${below}\``)
  return [...lines.slice(0, at), text].join('\n')
}

/** A folder with a `caboose` that is the built command. */
function binFolder(): string {
  const bin = join(tmpdir(), `caboose-bin-${process.pid}`)
  const file = join(bin, 'caboose')
  if (!existsSync(file)) {
    mkdirSync(bin, { recursive: true })
    process.once('exit', () => rmSync(bin, { recursive: true, force: true }))
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/caboose.js')}" "$@"\n`)
    chmodSync(file, 0o755)
  }
  return bin
}

/** What a text of a page is: the codes it raises, examples included, and whether it is laid out canonically. */
export function judged(text: string, file: string, read: Page['read']): { codes: string[]; canonical: string } {
  const compiled = compile(file, (path) => (path === file ? text : read(path)))
  const examples = runExamples(compiled)
  const failed = examples.filter(({ passed, diagnostics }) => !passed && diagnostics.length === 0).map(({ name }) => `failed: ${name}`)
  const diagnostics = [...compiled.diagnostics, ...examples.flatMap((one) => one.diagnostics)]
  return { codes: [...new Set([...diagnostics.map(({ code }) => code), ...failed])].sort(), canonical: format(text, file).text }
}
