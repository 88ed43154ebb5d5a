import type { Block, Line } from '../../compiler/describe/page.ts'
import { cellsOfRows, deep, isNumeric, partsOf } from '../../compiler/describe/parts.ts'
import type { Series } from '../charts/series.ts'
import { CurveFigure } from './Curve.tsx'
import { LineWords } from './Words.tsx'
import { WORDS } from './words.ts'

interface BlockProps {
  readonly block: Block
  /** The name of a line, where lines can be led to. */
  readonly idOf: ((line: Line) => string) | undefined
  /** The address of a line, where lines can be led to. */
  readonly linkOf?: ((line: Line) => string) | undefined
  /** The line that is led to. */
  readonly marked: Line | undefined
  /** The colour of its curve, where the page does not draw curves by themselves. */
  readonly series?: Series
}

const SHORT = 14

/** A sign beside a line that is the link to it. */
function Anchor({ href }: { readonly href: string | undefined }) {
  if (href === undefined) return null
  return (
    <a class="explain-anchor no-print" href={href} aria-label={WORDS.linkToLine}>
      #
    </a>
  )
}

function BlockTable({
  rows,
  heading,
  idOf,
  linkOf,
  marked,
}: Omit<BlockProps, 'block'> & { readonly rows: readonly Line[]; readonly heading: string }) {
  const cells = cellsOfRows(rows)
  const columns = Math.max(...cells.map((row) => row.length))
  const places = Array.from({ length: columns }, (_, at) => at)
  const sides = places.map((at) =>
    isNumeric(cells, at) ? 'number' : cells.every((row) => (row[at] ?? '').length <= SHORT) ? 'explain-short' : undefined,
  )
  const [head = []] = cells
  const [headLine] = rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard
    <section class="scroll" tabIndex={0} aria-label={[heading, ...head.filter((cell) => cell !== '')].join(', ')}>
      <table class="table">
        {head.some((cell) => cell !== '') && (
          <thead>
            <tr id={headLine === undefined ? undefined : idOf?.(headLine)}>
              {places.map((at) =>
                (head[at] ?? '') === '' ? (
                  <td key={at} />
                ) : (
                  <th key={at} scope="col" class={sides[at]}>
                    {head[at]}
                  </th>
                ),
              )}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.slice(1).map((line, row) => (
            <tr key={row} id={idOf?.(line)} class={rowClass(line, marked)} tabIndex={line === marked ? -1 : undefined}>
              {places.map((at) =>
                at === 0 ? (
                  <th key={at} scope="row" class={sides[at]}>
                    {deep(cells[row + 1]?.[at] ?? '')}
                    <Anchor href={linkOf?.(line)} />
                  </th>
                ) : (
                  <td key={at} class={sides[at]}>
                    {cells[row + 1]?.[at]}
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

const rowClass = (line: Line, marked: Line | undefined): string =>
  `${line.kind === 'total' ? 'explain-total ' : ''}${line === marked ? 'explain-marked' : ''}`

/** A block of a page: tables as tables, calculations as steps, reasons as quotes. */
export function BlockLines({ block, idOf, linkOf, marked, series }: BlockProps) {
  return (
    <>
      {partsOf(block, false).map((part, at) => {
        if (part.kind === 'table')
          return <BlockTable key={at} rows={part.rows} heading={block.heading} idOf={idOf} linkOf={linkOf} marked={marked} />
        const { line } = part
        if (line.kind === 'curve' && series !== undefined) return <CurveFigure key={at} curve={line.curve} series={series} />
        if (line.kind === 'curve' && line.text === '') return null
        const isMarked = line === marked
        return (
          <p
            key={at}
            id={idOf?.(line)}
            class={`explain-line explain-line-${line.kind}${isMarked ? ' explain-marked' : ''}`}
            data-indent={line.indent}
            tabIndex={isMarked ? -1 : undefined}
          >
            <LineWords line={line} />
            <Anchor href={linkOf?.(line)} />
          </p>
        )
      })}
    </>
  )
}
