/** How long `check` of a small plan takes from the shell, over a Node process that does nothing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from '../measure/process.mjs'
import { inTurn, median, summary } from '../measure/rounds.mjs'
import { cache, root, timed } from './common.mjs'

const SMALL = 'plans/adventure-works/flat.plan'

/** `rounds` of both in turn. */
export async function measure({ rounds }) {
  mkdirSync(cache, { recursive: true })
  const empty = join(cache, 'empty.mjs')
  writeFileSync(empty, '')
  const way = (name, args) => ({ name, run: () => ({ milliseconds: runNode(args) }) })
  const results = await inTurn(
    [
      way('caboose check', [join(root, 'dist/caboose.js'), 'check', join(root, SMALL)]),
      way('caboose --version', [join(root, 'dist/caboose.js'), '--version']),
      way('node, an empty file', [empty]),
    ],
    { rounds, warmUp: 1 },
  )
  const [check, nothing] = [timed(results, 'caboose check'), timed(results, 'node, an empty file')]
  const over = check && nothing ? median(check.wall.map((wall, i) => wall - nothing.wall[i])) : null
  return { entries: results.map((one) => summary(one, null)), figures: { start: over } }
}

export const sizes = { quick: { rounds: 2 }, usual: { rounds: 21 } }
