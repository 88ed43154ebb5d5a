import { useEffect, useRef, useState } from 'preact/hooks'
import type { Block, Line } from '../../compiler/describe/page.ts'
import { copy } from '../app/copy.ts'
import { linkTo } from '../share/link.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { BlockLines } from './Block.tsx'
import { type Place, placeOf, refOf } from './line-ref.ts'
import { addressOf, hrefOf, useSubject } from './subject.ts'
import { WORDS } from './words.ts'

/** Copies the link to a line, with edited texts of the plan in it. */
function CopyLine({ place }: { readonly place: Place }) {
  const subject = useSubject()
  const [said, say] = useState('')
  if (subject === undefined) return null
  const give = async (): Promise<void> => {
    const link = await linkTo(addressOf(subject, place), page.get().workspace, document.baseURI)
    say((await copy(link)) ? WORDS.copied : WORDS.notCopied)
  }
  return (
    <p class="explain-copy no-print">
      <button type="button" class="button" onClick={() => void give()}>
        {WORDS.copyLine}
      </button>
      <span role="status" class="muted">
        {said}
      </span>
    </p>
  )
}

interface SectionProps {
  readonly block: Block
  readonly nth: number
  readonly blocks: readonly Block[]
  readonly place: Place | undefined
}

function Section({ block, nth, blocks, place }: SectionProps) {
  const marked = place?.block === nth ? block.lines[place.line] : undefined
  const subject = useSubject()
  const at = (line: Line): Place => ({ block: nth, line: block.lines.indexOf(line) })
  const idOf = (line: Line): string => refOf(blocks, at(line))
  const linkOf = (line: Line): string => (subject === undefined ? '' : hrefOf(subject, at(line)))
  return (
    <section class="explain-block">
      <h3>{block.heading}</h3>
      <BlockLines block={block} idOf={idOf} linkOf={linkOf} marked={marked} />
      {marked !== undefined && place !== undefined && <CopyLine place={place} />}
    </section>
  )
}

/** All of the statement, as `caboose explain` tells it; opens at the line that the address names. */
export function StatementCard() {
  const subject = useSubject()
  const address = useStore(page, (state) => state.address)
  const details = useRef<HTMLDetailsElement>(null)
  const [isOpen, open] = useState(false)
  const blocks = subject?.statement.blocks ?? []
  const place = placeOf(blocks, address)
  const name = place === undefined ? undefined : refOf(blocks, place)
  useEffect(() => {
    if (name !== undefined) open(true)
  }, [name])
  useEffect(() => {
    if (!isOpen || name === undefined) return
    const line = document.getElementById(name)
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }, [isOpen, name])
  if (subject === undefined) return null
  return (
    <details ref={details} class="card explain-statement no-print" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <h2>{WORDS.statement}</h2>
        <span class="muted">{WORDS.statementUnder}</span>
      </summary>
      {isOpen && (
        <article aria-label={subject.statement.title}>
          <p class="muted explain-alone-note">{WORDS.alone}</p>
          {blocks.map((block, nth) => (
            <Section key={nth} block={block} nth={nth} blocks={blocks} place={place} />
          ))}
        </article>
      )}
    </details>
  )
}
