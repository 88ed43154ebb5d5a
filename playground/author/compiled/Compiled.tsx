/** The plan as the text of another system, each made when it is asked for. */
import { useState } from 'preact/hooks'
import { Said } from '../../app/Said.tsx'
import { useAnswer } from '../../client/use-answer.ts'
import type { TargetShown } from '../../session/compiled-to.ts'
import { isRefusal, type Refusal } from '../../session/refusal.ts'
import { go, page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Refused } from '../layout/Refused.tsx'
import { Answer } from '../layout/Stale.tsx'
import { PlaceLink } from '../pages/Place.tsx'
import { PAGE_WORDS } from '../pages/words.ts'
import { FileText } from './Text.tsx'
import { COMPILED_WORDS } from './words.ts'
import '../pages/pages.css'
import './compiled.css'

/** The system that is looked at first. */
const FIRST = 'js'

function Target({ target }: { readonly target: TargetShown | undefined }) {
  if (target === undefined) return <p class="muted">{COMPILED_WORDS.documentMakes}</p>
  const { makes, lacks, tested } = target
  return (
    <p class="compiled-target">
      <span class={`pages-badge ${tested ? 'pages-badge-good' : 'pages-badge-look'}`}>
        {tested ? COMPILED_WORDS.tested : COMPILED_WORDS.untested}
      </span>{' '}
      <span class="muted">
        {COMPILED_WORDS.makes(makes)} {lacks !== null && COMPILED_WORDS.lacks(lacks)}
      </span>
    </p>
  )
}

/** Clauses that the system cannot hold, each with its line. */
function Cannot({ refused, label }: { readonly refused: Refusal; readonly label: string }) {
  return (
    <div class="callout compiled-cannot" role="status">
      <h3>{COMPILED_WORDS.cannot(label)}</h3>
      <p class="muted">{COMPILED_WORDS.cannotWhy}</p>
      <ul>
        {refused.findings.map(({ code, message, help, span }, at) => (
          <li key={at}>
            <PlaceLink span={span} of={message} />
            <span>
              <Said text={message} /> <span class="muted">{code}</span>
              {help !== undefined && (
                <span class="compiled-help">
                  <Said text={help} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function Compiled() {
  const target = useStore(page, (state) => state.address.target) ?? FIRST
  const [file, setFile] = useState<string | undefined>(undefined)
  const { output: targets } = useAnswer('targets', null)
  const { output } = useAnswer('compiled', { target, period: null })
  const known = targets?.find(({ name }) => name === target)
  const label = known?.label ?? COMPILED_WORDS.documents.find(({ name }) => name === target)?.label ?? target
  const files = output === undefined || isRefusal(output) || output.target !== target ? [] : output.files
  const shown = files.find(({ name }) => name === file) ?? files[0]
  const isCannot = output !== undefined && isRefusal(output) && output.findings.some(({ code }) => code === 'CB701' || code === 'CB702')
  return (
    <Answer>
      <h2 class="only-read">{COMPILED_WORDS.title}</h2>
      <div class="pages-choices">
        <label>
          {COMPILED_WORDS.system}
          <select class="field" value={target} onChange={(event) => go({ target: event.currentTarget.value })}>
            {targets?.map((one) => (
              <option key={one.name} value={one.name}>
                {one.label}
              </option>
            ))}
            <optgroup label={COMPILED_WORDS.document}>
              {COMPILED_WORDS.documents.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      </div>
      <Target target={known} />
      {output === undefined && <p class="muted">{PAGE_WORDS.waiting}</p>}
      {output !== undefined && isRefusal(output) && (isCannot ? <Cannot refused={output} label={label} /> : <Refused {...output} />)}
      {files.length > 1 && (
        <fieldset class="compiled-files">
          <legend class="only-read">{COMPILED_WORDS.files}</legend>
          {files.map(({ name }) => (
            <button key={name} type="button" class="compiled-name" aria-pressed={name === shown?.name} onClick={() => setFile(name)}>
              {name}
            </button>
          ))}
        </fieldset>
      )}
      {shown !== undefined && <FileText key={`${target} ${shown.name}`} {...shown} />}
    </Answer>
  )
}
