import type { Dot, PayoutFigure, StopAt, Trail } from '../../compiler/describe/figure/payout.ts'
import { Drawing, Label } from './Drawing.tsx'
import './charts.css'

const RADIUS: Readonly<Record<Dot['kind'], number>> = { bend: 4, open: 4, paid: 4, you: 6 }

function Grid({ plot, grid, ticks, names }: PayoutFigure) {
  return (
    <>
      {grid.map(({ y, text, isGround }) => (
        <g key={text}>
          <line class={isGround ? 'charts-ground' : 'charts-grid'} x1={plot.left} x2={plot.right} y1={y} y2={y} />
          <Label text={text} x={plot.left - 8} y={y + 4} anchor="end" />
        </g>
      ))}
      {ticks.at.map((x) => (
        <line key={x} class="charts-tick" x1={x} x2={x} y1={plot.bottom} y2={plot.bottom + 5} />
      ))}
      {[...ticks.texts, ...names].map((text) => (
        <Label key={`${text.x} ${text.text}`} {...text} />
      ))}
    </>
  )
}

function Line({ line, jumps, kind }: Trail & { readonly kind: 'now' | 'before' }) {
  return (
    <>
      {jumps.map((jump) => (
        <path key={jump} class="charts-jump" d={jump} />
      ))}
      <path class={`charts-line charts-line-${kind}`} d={line} />
    </>
  )
}

export interface PayoutDrawingProps {
  readonly figure: PayoutFigure
  /** The place that is read just now. */
  readonly at?: StopAt | undefined
}

/** A payout curve as a picture, for the size that its figure was laid out for. */
export function PayoutDrawing({ figure, at }: PayoutDrawingProps) {
  const { width, height, title, description, area, drop, before, now, dots, told } = figure
  return (
    <Drawing width={width} height={height} title={title} description={description}>
      <Grid {...figure} />
      {area !== null && <path class="charts-area" d={area} />}
      {drop !== null && <path class="charts-drop" d={drop} />}
      {before !== null && <Line {...before} kind="before" />}
      <Line {...now} kind="now" />
      {dots.map(({ kind, x, y }) => (
        <circle key={`${kind} ${x} ${y}`} class={`charts-dot charts-dot-${kind}`} cx={x} cy={y} r={RADIUS[kind]} />
      ))}
      {told.map((text) => (
        <Label key={`${text.x} ${text.text}`} {...text} />
      ))}
      {at !== undefined && <circle class="charts-dot charts-dot-at" cx={at.left} cy={at.top} r={7} />}
    </Drawing>
  )
}
