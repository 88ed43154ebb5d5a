import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { PlacedText, Size } from '../../compiler/describe/figure/frame.ts'

export interface DrawingProps extends Size {
  readonly title: string
  readonly description: string
  readonly children: ComponentChildren
}

/** An SVG picture with a name and a description. */
export function Drawing({ width, height, title, description, children }: DrawingProps) {
  const id = useId()
  return (
    <svg class="charts-svg" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  )
}

/** A text at its place. */
export function Label({ text, x, y, anchor, kind = 'plain' }: PlacedText & { readonly kind?: string }) {
  return (
    <text class={`charts-text charts-${kind}`} x={x} y={y} text-anchor={anchor}>
      {text}
    </text>
  )
}
