import type { ComponentChildren } from 'preact'
import { Said as Text } from '../app/Said.tsx'
import { seriesAt } from '../charts/series.ts'
import { tab } from '../client/tab.ts'
import { useAnswer } from '../client/use-answer.ts'
import { Imagined } from '../imagined/Imagined.tsx'
import { isRefusal, type Refusal } from '../session/refusal.ts'
import { go, hasNoData, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { BlockLines } from './Block.tsx'
import { WORDS } from './words.ts'

/** The plan is being mended: what is shown is of its last text without errors. */
export function StaleBanner() {
  const analysis = useStore(tab, (state) => state.analysis)
  const stale = analysis?.stale
  if (analysis === undefined || stale == null) return null
  const problems = analysis.findings.filter(({ severity }) => severity === 'error').length
  return (
    <p class="explain-banner" role="status">
      <span>{WORDS.stale(WORDS.problems(problems), stale.line)}</span>
      <button type="button" class="button" onClick={() => go({ mode: 'author', file: stale.file })}>
        {WORDS.goTo}
      </button>
    </p>
  )
}

interface CardProps {
  readonly title: string
  readonly under?: string
  readonly children?: ComponentChildren
}

/** Something in place of pay, said plainly. */
export function Said({ title, under, children }: CardProps) {
  return (
    <section class="card explain-said" role="status">
      <h2>{title}</h2>
      {under !== undefined && (
        <p class="muted">
          <Text text={under} />
        </p>
      )}
      {children}
    </section>
  )
}

const MOST = 20

/** What keeps the pay from being worked out, each with its place. */
export function Findings({ findings }: Pick<Refusal, 'findings'>) {
  const shown = findings.slice(0, MOST)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls can be scrolled by keyboard
    <section class="scroll" tabIndex={0} aria-label={WORDS.problem}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{WORDS.file}</th>
            <th scope="col" class="number">
              {WORDS.line}
            </th>
            <th scope="col" class="number">
              {WORDS.column}
            </th>
            <th scope="col" class="explain-finding">
              {WORDS.problem}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ code, message, help, span: { file, start } }, at) => (
            <tr key={at}>
              <td class="explain-short">{file}</td>
              <td class="number">{start.line}</td>
              <td class="number">{start.column}</td>
              <td class="explain-finding">
                <Text text={message} />
                {help !== undefined && (
                  <span class="explain-under">
                    <Text text={help} />
                  </span>
                )}
                <span class="only-read"> ({code})</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > MOST && <p class="muted">{WORDS.moreFindings(findings.length - MOST)}</p>}
    </section>
  )
}

/** The plan as everybody who is on it reads it. */
export function PlanPage() {
  const { output } = useAnswer('planPage', null)
  if (output === undefined || isRefusal(output)) return null
  const drawn = output.blocks.filter(({ lines }) => lines.some(({ kind }) => kind === 'curve'))
  return (
    <article class="card explain-page">
      <h2>{output.title}</h2>
      {output.blocks.map((block) => (
        <section key={block.heading} class="explain-block">
          <h3>{block.heading}</h3>
          <BlockLines block={block} idOf={undefined} marked={undefined} series={seriesAt(Math.max(0, drawn.indexOf(block)))} />
        </section>
      ))}
    </article>
  )
}

/** Why there is no pay to show. */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  const isQuotas = useStore(
    page,
    ({ workspace, address }) => workspace?.company.files.find(({ path }) => path === address.plan)?.kind === 'quotas',
  )
  const isWithoutData = useStore(page, hasNoData)
  if (isQuotas)
    return (
      <Said title={WORDS.quotas} under={WORDS.quotasUnder}>
        <button type="button" class="button button-main" onClick={() => go({ mode: 'author', tab: 'quotas' })}>
          {WORDS.quotasGo}
        </button>
      </Said>
    )
  if (refusal.because === 'data' && isWithoutData)
    return (
      <>
        <div class="card">
          <Imagined />
        </div>
        <PlanPage />
      </>
    )
  const { findings, message } = refusal
  const isData = refusal.because === 'data'
  return (
    <Said
      title={isData ? WORDS.refusedData : WORDS.refusedPlan}
      under={
        isData && findings.length > 0 ? WORDS.refusedDataUnder(findings.length) : `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
      }
    >
      {findings.length > 0 && <Findings findings={findings} />}
    </Said>
  )
}
