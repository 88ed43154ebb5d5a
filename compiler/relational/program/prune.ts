/** Drops steps and columns that nothing reads. */
import type { Program, Step } from './ir.ts'
import { columnsIn } from './parts.ts'
import { columnsOf } from './run.ts'

type Read = (step: string, columns: Iterable<string>) => void

/** The program without what does not lead to an output or a check. Inputs keep their keys. */
export function pruned(program: Program): Program {
  const needed = new Map<string, Set<string>>()
  const read: Read = (step, columns) => {
    const own = needed.get(step) ?? new Set()
    for (const column of columns) own.add(column)
    needed.set(step, own)
  }
  const outputs = [program.outputs.earnings, program.outputs.credits, program.outputs.payments].filter((name) => name !== null)
  for (const name of outputs) read(name, namesOf(program, name))
  for (const { step, shows } of program.checks) read(step, shows)
  for (const { step, shows, by } of program.warnings) read(step, [...shows, ...by])
  for (const { step, column } of program.bounds) if (needed.has(step)) read(step, [column])
  const steps: Step[] = []
  for (const step of [...program.steps].reverse()) {
    const columns = needed.get(step.name)
    if (columns === undefined) continue
    for (const bound of program.bounds) if (bound.step === step.name) columns.add(bound.column)
    // rows that are only counted keep a column: not every system has tables without any
    const [first] = columnsOf(step)
    if (columns.size === 0 && first !== undefined) columns.add(first.name)
    steps.unshift(trimmed(step, columns, read))
  }
  const [first, ...more] = steps
  if (first === undefined) throw new Error('a program without steps')
  const kept = new Set(steps.map(({ name }) => name))
  const inputs = program.inputs.flatMap((input) => {
    const scans = steps.flatMap((step) => (step.op === 'scan' && step.input === input.name ? [step] : []))
    if (scans.length === 0) return []
    const columns = new Set([...input.key, ...scans.flatMap((scan) => scan.columns.map(({ name }) => name))])
    const [one, ...others] = input.columns.filter(({ column }) => columns.has(column.name))
    return one === undefined ? [] : [{ ...input, columns: [one, ...others] as typeof input.columns }]
  })
  return {
    ...program,
    inputs,
    // a scan has the columns of its input, in their order
    steps: [first, ...more].map((step) => (step.op === 'scan' ? withInput(step, inputs) : step)) as Program['steps'],
    bounds: program.bounds.filter(({ step }) => kept.has(step)),
  }
}

const withInput = (step: Extract<Step, { op: 'scan' }>, inputs: Program['inputs']): Step => ({
  ...step,
  columns: inputs.find(({ name }) => name === step.input)?.columns.map(({ column }) => column) ?? step.columns,
})

const namesOf = ({ steps }: Program, name: string): string[] => {
  const step = steps.find((one) => one.name === name)
  if (step === undefined) return []
  return (step.op === 'values' || step.op === 'scan' || step.op === 'union' ? step.columns : step.columns.map(({ column }) => column)).map(
    (one) => one.name,
  )
}

/** A step with the columns that are read of it; tells what it reads itself. */
function trimmed(step: Step, columns: ReadonlySet<string>, read: Read): Step {
  const wanted = <T extends { readonly column: { readonly name: string } }>(all: readonly T[]): T[] =>
    all.filter(({ column }) => columns.has(column.name))
  switch (step.op) {
    case 'values': {
      const places = step.columns.flatMap(({ name }, i) => (columns.has(name) ? [i] : []))
      const rows = step.rows.map((row) => places.map((place) => row[place] ?? null))
      return { ...step, columns: places.flatMap((place) => step.columns[place] ?? []), rows }
    }
    case 'scan':
      return { ...step, columns: step.columns.filter(({ name }) => columns.has(name)) }
    case 'select': {
      const own = wanted(step.columns)
      const written = [...own.map(({ value }) => value), ...(step.where === null ? [] : [step.where])]
      read(
        step.from,
        written.flatMap((one) => Array.from(columnsIn(one), ({ name }) => name)),
      )
      return { ...step, columns: own }
    }
    case 'join': {
      const own = wanted(step.columns)
      const inAnd = step.and === null ? [] : [...columnsIn(step.and)]
      for (const side of ['left', 'right'] as const)
        read(step[side], [
          ...step.on.map((one) => one[side]),
          ...own.filter((one) => one.side === side).map(({ of }) => of),
          ...inAnd.filter((one) => one.side === side).map(({ name }) => name),
        ])
      return { ...step, columns: own }
    }
    case 'aggregate': {
      const own = step.columns.filter((one) => one.does === 'by' || columns.has(one.column.name))
      read(step.from, [...step.by, ...own.flatMap((one) => ('of' in one ? [one.of] : []))])
      return { ...step, columns: own }
    }
    case 'window': {
      const own = wanted(step.columns)
      read(step.from, [...step.partition, ...step.order.map(({ of }) => of), ...own.flatMap((one) => ('of' in one ? [one.of] : []))])
      return { ...step, columns: own }
    }
    case 'union':
      for (const from of step.from) read(from, columns)
      return { ...step, columns: step.columns.filter(({ name }) => columns.has(name)) }
    default: {
      const never: never = step
      return never
    }
  }
}
