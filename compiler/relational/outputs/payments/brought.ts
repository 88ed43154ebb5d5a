/** What each pay period brings to each account, number by number: what is due, the draw, and the limits of cash (semantics 9 steps 3 to 6). */
import type { Expression } from '../../../../runtime/core/expression.ts'
import type { PayoutLimit } from '../../../../runtime/core/payments.ts'
import { exactly } from '../../../../runtime/evaluate/values.ts'
import { type Fraction, isBelow, literal, negated, roundedTo } from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, NEVER, not, type Truth } from '../../../../runtime/fast/program/number.ts'
import type { Calendar } from '../../days.ts'
import { figureIn, newSlots, type Slots, truthIn, when } from '../../measures/figures.ts'
import { column, columnNamed, type Relation, stopAt, type Told } from '../../program/build.ts'
import { type Wanted, write } from '../../program/written.ts'
import { calculator, ownField } from '../../records/fields.ts'
import type { Site } from '../../records/records.ts'
import type { Reached } from '../../records/references.ts'
import type { Draws } from './draw.ts'
import { type DrawNow, type Due, dueOf, type Limits, NONE, positive } from './settle.ts'

/** What a pay period brings, in columns of a relation, and what reads it of that or one that is made of it. */
export interface Brought {
  readonly relation: Relation
  readonly draw: (slots: Slots) => DrawNow | null
  readonly limits: (slots: Slots) => Limits
}

/** A number in a column that is always there; one that is the same in every row is that number. */
export function figureOf(slots: Slots, relation: Relation, name: string): Fraction {
  const found = columnNamed(relation, name)
  const isSame = found.type === 'int' && found.low === found.high && !found.nullable && found.scale === 0
  return isSame ? literal({ n: BigInt(found.low), d: 1n }) : { ...figureIn(slots, relation, name), known: ALWAYS }
}

type Flag = 'recovers' | 'leaves' | 'forgiven' | 'binds'
const FLAGS: Readonly<Record<Flag, string>> = {
  recovers: 'draw_is_due',
  leaves: 'leaves',
  forgiven: 'draw_is_forgiven',
  binds: 'least_binds',
}
const isFixed = ({ kind }: Truth): boolean => kind === 'always' || kind === 'never'

/** The draw and the limits of cash of each account in each pay period. */
export function broughtIn(site: Site, { world }: Calendar, { relation: from, columnOf }: Reached, draws: Draws | null): Brought {
  const isDrawn = draws !== null
  const { core, build } = site
  const { draw, payout } = core.payments
  const slots = newSlots()
  const day = (name: string): Fraction => figureOf(slots, from, name)
  const read = (expression: Expression): Fraction =>
    calculator({ slots, fieldAt: (field) => ownField(slots, from, columnOf, field) }).number(expression)
  const leftColumn = core.people.left === null ? undefined : columnOf.get(core.people.left)
  const leftSince = (first: Fraction): Truth => {
    if (leftColumn === undefined) return NEVER
    const at = figureIn(slots, from, leftColumn)
    const open = { ...at, known: ALWAYS }
    return both(at.known, both(isBelow(first, open, true), isBelow(open, day('period_end'), true)))
  }
  const recovers = (): Truth => {
    if (draw === null || draw.fromMonth === 1) return ALWAYS
    const first = draw.term === null ? figureIn(slots, from, 'first_in_plan') : read(draw.term.from)
    return isBelow(first, day('draw_begun_by'), true)
  }
  const paysAny = payout.least === null ? NEVER : truthIn(slots, 'pays_any')
  const limit = (stated: PayoutLimit | null, binds: Truth): Fraction | null => {
    if (stated === null) return null
    const amount = read(stated.amount)
    const missing = both(binds, not(amount.known))
    if (missing.kind !== 'never') {
      const told: Told = { name: 'no_limit', says: 'Where a limit of cash has no value', origin: stated.origin }
      stopAt(build, write(build, told, from, slots, new Map(), [], missing), 'a limit of cash has no value', 'CB852', ['payee'])
    }
    return { ...roundedTo(amount, exactly(core.rounding.money.unit), core.rounding.money.mode), known: ALWAYS }
  }
  const [most, least] = [limit(payout.most, ALWAYS), limit(payout.least, not(paysAny))]
  const flags: Readonly<Record<Flag, Truth>> = {
    recovers: isDrawn ? recovers() : ALWAYS,
    leaves: isDrawn ? leftSince(day('period_start')) : NEVER,
    forgiven: draws?.met != null ? when(slots, { kind: 'not', value: { kind: 'is_null', value: column('met_on') } }) : NEVER,
    // the last pay period of a person pays any amount
    binds: least === null ? NEVER : both(not(paysAny), not(leftSince(literal({ n: BigInt(world.from), d: 1n })))),
  }
  const wanted: Wanted[] = [
    ...(isDrawn ? [{ column: 'draw', number: day('draw_up_to').over }] : []),
    ...(Object.keys(FLAGS) as Flag[]).flatMap((one) => (isFixed(flags[one]) ? [] : [{ column: FLAGS[one], truth: flags[one] }])),
    ...(most === null ? [] : [{ column: 'most_paid', number: most.over }]),
    ...(least === null ? [] : [{ column: 'least_paid', number: least.over }]),
  ]
  const origin = draw?.origin ?? payout.most?.origin ?? payout.least?.origin ?? null
  const what = [
    ...(isDrawn ? ['the draw and who leaves'] : []),
    ...(most === null && least === null ? [] : ['the limits of what is paid out']),
  ]
  const told: Told = { name: 'accounts_bound', says: `With ${what.join(', and ')}`, origin }
  const relation = wanted.length === 0 ? from : write(build, told, from, slots, new Map(), wanted)
  const flag = (of: Slots, one: Flag): Truth => (isFixed(flags[one]) ? flags[one] : truthIn(of, FLAGS[one]))
  const limitOf = (of: Slots, made: Fraction | null, name: string, known: Truth): Fraction | null =>
    made === null ? null : { ...made, over: figureOf(of, relation, name).over, known }
  return {
    relation,
    draw: (of) =>
      isDrawn
        ? {
            amount: figureOf(of, relation, 'draw'),
            recovers: flag(of, 'recovers'),
            leaves: flag(of, 'leaves'),
            forgiven: flag(of, 'forgiven'),
          }
        : null,
    limits: (of) => ({ most: limitOf(of, most, 'most_paid', ALWAYS), least: limitOf(of, least, 'least_paid', flag(of, 'binds')) }),
  }
}

const DUE: Readonly<Record<keyof Due, string>> = {
  earned: 'counts_as_earned',
  overpaid: 'overpaid',
  clawedBack: 'clawed_back',
  pay: 'pay',
  mostOwed: 'most_for_owed',
  mostClawed: 'most_for_clawed',
}

/** What is due, in columns; `deferred`: the column with what was put off to it, null: nothing is. `of`: the words for which pay periods. */
export function dueIn({ build, core }: Site, from: Relation, deferred: string | null, name: string, of: string): Relation {
  const slots = newSlots()
  const figure = (one: string): Fraction => figureOf(slots, from, one)
  const brings = {
    earned: figure('earned'),
    withheld: from.columns.some((one) => one.name === 'withheld') ? figure('withheld') : NONE,
    taken: positive(negated(figure('takes'))),
    clawed: positive(negated(figure('clawed'))),
  }
  const { net, due } = dueOf(core, brings, deferred === null ? NONE : figure(deferred))
  const held = new Map()
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says: `${says} ${of}`, origin: null })
  const netted = write(build, told('net', 'All that is due'), from, slots, held, [{ column: 'net', number: net.over }])
  const columns = due({ ...net, over: figureOf(slots, netted, 'net').over })
  const names = Object.keys(DUE) as (keyof Due)[]
  const wanted = names.map((one): Wanted => ({ column: DUE[one], number: columns[one].over }))
  return write(build, told('due', 'What can be paid of it, and what is owed'), netted, slots, held, wanted)
}

/** What `dueIn` wrote. */
export function dueFrom(slots: Slots, relation: Relation): Due {
  const figure = (one: keyof Due): Fraction => figureOf(slots, relation, DUE[one])
  return {
    earned: figure('earned'),
    overpaid: figure('overpaid'),
    clawedBack: figure('clawedBack'),
    pay: figure('pay'),
    mostOwed: figure('mostOwed'),
    mostClawed: figure('mostClawed'),
  }
}
