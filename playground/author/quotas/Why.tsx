/** Why a part has its quota, or a row its territory: asked by its key. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useAnswer } from '../../client/use-answer.ts'
import { isRefusal } from '../../session/refusal.ts'
import { Refused } from '../layout/Refused.tsx'
import { Blocks } from '../pages/Block.tsx'
import { PAGE_WORDS } from '../pages/words.ts'
import { QUOTA_WORDS } from './words.ts'

/** A list of more would be longer than anybody reads; any key can be typed. */
const LISTED = 500

interface WhyProps {
  readonly file: string
  readonly keys: readonly string[]
  /** What was asked for on the tables above. */
  readonly asked: string | undefined
  readonly ask: (key: string) => void
}

export function Why({ file, keys, asked, ask }: WhyProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const { output } = useAnswer('quota', asked === undefined ? undefined : { path: file, key: asked })
  useEffect(() => {
    if (asked === undefined) return
    setTyped(asked)
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [asked])
  return (
    <section class="pages-block">
      <h3 ref={heading} tabIndex={-1}>
        {QUOTA_WORDS.why}
      </h3>
      <form
        class="quotas-ask"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed !== '') ask(typed)
        }}
      >
        <label>
          <span class="muted">{QUOTA_WORDS.key}</span>
          <input
            class="field"
            list={id}
            value={typed}
            placeholder={keys[0]}
            autocomplete="off"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <datalist id={id}>
          {keys.slice(0, LISTED).map((key) => (
            <option key={key} value={key} />
          ))}
        </datalist>
        <button type="submit" class="button">
          {QUOTA_WORDS.ask}
        </button>
      </form>
      {asked !== undefined && output === undefined && <p class="muted">{PAGE_WORDS.waiting}</p>}
      {asked !== undefined &&
        output !== undefined &&
        (isRefusal(output) ? (
          <Refused {...output} />
        ) : (
          <div class="quotas-reason" role="status">
            <p>
              <b>{output.title}</b>
            </p>
            <Blocks blocks={output.blocks} />
          </div>
        ))}
    </section>
  )
}
