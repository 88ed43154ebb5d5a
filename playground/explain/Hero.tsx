import type { ComponentChildren } from 'preact'
import type { EarnedSoFar } from '../../compiler/asking/answers.ts'
import { tab } from '../client/tab.ts'
import { useStore } from '../store/use-store.ts'
import { Figure } from './Figure.tsx'
import { lineIn } from './line-ref.ts'
import { useSubject } from './subject.ts'
import { WORDS } from './words.ts'

interface HeroProps {
  readonly soFar: EarnedSoFar | undefined
  readonly pickers: ComponentChildren
}

/** The number that everybody looks for first. */
export function Hero({ soFar, pickers }: HeroProps) {
  const subject = useSubject()
  const burden = useStore(tab, (state) => state.analysis?.burden)
  if (subject === undefined) return null
  const { statement } = subject
  const place = lineIn(statement.blocks, 'In short', ({ kind }) => kind === 'headline')
  const head = statement.blocks[0]?.lines.find((line) => line.kind === 'headline')
  const paid = head?.kind === 'headline' ? head.figures[1]?.value : undefined
  const earned = head?.kind === 'headline' ? head.figures[0]?.value : ''
  return (
    <header class="explain-hero">
      <p class="explain-paper-title only-paper">
        {statement.title}, {statement.period}
      </p>
      <div class="explain-hero-top">
        <h2>{WORDS.earned}</h2>
        {pickers}
      </div>
      <p class="hero explain-earned">
        <Figure at={place}>{earned}</Figure>
      </p>
      <p class="muted">
        {soFar?.target != null && soFar.ofTarget !== null && `${WORDS.ofTarget(soFar.ofTarget.says, soFar.target.says)} `}
        {burden != null && WORDS.goals(burden.metrics.used, burden.reading.seconds)}{' '}
        {paid !== undefined && paid !== earned && WORDS.paid(paid)}
      </p>
    </header>
  )
}
