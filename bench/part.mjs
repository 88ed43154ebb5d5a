/** `node bench/part.mjs NAME SETTINGS OUT`: one part of the bench in a process of its own; what it found goes to OUT as JSON. */
import { writeFileSync } from 'node:fs'

const [name = '', settings = '{}', out = ''] = process.argv.slice(2)
const { measure } = await import(`./parts/${name}.mjs`)
const found = await measure(JSON.parse(settings))
writeFileSync(out, JSON.stringify({ ...found, megabytes: process.resourceUsage().maxRSS / 1024 }))
// peers may leave threads behind
process.exit(0)
