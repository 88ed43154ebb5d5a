import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { makeFolder } from '../runtime/write/folder.ts'
import { command, value } from './command.ts'
import { EXIT } from './exit.ts'
import { counted } from './findings.ts'
import { nearest } from './nearest.ts'
import { wrong } from './wrong.ts'

/** The shipped samples: `plans` beside the folder that this file is built into. */
const samples = join(import.meta.dirname, '..', 'plans')

const sampleNames = (): string[] =>
  readdirSync(samples)
    .filter((name) => statSync(join(samples, name)).isDirectory())
    .sort()

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

export const init = command({
  name: 'init',
  about: 'start a company folder from a sample: a plan, its data, its examples',
  takes: '[DIR]',
  example: 'caboose init my-company --from adventure-works',
  options: {
    from: value('NAME', 'the sample to copy (default: adventure-works)'),
  },
  run: ({ operands, from = 'adventure-works' }, io) => {
    const [folder = '.'] = operands
    const names = sampleNames()
    if (!names.includes(from)) {
      return wrong(io, `there is no sample \`${from}\`${nearest(from, names)}; the samples are ${names.join(', ')}`)
    }
    const source = join(samples, from)
    const files = [...filesBelow(source)].map((path) => relative(source, path)).sort()
    const existing = files.filter((file) => existsSync(join(folder, file)))
    if (existing.length > 0) {
      return wrong(io, `\`${join(folder, existing[0] ?? '')}\` exists already; nothing was copied`)
    }
    for (const file of files) {
      const target = join(folder, file)
      makeFolder(dirname(target))
      copyFileSync(join(source, file), target)
    }
    const where = folder === '.' ? 'this folder' : folder
    io.out(`${counted(files.length, 'file')} of ${from} copied to ${where}\n\nnext:\n  caboose check ${folder}\n  caboose test ${folder}\n`)
    return EXIT.ok
  },
})
