import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const bin = join(import.meta.dirname, '../../dist/caboose.js')

/** Runs the built command as a user does, without a terminal; `program`: another copy of it. */
export function caboose(args: readonly string[], options: { cwd?: string; input?: string; program?: string } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [options.program ?? bin, ...args], {
    encoding: 'utf8',
    cwd: options.cwd,
    input: options.input ?? '',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { code: status, out: stdout, err: stderr }
}
