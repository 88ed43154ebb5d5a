/** What a run is asked: its period, a field to group by, what stands beside it. */
import type { FieldChoice } from '../../session/grouping.ts'
import type { Workspace } from '../../store/workspace.ts'
import { PeriodPicker } from '../pages/PeriodPicker.tsx'
import type { PeriodChosen } from '../pages/use-period.ts'
import { BEFORE, type Choices, scenariosOn } from './choices.ts'
import { SIMULATE_WORDS } from './words.ts'

interface ChoosingProps extends Pick<PeriodChosen, 'period' | 'all'> {
  readonly workspace: Workspace
  readonly plan: string
  readonly fields: readonly FieldChoice[]
  readonly chosen: Choices
  readonly choose: (change: Partial<Choices>) => void
}

export function Choosing({ workspace, plan, fields, chosen, choose: set, period, all }: ChoosingProps) {
  const scenarios = scenariosOn(workspace, plan)
  const isEdited = workspace.edits.size > 0
  const group = (of: FieldChoice['of'], label: string) => {
    const own = fields.filter((one) => one.of === of)
    return own.length === 0 ? null : (
      <optgroup label={label}>
        {own.map(({ path }) => (
          <option key={path} value={path} selected={path === chosen.by}>
            {path}
          </option>
        ))}
      </optgroup>
    )
  }
  return (
    <div class="pages-choices">
      <PeriodPicker label={SIMULATE_WORDS.period} period={period} all={all} />
      <label>
        {SIMULATE_WORDS.by}
        <select class="field" onChange={(event) => set({ by: event.currentTarget.value === '' ? null : event.currentTarget.value })}>
          <option value="" selected={chosen.by === null}>
            {SIMULATE_WORDS.noGroups}
          </option>
          {group('people', SIMULATE_WORDS.people)}
          {group('rows', SIMULATE_WORDS.rows)}
        </select>
      </label>
      {(scenarios.length > 0 || isEdited) && (
        <label>
          {SIMULATE_WORDS.beside}
          <select class="field" onChange={(event) => set({ beside: event.currentTarget.value })}>
            <option value="" selected={chosen.beside === ''}>
              {SIMULATE_WORDS.alone}
            </option>
            {isEdited && (
              <option value={BEFORE} selected={chosen.beside === BEFORE}>
                {SIMULATE_WORDS.before}
              </option>
            )}
            {scenarios.map(({ path, label }) => (
              <option key={path} value={path} selected={chosen.beside === path}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
