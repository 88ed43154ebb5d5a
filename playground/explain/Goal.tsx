import { useEffect, useRef, useState } from 'preact/hooks'
import type { NeedToSell } from '../../compiler/asking/answers.ts'
import { useAnswer } from '../client/use-answer.ts'
import { isRefusal } from '../session/refusal.ts'
import { go, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import type { GoalRange } from './goal-range.ts'
import { amountAt, nearestStep, stepsIn } from './goal-steps.ts'
import { parseAmount, sayAmount } from './parse-amount.ts'
import { useSubject } from './subject.ts'
import { WORDS } from './words.ts'

/** The address is written once the hand rests: browsers limit how often it may change. */
const REST = 250

interface GoalProps {
  readonly range: GoalRange
  readonly currency: string
  readonly locale: string
}

/** What brings pay to the goal, for every metric. */
function Needs({ needs }: { readonly needs: readonly NeedToSell[] }) {
  const asked = needs.filter(({ outcome }) => outcome !== 'no question')
  const told = asked.length === 0 ? needs : asked
  return (
    <ul class="explain-needs">
      {told.map(({ metric, outcome, more, label, says, at: place, attainment }) => (
        <li key={metric} class={outcome === 'needs' ? undefined : 'muted'}>
          {outcome === 'needs' && more !== null ? (
            <>
              <b>{more.says}</b> {WORDS.moreOf(label)}
              {place !== null && <span class="explain-under">{WORDS.there(place.says, attainment?.says ?? '')}</span>}
            </>
          ) : (
            says
          )}
        </li>
      ))}
    </ul>
  )
}

/** What do I need to sell: a pay goal, and the exact answers. */
export function GoalCard({ range, currency, locale }: GoalProps) {
  const subject = useSubject()
  const inAddress = useStore(page, ({ address }) => address.goal)
  const exact = inAddress === undefined ? undefined : parseAmount(inAddress, 'en-US', range.digits)
  const [goal, setGoal] = useState(exact ?? range.start)
  const [typed, type] = useState<string | undefined>(undefined)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    if (exact !== undefined) setGoal(exact)
  }, [exact])
  useEffect(() => () => clearTimeout(rest.current), [])
  const { person, period } = subject ?? { person: '', period: '' }
  const { output } = useAnswer('ask.needToSell', subject === undefined ? undefined : { person, period, goal })
  const choose = (amount: string): void => {
    setGoal(amount)
    clearTimeout(rest.current)
    rest.current = setTimeout(() => go({ goal: amount }), REST)
  }
  const finish = (): void => {
    const amount = typed === undefined ? undefined : parseAmount(typed, locale, range.digits)
    if (amount !== undefined) choose(amount)
    if (amount !== undefined || typed?.trim() === '') type(undefined)
  }
  const isWrong = typed !== undefined && parseAmount(typed, locale, range.digits) === undefined
  const needs = output === undefined || isRefusal(output) ? undefined : output
  const said = sayAmount(goal, currency, locale)
  return (
    <section class="card explain-goal no-print">
      <h2>{WORDS.need}</h2>
      <p class="muted">{WORDS.needUnder}</p>
      <label class="explain-goal-label">
        {WORDS.payGoal}
        <input
          class="explain-goal-field"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? said}
          aria-invalid={isWrong}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(event) => event.key === 'Enter' && finish()}
        />
      </label>
      {isWrong && (
        <p class="explain-wrong" role="alert">
          {WORDS.wrongAmount(sayAmount(range.start, currency, locale))}
        </p>
      )}
      <input
        type="range"
        aria-label={WORDS.payGoal}
        aria-valuetext={said}
        min={0}
        max={stepsIn(range)}
        step={1}
        value={nearestStep(range, goal)}
        onInput={(event) => {
          type(undefined)
          choose(amountAt(range, event.currentTarget.valueAsNumber))
        }}
      />
      <div class="explain-goal-answer" role="status">
        {needs !== undefined && <Needs needs={needs} />}
      </div>
    </section>
  )
}
