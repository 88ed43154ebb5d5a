/** Everybody's pay of a period: what it costs, how it is spread, and a scenario beside it. */
import { useEffect, useState } from 'preact/hooks'
import { tab } from '../../client/tab.ts'
import { useAnswer } from '../../client/use-answer.ts'
import { isRefusal } from '../../session/refusal.ts'
import { go, hasNoData, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Refused } from '../layout/Refused.tsx'
import { Stale, useIsStale } from '../layout/Stale.tsx'
import { usePeriod } from '../pages/use-period.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { BadRows } from './BadRows.tsx'
import { Choosing } from './Choosing.tsx'
import { askedFor, type Choices, possible, readChoices, writeChoices } from './choices.ts'
import { Files } from './Files.tsx'
import { Outcome } from './Outcome.tsx'
import { cancel, keyOf, type Run, run, start } from './run.ts'
import { SIMULATE_WORDS } from './words.ts'
import '../pages/pages.css'
import './simulate.css'

/** Runs that took no longer than this are made again with every change. */
const QUICK = 1000
/** How long the typing must rest before. */
const REST = 400
/** Before this a run shows no bar. */
const SHOWN_AFTER = 300

function Running({ progress }: Pick<Run, 'progress'>) {
  const [isShown, show] = useState(false)
  useEffect(() => {
    const waiting = setTimeout(() => show(true), SHOWN_AFTER)
    return () => clearTimeout(waiting)
  }, [])
  if (!isShown) return null
  return (
    <div class="simulate-running">
      <progress aria-label={SIMULATE_WORDS.progress} max={1} value={progress?.part ?? 0} />
      <span class="muted" role="status">
        {SIMULATE_WORDS.running(progress?.rows ?? null)}
      </span>
      <button type="button" class="button" onClick={cancel}>
        {SIMULATE_WORDS.cancel}
      </button>
    </div>
  )
}

export function Simulate() {
  const workspace = useStore(page, (state) => state.workspace)
  const plan = useStore(page, (state) => state.address.plan)
  const revision = useStore(tab, (state) => state.revision)
  const subject = useStore(tab, (state) => state.subject)
  const asChosen = useStore(page, (state) => state.address.run)
  const now = useStore(run, (state) => state)
  const { output } = useAnswer('fields', null)
  const fields = output === undefined || isRefusal(output) ? undefined : output
  const chosen = possible(readChoices(asChosen), fields)
  const choose = (change: Partial<Choices>): void => go({ run: writeChoices({ ...chosen, ...change }) })
  const { period, all, refused } = usePeriod()
  const isStale = useIsStale()
  const isWithoutData = useStore(page, hasNoData)
  const asked =
    workspace === undefined || plan === undefined || period === undefined ? undefined : askedFor(workspace, plan, period, chosen)
  const key = asked === undefined ? undefined : keyOf(asked)
  const isNow = key !== undefined && now.key === key

  useEffect(() => {
    // a text with errors pays nobody: what it last paid stays
    if (isStale || asked === undefined || key === undefined || run.get().key === key) return
    const before = run.get()
    const isFirst = before.kind === 'none' || before.output === undefined || before.kind === 'refused'
    if (!isFirst && before.kind === 'done' && before.took > QUICK) return
    const waiting = setTimeout(() => void start(asked), isFirst ? 0 : REST)
    return () => clearTimeout(waiting)
    // the question is compared by what it says
  }, [key, revision, subject, isStale])

  if (workspace === undefined || plan === undefined) return <p class="muted">{PAGE_WORDS.waiting}</p>
  if (refused !== undefined && refused.because !== 'data') return <Refused {...refused} />
  if (refused !== undefined && isWithoutData)
    return (
      <>
        <div class="pages-empty">
          <h2>{SIMULATE_WORDS.noData}</h2>
          <p class="muted">{SIMULATE_WORDS.noDataWhy}</p>
        </div>
        <Files />
      </>
    )
  return (
    <>
      <Stale />
      <div class="pages-head">
        <h2 class="only-read">{SIMULATE_WORDS.title}</h2>
        {all.length > 0 && (
          <Choosing workspace={workspace} plan={plan} fields={fields ?? []} chosen={chosen} choose={choose} period={period} all={all} />
        )}
        <label class="simulate-sample">
          <input type="checkbox" checked={chosen.isSample} onChange={(event) => choose({ isSample: event.currentTarget.checked })} />
          {SIMULATE_WORDS.sample}
        </label>
      </div>
      <Files />
      {refused !== undefined && <BadRows refused={refused} />}
      {refused === undefined && now.kind === 'running' && <Running key={now.key} progress={now.progress} />}
      {refused === undefined &&
        !isStale &&
        asked !== undefined &&
        (!isNow || now.kind === 'cancelled') &&
        now.kind !== 'running' &&
        now.kind !== 'none' && (
          <p class="callout simulate-again">
            <span>{now.kind === 'cancelled' && isNow ? SIMULATE_WORDS.cancelled : SIMULATE_WORDS.changed}</span>
            <button type="button" class="button" onClick={() => void start(asked)}>
              {now.kind === 'cancelled' ? SIMULATE_WORDS.run : SIMULATE_WORDS.again}
            </button>
          </p>
        )}
      {refused === undefined && isNow && now.refused !== undefined && <BadRows refused={now.refused} />}
      {refused === undefined && now.output !== undefined && (
        <div class={isNow && now.kind === 'done' ? undefined : 'stale'}>
          {now.output.isSample && <p class="callout simulate-sampled">{SIMULATE_WORDS.sampleOf}</p>}
          <Outcome output={now.output} took={now.took} />
        </div>
      )}
    </>
  )
}
