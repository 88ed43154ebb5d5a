/** The Goal Alignment Matrix of the company's plans: which objective is served by what, and which by nothing. */
import { useState } from 'preact/hooks'
import type { Block } from '../../../compiler/describe/page.ts'
import { cellsOf } from '../../../compiler/describe/page.ts'
import { partsOf } from '../../../compiler/describe/parts.ts'
import { useAnswer } from '../../client/use-answer.ts'
import type { AlignmentShown } from '../../session/alignment.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import { Refused } from '../layout/Refused.tsx'
import { Answer, useIsStale } from '../layout/Stale.tsx'
import { BlockLines } from '../pages/Block.tsx'
import { download } from '../pages/download.ts'
import { useLastGood } from '../pages/use-last-good.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { ALIGNMENT_WORDS } from './words.ts'
import '../pages/pages.css'
import './alignment.css'

/** Weights by objective and plan; what no plan gives anything to is marked. */
function Grid({ block, plans }: { readonly block: Block; readonly plans: readonly string[] }) {
  return (
    <>
      {partsOf(block).map((part, at) => {
        if (part.kind === 'line')
          return (
            <p key={at} class="muted">
              {part.line.text}
            </p>
          )
        const [head, ...rows] = part.rows
        // what is to look at stands with its objective
        const names = head === undefined ? [] : cellsOf(head).slice(0, -1)
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard
          <section key={at} class="scroll" tabIndex={0} aria-label={block.heading}>
            <table class="table pages-table alignment-grid">
              <thead>
                <tr>
                  {names.map((name, column) => (
                    <th key={column} scope="col" class={column > 0 ? 'number' : undefined}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((line, row) => (
                  <tr key={row} class={line.kind === 'total' ? 'pages-total' : undefined}>
                    {cellsOf(line)
                      .slice(0, names.length)
                      .map((cell, column) => {
                        if (column === 0)
                          return (
                            <th key={column} scope="row">
                              {cell}
                              <span class="alignment-flag">{cellsOf(line).at(-1)}</span>
                            </th>
                          )
                        const isGap = cell === '' && column <= plans.length && line.kind !== 'total'
                        return (
                          <td key={column} class={`number${isGap ? ' alignment-gap' : ''}`}>
                            {isGap ? <span title={ALIGNMENT_WORDS.gapWhy(names[column] ?? '')}>{ALIGNMENT_WORDS.gap}</span> : cell}
                          </td>
                        )
                      })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )
      })}
    </>
  )
}

const isShown = (answer: AlignmentShown | Refusal): answer is AlignmentShown => !isRefusal(answer)

export function Alignment() {
  const [dollars, setDollars] = useState(false)
  const isStale = useIsStale()
  const { output } = useAnswer('matrix', { dollars })
  const { shown } = useLastGood(output, isShown)
  if (shown === undefined) return <p class="muted">{PAGE_WORDS.waiting}</p>
  if (isRefusal(shown)) return <Refused {...shown} />
  const { page, plans, rows, csv } = shown
  const [grid, ...objectives] = page.blocks
  const flagsOf = (label: string): readonly string[] => rows.find((one) => one.label === label)?.flags ?? []
  return (
    <Answer>
      {!isStale && output !== shown && output !== undefined && isRefusal(output) && (
        <p class="callout">{ALIGNMENT_WORDS.older(output.message)}</p>
      )}
      <h2>{page.title}</h2>
      <p class="muted">{page.under}</p>
      <div class="pages-head alignment-head">
        <label class="alignment-choice">
          <input type="checkbox" checked={dollars} onChange={(event) => setDollars(event.currentTarget.checked)} />
          {ALIGNMENT_WORDS.dollars}
        </label>
        <button type="button" class="button" onClick={() => download('goal-alignment.csv', csv, 'text/csv')}>
          {ALIGNMENT_WORDS.csv}
        </button>
      </div>
      {grid !== undefined && <Grid block={grid} plans={plans} />}
      {objectives.map((block) => {
        const flags = flagsOf(block.heading)
        return (
          <section key={block.heading} class="pages-block">
            <h3 class="alignment-objective">
              {block.heading}
              {flags.length > 0 && <span class="pages-badge pages-badge-look">{ALIGNMENT_WORDS.look}</span>}
            </h3>
            <BlockLines block={block} />
          </section>
        )
      })}
    </Answer>
  )
}
