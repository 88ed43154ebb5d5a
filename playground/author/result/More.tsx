/** What more of a metric would pay: one row of the person's usual kind is imagined, nothing else moves. */
import { useState } from 'preact/hooks'
import { useAnswer } from '../../client/use-answer.ts'
import { isRefusal } from '../../session/refusal.ts'
import type { ResultShown } from '../../session/result.ts'
import { useLater } from '../use-later.ts'
import { RESULT_WORDS } from './words.ts'

/** How many steps of a metric there are to the right. */
const STEPS = 40

interface Tried {
  readonly metric: string
  readonly steps: number
}

export function More({ person, period }: Pick<ResultShown, 'person' | 'period'>) {
  const [tried, attempt] = useState<Tried | undefined>(undefined)
  const about = { person: person.id, period }
  const metrics = useLater('ask.growable', about)
  const { output } = useAnswer('ask.payWithMore', tried && { ...about, ...tried })
  if (metrics === undefined || isRefusal(metrics) || metrics.length === 0) return null
  return (
    <section class="result-more" aria-label={RESULT_WORDS.more}>
      <h3>{RESULT_WORDS.more}</h3>
      {metrics.map(({ metric, label, step, imagined }) => {
        const steps = tried?.metric === metric ? tried.steps : 0
        const answer = steps === 0 || output === undefined || isRefusal(output) ? undefined : output
        return (
          <label key={metric} class="result-try" title={imagined}>
            <span class="result-try-label">
              <span>{label}</span>
              <span class="number" role="status">
                {answer === undefined ? (
                  <span class="muted">{RESULT_WORDS.step(step.says)}</span>
                ) : (
                  <>
                    {RESULT_WORDS.withMore(answer.more.says)} <strong>{answer.pays.says}</strong>{' '}
                    <span class={answer.adds.says.startsWith('-') ? 'loss' : 'gain'}>{RESULT_WORDS.adds(answer.adds.says)}</span>
                  </>
                )}
              </span>
            </span>
            <input
              type="range"
              min={0}
              max={STEPS}
              value={steps}
              aria-label={RESULT_WORDS.moreOf(label)}
              aria-valuetext={answer === undefined ? RESULT_WORDS.asItIs : `${answer.more.says}: ${answer.pays.says}`}
              onInput={(event) => attempt({ metric, steps: event.currentTarget.valueAsNumber })}
            />
          </label>
        )
      })}
    </section>
  )
}
