/** Whole processes, timed from outside; their peak of memory as they say themselves. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const PEAK = pathToFileURL(join(import.meta.dirname, 'peak.mjs')).href

/** Runs Node with arguments; gives milliseconds of the whole process. Throws what it said where it fails. */
export function runNode(args, env = {}) {
  const started = performance.now()
  const { status, stderr, signal } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  if (status !== 0) throw new Error(`${args[0]} ended with ${status ?? signal}: ${stderr.trim().split('\n').slice(-3).join(' ')}`)
  return performance.now() - started
}

/** The same, with the peak of memory in bytes; `folder` is where it is left for a moment. */
export function runWithPeak(args, folder) {
  const file = join(folder, 'peak')
  const milliseconds = runNode(['--import', PEAK, ...args], { PEAK_FILE: file })
  const peak = Number(readFileSync(file, 'utf8'))
  rmSync(file)
  return { milliseconds, peak }
}
