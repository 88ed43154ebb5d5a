/** A part of a window that has clauses of its own: before a change of the plan, or from it on. */
import { addDays, type Day, parseDay } from '../../runtime/calendar/day.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import { capitalised, step, text } from './page.ts'
import { isPrintable, rounded } from './value.ts'
import { sayDay } from './words.ts'
import { show, shown, type Told } from './work.ts'

const dayIn = (note: string, place: number): Day | undefined => parseDay(note.split(' ')[place] ?? '')

/**
 * `From 1 Aug 2026 on, by the rules of that day:` with the calculation; less the same up to the day before, so that what was earned before does
 * not move (semantics 14).
 */
export function tellTerm(node: Derivation, told: Told, indent: number, tell: (node: Derivation, told: Told, indent: number) => void): void {
  const { lines } = told
  const [now, then] = node.inputs
  const [from, to, since] = [0, 1, 2].map((place) => dayIn(node.note, place))
  if (now === undefined || from === undefined || to === undefined || since === undefined) return
  const before = addDays(from, -1)
  const inside = (last: Day): Told => ({ ...told, seen: new Set(), days: { from: since, to: last } })
  const anew = then === undefined && since === from && !isFirst(told)
  lines.push(text(headOf(from, to, then !== undefined, anew), indent))
  tell(now, inside(to), indent + 1)
  if (then === undefined) return
  lines.push(text(`The same rules up to ${sayDay(before)}, which is not new:`, indent))
  tell(then, inside(before), indent + 1)
  const name = `Added from ${sayDay(from)} on`
  const work = `${shown(now, told)} - ${shown(then, told, ' - ')}`
  const value = isPrintable(node.value) ? `= ${show(node, told)}` : rounded(node.value, node.unit, told.plan.currency)
  lines.push(step(`${capitalised(name)}: ${work} ${value}`, indent))
}

const isFirst = ({ lines }: Told): boolean => !lines.some(({ text: words }) => words.startsWith('Up to ') || words.startsWith('From '))

function headOf(from: Day, to: Day, goesOn: boolean, anew: boolean): string {
  if (goesOn) return `By the rules from ${sayDay(from)} on:`
  return anew ? `From ${sayDay(from)} on, from zero:` : `Up to ${sayDay(to)}, by the rules of that time:`
}
