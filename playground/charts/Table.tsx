import { Scroll } from './Scroll.tsx'
import { WORDS } from './words.ts'

export interface TableProps {
  /** What the table is of, for those who hear it. */
  readonly caption: string
  readonly head: readonly string[]
  /** The first cell of a row is its head; cells after it are numbers, other than in columns named in `words`. */
  readonly rows: readonly (readonly string[])[]
  readonly words?: readonly number[]
}

/** The numbers of a chart as a table, closed until it is asked for. */
export function ChartTable({ caption, head, rows, words = [] }: TableProps) {
  const sideOf = (at: number): string | undefined => (at === 0 || words.includes(at) ? undefined : 'number')
  return (
    <details class="charts-table no-print">
      <summary>{WORDS.table}</summary>
      <Scroll label={caption}>
        <table class="table">
          <caption class="only-read">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={cell} scope="col" class={sideOf(at)}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, i) => (
              <tr key={i}>
                {cells.map((cell, at) =>
                  at === 0 ? (
                    <th key={at} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={at} class={sideOf(at)}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
