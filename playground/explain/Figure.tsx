import type { ComponentChildren } from 'preact'
import type { Place } from './line-ref.ts'
import { hrefOf, useSubject } from './subject.ts'

interface FigureProps {
  /** The line of the statement that says where it comes from; without one it is only shown. */
  readonly at: Place | undefined
  readonly children: ComponentChildren
}

/** A number that leads to its line of the statement. */
export function Figure({ at, children }: FigureProps) {
  const subject = useSubject()
  if (at === undefined || subject === undefined) return <>{children}</>
  return (
    <a class="explain-figure" href={hrefOf(subject, at)}>
      {children}
    </a>
  )
}
