import { go } from '../../store/page.ts'
import type { PeriodChosen } from './use-period.ts'

interface PeriodPickerProps extends Pick<PeriodChosen, 'period' | 'all'> {
  readonly label: string
}

/** The period that the tabs are about, to choose. */
export function PeriodPicker({ label, period, all }: PeriodPickerProps) {
  const labels = all.map((one) => one.label)
  // one that stands in the address may be called otherwise than in the list
  const shown = period === undefined || labels.includes(period) ? labels : [period, ...labels]
  return (
    <label>
      {label}
      <select class="field" value={period} onChange={(event) => go({ period: event.currentTarget.value })}>
        {shown.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}
