import { useState } from 'preact/hooks'
import { MODES, writeAddress } from '../store/address.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { headerAction } from './header-action.ts'
import { PlanSwitcher } from './PlanSwitcher.tsx'
import { ShareMenu } from './ShareMenu.tsx'
import { WORDS } from './words.ts'

function ModeSwitch() {
  const address = useStore(page, (state) => state.address)
  return (
    <nav class="app-modes" aria-label={WORDS.modesLabel}>
      {MODES.map((mode) => {
        const { tab: _, ...kept } = address
        return (
          <a key={mode} href={writeAddress({ ...kept, mode })} aria-current={mode === address.mode ? 'page' : undefined}>
            {WORDS.modes[mode]}
          </a>
        )
      })}
    </nav>
  )
}

function Action() {
  const action = useStore(headerAction, (now) => now)
  const [done, setDone] = useState(false)
  if (action === undefined) return null
  const run = (): void => {
    action.run()
    if (action.done === undefined) return
    setDone(true)
    setTimeout(() => setDone(false), 2000)
  }
  const label = done && action.done !== undefined ? action.done : action.label
  return (
    <button type="button" class="button button-main" aria-label={label} onClick={run}>
      <span class={action.short === undefined ? undefined : 'app-long'}>{label}</span>
      {action.short !== undefined && <span class="app-short">{done ? action.done : action.short}</span>}
    </button>
  )
}

export function Header() {
  return (
    <header class="app-header no-print">
      <button type="button" class="app-skip" onClick={() => document.getElementById('main')?.focus()}>
        {WORDS.skip}
      </button>
      <span class="app-brand">Caboose</span>
      <PlanSwitcher />
      <ModeSwitch />
      <div class="app-actions">
        <ShareMenu />
        <Action />
      </div>
    </header>
  )
}
