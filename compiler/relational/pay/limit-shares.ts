/** What limits change in all pay, shared over its parts by largest remainder (semantics RP8). */
import { sizeOf } from '../../../runtime/fast/program/number.ts'
import { ALL_PAY } from '../measures/needs.ts'
import { figureKey } from '../measures/reading.ts'
import { column, columnNamed, compare, int, integer, join, kept, type Relation, select, text, union, windowed } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import type { Earned } from './components.ts'

const negativeOf = (value: Scalar): Scalar => ({ kind: 'subtract', left: integer(0), right: value })

/** A part may be so many times all pay, when others take away nearly as much. */
const TIMES = 1000n

/** What limits change, by part of pay and moment: `payee`, `moment`, `part` (empty: no part), `amount`; shared by largest remainder (RP8). */
export function changedByLimits({ core, build }: Site, { table, component, daysOf }: Earned, parts: Relation): Relation {
  const { origin } = component
  const told = (name: string, says: string) => ({ name, says, origin })
  const asked = daysOf.get(figureKey({ what: 'measure', metric: ALL_PAY, reads: 'window' }))
  if (asked === undefined) throw new Error(ALL_PAY)
  const both = join(build, told('limited_parts', 'Each part of pay beside what all of it comes to under its limits'), parts, table, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'from_day', right: asked.from },
      { left: 'to_day', right: asked.to },
      ...(asked.seen === null ? [] : [{ left: 'seen_on', right: asked.seen }]),
    ],
    take: { earned: 'limited_to', [ALL_PAY]: 'in_all', moment: 'moment' },
  })
  const number = (name: string) => {
    const found = columnNamed(both, name)
    if (found.type !== 'int') throw new Error(name)
    return { low: BigInt(found.low), high: BigInt(found.high) }
  }
  const [size, part] = [sizeOf(number('limited_to')), sizeOf(number('amount'))]
  // caps alone leave each part at most what it was
  const lowers = core.factors.length === 0 && core.limits.every(({ kind }) => kind !== 'floor')
  const [product, most] = [size * part, lowers ? part : (size + part) * TIMES]
  const magnitude: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('limited_to'), integer(0)), then: negativeOf(column('limited_to')) }],
    otherwise: column('limited_to'),
  }
  const changed: Condition = compare('<>', column('limited_to'), column('in_all'))
  const sharing = select(
    build,
    told('limited_shares', 'What of the limited pay falls to each part, before its whole cents are cut'),
    both,
    [
      ...kept(both, 'size', 'share'),
      { column: int('size', 0n, size), value: magnitude },
      { column: int('share', -product, product), value: { kind: 'multiply', left: magnitude, right: column('amount') } },
    ],
    { kind: 'and', parts: [changed, compare('>', column('in_all'), integer(0))] },
  )
  const cut = (over: Scalar): Scalar => ({ kind: 'quotient', over, under: column('in_all'), exact: false })
  // the whole number below, also of what is below zero
  const upwards: Scalar = {
    kind: 'subtract',
    left: { kind: 'subtract', left: column('in_all'), right: integer(1) },
    right: column('share'),
  }
  const whole: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('share'), integer(0)), then: negativeOf(cut(upwards)) }],
    otherwise: cut(column('share')),
  }
  const cents = select(build, told('limited_cents', 'The whole cents of each part'), sharing, [
    ...kept(sharing),
    { column: int('whole', -most, most), value: whole },
  ])
  build.bounds.push({ step: cents.name, column: 'whole', says: 'what limits leave of one part of pay' })
  const leftOver: Scalar = {
    kind: 'subtract',
    left: column('share'),
    right: { kind: 'multiply', left: column('whole'), right: column('in_all') },
  }
  const remainders = select(build, told('limited_remainders', 'What the whole cents of each part leave'), cents, [
    ...kept(cents, 'share', 'in_all'),
    { column: int('left_over', 0n, sizeOf(number('in_all'))), value: leftOver },
  ])
  const ranked = windowed(
    build,
    told('limited_order', 'The parts by what their cents leave, the greatest first, and all cents together'),
    remainders,
    ['payee', 'moment'],
    [{ of: 'left_over', descending: true }, 'part'],
    [
      { column: int('place', 1n, 1000n), does: 'row_number' },
      { column: int('cents', -most, most), does: 'total', of: 'whole' },
    ],
  )
  const given: Scalar = {
    kind: 'case',
    when: [
      {
        if: compare('<=', column('place'), { kind: 'subtract', left: column('size'), right: column('cents') }),
        then: { kind: 'add', left: column('whole'), right: integer(1) },
      },
    ],
    otherwise: column('whole'),
  }
  const signed: Scalar = {
    kind: 'case',
    when: [{ if: compare('<', column('limited_to'), integer(0)), then: negativeOf(given) }],
    otherwise: given,
  }
  const byPart = select(build, told('limited_by_part', 'What limits change in each part of pay'), ranked, [
    { column: text('part'), value: column('part') },
    { column: text('payee'), value: column('payee') },
    { column: columnNamed(ranked, 'moment'), value: column('moment') },
    { column: int('changed', -2n * most, 2n * most), value: { kind: 'subtract', left: signed, right: column('amount') } },
  ])
  const rest = select(
    build,
    told('limited_rest', 'What limits change where all pay is nothing or less: it belongs to no part'),
    table,
    [
      { column: text('part'), value: { kind: 'text', value: '' } },
      { column: text('payee'), value: column('payee') },
      { column: columnNamed(table, 'moment'), value: column('moment') },
      { column: int('changed', -2n * most, 2n * most), value: { kind: 'subtract', left: column('earned'), right: column(ALL_PAY) } },
    ],
    { kind: 'and', parts: [compare('<>', column('earned'), column(ALL_PAY)), compare('<=', column(ALL_PAY), integer(0))] },
  )
  return union(build, told('limited', 'What gates, factors and caps change, by part of pay and pay period to date'), byPart, rest)
}
