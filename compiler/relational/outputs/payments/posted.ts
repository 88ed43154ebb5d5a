/** What each person earned in each pay period, and what of it takes something back (semantics 9, 17.5). */
import {
  aggregate,
  type Build,
  column,
  columnNamed,
  compare,
  either,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  type Told,
} from '../../program/build.ts'
import type { Condition, Scalar } from '../../program/scalar.ts'

/** Kinds of amounts of a part of pay: earned or paid on by it, other originals, corrections, clawbacks. */
export const KINDS = { own: 1, other: 2, correction: 3, clawback: 4 } as const

const told = (name: string, says: string): Told => ({ name, says, origin: null })
export const textIs = (name: string, value: string): Condition => ({
  kind: 'text_equals',
  left: column(name),
  right: { kind: 'text', value },
})

/** How far amounts of one person in one pay period may reach: as far as a line, which is held. */
export const reachOf = (lines: Relation): bigint => {
  const amount = columnNamed(lines, 'amount')
  if (amount.type !== 'int') throw new Error('amount')
  const [low, high] = [BigInt(amount.low), BigInt(amount.high)]
  return -low > high ? -low : high
}

export interface PostedPay {
  /** The lines with `does`, one of KINDS. */
  readonly lines: Relation
  /** `payee`, `posted_in`, `component`, `does`, `amount`. */
  readonly parts: Relation
  /** `payee`, `posted_in`, `earned`, `takes` and `clawed`, which are what corrections, clawbacks and parts of pay below zero come to. */
  readonly sums: Relation
}

/** All that is earned by person and pay period of posting. */
export function postedPay(build: Build, earnings: Relation): PostedPay {
  const most = reachOf(earnings)
  const original = textIs('kind', 'original')
  const own: Condition = { kind: 'text_in', value: column('item'), options: ['earned', 'split'] }
  const does: Scalar = {
    kind: 'case',
    when: [
      { if: { kind: 'and', parts: [original, own] }, then: integer(KINDS.own) },
      { if: original, then: integer(KINDS.other) },
      { if: textIs('kind', 'clawback'), then: integer(KINDS.clawback) },
    ],
    otherwise: integer(KINDS.correction),
  }
  const lines = select(build, told('earned_kinds', 'Each line of earnings, and whether it takes something back'), earnings, [
    ...kept(earnings, 'does'),
    { column: int('does', 1n, 4n), value: does },
  ])
  const parts = aggregate(
    build,
    told('earned_parts', 'What each part of pay comes to, by person and pay period'),
    lines,
    ['payee', 'posted_in', 'component', 'does'],
    [{ column: int('amount', -most, most), does: 'sum', of: 'amount' }],
  )
  build.bounds.push({ step: parts.name, column: 'amount', says: 'what one person earned in one pay period' })
  const taking = select(build, told('earned_takes', 'What of it is taken back'), parts, [
    ...kept(parts),
    { column: int('takes', -most, most), value: either(takesBack('amount'), column('amount'), integer(0)) },
    { column: int('clawed', -most, most), value: either(isClawedBack, column('amount'), integer(0)) },
  ])
  const sums = aggregate(
    build,
    told('earned_in_periods', 'What each person earned in each pay period'),
    taking,
    ['payee', 'posted_in'],
    [
      { column: int('earned', -most, most), does: 'sum', of: 'amount' },
      { column: int('takes', -most, most), does: 'sum', of: 'takes' },
      { column: int('clawed', -most, most), does: 'sum', of: 'clawed' },
    ],
  )
  for (const one of ['earned', 'takes', 'clawed'])
    build.bounds.push({ step: sums.name, column: one, says: 'what one person earned in one pay period' })
  return { lines, parts, sums }
}

const isDone = (kind: number): Condition => compare('=', column('does'), integer(kind))

/** Corrections, clawbacks, and parts of pay that are below zero in a period; `together`: the column with what its part comes to in it. */
export const takesBack = (together: string): Condition => ({
  kind: 'or',
  parts: [
    compare('>', column('does'), integer(KINDS.other)),
    { kind: 'and', parts: [isDone(KINDS.own), compare('<', column(together), integer(0))] },
  ],
})

/** Whether a clawback does it. */
export const isClawedBack: Condition = isDone(KINDS.clawback)

/** Each line with `in_all`: what the lines of its kind, part of pay, person and pay period come to together. */
export const besideAll = (build: Build, { lines, parts }: PostedPay): Relation =>
  join(build, told('earned_in_all', 'Each line with what its part of pay comes to in the pay period'), lines, parts, {
    on: ['payee', 'posted_in', 'component', 'does'].map((name) => ({ left: name, right: name })),
    take: { amount: 'in_all' },
  })
