/** `node --import peak.mjs ...` with PEAK_FILE set: a process leaves the most memory that it had there, in bytes, when it ends. */
import { writeFileSync } from 'node:fs'

const file = process.env.PEAK_FILE
if (file !== undefined) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)))
