/** A block of a page as the library tells it: words, calculations, figures, tables, charts. */
import type { Block, Line } from '../../../compiler/describe/page.ts'
import { cellsOfRows, deep, isNumeric, partsOf } from '../../../compiler/describe/parts.ts'
import { BarChart } from '../../charts/BarChart.tsx'
import { PayoutCurve } from '../../charts/PayoutCurve.tsx'
import { PAGE_WORDS } from './words.ts'
import './pages.css'

interface LineTableProps {
  /** The first is the head. */
  readonly rows: readonly Line[]
  /** What the table is of. */
  readonly name: string
}

/** Rows of a page as one table, in a box that scrolls where it is wider than its room. */
export function LineTable({ rows, name }: LineTableProps) {
  const cells = cellsOfRows(rows)
  const [head = [], ...body] = cells
  const places = Array.from({ length: Math.max(...cells.map((row) => row.length)) }, (_, at) => at)
  const sideOf = (at: number): string | undefined => (isNumeric(cells, at) ? 'number' : undefined)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard
    <section class="scroll" tabIndex={0} aria-label={name}>
      <table class="table pages-table">
        <thead>
          <tr>
            {places.map((at) =>
              (head[at] ?? '') === '' ? (
                <td key={at} />
              ) : (
                <th key={at} scope="col" class={sideOf(at)}>
                  {head[at]}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {body.map((row, i) => (
            <tr key={i} class={rows[i + 1]?.kind === 'total' ? 'pages-total' : undefined}>
              {places.map((at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {deep(row[0] ?? '')}
                  </th>
                ) : (
                  <td key={at} class={sideOf(at)}>
                    {row[at]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LineOf({ line }: { readonly line: Line }) {
  if (line.kind === 'bars')
    return (
      <>
        {line.text !== '' && <p>{line.text}</p>}
        <BarChart bars={line.bars} />
      </>
    )
  if (line.kind === 'curve') return <PayoutCurve curve={line.curve} series={1} height={250} />
  if (line.kind === 'headline')
    return (
      <dl class="pages-figures">
        {line.figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <p class={`pages-line pages-${line.kind}`} data-indent={Math.min(4, line.indent)}>
      {line.kind === 'reason' && <b>{PAGE_WORDS.why}</b>}
      {line.text}
    </p>
  )
}

export function BlockLines({ block }: { readonly block: Block }) {
  return (
    <>
      {partsOf(block, true).map((part, at) =>
        part.kind === 'table' ? <LineTable key={at} rows={part.rows} name={block.heading} /> : <LineOf key={at} line={part.line} />,
      )}
    </>
  )
}

/** Blocks one below the other, each with its heading. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <section key={at} class="pages-block">
          <h3>{block.heading}</h3>
          <BlockLines block={block} />
        </section>
      ))}
    </>
  )
}
