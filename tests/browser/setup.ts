import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Builds the page, and sees to it that there is a Chromium; where there is none to be had, the tests themselves say what is missing. */
export function setup(): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // the tests' own NODE_ENV would make it a page for developing
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, 'build', '--config', 'vite.site.config.ts', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  spawnSync(process.execPath, [join(root, 'scripts/browser.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
}
