/** The numbers of a program by the step that first needs them. */
import type { Program } from '../program/build.ts'
import { insideOf } from '../program/exact.ts'
import type { Num, Truth } from '../program/number.ts'

type Part = Num | Truth
export type Comparison = Extract<Truth, { kind: 'below' }>
export type Rounding = Extract<Num, { kind: 'round' }>

/** What a step adds to the steps before it. */
export interface Own {
  readonly comparisons: readonly Comparison[]
  readonly roundings: readonly Rounding[]
}

/** By step what is its own, and what the amount that is paid adds to them. */
export function partsByStep({ steps, pay }: Program): { readonly steps: readonly Own[]; readonly pay: Own } {
  const seen = new Set<Part>()
  const own = (roots: readonly Part[]): Own => {
    const found: Part[] = []
    const visit = (part: Part): void => {
      if (seen.has(part)) return
      seen.add(part)
      for (const one of insideOf(part)) visit(one)
      found.push(part)
    }
    for (const root of roots) visit(root)
    return {
      comparisons: found.filter((part) => part.kind === 'below'),
      roundings: found.filter((part) => part.kind === 'round'),
    }
  }
  // what the pay does not read is not computed
  const used = new Set<Part>()
  const reach = (part: Part): void => {
    if (used.has(part)) return
    used.add(part)
    for (const one of insideOf(part)) reach(one)
  }
  reach(pay)
  const ofSteps = steps.map(({ value }) =>
    own([value.over, value.known, ...(value.under === null ? [] : [value.under])].filter((root) => used.has(root))),
  )
  return { steps: ofSteps, pay: own([pay]) }
}
