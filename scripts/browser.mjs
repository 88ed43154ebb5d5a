// Usage: node scripts/browser.mjs [--find]
// Prints the path of a Chromium. Where there is none and this is Debian's root, installs it first, unless `--find`.
// Only the tests of pages (`npx vitest run --project browser`) need one; nothing of the product does.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const PACKAGES = ['chromium', 'fonts-dejavu', 'fonts-liberation']

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser that `CHROMIUM` names, or the first one that is installed. */
function find() {
  const { CHROMIUM, PATH = '' } = process.env
  if (CHROMIUM) return isProgram(CHROMIUM) ? CHROMIUM : undefined
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin'].filter((folder) => folder !== '')
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES].find(isProgram)
}

/** Installs Debian's Chromium; what it prints goes to standard error. */
function install() {
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...PACKAGES)
}

const mayInstall = !process.argv.includes('--find') && !process.env.CHROMIUM && process.getuid?.() === 0
const found = find() ?? (mayInstall && install() ? find() : undefined)
if (found === undefined) {
  const named = process.env.CHROMIUM
  console.error(named ? `CHROMIUM names no program: ${named}` : 'no Chromium was found')
  console.error(`install one (Debian: apt-get update && apt-get install -y ${PACKAGES.join(' ')}), or set CHROMIUM to its path`)
  process.exitCode = 1
} else console.log(found)
