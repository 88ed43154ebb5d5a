/** What the plan pays one person. */
import { useAnswer } from '../../client/use-answer.ts'
import { isRefusal } from '../../session/refusal.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'

export function Result() {
  const { rep, period } = useStore(page, (state) => state.address)
  const { output: periods } = useAnswer('periods', null)
  const first = periods === undefined || isRefusal(periods) ? undefined : periods
  const { output } = useAnswer('statement', first && { person: rep ?? first.person, period: period ?? first.first })
  if (periods !== undefined && isRefusal(periods)) return <p role="status">{periods.message}</p>
  if (output === undefined) return null
  if (isRefusal(output)) return <p role="status">{output.message}</p>
  return (
    <>
      <h2>{output.name}</h2>
      {output.totals.map(({ currency, earned }) => (
        <p key={currency} class="hero">
          {earned}
        </p>
      ))}
    </>
  )
}
