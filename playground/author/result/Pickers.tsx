/** Whom and which period the page is about. */
import type { ResultShown } from '../../session/result.ts'
import { go } from '../../store/page.ts'
import { useChoices } from './use-result.ts'
import { RESULT_WORDS } from './words.ts'

export function Pickers({ person, period }: Pick<ResultShown, 'person' | 'period'>) {
  const { people, periods } = useChoices(period)
  const known = people.some(({ id }) => id === person.id) ? people : [person, ...people]
  const labels = periods.some(({ label }) => label === period)
    ? periods.map(({ label }) => label)
    : [period, ...periods.map(({ label }) => label)]
  return (
    <div class="result-pickers">
      <label>
        <span class="only-read">{RESULT_WORDS.person}</span>
        <select class="field" value={person.id} onChange={(event) => go({ rep: event.currentTarget.value })}>
          {known.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="only-read">{RESULT_WORDS.period}</span>
        <select class="field" value={period} onChange={(event) => go({ period: event.currentTarget.value })}>
          {labels.map((label) => (
            <option key={label} value={label}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
