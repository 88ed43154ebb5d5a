/** A review as a comment on a pull request: it finds itself again, and it fits. */
import { renderMarkdown } from '../describe/markdown.ts'
import type { Block, Review } from '../describe/page.ts'
import { countOf } from '../describe/words.ts'

/** The most characters that GitHub takes in one comment. */
export const MOST_CHARACTERS = 65_536

/** By this line a comment is found and replaced instead of written a second time. */
export const MARKER = '<!-- caboose:diff -->'

/** The Markdown of a review, at most `limit` characters: what matters least is left out first, and that is said. */
export function reviewMarkdown(page: Review, limit = MOST_CHARACTERS): string {
  const whole = rendered(page)
  if (whole.length <= limit) return whole
  let kept = page.blocks
  while (kept.length > 0) {
    const text = rendered(page, kept)
    if (text.length <= limit) return text
    kept = shorter(kept)
  }
  return rendered({ ...page, title: page.title.slice(0, 200) }, [])
}

function rendered(page: Review, kept: readonly Block[] = page.blocks): string {
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
