/**
 * Random plans that mean something, with a year of data near their own bounds.
 *
 * A story is drawn from numbers, so a failing one shrinks to the simplest options and the fewest rows that still fail. A law names
 * the traits that it does not speak of (`traits.ts`), and no clause with them is drawn.
 */
import fc from 'fast-check'
import { company } from './company.ts'
import { absencesOf, deals, peopleOf, rowsNear, versionsOf } from './data.ts'
import { choices, type Draw, drawing } from './draw.ts'
import { amendments, exceptions } from './later.ts'
import { metrics } from './metrics.ts'
import { modifiersOn } from './modifiers.ts'
import { type Block, block, line, PLAN_END, PLAN_START, type Story, textOf, told, WEEKS_END } from './story.ts'
import { tableOn } from './tables.ts'
import type { Trait, Without } from './traits.ts'
import { credit, events, payments } from './whole.ts'

const WORTHS = { 1: ['100%'], 2: ['70%', '30%'], 3: ['50%', '33.33%', '16.67%'] } as const

/** The text of a plan that ends on a day, a year after it began by default; parts of pay share the target where any of them needs a worth. */
export function planOf(draw: Draw, without: Without, end?: string): { company: Block[]; plan: Block[] } {
  const facts = company(draw, without)
  const measured = metrics(draw, without)
  const target = !draw.chance(4)
  const [first, ...more] = measured
  const paidOn = [
    first,
    ...more.filter(({ base, window }) => base || (!window.startsWith('last') && draw.chance(2))),
    ...(draw.chance(4) ? [first] : []),
  ].slice(0, 3)
  const parts = paidOn.flatMap((on) =>
    on === undefined
      ? []
      : [
          {
            on,
            table: tableOn(
              draw,
              on,
              measured.filter(({ name }) => name !== on.name),
              target,
              without,
            ),
          },
        ],
  )
  const needing = parts.filter(({ table }) => table.worth)
  const worths: readonly string[] = needing.length === 0 ? [] : (WORTHS[needing.length as 1 | 2 | 3] ?? [])
  const pays = parts.map((part, i) => {
    const share = worths[needing.indexOf(part)]
    return block(
      `pay part_${'abc'[i]} "Part ${'ABC'[i]}" on ${part.on.name}`,
      share === undefined ? undefined : `worth ${share} of target`,
      part.table.text,
      ...withStacking(modifiersOn(draw, part, measured, share !== undefined, without)),
    )
  })
  const linked =
    !without('linked') && first?.window !== 'deal' && draw.chance(6)
      ? [block('pay linked "Linked" on sales', `pays ${draw.one('10% of part_a', 'part_a times 1/3')}`)]
      : []
  const month = textOf(facts).includes('named by end') ? 'FY27-M01' : 'FY26-M03'
  const visits = measured.some(({ block: { body } }) => body?.includes('count of visit') === true)
  const optional = textOf(facts).includes('margin money optional')
  const plan = [
    line('plan story "Story"'),
    line('language 1'),
    line('uses "world.plan"'),
    line(`effective from ${PLAN_START} to ${end ?? (textOf(facts).includes('weeks') ? WEEKS_END : PLAN_END)}`),
    line(`applies to rep${without('changes') ? '' : draw.one('', '', ' where rep.role <> "VP"')}`),
    ...(target || worths.length > 0 ? [line('target rep.target_incentive')] : []),
    line('paid monthly'),
    ...(textOf(facts).includes('pct percent\ncurrency text')
      ? [line(`paid in rep.currency${draw.one('', ' at rate frozen', ' at rate floating')}`)]
      : []),
    ...credit(draw, without),
    ...(visits ? [block('credit visit', '100% to visit.who')] : []),
    ...measured.map((metric) => (optional ? elseNothing(metric.block) : metric.block)),
    ...pays,
    ...linked,
    ...events(draw, measured, without),
    ...payments(draw, target, measured, without),
  ]
  return { company: facts, plan: [...plan, ...amendments(draw, plan, without), ...exceptions(draw, plan, month, without)] }
}

/** A margin that may be empty counts as nothing. */
const elseNothing = ({ head, body }: Block): Block => ({
  head,
  body: body?.map((clause) => clause.replace('deal.margin', '(deal.margin else $0)')),
})

const withStacking = (clauses: readonly string[]): readonly string[] =>
  clauses.filter((clause) => clause.startsWith('multiplied')).length > 1 ? [...clauses, 'stacking multiply'] : clauses

export const withoutThese =
  (...traits: readonly Trait[]): Without =>
  (trait) =>
    traits.includes(trait)

/** Stories for a law, without the traits that it does not speak of. */
export const stories = (...traits: readonly Trait[]): fc.Arbitrary<Story> => {
  const without = withoutThese(...traits)
  return fc.record({ plan: choices(130), people: choices(80), deals: deals(without) }).map(({ plan, people, deals: drawn }): Story => {
    const text = planOf(drawing(plan), without)
    const crew = peopleOf(drawing(people), without)
    const rows = rowsNear(text.plan, crew, drawn)
    const known = textOf(text.company).includes('known by')
    return readable({
      ...text,
      people: crew,
      deals: known ? versionsOf(rows, drawn) : rows,
      absences: absencesOf(drawing(people.slice(60)), crew),
    })
  })
}

/** A failing story is printed as the texts that show it again. */
const readable = (story: Story): Story => Object.defineProperty(story, fc.toStringMethod, { value: () => told(story) })
