import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Sees to it that there is a Chromium; where there is none to be had, the tests themselves say what is missing. */
export function setup(): void {
  spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/browser.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
}
