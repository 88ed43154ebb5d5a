/** What holds for any data within the declared fields: the same analysis, with figures of a size that is asked about. */
import { parseDay } from '../../calendar/day.ts'
import { periodOf } from '../../calendar/fiscal.ts'
import { sourceOf } from '../../columns/source.ts'
import type { Component, Core } from '../../core/core.ts'
import type { DataFiles } from '../../data/files.ts'
import { pointed } from '../../exact/ratio.ts'
import { runByColumns } from '../engine.ts'
import { type Asked, type Program, programOf, type Range } from '../program/build.ts'
import { comparesExactly, isExact, proofOf, type Units } from './program.ts'
import { columnsOf, headOf, left, leftIn, sumsOf, unitsOf } from './proof.ts'
import type { ComponentProof, ProgramProof, Proof } from './shape.ts'

/** Figures are asked about up to so many powers of ten. */
const POWERS = 24
/** The bounds that are shown are those for figures of so many minor units: a billion of a currency with cents. */
const SHOWN = 10n ** 11n
/** Decimals that are assumed of a person's rate or factor, in whole numbers of its scale. */
const RATE: Range = { low: -1_000_000n, high: 1_000_000n, scale: 4, under: null }

/** The proof without data. */
export function proofForAnyData(core: Core, digitsOf: (currency: string) => number): Proof {
  const files = emptyFiles(core)
  const open = (file: string) => {
    const bytes = files(file)
    return bytes === undefined ? undefined : sourceOf(bytes)
  }
  const first = parseDay(core.effective.from)
  if (first === undefined) throw new Error(core.effective.from)
  const { label } = periodOf(core.calendar, 'year', first)
  const run = runByColumns(core, { bytes: files, open }, { period: label, asOf: null }, digitsOf, false)
  if (run.kind !== 'answer') return left(core, run.kind === 'unfit' ? run.because : 'a plan that needs people to be computed', null)
  const { totals, components } = run.outcome.workings
  return {
    ...headOf(core),
    period: null,
    because: null,
    columns: run.columns.flatMap((one) => columnsOf(one, core, false)),
    sums: sumsOf(core, totals, false),
    leftMetrics: leftIn(core, totals),
    components: core.components.map((one) => componentFor(one, components.get(one.name)?.pay, unitsOf(core))),
    byBigIntegers: null,
  }
}

/** Files that have a head and no rows. */
function emptyFiles({ records }: Core): DataFiles {
  const heads = new Map<string, Set<string>>()
  for (const { file, fields } of records) {
    const columns = heads.get(file) ?? new Set()
    for (const { column } of fields) columns.add(column)
    heads.set(file, columns)
  }
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
  return (file) => {
    const columns = heads.get(file)
    return columns === undefined ? undefined : new TextEncoder().encode(`${[...columns].map(quoted).join(',')}\n`)
  }
}

/** A part of pay: its bounds for figures of a size, and up to what size doubles hold what it compares, and all of its numbers. */
function componentFor(component: Component, known: Program | undefined, units: Units): ComponentProof {
  const { name, label } = component
  const none = { name, label, pay: null, byRow: null, room: null }
  if (known === undefined) return { ...none, because: 'what is not computed by columns' }
  const scales = new Map(known.inputs.map(({ asked, scale }) => [JSON.stringify(asked), scale]))
  const at = (size: bigint): Program | undefined => {
    const program = programOf(component, (asked) => assumed(asked, size, scales.get(JSON.stringify(asked)) ?? 0))
    return 'because' in program ? undefined : program
  }
  const largest = (holds: (proof: ProgramProof) => boolean): string | null => {
    let found = 0n
    for (let size = 1n; size <= 10n ** BigInt(POWERS); size *= 10n) {
      const program = at(size)
      if (program === undefined || !holds(proofOf(program, units, true))) break
      found = size
    }
    return found === 0n ? null : pointed(found, units.digits)
  }
  const shown = at(SHOWN)
  if (shown === undefined) return { ...none, because: 'what is not computed by columns' }
  return {
    ...none,
    because: null,
    pay: proofOf(shown, units, true),
    room: { figures: pointed(SHOWN, units.digits), compared: largest(comparesExactly), all: largest(isExact) },
  }
}

/** How far a figure of a size reaches. Quotas are above zero where there is one. */
function assumed(asked: Asked, size: bigint, scale: number): Range {
  const high = size * 10n ** BigInt(scale)
  switch (asked.what) {
    case 'measure':
    case 'moving':
      return { low: -high, high, scale, under: null }
    case 'quota':
    case 'target':
    case 'worth':
      return { low: 0n, high, scale, under: null }
    case 'fixed':
      return RATE
    default: {
      const never: never = asked
      return never
    }
  }
}
