/** How a value that was not expected came to be, and which step of it makes the difference. */
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { isRatio } from '../../runtime/exact/ratio.ts'
import type { Derivation } from '../../runtime/trace/derivation.ts'
import { sayDerivation } from '../describe/derivation.ts'
import { nameOf, sliceWords } from '../describe/naming.ts'
import { NAMELESS } from '../describe/work.ts'
import type { Plan } from '../plan.ts'
import { flowOf } from './flow.ts'
import type { Asked } from './value.ts'

export interface Explained {
  /** One line: the step that comes to the difference, or to what was expected. */
  readonly hint: string | undefined
  readonly lines: readonly string[]
}

/**
 * The way to an amount, as seen from the end of its own time (`alone`, as one pay period); where the plan's pay periods make it another
 * amount, the way in the last of them. `expected` and `got` are in minor units.
 */
export function explain(asked: Asked, alone: Outcome | undefined, expected: bigint, got: bigint | undefined): Explained {
  const { plan, expectation, given } = asked
  const { of, name } = expectation
  if (alone === undefined || (of !== 'earned' && of !== 'rate' && of !== 'account')) return { hint: undefined, lines: [] }
  const all = [...plan.pays, ...plan.events].map((pay) => pay.name)
  const names = of === 'account' || name === '' ? all : [name]
  const found = names.flatMap((pay) =>
    given.has(pay) ? [] : (derivationOf(asked, alone, pay, names.length === 1 && of === 'earned' ? got : undefined) ?? []),
  )
  const last = alone.payPeriods.at(-1) ?? ''
  const told = found.flatMap((derivation) => sayDerivation(derivation, plan, last, 0).map((line) => '  '.repeat(line.indent) + line.text))
  const stated = names.filter((pay) => given.has(pay)).map((pay) => `${labelOf(pay, plan)}: as the example states it`)
  const flow = of === 'account' || names.length > 1 ? flowOf(asked) : []
  const [only] = found
  const hint = only === undefined || names.length > 1 || got === undefined || of === 'rate' ? undefined : hintOf(only, plan, expected, got)
  return { hint, lines: [...told, ...stated, ...flow] }
}

const labelOf = (name: string, plan: Plan): string => [...plan.pays, ...plan.events].find((pay) => pay.name === name)?.label ?? name

function derivationOf({ people, outcome, row }: Asked, alone: Outcome, pay: string, got: bigint | undefined): Derivation | undefined {
  const [person] = people
  if (person === undefined) return undefined
  const inLast = (answer: Outcome): Derivation | undefined => {
    const last = answer.payPeriods.at(-1)
    return last === undefined ? undefined : answer.derive(person, pay, last)
  }
  const whole = inLast(alone)
  return whole === undefined || got === undefined || row !== undefined || amountOf(whole) === got ? whole : inLast(outcome)
}

/** The step that is as large as the difference, or the one that comes to what was expected. */
function hintOf(root: Derivation, plan: Plan, expected: bigint, got: bigint): string | undefined {
  const steps = [...inner(root)].filter(({ unit, how, label }) => unit.kind === 'money' && TOLD.has(how) && !NAMELESS.has(label))
  const size = got > expected ? got - expected : expected - got
  const made = steps.find((node) => amountOf(node) === size && size !== 0n)
  if (made !== undefined) return `the difference is as much as ${stepName(made, plan)}`
  const before = steps.find((node) => amountOf(node) === expected)
  return before === undefined ? undefined : `what was expected is ${stepName(before, plan)} by itself`
}

/** Steps that a plan names: an amount that is only stated or read explains nothing. */
const TOLD: ReadonlySet<Derivation['how']> = new Set([
  'slice',
  'slices',
  'step',
  'multiply',
  'worth',
  'minimum',
  'maximum',
  'between',
  'choose',
])

function* inner(node: Derivation): Generator<Derivation> {
  for (const input of node.inputs) {
    yield input
    yield* inner(input)
  }
}

const amountOf = ({ value }: Derivation): bigint | undefined =>
  value !== undefined && isRatio(value) && value.d === 1n ? value.n : undefined

const stepName = (node: Derivation, plan: Plan): string => `\`${node.how === 'slice' ? sliceWords(node, plan) : nameOf(node, plan)}\``
