import type { ComponentChildren } from 'preact'
import { useAfterPaint } from '../app/use-after-paint.ts'
import { seriesAt } from '../charts/series.ts'
import type { PeriodsShown } from '../session/people.ts'
import { isRefusal } from '../session/refusal.ts'
import { DealsCard } from './Deals.tsx'
import { Hero } from './Hero.tsx'
import { AlsoCard, PartCard } from './Parts.tsx'
import { Pickers } from './Pickers.tsx'
import { Side } from './Side.tsx'
import { StatementCard } from './Statement.tsx'
import { Refused, Said } from './States.tsx'
import { SubjectContext } from './subject.ts'
import { useAsked } from './use-asked.ts'
import { type Paid, usePaid } from './use-paid.ts'
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
  const { paid, isLeft } = usePaid(asked, all)
  const refused = isRefusal(paid) ? paid : undefined
  const shown = isRefusal(paid) ? undefined : paid
  const answers = useAsked(shown && asked)
  const pickers = <Pickers periods={periods} person={asked.person} period={asked.period} isSample={isSample && refused === undefined} />
  if (refused?.because === 'asked')
    return (
      <div class="explain-alone">
        {pickers}
        <Said title={WORDS.notHere} under={WORDS.chooseOther} />
      </div>
    )
  if (refused !== undefined)
    return (
      <div class="explain-alone">
        <Refused refusal={refused} />
      </div>
    )
  if (shown === undefined)
    return (
      <p class="explain-waiting muted" role="status">
        {WORDS.loading}
      </p>
    )
  return (
    <SubjectContext.Provider value={shown}>
      <div class={isLeft ? 'stale' : undefined}>
        <Pay shown={shown} answers={answers} pickers={pickers} all={all} showAll={showAll} />
      </div>
    </SubjectContext.Provider>
  )
}

interface PayProps extends Pick<ViewProps, 'all' | 'showAll'> {
  readonly shown: Paid
  readonly answers: ReturnType<typeof useAsked>
  readonly pickers: ComponentChildren
}

/** The figure first; what explains it a frame later. */
function Pay({ shown, answers, pickers, all, showAll }: PayProps) {
  const isPainted = useAfterPaint()
  const hero = <Hero soFar={answers.soFar} pickers={pickers} />
  const { earnings, curves } = shown
  const curveOf = new Map(curves.map(({ part, curve }) => [part, curve]))
  const nextOf = (metric: string | null) => answers.next.find((one) => one.metric === metric && one.step !== null)
  const drawn = earnings.parts.filter(({ part }) => curveOf.has(part))
  const others = earnings.parts.filter(({ part }) => !curveOf.has(part))
  if (!isPainted)
    return (
      <div class="columns explain-columns">
        <div class="stack">{hero}</div>
      </div>
    )
  return (
    <div class="columns explain-columns">
      <div class="stack">
        {hero}
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
  )
}
