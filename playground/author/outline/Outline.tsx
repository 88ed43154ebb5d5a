/** What the open file is made of, by what it is: each leads to its place. */
import { useState } from 'preact/hooks'
import type { OutlineEntry } from '../../../editor/outline.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { goTo, type PlaceState, place } from '../place.ts'
import { useLater } from '../use-later.ts'
import { OUTLINE_WORDS } from './words.ts'
import './outline.css'

type Group = keyof typeof OUTLINE_WORDS.groups

/** Where each form of clause is listed; the rest is read in the text. */
const GROUPS: Readonly<Record<string, Group>> = {
  objective: 'objective',
  metric: 'metric',
  pay: 'pay',
  spiff: 'event',
  contest: 'event',
  pool: 'event',
  milestone: 'event',
  draw: 'rule',
  guarantee: 'rule',
  clawback: 'rule',
  cap: 'rule',
  record: 'record',
  territory: 'planning',
  segment: 'planning',
  allocation: 'planning',
  capacity: 'planning',
  balance: 'planning',
  example: 'example',
  promise: 'example',
}
const ORDER = Object.keys(OUTLINE_WORDS.groups) as readonly Group[]

const isIn = ({ file, start, end }: OutlineEntry['span'], { cursor }: PlaceState): boolean =>
  cursor !== undefined && cursor.file === file && start.line <= cursor.line && cursor.line <= end.line

function Entry({ name, detail, span, selection }: OutlineEntry) {
  // drawn again where the cursor comes or goes, not with each of its steps: a long plan has a thousand entries
  const isHere = useStore(place, (state) => isIn(span, state))
  return (
    <li>
      <button
        type="button"
        class="outline-entry"
        aria-current={isHere ? 'true' : undefined}
        title={detail === '' ? undefined : detail}
        onClick={() => goTo({ ...selection, end: selection.start })}
      >
        {name}
      </button>
    </li>
  )
}

/** One group, its entries only while it is open. */
function Entries({ group, own }: { readonly group: Group; readonly own: readonly OutlineEntry[] }) {
  const [isOpen, open] = useState(group !== 'example' && group !== 'record')
  return (
    <details open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary class="outline-group">
        {OUTLINE_WORDS.groups[group]} <span class="outline-count">{own.length}</span>
      </summary>
      {isOpen && (
        <ul>
          {own.map((entry) => (
            <Entry key={`${entry.name} ${entry.span.start.line}`} {...entry} />
          ))}
        </ul>
      )}
    </details>
  )
}

export function Outline() {
  const path = useStore(page, shownFile)
  const entries = useLater('service.symbols', path === undefined ? undefined : { path }) ?? []
  const groups = ORDER.map((group) => ({ group, own: entries.filter(({ kind }) => GROUPS[kind] === group) })).filter(
    ({ own }) => own.length > 0,
  )
  if (groups.length === 0) return null
  return (
    <nav class="outline" aria-label={OUTLINE_WORDS.title}>
      {groups.map(({ group, own }) => (
        <Entries key={group} group={group} own={own} />
      ))}
    </nav>
  )
}
