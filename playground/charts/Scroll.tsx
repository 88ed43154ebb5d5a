import type { ComponentChildren } from 'preact'

export interface ScrollProps {
  /** What is in it, for those who hear it. */
  readonly label: string
  readonly children: ComponentChildren
}

/** A table that may be wider than its place: it is scrolled, by keyboard too. */
export function Scroll({ label, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: its arrow keys scroll it
    <section class="scroll" tabIndex={0} aria-label={`Table: ${label}`}>
      {children}
    </section>
  )
}
