/** The line between two panes: dragged, or moved with the arrow keys. */
import { WORDS } from '../words.ts'
import { firstOf, fitting, LIMITS, type Sized } from './sizes.ts'

interface SeparatorProps {
  readonly of: Sized
  readonly size: number
  /** How much room there is for all panes along the axis. */
  readonly room: number
  readonly resize: (size: number) => void
}

/** Along which axis a drag counts, and whether the pane grows with it. */
const AXES = {
  files: { across: true, grows: 1 },
  tabs: { across: true, grows: -1 },
  problems: { across: false, grows: -1 },
} as const
const STEP = 16

export function Separator({ of, size, room, resize }: SeparatorProps) {
  const { across, grows } = AXES[of]
  const limits = LIMITS[of]
  const to = (wanted: number): void => resize(fitting(limits, wanted, room))
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.button !== 0) return
    event.preventDefault()
    const line = event.currentTarget
    const start = across ? event.clientX : event.clientY
    line.setPointerCapture(event.pointerId)
    line.onpointermove = ({ clientX, clientY }) => to(size + grows * ((across ? clientX : clientY) - start))
    line.onpointerup = () => {
      line.onpointermove = null
      line.onpointerup = null
    }
  }
  const press = (event: KeyboardEvent): void => {
    const sizes: Readonly<Record<string, number>> = {
      [across ? 'ArrowRight' : 'ArrowDown']: size + grows * STEP,
      [across ? 'ArrowLeft' : 'ArrowUp']: size - grows * STEP,
      Home: limits.least,
      End: room,
    }
    const wanted = sizes[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    to(wanted)
  }
  return (
    <hr
      class={`author-separator author-separator-${across ? 'across' : 'down'}`}
      tabIndex={0}
      aria-label={WORDS.separators[of]}
      aria-orientation={across ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={limits.least}
      aria-valuemax={Math.max(limits.least, Math.round(room * limits.most))}
      onPointerDown={drag}
      onKeyDown={press}
      onDblClick={() => to(firstOf(of, room))}
    />
  )
}
