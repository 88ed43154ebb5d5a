import type { EarnedSoFar } from '../../compiler/asking/answers.ts'
import type { PartEarned } from '../../compiler/describe/earnings/parts.ts'
import { AttainmentBars } from '../charts/AttainmentBars.tsx'
import { seriesAt } from '../charts/series.ts'
import { WORDS } from './words.ts'

interface GoalsProps {
  readonly soFar: EarnedSoFar
  readonly parts: readonly PartEarned[]
}

/** How far each quota is attained, and what is counted where there is none. */
export function GoalsCard({ soFar: { standings }, parts }: GoalsProps) {
  const order = [...new Set(parts.flatMap(({ metric }) => metric ?? []))]
  const seriesOf = (metric: string) => seriesAt(Math.max(0, order.indexOf(metric)))
  const rows = standings.flatMap(({ metric, label, value, quota, attainment }) => {
    if (value === null || quota === null || attainment === null) return []
    const own = parts.filter((part) => part.metric === metric)
    return [
      {
        label,
        series: seriesOf(metric),
        part: attainment,
        of: WORDS.actualOf(value.says, quota.says),
        pays: own.map(({ earned }) => earned).join(' + '),
      },
    ]
  })
  const others = standings.filter(({ value, quota, attainment }) => value !== null && (quota === null || attainment === null))
  if (rows.length + others.length === 0) return null
  return (
    <section class="card explain-goals">
      <h2>{WORDS.yourGoals}</h2>
      {rows.length > 0 && <AttainmentBars rows={rows} />}
      {others.map(({ metric, label, value, over }) => (
        <p key={metric} class="explain-measured">
          <span>
            {label}
            <span class="explain-under">{over}</span>
          </span>
          <b>{value?.says}</b>
        </p>
      ))}
    </section>
  )
}
