import { type Steps, waterfallFigure } from '../../compiler/describe/figure/waterfall.ts'
import { Drawing, Label } from './Drawing.tsx'
import { ChartTable } from './Table.tsx'
import { useWidth } from './use-width.ts'
import { WORDS } from './words.ts'
import './charts.css'

export interface WaterfallProps {
  readonly steps: Steps
  readonly height?: number
}

/** From one total to another, change by change. */
export function Waterfall({ steps, height = 240 }: WaterfallProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  const { title, description, ground, bars, joints, amounts, labels } = waterfallFigure(steps, { width, height })
  const { before, after } = steps
  return (
    <figure class="charts-figure">
      <div ref={box}>
        <Drawing width={width} height={height} title={title} description={description}>
          {joints.map(({ x1, x2, y }) => (
            <line key={x1} class="charts-tick" x1={x1} x2={x2} y1={y} y2={y} />
          ))}
          {bars.map(({ kind, x, y, width: wide, height: tall }) => (
            <rect key={x} class={`charts-fall charts-fall-${kind}`} x={x} y={y} width={wide} height={tall} />
          ))}
          <line class="charts-ground" x1={0} x2={width} y1={ground} y2={ground} />
          {[...amounts, ...labels].map((text) => (
            <Label key={`${text.x} ${text.y}`} {...text} />
          ))}
        </Drawing>
      </div>
      <ChartTable
        caption={title}
        head={[WORDS.step, WORDS.cost]}
        rows={[
          [before.label, before.total.says],
          ...steps.steps.map(({ label, change }) => [label, change.says]),
          [after.label, after.total.says],
        ]}
      />
    </figure>
  )
}
