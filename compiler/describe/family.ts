/** What the rep's page says of a plan that starts from another. */
import type { Change, Plan } from '../plan.ts'
import { type Block, block, type Line, sentence, text } from './page.ts'
import { listed } from './words.ts'

/** The block that a change is about, by its label. */
export function labelOf({ block: name }: Change, plan: Plan): string | undefined {
  if (name === 'plan') return undefined
  return [...plan.pays, ...plan.metrics, ...plan.events].find((one) => one.name === name)?.label
}

/** `It starts from the plan Team; Commission is its own.` */
export function sayFamily(plan: Plan): Line[] {
  const { startsFrom } = plan
  if (startsFrom === null) return []
  const changed = [...new Set(startsFrom.changes.flatMap((change) => labelOf(change, plan) ?? []))]
  const own = changed.length === 0 ? '' : ` What differs there is told at the end: ${listed(changed)}`
  return [text(`${sentence(`This plan starts from the plan ${startsFrom.label}`)}${own === '' ? '' : `${own}.`}`)]
}

/** Every edit, as it is written. */
export const describeFamily = ({ startsFrom }: Plan): Block[] =>
  startsFrom === null
    ? []
    : block(
        `To look up: what differs from ${startsFrom.label}`,
        startsFrom.changes.map(({ says }) => text(says)),
      )
