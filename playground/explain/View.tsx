import { useMemo } from 'preact/hooks'
import { seriesAt } from '../charts/series.ts'
import { useAnswer } from '../client/use-answer.ts'
import type { PeriodsShown } from '../session/people.ts'
import { isRefusal } from '../session/refusal.ts'
import { DealsCard } from './Deals.tsx'
import { Hero } from './Hero.tsx'
import { AlsoCard, PartCard } from './Parts.tsx'
import { Pickers } from './Pickers.tsx'
import { Side } from './Side.tsx'
import { StatementCard } from './Statement.tsx'
import { Refused, Said } from './States.tsx'
import { type Subject, SubjectContext } from './subject.ts'
import { useAsked } from './use-asked.ts'
import { WORDS } from './words.ts'

interface ViewProps {
  readonly asked: { readonly person: string; readonly period: string }
  readonly periods: PeriodsShown
  readonly isSample: boolean
  readonly all: boolean
  readonly showAll: (all: boolean) => void
}

/** One person's pay in one period. */
export function View({ asked, periods, isSample, all, showAll }: ViewProps) {
  const { output: statement } = useAnswer('statement', asked)
  const { output: earnings } = useAnswer('earnings', { ...asked, all })
  const { output: curves } = useAnswer('figures', asked)
  const { person, period } = asked
  const subject = useMemo<Subject | undefined>(
    () => (statement === undefined || isRefusal(statement) ? undefined : { person, period, statement }),
    [statement, person, period],
  )
  const answers = useAsked(subject && asked)
  if (statement === undefined || earnings === undefined || curves === undefined)
    return (
      <p class="explain-waiting muted" role="status">
        {WORDS.loading}
      </p>
    )
  const refused = [statement, earnings, curves].find(isRefusal)
  if (refused?.because === 'asked')
    return (
      <div class="explain-alone">
        <Pickers periods={periods} person={person} period={period} isSample={false} />
        <Said title={WORDS.notHere} under={WORDS.chooseOther} />
      </div>
    )
  if (refused !== undefined || isRefusal(earnings) || isRefusal(curves) || subject === undefined)
    return <div class="explain-alone">{refused !== undefined && <Refused refusal={refused} />}</div>
  const curveOf = new Map(curves.map(({ part, curve }) => [part, curve]))
  const nextOf = (metric: string | null) => answers.next.find((one) => one.metric === metric && one.step !== null)
  const drawn = earnings.parts.filter(({ part }) => curveOf.has(part))
  const others = earnings.parts.filter(({ part }) => !curveOf.has(part))
  return (
    <SubjectContext.Provider value={subject}>
      <div class="columns explain-columns">
        <div class="stack">
          <Hero soFar={answers.soFar} periods={periods} isSample={isSample} />
          {drawn.map((part, at) => {
            const curve = curveOf.get(part.part)
            return (
              curve !== undefined && <PartCard key={part.part} part={part} curve={curve} series={seriesAt(at)} next={nextOf(part.metric)} />
            )
          })}
          {others.length > 0 && (
            <AlsoCard parts={others} isAll={drawn.length === 0} next={others.flatMap(({ metric }) => nextOf(metric) ?? [])} />
          )}
          <DealsCard deals={earnings.deals} isAll={all} showAll={showAll} />
        </div>
        <Side earnings={earnings} asked={answers} />
        <div class="explain-below">
          <StatementCard />
        </div>
      </div>
    </SubjectContext.Provider>
  )
}
