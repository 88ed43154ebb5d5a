import { useAnswer } from '../client/use-answer.ts'
import type { PeriodsShown } from '../session/people.ts'
import { isRefusal } from '../session/refusal.ts'
import { go } from '../store/page.ts'
import { WORDS } from './words.ts'

const PERS = ['year', 'half', 'quarter', 'month'] as const

interface PickersProps {
  readonly periods: PeriodsShown
  readonly person: string
  readonly period: string
  /** Marks the person who was chosen by the page. */
  readonly isSample: boolean
}

/** For which period, and for whom. */
export function Pickers({ periods, person, period, isSample }: PickersProps) {
  const { output } = useAnswer('people', { period })
  const people = output === undefined || isRefusal(output) ? [] : output.all
  const isListed = people.some(({ id }) => id === person)
  const groups = PERS.map((per) => ({ per, own: periods.all.filter((one) => one.per === per) })).filter(({ own }) => own.length > 0)
  const isKnown = periods.all.some(({ label }) => label === period)
  return (
    <div class="explain-pickers">
      <select
        class="explain-pick"
        aria-label={WORDS.period}
        value={period}
        onChange={(event) => go({ period: event.currentTarget.value, rep: person })}
      >
        {!isKnown && <option value={period}>{period}</option>}
        {groups.map(({ per, own }) => (
          <optgroup key={per} label={WORDS.pers[per]}>
            {own.map(({ label }) => (
              <option key={label} value={label}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <select
        class="explain-pick"
        aria-label={WORDS.person}
        value={person}
        onChange={(event) => go({ rep: event.currentTarget.value, period })}
      >
        {!isListed && <option value={person}>{person}</option>}
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {isSample && <span class="explain-badge">{WORDS.sample}</span>}
    </div>
  )
}
