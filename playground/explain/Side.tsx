import type { Earnings } from '../../compiler/describe/earnings/earnings.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { GoalCard } from './Goal.tsx'
import { GoalsCard } from './Goals.tsx'
import { goalsFor } from './goal-range.ts'
import { OpenDealsCard } from './OpenDeals.tsx'
import { parseAmount } from './parse-amount.ts'
import { QuizCard } from './Quiz.tsx'
import { useSubject } from './subject.ts'
import type { Asked } from './use-asked.ts'
import { WhyCard } from './Why.tsx'
import { WORDS } from './words.ts'

interface SideProps {
  readonly earnings: Earnings
  readonly asked: Asked
}

/** What a reader asks beside what was earned. */
export function Side({ earnings, asked: { soFar, open, quiz } }: SideProps) {
  const subject = useSubject()
  const goal = useStore(page, ({ address }) => address.goal)
  if (subject === undefined) return null
  const { person, period, statement } = subject
  const range = soFar && goalsFor(soFar, statement.currency)
  const chosen = range === undefined || goal === undefined ? undefined : parseAmount(goal, 'en-US', range.digits)
  return (
    <aside class="stack" aria-label={WORDS.side}>
      {range !== undefined && (
        <GoalCard key={`${person} ${period}`} range={range} currency={statement.currency} locale={navigator.language} />
      )}
      {soFar !== undefined && <GoalsCard soFar={soFar} parts={earnings.parts} />}
      {range !== undefined && open.length > 0 && (
        <OpenDealsCard key={`open ${person} ${period}`} deals={open} goal={chosen ?? range.start} />
      )}
      <WhyCard why={earnings.why} />
      {quiz.length > 0 && <QuizCard key={`quiz ${person} ${period}`} questions={quiz} />}
      <section class="card no-print">
        <h2>{WORDS.askTitle}</h2>
        <p class="muted">{WORDS.ask}</p>
      </section>
    </aside>
  )
}
