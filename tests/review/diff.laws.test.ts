/** A diff says all that differs, and nothing else: made on one plan's text, its changes give the other's. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { applyChanges } from '../../compiler/diff/apply.ts'
import { changesOf } from '../../compiler/diff/changes.ts'
import { compiledText, diff, type Side, sideOf } from '../../compiler/diff/diff.ts'
import { payOf } from '../../compiler/diff/same-pay.ts'
import { told } from '../../compiler/diff/told.ts'
import { compiledOf } from '../laws/answer.ts'
import { law, order, reordered } from '../laws/law.ts'
import { stories } from '../laws/plans.ts'
import { type Block, COMPANY_FILE, PLAN_FILE, type Story, textOf } from '../laws/story.ts'

function sideOfStory(story: Pick<Story, 'company' | 'plan'>): Side {
  const side = sideOf(compiledOf(story))
  if (side === undefined) throw new Error('the story is no plan')
  return side
}

const payOfText = (side: Side['text']): string => {
  const { core } = compiledText(side)
  return core === undefined ? 'does not compile' : payOf(core)
}

law(
  'the changes from one plan to another, made on the one, give the other',
  fc.property(stories(), stories(), (one, other) => {
    const [a, b] = [sideOfStory(one), sideOfStory(other)]
    const made = applyChanges(changesOf(a.text, b.text), a.text)
    expect(changesOf(made, b.text).map((change) => told(change, undefined))).toEqual([])
    expect(payOfText(made)).toBe(payOfText(b.text))
    expect(payOfText(a.text)).toBe(payOf(a.compiled.core ?? never()))
  }),
  60,
)

const never = (): never => {
  throw new Error('no program')
}

law(
  'a plan against itself has no changes, and pays the same',
  fc.property(stories(), (story) => {
    const side = sideOfStory(story)
    expect(diff(side, side)).toEqual({ changes: [], samePay: true })
  }),
  20,
)

/** Comments, blank lines and other spaces: nothing of it is said of pay. */
const restyled = (text: string): string =>
  `# a comment\n\n${text
    .split('\n')
    .map((line) => (line.includes('"') || line.trim() === '' ? line : line.replaceAll(' ', '  ')))
    .join('\n')}\n# the end\n`

law(
  'other layout, comments and order of blocks and clauses are no change to pay',
  fc.property(stories(), order, (story, by) => {
    const [head, ...blocks] = story.plan
    const turn = (block: Block): Block => ({
      ...block,
      body: block.body === undefined || isOrdered(block) ? block.body : reordered(block.body, by),
    })
    const plan = [...(head === undefined ? [] : [head]), ...reordered(blocks, by).map(turn)]
    const texts: Readonly<Record<string, string>> = { [PLAN_FILE]: restyled(textOf(plan)), [COMPANY_FILE]: restyled(textOf(story.company)) }
    const side = sideOf(compile(PLAN_FILE, (path) => texts[path]))
    const found = side === undefined ? undefined : diff(sideOfStory(story), side)
    expect(found?.changes.map((change) => told(change, undefined))).toEqual([])
    expect(found?.samePay).toBe(true)
  }),
  20,
)

/** Bounds that follow the quota, and rules of which the first match holds, are written in their order. */
const isOrdered = ({ head, body }: Block): boolean =>
  /^(credit|record|example)/.test(head) || (body ?? []).some((clause) => clause === 'first match')
