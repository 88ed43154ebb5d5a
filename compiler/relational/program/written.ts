/** Numbers as selects: each that is used more than once becomes a column of a step before, so that no text is written twice. */
import { insideOf } from '../../../runtime/fast/program/exact.ts'
import type { Num, Truth } from '../../../runtime/fast/program/number.ts'
import type { Slots } from '../measures/figures.ts'
import { type Build, column, int, integer, kept, type Relation, select, type Told } from './build.ts'
import type { Column } from './ir.ts'
import type { Condition, Scalar } from './scalar.ts'

/** Numbers that columns of a relation hold already. */
export type Held = Map<Num, string>

/** What is to be written: a number, or whether something holds as 1 or 0. */
export type Wanted = { readonly column: string; readonly scale?: number } & (
  | {
      readonly number: Num
      /** Where it is proved to lie, if nearer to zero than what it is computed from tells. */
      readonly within?: Reach | undefined
    }
  | { readonly truth: Truth }
)

/** A number that is written once more often than this, and has so many parts, becomes a column. */
const MANY_PARTS = 10

/**
 * Adds columns to a relation, and tells which numbers they hold. All columns of the relation are kept; what is used nowhere is dropped when
 * the program is whole. `where`: only rows for which it holds.
 */
export function write(
  build: Build,
  told: Told,
  from: Relation,
  slots: Slots,
  held: Held,
  wanted: readonly Wanted[],
  where: Truth | null = null,
): Relation {
  const roots = [...wanted.map((one) => ('number' in one ? one.number : one.truth)), ...(where === null ? [] : [where])]
  const shared = sharedIn(roots, held)
  let relation = from
  let count = 0
  while (shared.length > 0) {
    // those made of no other that waits
    const ready = shared.filter((one) => !shared.some((other) => other !== one && contains(one, other, held)))
    const columns = ready.map((number) => {
      const own = partName(wanted, number)
      if (own === undefined) count += 1
      return { number, name: own ?? `part_${count}` }
    })
    const taken = (name: string): boolean => relation.columns.some((one) => one.name === name)
    const named = columns.map(({ number, name }) => ({ number, column: int(freshOf(taken, name), number.low, number.high) }))
    relation = select(build, { ...told, name: `${told.name}_parts`, says: `Parts of: ${told.says}` }, relation, [
      ...kept(relation),
      ...named.map(({ number, column: made }) => ({ column: made, value: scalarOf(number, slots, held) })),
    ])
    for (const { number, column: made } of named) {
      held.set(number, made.name)
      shared.splice(shared.indexOf(number), 1)
    }
  }
  const columns = wanted.map((one) => ({
    column: 'number' in one ? nearest(one, one.within) : flag(one.column),
    value: 'number' in one ? scalarOf(one.number, slots, held) : flagOf(conditionOf(one.truth, slots, held)),
  }))
  const condition = where === null ? null : conditionOf(where, slots, held)
  const names = columns.map(({ column: made }) => made.name)
  const whereToo = condition === 'always' ? null : condition === 'never' ? NOWHERE : condition
  const made = select(build, told, relation, [...kept(relation, ...names), ...columns], whereToo)
  for (const one of wanted) if ('number' in one && one.number.kind !== 'constant') held.set(one.number, one.column)
  return made
}

interface Reach {
  readonly low: bigint
  readonly high: bigint
}

/** The column of a number, between the nearer of its bounds. */
function nearest({ column: name, number, scale = 0 }: Extract<Wanted, { number: Num }>, within: Reach = number): Column {
  return int(name, within.low > number.low ? within.low : number.low, within.high < number.high ? within.high : number.high, scale)
}

/** What is rounded into a wanted column is named after it. */
function partName(wanted: readonly Wanted[], number: Num): string | undefined {
  for (const one of wanted) {
    if (!('number' in one)) continue
    for (const rounded of roundsIn(one.number)) {
      if (rounded.over === number) return `${one.column}_over`
      if (rounded.under === number) return `${one.column}_under`
    }
  }
  return undefined
}

const roundsIn = (number: Num): readonly Extract<Num, { kind: 'round' }>[] => {
  if (number.kind === 'round') return [number]
  return number.kind === 'pick' ? [...roundsIn(number.then), ...roundsIn(number.otherwise)] : []
}

const freshOf = (taken: (name: string) => boolean, name: string): string => {
  let at = 1
  while (taken(at === 1 ? name : `${name}_${at}`)) at += 1
  return at === 1 ? name : `${name}_${at}`
}

export const flag = (name: string): Column => int(name, 0n, 1n)
const NOWHERE: Condition = { kind: 'compare', op: '=', left: integer(0), right: integer(1) }

/** 1 where a condition holds, else 0. */
export const flagOf = (condition: Condition | 'always' | 'never'): Scalar =>
  condition === 'always'
    ? integer(1)
    : condition === 'never'
      ? integer(0)
      : { kind: 'case', when: [{ if: condition, then: integer(1) }], otherwise: integer(0) }

type Node = Num | Truth

/** Kinds whose text says their parts more than once. */
const SAYS_TWICE: ReadonlySet<Node['kind']> = new Set(['round'])
const isNumber = (node: Node): node is Num => 'low' in node

/** The numbers that are worth a column of their own. */
function sharedIn(roots: readonly Node[], held: Held): Num[] {
  const uses = new Map<Node, number>()
  const sizes = new Map<Node, number>()
  const visit = (node: Node, weight: number): number => {
    const before = uses.get(node) ?? 0
    uses.set(node, before + weight)
    const size = sizes.get(node)
    if (size !== undefined) return size
    if (isNumber(node) && held.has(node)) {
      sizes.set(node, 1)
      return 1
    }
    const own = insideOf(node).reduce((sum, part) => sum + visit(part, SAYS_TWICE.has(node.kind) ? 2 : 1), 1)
    sizes.set(node, own)
    return own
  }
  for (const root of roots) visit(root, 1)
  return [...uses].flatMap(([node, count]) =>
    isNumber(node) && !held.has(node) && !roots.includes(node) && count > 1 && (sizes.get(node) ?? 0) >= MANY_PARTS ? [node] : [],
  )
}

/** Whether a number is somewhere inside another. */
function contains(whole: Node, part: Num, held: Held, seen: Set<Node> = new Set()): boolean {
  if (seen.has(whole)) return false
  seen.add(whole)
  return insideOf(whole).some((one) => one === part || (!(isNumber(one) && held.has(one)) && contains(one, part, held, seen)))
}

/** A number as a scalar over the columns that hold it, or its parts. */
export function scalarOf(number: Num, slots: Slots, held: Held): Scalar {
  const known = held.get(number)
  if (known !== undefined) return column(known)
  switch (number.kind) {
    case 'constant':
      return integer(number.value)
    case 'input': {
      const value = slots.values[number.slot]
      if (value === undefined) throw new Error(`no value stands for input ${number.slot}`)
      return value
    }
    case 'add':
    case 'subtract':
    case 'multiply':
      return { kind: number.kind, left: scalarOf(number.left, slots, held), right: scalarOf(number.right, slots, held) }
    case 'minimum':
      return { kind: 'smaller', left: scalarOf(number.left, slots, held), right: scalarOf(number.right, slots, held) }
    case 'maximum':
      return { kind: 'larger', left: scalarOf(number.left, slots, held), right: scalarOf(number.right, slots, held) }
    case 'pick':
      return picked(number, slots, held)
    case 'round':
      return { kind: 'round', over: scalarOf(number.over, slots, held), under: scalarOf(number.under, slots, held), mode: number.mode }
    default: {
      const never: never = number
      return never
    }
  }
}

/** A choice, and those that follow in its last branch, as one case. */
function picked(number: Extract<Num, { kind: 'pick' }>, slots: Slots, held: Held): Scalar {
  const condition = conditionOf(number.when, slots, held)
  if (condition === 'always') return scalarOf(number.then, slots, held)
  const otherwise = scalarOf(number.otherwise, slots, held)
  if (condition === 'never') return otherwise
  const branch = { if: condition, then: scalarOf(number.then, slots, held) }
  return otherwise.kind === 'case'
    ? { kind: 'case', when: [branch, ...otherwise.when], otherwise: otherwise.otherwise }
    : { kind: 'case', when: [branch], otherwise }
}

/** A truth as a condition. */
export function conditionOf(truth: Truth, slots: Slots, held: Held): Condition | 'always' | 'never' {
  switch (truth.kind) {
    case 'always':
    case 'never':
      return truth.kind
    case 'flag': {
      const condition = slots.truths[truth.slot]
      if (condition === undefined) throw new Error(`no condition stands for input ${truth.slot}`)
      return condition
    }
    case 'below': {
      const op = truth.orSame ? '<=' : '<'
      return { kind: 'compare', op, left: scalarOf(truth.left, slots, held), right: scalarOf(truth.right, slots, held) }
    }
    case 'and':
    case 'or': {
      const parts = [conditionOf(truth.left, slots, held), conditionOf(truth.right, slots, held)]
      const decides = truth.kind === 'and' ? 'never' : 'always'
      if (parts.includes(decides)) return decides
      const [first, second] = parts.filter((part) => part !== 'always' && part !== 'never')
      if (first === undefined) return truth.kind === 'and' ? 'always' : 'never'
      if (second === undefined) return first
      const flat = [first, second].flatMap((part) => (part.kind === truth.kind ? part.parts : [part]))
      const [one, ...more] = flat
      return one === undefined ? first : { kind: truth.kind, parts: [one, ...more] }
    }
    case 'not': {
      const value = conditionOf(truth.value, slots, held)
      return value === 'always' ? 'never' : value === 'never' ? 'always' : { kind: 'not', value }
    }
    default: {
      const never: never = truth
      return never
    }
  }
}
