/** How wide a drawing is shown, so that it is laid out for just that: its text keeps its size at every width. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** The width before anything was measured, and where nothing can be. */
const USUAL = 560
/** Below this a drawing is scaled down rather than laid out anew. */
const LEAST = 220

/** A reference for the element that holds the drawing, and its width in whole pixels. On paper the drawing is scaled to the page. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(USUAL)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = (): void => {
      const { clientWidth } = element
      if (clientWidth > 0) setWidth(Math.max(LEAST, clientWidth))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
