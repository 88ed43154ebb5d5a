/** A person who is only imagined, where a plan has no data: as an example of the plan states them, and moved from there. */
import { PayoutCurve } from '../charts/PayoutCurve.tsx'
import { seriesAt, seriesClass } from '../charts/series.ts'
import { useAnswer } from '../client/use-answer.ts'
import type { ImaginedShown } from '../session/imagined.ts'
import { isRefusal } from '../session/refusal.ts'
import { go, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { readImagined, writeImagined } from './asked.ts'
import { WORDS } from './words.ts'
import './imagined.css'

type Moving = Pick<ImaginedShown, 'at' | 'movables'> & { readonly move: (key: string, steps: number) => void }

function Movables({ movables, move }: Moving) {
  return (
    <>
      {movables.map(({ key, label, says, at, steps }) => (
        <label key={key} class="imagined-movable">
          <span>{label}</span>
          <span class="number">{says}</span>
          <input
            type="range"
            min={0}
            max={steps}
            value={at}
            aria-label={label}
            aria-valuetext={says}
            onInput={(event) => move(key, event.currentTarget.valueAsNumber)}
          />
        </label>
      ))}
    </>
  )
}

function Parts({ parts }: Pick<ImaginedShown['result'], 'parts'>) {
  return (
    <ul class="imagined-parts" aria-label={WORDS.parts}>
      {parts.map(({ part, label, ofTarget, earned, share, series }) => (
        <li key={part} class={`imagined-part ${seriesClass(seriesAt(series))}`}>
          <span>
            <b>{label}</b> {ofTarget !== '' && <span class="muted">{WORDS.ofTarget(ofTarget)}</span>}
          </span>
          <span class="number">{earned}</span>
          <svg class="imagined-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="imagined-bar-all" width="100" height="8" />
            <rect class="imagined-bar-own" width={share * 100} height="8" />
          </svg>
        </li>
      ))}
    </ul>
  )
}

export function Imagined() {
  const asked = readImagined(useStore(page, ({ address }) => address.imagine))
  const { output } = useAnswer('imagined', asked)
  if (output === undefined) return <p class="muted">{WORDS.waiting}</p>
  if (isRefusal(output)) return null
  const { cases, at, movables, result, left } = output
  const move = (key: string, steps: number): void => go({ imagine: writeImagined({ at, moves: { ...asked.moves, [key]: steps } }) })
  const isMoved = Object.keys(asked.moves).length > 0
  return (
    <section class="imagined" aria-label={WORDS.earns}>
      <p class="callout imagined-why">
        <span>{WORDS.why}</span>
        <button type="button" class="button" onClick={() => go({ mode: 'author', tab: 'simulate' })}>
          {WORDS.data}
        </button>
      </p>
      {cases.length > 1 && (
        <label class="imagined-like">
          {WORDS.like}
          <select class="field" value={at} onChange={(event) => go({ imagine: event.currentTarget.value })}>
            {cases.map((label, place) => (
              <option key={place} value={place}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="imagined-lead">{WORDS.earns}</p>
      <p class="hero" role="status">
        {result.earned}
      </p>
      <p class="muted">
        {result.days}
        {left.length > 0 && `. ${WORDS.left(left)}`}
      </p>
      <Parts parts={result.parts} />
      {movables.length > 0 && (
        <section class="imagined-block" aria-label={WORDS.move}>
          <div class="imagined-head">
            <h2>{WORDS.move}</h2>
            {isMoved && (
              <button type="button" class="button" onClick={() => go({ imagine: String(at) })}>
                {WORDS.reset}
              </button>
            )}
          </div>
          <Movables at={at} movables={movables} move={move} />
        </section>
      )}
      {result.parts.map(({ part, label, curve, series }) =>
        curve === null ? null : (
          <section key={part} class="imagined-block" aria-label={label}>
            <h2>{label}</h2>
            <PayoutCurve curve={curve} series={seriesAt(series)} height={250} />
          </section>
        ),
      )}
    </section>
  )
}
