/** The reviewer's view: two versions of a plan, and what the difference comes to. */
import { Said } from '../app/Said.tsx'
import { client, report } from '../client/tab.ts'
import { useAnswer } from '../client/use-answer.ts'
import { hasNoData, page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { textsOf, type Workspace } from '../store/workspace.ts'
import { Block } from './Block.tsx'
import { Broken } from './Broken.tsx'
import { Comment } from './Comment.tsx'
import { givenText } from './given.ts'
import { Pickers, Views } from './Pickers.tsx'
import { PlanReview } from './PlanReview.tsx'
import { saveFile } from './save.ts'
import { TextDiff } from './text/TextDiff.tsx'
import { baseOf, type Versions, versionsOf } from './versions.ts'
import { Waiting } from './Waiting.tsx'
import { WORDS } from './words.ts'
import './review.css'

export function Review() {
  const workspace = useStore(page, (state) => state.workspace)
  const { plan, base, head, tab } = useStore(page, (state) => state.address)
  const given = useStore(givenText, (now) => now)
  if (workspace === undefined || plan === undefined) return null
  const versions = versionsOf(workspace, plan, { base, head }, given !== undefined)
  const before = baseOf(workspace, versions, given)
  const isText = tab === 'text'
  return (
    <div class="review">
      <div class="review-bar">
        <Pickers workspace={workspace} versions={versions} />
        <Views isText={isText} />
      </div>
      {before === undefined ? (
        <p>{WORDS.edit}</p>
      ) : isText ? (
        <TextDiff before={before.files[before.entry] ?? ''} after={textsOf(workspace).get(versions.head) ?? ''} />
      ) : (
        <Compared workspace={workspace} versions={versions} before={before} />
      )}
    </div>
  )
}

interface ComparedProps {
  readonly workspace: Workspace
  readonly versions: Versions
  readonly before: NonNullable<ReturnType<typeof baseOf>>
}

/** First what the texts say, at once; then what they cost, once both have been run; then what each change costs by itself. */
function Compared({ workspace, versions, before }: ComparedProps) {
  const isWithoutData = useStore(page, hasNoData)
  const asked = { base: before, head: versions.head, period: null, names: false } as const
  const { output: told } = useAnswer('review', { ...asked, costs: 'none' })
  const total = useAnswer('review', told?.kind === 'review' ? { ...asked, costs: 'total' } : undefined)
  const each = useAnswer('review', total.output?.kind === 'review' ? { ...asked, costs: 'each' } : undefined)
  if (told === undefined) return <p role="status">{WORDS.reading}</p>
  if (told.kind === 'broken')
    return (
      <Broken
        title={told.side === 'before' ? WORDS.brokenBefore : WORDS.brokenAfter}
        why={WORDS.brokenWhy}
        findings={told.findings}
        canOpen={told.side === 'after'}
      />
    )
  if (told.kind === 'refused')
    return (
      <section class="card" role="alert">
        <h2>{WORDS.cannotCompare}</h2>
        <p class="muted">
          <Said text={`${told.message.charAt(0).toUpperCase()}${told.message.slice(1)}.`} />
        </p>
      </section>
    )
  const onData = [each.output, total.output].find((one) => one?.kind === 'review')
  const refused = total.output?.kind === 'refused' ? total.output : undefined
  const [plan] = told.plans
  const saveNames = async (): Promise<void> => {
    const answer = await client.call('review', { ...asked, costs: 'total', names: true })
    if (answer.kind === 'review' && answer.names !== null) saveFile(WORDS.namesFile, answer.names)
  }
  const names = workspace.ownData.size === 0 ? undefined : () => void saveNames().catch(report)
  return (
    <>
      {refused !== undefined &&
        (isWithoutData ? (
          <p class="callout review-bare">{WORDS.noData}</p>
        ) : (
          <Broken title={WORDS.stopped} why={WORDS.stoppedWhy} findings={refused.findings} canOpen={false} />
        ))}
      {plan === undefined ? (
        <div class="stack">
          <h1 class="review-title">{told.page.title}</h1>
          {total.isWaiting ? <Waiting label={WORDS.allocating} {...total} /> : <p class="muted">{(onData ?? told).page.under}</p>}
          {(onData ?? told).page.blocks.map((block) => (
            <Block key={block.heading} {...block} />
          ))}
        </div>
      ) : (
        <PlanReview plan={plan} onData={onData} blocks={(onData ?? told).page.blocks} total={total} each={each} saveNames={names} />
      )}
      <Comment markdown={plan?.samePay === true ? told.markdown : each.output?.kind === 'review' ? each.output.markdown : undefined} />
    </>
  )
}
