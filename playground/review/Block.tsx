import { cellsOf, type Line, type Block as Page } from '../../compiler/describe/page.ts'
import { isNumeric, type Part, partsOf } from '../../compiler/describe/parts.ts'
import { Scroll } from '../charts/Scroll.tsx'

function Table({ rows, label }: { readonly rows: readonly Line[]; readonly label: string }) {
  const cells = rows.map(cellsOf)
  const [head = [], ...body] = cells
  const sideOf = (at: number): string | undefined => (isNumeric(cells, at) ? 'number' : undefined)
  return (
    <Scroll label={label}>
      <table class="table">
        <thead>
          <tr>
            {head.map((cell, at) =>
              cell === '' ? (
                <td key={at} />
              ) : (
                <th key={at} scope="col" class={sideOf(at)}>
                  {cell}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {body.map((row, i) => (
            <tr key={i}>
              {row.map((cell, at) => (
                <td key={at} class={sideOf(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Words({ line, margin }: { readonly line: Line; readonly margin: number }) {
  if (line.kind === 'headline')
    return (
      <dl class="review-figures">
        {line.figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  return <p class={`review-line review-line-${Math.min(3, line.indent - margin)}`}>{line.text}</p>
}

const keyOf = (part: Part, i: number): string => `${part.kind} ${i}`

/** A block of the page that the command line prints, as it stands there. */
export function Block({ heading, lines }: Page) {
  const margin = Math.min(...lines.map(({ indent }) => indent))
  return (
    <section class="card">
      <h2>{heading}</h2>
      {partsOf({ heading, lines }).map((part, i) =>
        part.kind === 'table' ? (
          <Table key={keyOf(part, i)} rows={part.rows} label={heading} />
        ) : (
          <Words key={keyOf(part, i)} line={part.line} margin={margin} />
        ),
      )}
    </section>
  )
}
