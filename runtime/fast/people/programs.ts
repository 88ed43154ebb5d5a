/** The programs of a component, with the bounds that its inputs prove. What is proved for wide bounds holds for narrower ones: it is not built again. */
import type { Component } from '../../core/core.ts'
import { measureNamed } from '../../evaluate/moment.ts'
import type { World } from '../../evaluate/world.ts'
import { type Asked, type Input, type Program, programOf, type Range, type Unsupported } from '../program/build.ts'
import type { Totals } from '../rows/stage.ts'
import type { Inputs } from './inputs.ts'
import { type Memory, meaningOf } from './memory.ts'

const ANY: Range = { low: -1n, high: 1n, scale: 0, under: null }

/** The most programs that are kept: the first are forgotten, and built again when they come back. */
const KEPT = 256

/** The program of a component, as a function of the metric `moving` where that is given; or why there is none. */
export function built(
  world: World,
  totals: Totals,
  component: Component,
  inputs: Inputs,
  moving: string | null,
  { programs }: Memory,
): Program | Unsupported {
  const rangeOf = (asked: Asked): Range => (asked.what === 'moving' ? reachOf(totals, asked.metric) : inputs.rangeOf(asked))
  const key = meaningOf([moving, component.steps, component.round])
  const before = programs.get(key)
  const isProved = ({ asked, range }: Input): boolean =>
    leftOut(world, totals, asked) === undefined && (range === null || lies(rangeOf(asked), range))
  if (before?.inputs.every(isProved)) return before
  const then = new Map(before?.inputs.map(({ asked, range }) => [meaningOf(asked), range]))
  let left: string | undefined
  const program = programOf(
    component,
    (asked) => {
      left ??= leftOut(world, totals, asked)
      return left === undefined ? widened(rangeOf(asked), then.get(meaningOf(asked)) ?? null) : ANY
    },
    moving,
  )
  if ('because' in program) return program
  if (left !== undefined) return { because: left }
  const [oldest] = programs.keys()
  if (programs.size >= KEPT && oldest !== undefined) programs.delete(oldest)
  programs.set(key, program)
  return program
}

/** Whether all numbers of a range are numbers of another, over the same scale. */
const lies = (own: Range, wide: Range): boolean =>
  isAlike(own, wide) &&
  own.low >= wide.low &&
  own.high <= wide.high &&
  (own.under ?? 1n) <= (wide.under ?? 1n) &&
  (own.apart ?? 1n) >= (wide.apart ?? 1n) &&
  (own.leastUnder ?? 1n) >= (wide.leastUnder ?? 1n)

const isAlike = (a: Range, b: Range): boolean =>
  a.scale === b.scale && (a.under === null) === (b.under === null) && (a.always ?? false) === (b.always ?? false)

/** A range that holds one that a program was built for before, too: so that data that go to and fro find it again. */
function widened(own: Range, before: Range | null): Range {
  if (before === null || !isAlike(own, before)) return own
  const [less, more] = [(a = 1n, b = 1n) => (a < b ? a : b), (a = 1n, b = 1n) => (a > b ? a : b)]
  return {
    ...own,
    low: less(own.low, before.low),
    high: more(own.high, before.high),
    under: own.under === null || before.under === null ? null : more(own.under, before.under),
    apart: less(own.apart, before.apart),
    leastUnder: less(own.leastUnder, before.leastUnder),
  }
}

const leftOut = (world: World, totals: Totals, asked: Asked): string | undefined => {
  if (asked.what !== 'measure' && asked.what !== 'moving') return undefined
  if (measureNamed(world, asked.metric)?.whenEmpty === 'error') return 'a metric without a value that is an error'
  if (asked.what === 'measure') return undefined
  const [sums] = totals.sums.get(asked.metric) ?? []
  return sums === undefined ? 'parts of rows that are no decimal numbers' : undefined
}

function reachOf(totals: Totals, metric: string): Range {
  const [sums] = totals.sums.get(metric) ?? []
  const reach = sums?.reach ?? 0n
  return { low: -reach, high: reach, scale: sums?.scale ?? 0, under: null, always: true }
}

/** Whether the rows of the base explain the pay (semantics 6.7, 17.17). */
export function explains({ core }: World, { base, attribution }: Component): boolean {
  const kind = core.measures.find(({ name }) => name === base.metric)?.aggregate.kind
  return attribution !== 'none' && (kind === 'sum' || kind === 'count')
}
