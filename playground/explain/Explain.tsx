import { useAnswer } from '../client/use-answer.ts'
import { isRefusal } from '../session/refusal.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'

/** A reader's view: what one person earns, and why. */
export function Explain() {
  const { rep, period } = useStore(page, (state) => state.address)
  const { output: periods } = useAnswer('periods', null)
  const first = periods === undefined || isRefusal(periods) ? undefined : periods
  const asked = first === undefined ? undefined : { person: rep ?? first.person, period: period ?? first.first }
  const { output: statement } = useAnswer('statement', asked)
  if (periods !== undefined && isRefusal(periods)) return <p role="status">{periods.message}</p>
  if (statement === undefined) return null
  if (isRefusal(statement)) return <p role="status">{statement.message}</p>
  return (
    <article class="card">
      <h2>{statement.title}</h2>
      {statement.blocks.map(({ heading, lines }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {lines.map(({ text }, line) => (
            <p key={line}>{text}</p>
          ))}
        </section>
      ))}
    </article>
  )
}
