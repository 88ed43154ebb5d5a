/** What is decided after the plan was written: changes from a day on, and exceptions for people. */
import type { Draw } from './draw.ts'
import { type Block, line } from './story.ts'
import type { Without } from './traits.ts'

/** A block's name: `part_a` of `pay part_a "Part A" on sales`. */
const nameOf = ({ head }: Block): string => head.split(' ')[1] ?? ''
const clauseOf = ({ body = [] }: Block, word: string): string | undefined => body.find((clause) => clause.startsWith(word))

/** Clauses of a block that can become others, as edits without their day. */
function editsOf(block: Block): readonly string[] {
  const name = nameOf(block)
  const flat = clauseOf(block, 'flat ')
  const quota = clauseOf(block, 'quota $')
  const cap = clauseOf(block, 'cap at')
  const table = (block.body ?? []).find((clause) => clause.startsWith('graduated on') && clause.includes('from $0 at 4%'))
  return [
    ...(flat !== undefined && /^flat [\d.]+%$/.test(flat) ? [`change ${name} flat 7.77%`] : []),
    ...(quota === undefined ? [] : [`change ${name} ${quota.replace(/\$[\d,.]+/, '$90,000.03')}`]),
    ...(cap === undefined || cap.includes('per deal') || cap.includes('each')
      ? []
      : [`change ${name} ${cap.replace(/\$[\d,.]+/, '$3,333.33')}`]),
    ...(table === undefined || (block.body ?? []).join(' ').split('from $0 at').length !== 2 ? [] : [`change ${name} from $0 at 3.3%`]),
  ]
}

/** One or two changes of what the plan has. */
export function amendments(draw: Draw, blocks: readonly Block[], without: Without): Block[] {
  if (without('amendments') || !draw.chance(4)) return []
  const edits = blocks.filter(({ head }) => /^(metric|pay) \w+ "/.test(head)).flatMap(editsOf)
  if (edits.length === 0) return []
  const day = draw.one('2026-05-01', '2026-08-01', '2026-06-16')
  const first = draw.one(...edits)
  const others = edits.filter((edit) => edit.split(' ')[1] !== first.split(' ')[1])
  const chosen = others.length > 0 && draw.chance(2) ? [first, draw.one(...others)] : [first]
  return chosen.map((edit) => line(`${edit} effective from ${day}${/ quota /.test(edit) ? '' : draw.one('', '', ' for the whole window')}`))
}

/** What somebody decided by hand about ann and bob, who are in every story. `month` is a period of the plan. */
export function exceptions(draw: Draw, blocks: readonly Block[], month: string, without: Without): Block[] {
  if (without('exceptions') || !draw.chance(5)) return []
  const [part] = blocks.filter(({ head }) => head.startsWith('pay part_a'))
  if (part === undefined) return []
  const decided = `because "Agreed" by "VP Sales" on ${draw.one('2026-06-03', '2026-03-31', '2026-12-01')}`
  const capped = clauseOf(part, 'cap at') !== undefined && clauseOf(part, 'cap at')?.includes('per deal') === false
  return [
    ...(draw.chance(2) ? [`adjust "ann" part_a by ${draw.one('$1,250.00', '$0.01')} for ${month} ${decided}`] : []),
    ...(draw.chance(2) ? [`set "bob" part_a to $3,000.01 for ${month}${draw.one('', ' until 2026-12-31')} ${decided}`] : []),
    draw.chance(2) && capped ? `exempt "ann" from cap of part_a ${decided}` : `exempt "bob" from part_a ${decided}`,
  ]
    .slice(0, 1 + draw.below(2))
    .map(line)
}
