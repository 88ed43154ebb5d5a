/** Counts the rows of a metric by programs: who sees which lines of a row, and what they add (semantics 4). */
import { asDay } from '../../calendar/civil.ts'
import type { Aggregate, Measure } from '../../core/core.ts'
import type { Expression } from '../../core/expression.ts'
import { isMoney } from '../../core/parts.ts'
import type { Value } from '../../data/table.ts'
import { shareOf as creditShare } from '../../evaluate/credit-line.ts'
import { managersOf } from '../../evaluate/hierarchy.ts'
import type { World } from '../../evaluate/world.ts'
import { add, compare, equal, multiply, ONE, type Ratio, ratio, ZERO } from '../../exact/ratio.ts'
import type { CreditList } from './credit-list.ts'
import { type CountingPrograms, countingPrograms, type NumberOfRow } from './credited-program.ts'
import { decimalsOf, type GrowingExacts } from './exacts.ts'
import { membersIn } from './frame.ts'
import type { LineKind } from './line-kind.ts'
import { type PartOf, partOf } from './parts.ts'
import { CannotCount } from './row-program.ts'
import { epochsOf } from './rule-memory.ts'

/** Where what is counted goes: an entry for each row and person who sees it. */
export interface CountInto {
  readonly entry: (row: number, person: number, thing: number) => void
  readonly amounts: GrowingExacts
  /** Of a ratio. */
  readonly others: GrowingExacts | null
  readonly things: Value[]
}

const RANK = { direct: 0, overlay: 1, rollup: 2, uncredited: 3 } as const

/** Counts all rows of the list; false, with nothing counted, where something about the metric is no program. */
export function countByPrograms(world: World, measure: Measure, list: CreditList, into: CountInto): boolean {
  const { columns } = list.held
  if (columns === null) return false
  let programs: CountingPrograms
  let adder: Adder
  try {
    programs = countingPrograms(world, measure, columns)
    adder = adderOf(world, measure.aggregate, programs, list, into)
  } catch (problem) {
    if (problem instanceof CannotCount) return false
    throw problem
  }
  const viewers = viewersIn(world, measure, list)
  if (viewers === undefined) return false
  const { where } = programs
  const best = measure.scope.lines === 'highest' ? greatestOf(list.kinds) : null
  const people: number[] = []
  const seen: number[][] = []
  for (const row of list.rows) {
    if (where !== null && where(row) === 0) continue
    let count = 0
    const [first, end] = [list.first[row] ?? 0, (list.first[row] ?? 0) + (list.lines[row] ?? 0)]
    const day = list.day.values[row] ?? 0
    for (let line = first; line < end; line += 1) {
      const kind = list.kindOf[line] ?? 0
      for (const person of viewers(line, kind, day)) {
        let at = 0
        while (at < count && people[at] !== person) at += 1
        const own = seen[at] ?? []
        seen[at] = own
        if (at === count) {
          people[count++] = person
          own.length = 0
        }
        own.push(kind)
      }
    }
    for (let at = 0; at < count; at += 1) {
      const own = seen[at] ?? []
      into.entry(row, people[at] ?? 0, adder(row, best === null ? own : [own.reduce(best)]))
    }
  }
  return true
}

/** Who sees a line, by place. */
type ViewersIn = (line: number, kind: number, day: number) => readonly number[]

const none: readonly number[] = []

/** Who sees the lines of a metric; undefined where the reference evaluator must tell. */
function viewersIn(world: World, { scope }: Measure, { crediting, kinds, counts, recipients, names }: CreditList): ViewersIn | undefined {
  const { population } = scope
  const one = [0]
  const isDirect = (kind: number): boolean => kinds[kind]?.role === 'direct'
  switch (population.kind) {
    case 'person':
      return (line, kind) => {
        if (counts[line] !== 1 || (scope.lines === 'direct' && !isDirect(kind))) return none
        one[0] = recipients[line] ?? 0
        return one
      }
    case 'company':
      return (_, kind) => (isDirect(kind) ? one : none)
    case 'team': {
      if (crediting.hierarchy !== null) return undefined
      const [isMember, epochs] = [membersIn(world), epochsOf(world)]
      const placeOf = new Map(names.map((name, place) => [name, place]))
      const above = new Map<number, readonly number[]>()
      return (line, kind, day) => {
        if (!isDirect(kind)) return none
        const recipient = recipients[line] ?? 0
        const key = recipient * epochs.count + epochs.of(day)
        const managers =
          above.get(key) ?? managersOf(world, population.via, names[recipient] ?? '', asDay(day)).flatMap((name) => placeOf.get(name) ?? [])
        above.set(key, managers)
        return managers.filter((manager) => isMember(manager, day))
      }
    }
    case 'group':
    case 'territory':
      return undefined
    default: {
      const never: never = population
      return never
    }
  }
}

/** The one with the greatest share; of equal ones a direct before an overlay before a manager's. */
function greatestOf(kinds: readonly LineKind[]): (best: number, one: number) => number {
  const rank = (kind: number): number => RANK[kinds[kind]?.role ?? 'direct']
  const share = (kind: number): Ratio => kinds[kind]?.share ?? ZERO
  return (best, one) => ((compare(share(one), share(best)) || rank(best) - rank(one)) > 0 ? one : best)
}

/** Adds what a row comes to through lines of some kinds; the number of the thing that is counted distinct, else 0. */
type Adder = (row: number, kinds: readonly number[]) => number

function adderOf(
  { core }: World,
  aggregate: Aggregate,
  programs: CountingPrograms,
  list: CreditList,
  { amounts, others, things }: CountInto,
): Adder {
  const { kinds } = list
  const weightOf = (own: readonly number[]): Ratio =>
    own.length === 1 ? (kinds[own[0] ?? 0]?.share ?? ZERO) : own.reduce((sum, kind) => add(sum, kinds[kind]?.share ?? ZERO), ZERO)
  const shared = (expression: Expression): ((row: number, own: readonly number[], to: GrowingExacts) => void) => {
    const number = programs.number(expression)
    return isMoney(expression) ? moneyOf(core, number, kinds) : shareOf(number, weightOf)
  }
  switch (aggregate.kind) {
    case 'sum': {
      const sum = shared(aggregate.of)
      return (row, own) => {
        sum(row, own, amounts)
        return 0
      }
    }
    case 'ratio': {
      const [over, under] = [shared(aggregate.of), shared(aggregate.to)]
      return (row, own) => {
        over(row, own, amounts)
        if (others !== null) under(row, own, others)
        return 0
      }
    }
    case 'count':
      return (_, own) => {
        if (aggregate.weighted) amounts.push(weightOf(own))
        else amounts.pushWhole(1, 0)
        return 0
      }
    case 'count_net': {
      const { of, there } = programs.number(aggregate.of)
      return (row, own) => {
        const sense = of(row) < 0 ? -1 : 1
        if (there !== null && there(row) === 0) amounts.push(undefined)
        else if (aggregate.weighted) amounts.push(multiply(weightOf(own), ratio(BigInt(sense))))
        else amounts.pushWhole(sense, 0)
        return 0
      }
    }
    case 'average':
    case 'min':
    case 'max':
    case 'latest': {
      const { of, there, scale } = programs.number(aggregate.of)
      return (row) => {
        if (there !== null && there(row) === 0) amounts.push(undefined)
        else amounts.pushWhole(of(row), scale)
        return 0
      }
    }
    case 'count_distinct': {
      const thing = codeOf(list, aggregate.of, things)
      return (row) => {
        amounts.push(undefined)
        return thing(row)
      }
    }
    case 'growth':
    case 'team_share':
      throw new CannotCount('a metric of other metrics')
    default: {
      const never: never = aggregate
      return never
    }
  }
}

/** Money by shares, each rounded (RP2); what is not shared stays as it is. */
function moneyOf(core: World['core'], { of, there, scale }: NumberOfRow, kinds: readonly LineKind[]) {
  if (core.rounding.money.unit !== '1') throw new CannotCount('money that is rounded to more than its unit')
  const parts: (PartOf | undefined)[] = []
  const isWhole = kinds.map((kind) => kind.of === null && equal(kind.share, ONE))
  const exactly = (value: number, own: readonly number[]): Ratio => {
    const amount = ratio(BigInt(value), 10n ** BigInt(scale))
    return own.reduce((sum, kind) => add(sum, creditShare({ core }, kinds[kind] as LineKind, amount, true) ?? ZERO), ZERO)
  }
  return (row: number, own: readonly number[], to: GrowingExacts): void => {
    if (there !== null && there(row) === 0) {
      to.push(undefined)
      return
    }
    const value = of(row)
    let [shared, whole] = [0, 0]
    for (const kind of own) {
      if (isWhole[kind] === true) {
        whole += value
        continue
      }
      const part = parts[kind] ?? partOf(core, kinds[kind] as LineKind, scale)
      parts[kind] = part
      shared += part(value)
    }
    if (!Number.isSafeInteger(shared + whole)) to.push(exactly(value, own))
    else if (whole === 0 || scale === 0) to.pushWhole(shared + whole, whole === 0 ? 0 : scale)
    else if (shared === 0) to.pushWhole(whole, scale)
    else to.push(add(ratio(BigInt(shared)), ratio(BigInt(whole), 10n ** BigInt(scale))))
  }
}

/** Other numbers by shares, exactly. */
function shareOf({ of, there, scale }: NumberOfRow, weightOf: (own: readonly number[]) => Ratio) {
  const known = new Map<Ratio, { readonly times: number; readonly digits: number } | null>()
  const decimal = (share: Ratio): { readonly times: number; readonly digits: number } | null => {
    const before = known.get(share)
    if (before !== undefined) return before
    const digits = decimalsOf(share)
    const made = digits === undefined ? null : { times: Number((share.n * 10n ** BigInt(digits)) / share.d), digits }
    known.set(share, made)
    return made
  }
  return (row: number, own: readonly number[], to: GrowingExacts): void => {
    if (there !== null && there(row) === 0) {
      to.push(undefined)
      return
    }
    const [value, share] = [of(row), weightOf(own)]
    const simple = own.length === 1 ? decimal(share) : null
    const product = simple === null ? Number.NaN : value * simple.times
    if (simple !== null && Number.isSafeInteger(product)) to.pushWhole(product, scale + simple.digits)
    else to.push(multiply(ratio(BigInt(value), 10n ** BigInt(scale)), share))
  }
}

/** The number of what a field of codes says, from 1 on; 0 for nothing. */
function codeOf({ held }: CreditList, of: Expression, things: Value[]): (row: number) => number {
  const [name, further] = of.kind === 'field' && of.of === 'row' ? of.path : []
  const column = name === undefined || further !== undefined ? undefined : held.columns?.fields.get(name)
  const unit = held.shape.fields.find((field) => field.name === name)?.unit.kind
  if (column?.kind !== 'code' || unit === 'yesno') throw new CannotCount('different things that are no texts')
  const { codes, gaps, texts } = column
  things.push(...texts)
  return (row) => (gaps !== null && ((gaps[row >> 3] ?? 0) & (1 << (row & 7))) !== 0 ? 0 : (codes[row] ?? 0) + 1)
}
