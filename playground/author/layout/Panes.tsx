/** The four panes of the author's view, with lines between them that can be moved. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { tab } from '../../client/tab.ts'
import { useStore } from '../../store/use-store.ts'
import { WORDS } from '../words.ts'
import { cyclePanes } from './cycle.ts'
import { Separator } from './Separator.tsx'
import { fitting, keepSizes, keptSizes, LIMITS, type Sized } from './sizes.ts'

interface PanesProps {
  readonly files: ComponentChildren
  readonly editor: ComponentChildren
  readonly tabs: ComponentChildren
  readonly problems: ComponentChildren
}

type Pane = keyof PanesProps
const NAMES: readonly Sized[] = ['files', 'tabs', 'problems']

export function Panes(parts: PanesProps) {
  const root = useRef<HTMLDivElement>(null)
  const [sizes, setSizes] = useState(keptSizes)
  const hasProblems = useStore(tab, (state) => (state.analysis?.findings.length ?? 0) > 0)
  // the room for problems is made with the first one, and stays: what is typed must not make the panes jump
  const [isRoomy, makeRoom] = useState(hasProblems)
  const [room, setRoom] = useState({ width: innerWidth, height: innerHeight })
  const roomOf = (name: Sized): number => (name === 'problems' ? room.height : room.width)

  useEffect(() => {
    const { current } = root
    if (current === null) return
    const watched = new ResizeObserver(() => setRoom({ width: current.clientWidth, height: current.clientHeight }))
    watched.observe(current)
    const stop = cyclePanes(current)
    return () => {
      watched.disconnect()
      stop()
    }
  }, [])
  useEffect(() => {
    if (hasProblems) makeRoom(true)
  }, [hasProblems])
  const sizeOf = (name: Sized): number =>
    fitting(LIMITS[name], name === 'problems' && !isRoomy ? LIMITS.problems.least : sizes[name], roomOf(name))
  useEffect(() => {
    for (const name of NAMES) root.current?.style.setProperty(`--author-${name}`, `${sizeOf(name)}px`)
  }, [sizes, room, isRoomy])

  const resize = (name: Sized, size: number): void => {
    if (name === 'problems') makeRoom(true)
    setSizes((now) => {
      const next = { ...now, [name]: size }
      keepSizes(next)
      return next
    })
  }
  const pane = (name: Pane) => (
    <section data-pane={name} class={`author-pane author-${name}`} aria-label={WORDS.panes[name]} tabIndex={-1}>
      {parts[name]}
    </section>
  )
  const line = (name: Sized) => <Separator of={name} size={sizeOf(name)} room={roomOf(name)} resize={(size) => resize(name, size)} />
  return (
    <div ref={root} class="author-panes">
      {pane('files')}
      {line('files')}
      {pane('editor')}
      {line('tabs')}
      {pane('tabs')}
      {line('problems')}
      {pane('problems')}
    </div>
  )
}
