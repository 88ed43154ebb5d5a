/** Does a derivation's arithmetic again, on its printed inputs alone: for tests. */
import { add, divide, equal, isZero, maximum, minimum, multiply, negate, type Ratio, subtract } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { numberAt } from './node.ts'

type Fold = (a: Ratio, b: Ratio) => Ratio

const folds: Partial<Record<Derivation['how'], Fold>> = {
  add,
  subtract,
  multiply,
  divide: (a, b) => (isZero(b) ? a : divide(a, b)),
  attainment: divide,
  minimum,
  maximum,
  slice: multiply,
  slices: add,
  difference: subtract,
  term: subtract,
  earned: add,
  window: add,
  worth: add,
  target: add,
  quota: add,
  step: add,
}

/** What the node's inputs come to; undefined where the node is not arithmetic on numbers. */
function again(node: Derivation): Ratio | undefined {
  const inputs = node.inputs.map(numberAt)
  const numbers = inputs.filter((one) => one !== undefined)
  const [first, ...rest] = numbers
  if (first === undefined || numbers.length !== inputs.length) return undefined
  if (node.how === 'negate') return negate(first)
  if (node.how === 'between') {
    const [driver, x0, y0, x1, y1] = numbers
    if (driver === undefined || x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined
    return add(y0, divide(multiply(subtract(driver, x0), subtract(y1, y0)), subtract(x1, x0)))
  }
  const fold = folds[node.how]
  return fold === undefined ? undefined : rest.reduce(fold, first)
}

/** Every node whose printed inputs do not give its value, as `label: value`. */
export function faultsOf(node: Derivation): string[] {
  const inner = node.inputs.flatMap(faultsOf)
  const value = numberAt(node)
  const redone = again(node)
  if (value === undefined || redone === undefined || equal(value, redone)) return inner
  return [...inner, `${node.how} ${node.label}: ${value.n}/${value.d} is not ${redone.n}/${redone.d}`]
}

/** All nodes of a derivation. */
export const nodesOf = (node: Derivation): Derivation[] => [node, ...node.inputs.flatMap(nodesOf)]
