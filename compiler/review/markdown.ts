/** A review as a comment on a pull request: it finds itself again, and it fits. */
import { renderMarkdown } from '../describe/markdown.ts'
import type { Block, Review } from '../describe/page.ts'
import { countOf } from '../describe/words.ts'

/** The most characters that GitHub takes in one comment. */
export const MOST_CHARACTERS = 65_536

/** By this line a comment is found and replaced instead of written a second time. */
export const MARKER = '<!-- caboose:diff -->'

/** Room for the line that says what was left out. */
const NOTE = 200

/**
 * The Markdown of a review, at most `limit` characters: blocks of the highest tier are left out first, of one tier the last; what remains after
 * that loses lines. All of it is said.
 */
export function reviewMarkdown(page: Review, limit = MOST_CHARACTERS): string {
  const whole = rendered(page, page.blocks)
  if (whole.length <= limit) return whole
  const room = limit - rendered(page, []).length - NOTE
  let kept = fitting(page, room)
  while (kept.length > 0) {
    const text = rendered(page, kept)
    if (text.length <= limit) return text
    kept = shorter(kept)
  }
  return rendered({ ...page, title: page.title.slice(0, 200) }, [])
}

/** The blocks that fit, in their order; at least the most important one. */
function fitting(page: Review, room: number): readonly Block[] {
  const bare = rendered({ ...page, blocks: [] }, []).length
  const sizes = new Map(page.blocks.map((block) => [block, rendered({ ...page, blocks: [block] }, [block]).length - bare]))
  const tier = (block: Block): number => block.tier ?? 0
  const byTier = page.blocks.map((block, at) => ({ block, at })).sort((a, b) => tier(a.block) - tier(b.block) || a.at - b.at)
  const kept = new Set<Block>()
  let used = 0
  for (const { block } of byTier) {
    used += sizes.get(block) ?? 0
    if (used > room && kept.size > 0) break
    kept.add(block)
  }
  return page.blocks.filter((block) => kept.has(block))
}

function rendered(page: Review, kept: readonly Block[]): string {
  const left = page.blocks.length - kept.length
  const cut = kept.some((block) => !page.blocks.includes(block))
  const note = left === 0 && !cut ? '' : `\n_${says(left, cut)}_\n`
  return `${MARKER}\n${renderMarkdown({ ...page, blocks: kept })}${note}`
}

const says = (left: number, cut: boolean): string =>
  `Too long for one comment: ${[...(left > 0 ? [`${countOf(left, 'block')} left out`] : []), ...(cut ? ['tables cut short'] : [])].join(', ')}. \`caboose diff\` prints all.`

/** Without its last block; a last one that stands alone loses half of its lines. */
function shorter(blocks: readonly Block[]): readonly Block[] {
  const [only] = blocks
  if (only === undefined || blocks.length > 1) return blocks.slice(0, -1)
  const half = Math.floor(only.lines.length / 2)
  return half < 2 ? [] : [{ ...only, lines: only.lines.slice(0, half) }]
}
