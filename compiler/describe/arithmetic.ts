/** The arithmetic of a derivation's node: what may be printed between its inputs, because done on them it gives its value. */
import { add, compare, divide, equal, isRatio, isZero, multiply, negate, type Ratio, subtract } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'

type How = Derivation['how']
type Operation = (a: Ratio, b: Ratio) => Ratio | undefined

interface Sign {
  readonly sign: string
  readonly of: Operation
  /** Whether inputs that are sums or differences need brackets. */
  readonly binds: boolean
}

const plus: Sign = { sign: ' + ', of: add, binds: false }
const minus: Sign = { sign: ' - ', of: subtract, binds: true }
const times: Sign = { sign: ' x ', of: multiply, binds: true }
const over: Sign = { sign: ' / ', of: (a, b) => (isZero(b) ? undefined : divide(a, b)), binds: true }
const smaller: Sign = { sign: ' or ', of: (a, b) => (compare(a, b) <= 0 ? a : b), binds: false }
const larger: Sign = { sign: ' or ', of: (a, b) => (compare(a, b) >= 0 ? a : b), binds: false }

/** What each verb may have done with its inputs, the likeliest first. */
const CANDIDATES: Partial<Record<How, readonly Sign[]>> = {
  add: [plus],
  subtract: [minus],
  multiply: [times],
  divide: [over],
  minimum: [smaller],
  maximum: [larger],
  slice: [times],
  slices: [plus],
  attainment: [over],
  quota: [plus, times],
  target: [plus, times],
  worth: [times],
  window: [plus],
  earned: [plus],
  step: [plus],
  difference: [minus],
  limited: [plus, smaller, larger],
}

/** The numbers of a node's inputs; undefined where one has none. */
function numbersOf({ inputs }: Derivation): Ratio[] | undefined {
  const numbers: Ratio[] = []
  for (const { value } of inputs) {
    if (value === undefined || !isRatio(value)) return undefined
    numbers.push(value)
  }
  return numbers
}

/** The sign that stands between a node's inputs; undefined where no such arithmetic gives its value. */
export function signOf(node: Derivation): Sign | undefined {
  const numbers = numbersOf(node)
  const [first, ...rest] = numbers ?? []
  const { value } = node
  if (first === undefined || rest.length === 0 || value === undefined || !isRatio(value)) return undefined
  return CANDIDATES[node.how]?.find(({ of }) => {
    const result = rest.reduce<Ratio | undefined>((sum, one) => (sum === undefined ? undefined : of(sum, one)), first)
    return result !== undefined && equal(result, value)
  })
}

/** Whether a node has the value of its only input, under another name. */
export function isSame(node: Derivation): boolean {
  const [only, second] = node.inputs
  if (only === undefined || second !== undefined) return false
  const [a, b] = [node.value, only.value]
  if (a === undefined || b === undefined) return a === b
  return isRatio(a) && isRatio(b) ? equal(a, b) : a === b
}

/** Whether a node is its only input with the sign changed. */
export const isNegated = ({ value, inputs }: Derivation): boolean => {
  const inner = inputs[0]?.value
  return (
    inputs.length === 1 && value !== undefined && inner !== undefined && isRatio(value) && isRatio(inner) && equal(value, negate(inner))
  )
}
