import type { NextPays as Next } from '../../compiler/asking/answers.ts'
import type { PartEarned } from '../../compiler/describe/earnings/parts.ts'
import type { Series } from '../charts/series.ts'
import type { PartCurve } from '../session/statement.ts'
import { CurveFigure } from './Curve.tsx'
import { Figure } from './Figure.tsx'
import { lineIn } from './line-ref.ts'
import { NextPays } from './NextPays.tsx'
import { useSubject } from './subject.ts'
import { WORDS } from './words.ts'

/** Where a part of pay stands in the statement. */
export function usePartPlace({ label, heading }: Pick<PartEarned, 'label' | 'heading'>) {
  const blocks = useSubject()?.statement.blocks ?? []
  const inShort = lineIn(blocks, 'In short', ({ kind, text }) => kind === 'table' && text.startsWith(`${label}\t`))
  return inShort ?? lineIn(blocks, heading)
}

interface PartCardProps {
  readonly part: PartEarned
  readonly curve: PartCurve['curve']
  /** Which of the colours it has everywhere, from 1. */
  readonly series: Series
  readonly next: Next | undefined
}

/** One part of pay: what it is for, its curve, what the next sale pays. */
export function PartCard({ part, curve, series, next }: PartCardProps) {
  const place = usePartPlace(part)
  return (
    <section class="card explain-part">
      <div class="explain-part-head">
        <h2>{part.label}</h2>
        <p class="explain-part-earned">
          <Figure at={place}>{part.earned}</Figure>
        </p>
      </div>
      <p class="muted">
        {part.ofTarget !== '' && `${WORDS.ofTargetPay(part.ofTarget)} `}
        {part.serves.length > 0 && WORDS.serves(part.serves)}
      </p>
      <CurveFigure curve={curve} series={series} />
      {next !== undefined && <NextPays next={next} />}
    </section>
  )
}

function AlsoRow({ part }: { readonly part: PartEarned }) {
  const place = usePartPlace(part)
  return (
    <tr>
      <th scope="row">
        {part.label}
        {part.ofTarget !== '' && <span class="explain-under">{WORDS.ofTargetPay(part.ofTarget)}</span>}
      </th>
      <td class="explain-wide-only">{part.serves.join('; ')}</td>
      <td class="number">
        <Figure at={place}>{part.earned}</Figure>
      </td>
    </tr>
  )
}

interface AlsoProps {
  readonly parts: readonly PartEarned[]
  /** Whether these are all parts of pay. */
  readonly isAll: boolean
  readonly next: readonly Next[]
}

/** What pays without a curve: prizes, guarantees, limits, parts that are no single curve. */
export function AlsoCard({ parts, isAll, next }: AlsoProps) {
  return (
    <section class="card explain-also">
      <h2>{isAll ? WORDS.yourPay : WORDS.also}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{WORDS.part}</th>
            <th scope="col" class="explain-wide-only">
              {WORDS.servesHead}
            </th>
            <th scope="col" class="number">
              {WORDS.earnedHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <AlsoRow key={part.part} part={part} />
          ))}
        </tbody>
      </table>
      {next.map((one) => (
        <NextPays key={one.metric} next={one} />
      ))}
    </section>
  )
}
