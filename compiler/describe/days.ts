/** Why some days of a month do not count. */
import { addDays, type Day, parseDay } from '../../runtime/calendar/day.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import { listed, plural, sayDay, sayDays } from './words.ts'

const SAID: Readonly<Record<string, (from: Day, to: Day) => string>> = {
  hired_on: (_, to) => `you joined on ${sayDay(addDays(to, 1))}`,
  left_on: (from) => `you left on ${sayDay(addDays(from, -1))}`,
  leave: (from, to) => `you were on leave ${sayDays(from, to)}`,
  transfer: (from, to) => `you were not in this plan ${sayDays(from, to)}`,
  change: (from, to) => `at this value ${sayDays(from, to)}`,
}

/** `19 of 28 days count: you joined on 10 Feb 2026`; undefined where there is nothing to say of them. */
export function sayDaysThatCount({ note, inputs }: Derivation): string | undefined {
  const [unit, ...why] = inputs
  const said = why.flatMap((one): string[] => {
    const [reason = '', from = '', to = ''] = one.note.split(' ')
    const [first, last] = [parseDay(from), parseDay(to)]
    const words = SAID[reason]
    return first === undefined || last === undefined || words === undefined ? [] : [words(first, last)]
  })
  const [days = '', of = ''] = note.split('/')
  return said.length === 0 ? undefined : `${days} of ${of} ${plural(unit?.note ?? 'day')} count: ${listed(said)}`
}
