import { readFileSync } from 'node:fs'
import type { Content } from '../runtime/write/atomic.ts'
import type { Ran } from './ran.ts'

function textOf(content: Content | undefined): string {
  if (content === undefined) return ''
  if (typeof content === 'string') return content
  if (content instanceof Uint8Array) return new TextDecoder().decode(content)
  if (typeof content !== 'function' && 'at' in content) return readFileSync(content.at, 'utf8')
  const make = typeof content === 'function' ? content : content.write
  const decoder = new TextDecoder()
  let text = ''
  make((block) => {
    text += decoder.decode(block, { stream: true })
  })
  return text
}

/** Where the ledgers of two evaluators first differ, in words; undefined where they are the same bytes. */
export function firstDifference(fast: Ran, reference: Ran): string | undefined {
  const [own, other] = [fast.ledgers('csv'), reference.ledgers('csv')]
  for (const [name, content] of own) {
    const [a, b] = [textOf(content), textOf(other.get(name))]
    if (a === b) continue
    const [left, right] = [a.split('\n'), b.split('\n')]
    const line = left.findIndex((text, i) => text !== right[i])
    return `${name}, line ${line + 1}: \`${left[line] ?? ''}\` against \`${right[line] ?? ''}\``
  }
  return undefined
}
