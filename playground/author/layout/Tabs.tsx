/** The tabs beside the editor: one at a time, in the address. */
import { Lazy } from '../../app/Lazy.tsx'
import { go, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { TABS } from '../tabs.ts'
import { WORDS } from '../words.ts'

const idOf = (name: string): string => `author-tab-${name}`

export function Tabs() {
  const asked = useStore(page, (state) => state.address.tab)
  const files = useStore(page, (state) => state.workspace?.company.files)
  const tabs = TABS.filter(({ name, needs }) => needs === undefined || name === asked || files?.some(({ kind }) => kind === needs))
  const at = Math.max(
    0,
    tabs.findIndex(({ name }) => name === asked),
  )
  const shown = tabs[at]
  const choose = (index: number): void => {
    const next = tabs[(index + tabs.length) % tabs.length]
    if (next === undefined) return
    go({ tab: next.name })
    document.getElementById(idOf(next.name))?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    choose(to)
  }
  if (shown === undefined) return null
  return (
    <>
      <div class="author-tablist" role="tablist" aria-label={WORDS.tabs}>
        {tabs.map(({ name, label }, index) => (
          <button
            key={name}
            id={idOf(name)}
            type="button"
            role="tab"
            aria-selected={index === at}
            aria-controls={index === at ? 'author-shown' : undefined}
            tabIndex={index === at ? 0 : -1}
            data-first={index === at ? '' : undefined}
            onClick={() => choose(index)}
            onKeyDown={press}
          >
            {label}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reached by keyboard */}
      <div id="author-shown" class="author-shown" role="tabpanel" aria-labelledby={idOf(shown.name)} tabIndex={0}>
        <Lazy key={shown.name} load={shown.load} />
      </div>
    </>
  )
}
