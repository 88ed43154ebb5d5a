// Makes `npx caboose` run the command of this checkout: npm links the commands of dependencies, not a package's own.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const bin = join(import.meta.dirname, '../node_modules/.bin')
mkdirSync(bin, { recursive: true })
const link = join(bin, 'caboose')
rmSync(link, { force: true })
if (process.platform === 'win32') writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\dist\\caboose.js" %*\r\n')
else symlinkSync('../../dist/caboose.js', link)
