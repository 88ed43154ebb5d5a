/** Going along a curve by arrow keys, and with the pointer: at which stop one is. */
import { useState } from 'preact/hooks'
import type { StopAt } from '../../compiler/describe/figure/payout.ts'

export interface Walk {
  /** Undefined: nobody walks. */
  readonly at: StopAt | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onPointerMove: (event: PointerEvent) => void
  readonly leave: () => void
}

/** The stop that a key leads to; undefined where the key leads nowhere. */
export function stopAfter(key: string, at: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined
  const last = count - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight' || key === 'ArrowUp') return at === undefined ? 0 : Math.min(last, at + 1)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return at === undefined ? last : Math.max(0, at - 1)
  return undefined
}

/** The stop that stands nearest to a place from the left. */
export function stopNear(stops: readonly StopAt[], left: number): number | undefined {
  let best: number | undefined
  stops.forEach((stop, i) => {
    const known = best === undefined ? undefined : stops[best]
    if (known === undefined || Math.abs(stop.left - left) < Math.abs(known.left - left)) best = i
  })
  return best
}

/** `width`: that of the drawing, in its own units. */
export function useWalk(stops: readonly StopAt[], width: number): Walk {
  const [at, setAt] = useState<number | undefined>(undefined)
  return {
    at: at === undefined ? undefined : stops[at],
    onKeyDown: (event) => {
      if (event.key === 'Escape') return setAt(undefined)
      const next = stopAfter(event.key, at, stops.length)
      if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      setAt(next)
    },
    onPointerMove: (event) => {
      const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : undefined
      if (box !== undefined && box.width > 0) setAt(stopNear(stops, ((event.clientX - box.left) / box.width) * width))
    },
    leave: () => setAt(undefined),
  }
}
