/** What the open file is made of, by what it is: each leads to its place. */
import type { OutlineEntry } from '../../../editor/outline.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { shownFile } from '../files/open.ts'
import { goTo, place } from '../place.ts'
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

function Entry({ name, detail, span, selection }: OutlineEntry) {
  const cursor = useStore(place, (state) => state.cursor)
  const isHere = cursor !== undefined && cursor.file === span.file && span.start.line <= cursor.line && cursor.line <= span.end.line
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
        <details key={group} open={group !== 'example' && group !== 'record'}>
          <summary class="outline-group">
            {OUTLINE_WORDS.groups[group]} <span class="outline-count">{own.length}</span>
          </summary>
          <ul>
            {own.map((entry) => (
              <Entry key={`${entry.name} ${entry.span.start.line}`} {...entry} />
            ))}
          </ul>
        </details>
      ))}
    </nav>
  )
}
