import type { Curve } from '../../compiler/describe/curve/curve.ts'
import { frameOf } from '../../compiler/describe/figure/frame.ts'
import { stripFigure } from '../../compiler/describe/figure/strip.ts'
import { Drawing, Label } from './Drawing.tsx'
import { type Series, seriesClass } from './series.ts'
import { useWidth } from './use-width.ts'
import './charts.css'

export interface MarginalStripProps {
  readonly curve: Curve
  readonly series: Series
}

const HEIGHT = 116

/** What the next point pays, along the results: it stands below the payout curve, knot under knot. */
export function MarginalStrip({ curve, series }: MarginalStripProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { plot } = frameOf([curve], { width, height: HEIGHT })
  const {
    title,
    description,
    stretches,
    texts,
    ticks,
    jumps,
    here,
    ground,
    plot: room,
  } = stripFigure(curve, { width, height: HEIGHT }, plot)
  return (
    <figure class={`charts-figure ${seriesClass(series)}`}>
      <div ref={box}>
        <Drawing width={width} height={HEIGHT} title={title} description={description}>
          {stretches.map(({ x, y, width: wide, height: tall, isHere }) => (
            <rect key={x} class={isHere ? 'charts-stretch charts-stretch-here' : 'charts-stretch'} x={x} y={y} width={wide} height={tall} />
          ))}
          <line class="charts-ground" x1={room.left} x2={room.right} y1={ground} y2={ground} />
          {jumps.map(({ x, isUp }) => (
            <path
              key={x}
              class="charts-leap"
              d={`M${x},${isUp ? room.bottom : room.top}V${isUp ? room.top : room.bottom}m-4,${isUp ? 6 : -6}l4,${isUp ? -6 : 6}l4,${isUp ? 6 : -6}`}
            />
          ))}
          {here !== null && <line class="charts-drop" x1={here} x2={here} y1={room.top - 8} y2={room.bottom} />}
          {texts.map((text) => (
            <Label key={text.x} {...text} kind="amount" />
          ))}
          {ticks.texts.map((text) => (
            <Label key={text.x} {...text} />
          ))}
        </Drawing>
      </div>
    </figure>
  )
}
