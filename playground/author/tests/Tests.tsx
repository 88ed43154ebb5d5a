/** The examples of the text that is open, run again with every change. */

import { offBy } from '../../../compiler/examples/answer.ts'
import type { Checked, ExampleResult } from '../../../compiler/examples/result.ts'
import { type Diagnostic, hasErrors } from '../../../messages/diagnostic.ts'
import { placeKey } from '../../../messages/span.ts'
import { Said } from '../../app/Said.tsx'
import { useAnswer } from '../../client/use-answer.ts'
import type { TestedShown } from '../../session/examples.ts'
import { refusal } from '../../session/refusal.ts'
import { page } from '../../store/page.ts'
import { useStore } from '../../store/use-store.ts'
import { Refused } from '../layout/Refused.tsx'
import { Answer } from '../layout/Stale.tsx'
import { PlaceLink } from '../pages/Place.tsx'
import { useLastGood } from '../pages/use-last-good.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { TEST_WORDS } from './words.ts'
import '../pages/pages.css'
import './tests.css'

function Missed(one: Checked) {
  const { says, expected, got, hint, derivation, span } = one
  const off = offBy(one)
  return (
    <div class="tests-missed">
      <p>
        <b>{says}</b> <PlaceLink span={span} of={says} />
      </p>
      <dl>
        <dt>{TEST_WORDS.expected}</dt>
        <dd>{expected}</dd>
        <dt>{TEST_WORDS.came}</dt>
        <dd class="loss">
          {got} {off !== '' && <span class="tests-off">{off}</span>}
        </dd>
      </dl>
      {hint !== undefined && <p class="tests-hint">{hint}</p>}
      {derivation.length > 0 && (
        <ol class="tests-work">
          {derivation.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Example({ name, span, passed, expectations, diagnostics }: ExampleResult) {
  const missed = expectations.filter((one) => !one.passed)
  const others = diagnostics.filter(({ code }) => code !== 'CB601')
  return (
    <li class="tests-example">
      <p class="tests-name">
        <span class={`pages-badge ${passed ? 'pages-badge-good' : 'pages-badge-bad'}`}>
          {passed ? TEST_WORDS.mark.passed : TEST_WORDS.mark.failed}
        </span>
        <span>{name}</span>
        <PlaceLink span={span} of={name} />
      </p>
      {!passed && expectations.length > 1 && (
        <p class="muted">{TEST_WORDS.holds(expectations.length - missed.length, expectations.length)}</p>
      )}
      {missed.map((one, at) => (
        <Missed key={at} {...one} />
      ))}
      {others.map(({ code, message, span: where }, at) => (
        <p key={at} class="tests-finding">
          <Said text={message} /> <span class="muted">{code}</span> <PlaceLink span={where} of={message} />
        </p>
      ))}
    </li>
  )
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'
const isWhole = (tested: TestedShown): tested is TestedShown => !hasErrors(tested.findings)

export function Tests() {
  const plan = useStore(page, (state) => state.address.plan)
  const { output } = useAnswer('tests', plan === undefined ? undefined : { path: plan })
  const { shown } = useLastGood(output, isWhole)
  if (shown === undefined) return <p class="muted">{PAGE_WORDS.waiting}</p>
  const errors = shown.findings.filter(isError)
  if (errors.length > 0) return <Refused {...refusal('plan', TEST_WORDS.notYet, errors)} />
  const { examples, promises } = shown
  const failed = examples.filter((one) => !one.passed)
  return (
    <Answer>
      {examples.length === 0 ? (
        <div class="pages-empty">
          <h2>{TEST_WORDS.none}</h2>
          <p class="muted">{TEST_WORDS.noneWhy}</p>
        </div>
      ) : (
        <>
          <h2 class="only-read">{TEST_WORDS.title}</h2>
          <p class={`tests-sum ${failed.length === 0 ? 'gain' : 'loss'}`} role="status">
            {failed.length === 0 ? TEST_WORDS.passed(examples.length) : TEST_WORDS.failed(failed.length, examples.length)}
          </p>
          <ul class="tests-list">
            {[...failed, ...examples.filter((one) => one.passed)].map((one) => (
              <Example key={`${one.span.file} ${placeKey(one.span.start)}`} {...one} />
            ))}
          </ul>
        </>
      )}
      {promises.length > 0 && (
        <section class="pages-block">
          <h3>{TEST_WORDS.promises}</h3>
          <ul class="tests-list">
            {promises.map(({ title, span }) => (
              <li key={placeKey(span.start)} class="tests-example">
                <p class="tests-name">
                  <span class="pages-badge pages-badge-look">{TEST_WORDS.undecided}</span>
                  <span>{title}</span>
                  <PlaceLink span={span} of={title} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Answer>
  )
}
