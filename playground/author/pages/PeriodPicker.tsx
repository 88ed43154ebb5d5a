import { go } from '../../store/page.ts'
import type { PeriodChosen } from './use-period.ts'

interface PeriodPickerProps extends Pick<PeriodChosen, 'period' | 'all'> {
  readonly label: string
}

/** The period that the tabs are about, to choose. */
export function PeriodPicker({ label, period, all }: PeriodPickerProps) {
  return (
    <label>
      {label}
      <select class="field" value={period} onChange={(event) => go({ period: event.currentTarget.value })}>
        {all.map((one) => (
          <option key={one.label} value={one.label}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
}
