import type { ComponentChildren } from 'preact'
import type { BurdenShown, PlanReviewShown } from '../../compiler/review/shown.ts'
import { WORDS } from './words.ts'

interface RuleProps {
  readonly isFine: boolean
  readonly children: ComponentChildren
}

function Rule({ isFine, children }: RuleProps) {
  return (
    <li class={isFine ? 'review-fine' : 'review-look'}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={isFine ? 'M3,8.5l3.2,3.2L13,5' : 'M8,3v6M8,12v.5'} />
      </svg>
      <span class="only-read">{isFine ? WORDS.fine : WORDS.look} </span>
      <span>{children}</span>
    </li>
  )
}

/** `5 min to read`, and what it was where that differs. */
function withBefore(now: string, before: string, was: string): string {
  return now === before ? now : `${now} (${WORDS.was(was)})`
}

const minutes = ({ seconds }: BurdenShown): number => Math.ceil(seconds / 60)

/** What a plan has to keep to: few metrics, objectives served, a short text, no surprises. */
export function Rules({ before, after, newJumps, broken }: PlanReviewShown) {
  const served = (one: BurdenShown): readonly string[] => one.objectives.flatMap(({ label, isServed }) => (isServed ? [label] : []))
  const lost = served(before).filter((label) => !served(after).includes(label))
  const metrics = (one: BurdenShown): string => WORDS.metrics(one.metrics, one.mostMetrics)
  const reading = (one: BurdenShown): string => WORDS.minutes(minutes(one))
  return (
    <section class="card" aria-labelledby="review-rules">
      <h2 id="review-rules">{WORDS.rules}</h2>
      <ul class="review-rules">
        <Rule isFine={after.metrics <= after.mostMetrics}>{withBefore(metrics(after), metrics(before), String(before.metrics))}</Rule>
        {after.objectives.length > 0 && (
          <Rule isFine={lost.length === 0}>
            {lost.length === 0 ? WORDS.served(served(after).length, after.objectives.length) : WORDS.lost(lost.join(', '))}
          </Rule>
        )}
        <Rule isFine={minutes(after) <= Math.max(5, minutes(before))}>
          {withBefore(reading(after), reading(before), String(minutes(before)))}
        </Rule>
        {newJumps.length === 0 && <Rule isFine>{WORDS.noJump}</Rule>}
        {newJumps.map(({ pay, at, from, to }) => (
          <Rule key={`${pay} ${at}`} isFine={false}>
            {WORDS.jump(pay, at, from, to)}
          </Rule>
        ))}
        {broken.length === 0 && <Rule isFine>{WORDS.holds}</Rule>}
        {broken.map(({ name, says, file, line }) => (
          <Rule key={name} isFine={false}>
            {WORDS.fails(name, says)} <span class="review-place">{WORDS.place(file, line)}</span>
          </Rule>
        ))}
      </ul>
    </section>
  )
}
