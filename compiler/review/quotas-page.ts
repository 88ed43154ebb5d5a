/** A review of a quotas file as a page: who gains and loses quota, and what moves. Nobody is named, and no small group is shown by itself. */
import { ratio } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import type { Planned } from '../../runtime/planning/planning.ts'
import { signedPercent } from '../compare/amounts.ts'
import { type Group, isFew, LEAST, shareable } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { type Block, block, headline, type Line, type Review, row, text, total } from '../describe/page.ts'
import { sayNumber } from '../describe/planned/territories.ts'
import { counted, countOf, plural } from '../describe/words.ts'
import { changesLines } from './changes.ts'
import { masked } from './masked.ts'
import type { QuotaMove, QuotaMoves, QuotasConsequence, QuotasReview } from './quotas.ts'
import { saySides, sidesTable } from './sides.ts'

const TOO_FEW = `Fewer than ${LEAST} people have quotas, so no figure is shown here. \`--names FILE\` writes them to a file of your own.`
const NO_CHANGE = 'No change to quotas: both compile to the same program, so no quota differs on any data.'

/** Rows that are listed; JSON has all of them. */
const LISTED = 50

/** The page of one quotas file's review. `data`: whether both versions were allocated. */
export function quotasReviewPage(review: QuotasReview): Review {
  const { before, after, sameQuotas, consequence } = review
  const title = before.label === after.label ? after.label : `${before.label} → ${after.label}`
  const under = consequence === undefined ? 'Not allocated on data' : 'Both allocated on the same data'
  return { title: `${title}: what changes`, under: sameQuotas ? NO_CHANGE : under, blocks: quotasBlocks(review) }
}

/** The blocks of a quotas file's review, the most important first. */
export function quotasBlocks({ changes, sameQuotas, consequence }: QuotasReview): readonly Block[] {
  const told = changesLines(
    changes.map((change) => ({ ...change, cost: null })),
    undefined,
  )
  const what = block('What changes', told)
  if (consequence === undefined || sameQuotas) return what
  const several = consequence.quotas.length > 1
  const [lead, ...rest] = consequence.quotas.flatMap((one) => blocksOf(one, consequence.after, several))
  return [...(lead === undefined ? [] : [lead]), ...what, ...rest, ...block('What moves between territories', movedLines(consequence))]
}

/** Figures of a metric: whole in its unit, money as money. */
function sayIn(planned: Planned, { unit }: QuotaMoves): { say: (amount: bigint) => string; signed: (amount: bigint) => string } {
  const number = sayNumber(planned, unit)
  const say = (amount: bigint): string => number(ratio(amount))
  return { say, signed: (amount) => `${amount > 0n ? '+' : ''}${say(amount)}` }
}

/** Whether the quotas of a metric may be shown: not where fewer than five people have one on a side. */
export const isShown = ({ people }: QuotaMoves): boolean =>
  people.length >= LEAST &&
  ![people.filter(({ before }) => before !== 0n), people.filter(({ after }) => after !== 0n)].some((side) => isFew(side.length))

function blocksOf(quota: QuotaMoves, planned: Planned, several: boolean): readonly Block[] {
  const heading = (words: string): string => (several ? `${quota.label}: ${words.toLowerCase()}` : words)
  if (!isShown(quota)) return block(heading('Quotas'), [text(TOO_FEW)])
  const { say, signed } = sayIn(planned, quota)
  const { before, after, sides, people, level, label } = quota
  const percent = signedPercent(after - before, before)
  const lead = [
    headline(
      `${label}: ${signed(after - before)}${percent === '' ? '' : ` (${percent})`} for the people together: ${say(before)} before, ${say(after)} after.`,
      [
        { label: percent === '' ? 'Change' : `Change, ${percent}`, value: signed(after - before) },
        { label: `${label} before`, value: say(before) },
        { label: 'After', value: say(after) },
      ],
    ),
    text(saySides(sides, 'people have quotas')),
  ]
  return [
    ...block(heading('Quotas'), lead),
    ...block(heading('Who gains and who loses quota'), sidesTable(sides, signed)),
    ...block(heading('By how much'), stepsTable(people)),
    ...(level === null ? [] : block(heading(`By ${level}`), levelTable(people, level, say, signed))),
  ]
}

/** Bounds of the steps in which changes of a quota are counted, in percent of the quota before. */
const BOUNDS = [-20, -5, 5, 20] as const

const stepLabel = (from: number | undefined, to: number | undefined): string => {
  const said = (bound: number): string => `${bound > 0 ? '+' : ''}${bound}%`
  if (from === undefined) return `below ${said(to ?? 0)}`
  return to === undefined ? `${said(from)} and more` : `${said(from)} to ${said(to)}`
}

/** `-20% to -5%` and `-5% to +5%` are `-20% to +5%`. */
function joinedSteps(a: string, b: string): string {
  if (!a.includes('%') || !b.includes('%')) return `${a}, ${b}`
  const from = a.startsWith('below') ? undefined : a.split(' ')[0]
  const to = b.endsWith('more') ? undefined : b.split(' ').at(-1)
  if (from === undefined) return to === undefined ? 'any' : `below ${to}`
  return to === undefined ? `${from} and more` : `${from} to ${to}`
}

/** How many quotas change by how much of what they were. */
function stepsTable(people: readonly QuotaMove[]): Line[] {
  const atLeast = ({ before, change }: QuotaMove, bound: number): boolean => change * 100n >= BigInt(bound) * before
  const kept = people.filter(({ before, after }) => before > 0n && after > 0n)
  const steps = [...BOUNDS, undefined].map((to, i) => {
    const from = BOUNDS[i - 1]
    return {
      label: stepLabel(from, to),
      members: kept.filter((one) => (from === undefined || atLeast(one, from)) && (to === undefined || !atLeast(one, to))),
    }
  })
  const others = [
    { label: 'had none before', members: people.filter(({ before, after }) => before === 0n && after !== 0n) },
    { label: 'has none now', members: people.filter(({ before, after }) => before !== 0n && after === 0n) },
  ]
  const shown = shareable(
    [...steps, ...others].map(({ label, members }): Group<QuotaMove> => ({ label, items: members, people: idsOf(members) })),
    joinedSteps,
  )
  return shown === undefined
    ? []
    : [row(['of the quota before', 'people']), ...shown.map(({ label, items }) => row([label, counted(items.length)]))]
}

const idsOf = (members: readonly QuotaMove[]): ReadonlySet<string> => new Set(members.map(({ id }) => id))

/** What the parts of the topmost level are asked for together. */
function levelTable(
  people: readonly QuotaMove[],
  level: string,
  say: (amount: bigint) => string,
  signed: (amount: bigint) => string,
): Line[] {
  const parts = new Map<string, QuotaMove[]>()
  for (const one of people) parts.set(one.under ?? 'none', [...(parts.get(one.under ?? 'none') ?? []), one])
  const groups = [...parts].sort(([a], [b]) => (a < b ? -1 : 1))
  const shown = shareable(
    groups.map(([label, items]): Group<QuotaMove> => ({ label, items, people: idsOf(items) })),
    (a, b) => `${a}, ${b}`,
  )
  // one group of all says no more than all
  if (shown === undefined || shown.length < 2) return []
  const cells = (label: string, members: readonly QuotaMove[]): string[] => {
    const [old, now] = [sumOf(members.map(({ before }) => before)), sumOf(members.map(({ after }) => after))]
    return [label, counted(members.length), say(old), say(now), signed(now - old), signedPercent(now - old, old)]
  }
  return [
    row([level, 'people', 'before', 'after', 'change', 'in percent']),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(cells('all', people)),
  ]
}

/** Rows that change territory, and what they hold. */
function movedLines({ moved: { rows, numbers }, record, after, quotas }: QuotasConsequence): Line[] {
  if (record === null) return []
  const noun = record.replaceAll('_', ' ')
  const people = quotas.flatMap((one) => one.people)
  const home = (territories: readonly string[]): string => (territories.length === 0 ? 'none' : masked(territories.join(', '), people))
  if (rows.length === 0) return [text(`No ${noun} changes territory.`)]
  const owners = rows.filter(({ changesOwner }) => changesOwner).length
  return [
    text(`${countOf(rows.length, noun)} ${rows.length === 1 ? 'changes' : 'change'} territory, ${counted(owners)} of them the owner.`),
    ...numbers.map(({ says, unit, moved, disruption }) =>
      text(`${says}: ${sayNumber(after, unit)(moved)} changes owner, ${showPercent(disruption, 1)} of all.`),
    ),
    row([noun, 'from', 'to', ...numbers.map(({ says }) => says)]),
    ...rows
      .slice(0, LISTED)
      .map(({ key, from, to, holds }) =>
        row([
          key,
          home(from),
          home(to),
          ...numbers.map(({ unit }, i) => (holds[i] === null || holds[i] === undefined ? '' : sayNumber(after, unit)(holds[i]))),
        ]),
      ),
    ...(rows.length > LISTED ? [text(`And ${counted(rows.length - LISTED)} more ${plural(noun)}, in \`--format json\`.`)] : []),
  ]
}
