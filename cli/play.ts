import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { command, value } from './command.ts'
import { companiesIn, companyOnDisk } from './companies.ts'
import { EXIT } from './exit.ts'
import { findPlans, isFolder } from './files.ts'
import { serveSite } from './site.ts'
import { refused, wrong } from './wrong.ts'

/** The built page, beside the file that this is built into; and the shipped companies. */
const page = join(import.meta.dirname, 'playground')
const samples = join(import.meta.dirname, '..', 'plans')

const PORT = /^\d{1,5}$/

/** Until the user ends it. */
const interrupted = (): Promise<void> => new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))

export const play = command({
  name: 'play',
  about: 'open plans in a browser: write, explain and review them; nothing leaves this machine',
  takes: '[DIR]',
  example: 'caboose play plans/northwind-cloud --port 4173',
  options: {
    port: value('N', 'the port on this machine (default: 4173; 0: one that is free)'),
  },
  run: async ({ operands: [folder], port = '4173' }, io) => {
    if (!PORT.test(port) || Number(port) > 65535) return wrong(io, `--port takes a number from 0 to 65535, not \`${port}\``)
    if (folder !== undefined && !isFolder(folder)) return wrong(io, `there is no folder \`${folder}\``)
    const { problem } = findPlans(folder === undefined ? [] : [folder])
    if (problem !== undefined) return wrong(io, problem)
    if (!existsSync(join(page, 'index.html'))) return refused(io, 'the page is not built; `npm run build` builds it')
    const own = folder === undefined ? [] : [companyOnDisk(folder)]
    const ids = new Set(own.map(({ folder: { id } }) => id))
    const shipped = companiesIn(samples).filter(({ folder: { id } }) => !ids.has(id))
    const site = await serveSite({ folder: page, own, shipped, port: Number(port) })
    io.out(`${site.url}\n`)
    io.err('serving on this machine alone; Ctrl+C ends it\n')
    await interrupted()
    await site.close()
    return EXIT.ok
  },
})
