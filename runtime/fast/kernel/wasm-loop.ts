/** The loop as WebAssembly: the same steps as in JavaScript, on 32 and 64 bits and doubles, without branches. */
import type { Loop } from './loop.ts'
import { onlyDayDecides } from './place.ts'
import { PAIR_BASE } from './rung.ts'
import type { Held, Step } from './steps.ts'
import {
  type Code,
  constant,
  double,
  getLocal,
  load,
  moduleOf,
  operation,
  repeat,
  type Stored,
  setLocal,
  store,
  truncated,
  type WasmType,
  when,
} from './wasm-encode.ts'
import type { Area, MemoryPlan } from './wasm-memory.ts'

const TYPE_OF: Record<Held, WasmType | undefined> = { bit: 'i32', int32: 'i32', double: 'f64', int64: 'i64', big: undefined }
const SHIFT: Record<Stored, number> = { u8: 0, u16: 1, i32: 2, i64: 3, f64: 3 }
const LOADED: Record<Stored, WasmType> = { u8: 'i32', u16: 'i32', i32: 'i32', i64: 'i64', f64: 'f64' }

/** Whether all that a loop does can be done in a module: nothing is rounded, and nothing passes 64 bits. */
export const fitsModule = ({ steps, lanes }: Loop): boolean =>
  lanes.lists === 0 && steps.steps.every((step) => step.op !== 'round' && step.as !== 'big' && !('works' in step && step.works === 'big'))

/** From one type to another, on the stack. */
function converted(from: WasmType, to: WasmType): Code {
  if (from === to) return []
  if (to === 'f64') return operation(from === 'i32' ? 'f64.convert_i32_s' : 'f64.convert_i64_s')
  if (from === 'f64') return truncated(to)
  return operation(to === 'i64' ? 'i64.extend_i32_s' : 'i32.wrap_i64')
}

/** The module of a loop: `run(rows)` adds the rows of the block in memory, and gives how many of the plan's days belong to nobody. */
export function loopModule({ job, steps: { steps, results }, layout, lanes, place }: Loop, plan: MemoryPlan): Uint8Array<ArrayBuffer> {
  const locals: WasmType[] = []
  const body: number[] = []
  const local = (type: WasmType): number => locals.push(type)
  /** Puts what is on the stack into a local of its own. */
  const keep = (type: WasmType, code: Code): number => {
    const own = local(type)
    body.push(...code, ...setLocal(own))
    return own
  }
  const rows = getLocal(0)
  const [row, outside] = [local('i32'), local('i32')]
  const i32 = (value: number): Code => constant('i32', BigInt(value))

  /** An element of an area. */
  const element = ({ offset, stored }: Area, index: Code): Code => {
    const shift = SHIFT[stored]
    return [...index, ...(shift === 0 ? [] : [...i32(shift), ...operation('i32.shl')]), ...load(stored, offset)]
  }
  const word = (offset: number | null, index: Code): Code => element({ offset: offset ?? 0, stored: 'i32' }, index)
  const and = (a: Code, b: Code): Code => [...a, ...b, ...operation('i32.and')]
  const or = (a: Code, b: Code): Code => [...a, ...b, ...operation('i32.or')]
  const add = (a: Code, b: Code): Code => [...a, ...b, ...operation('i32.add')]
  const minus = (a: Code, b: Code): Code => [...a, ...b, ...operation('i32.sub')]
  const flipped = (code: Code): Code => [...code, ...i32(-1), ...operation('i32.xor')]
  /** All bits where a number is below zero. */
  const sign = (code: Code): Code => [...code, ...i32(31), ...operation('i32.shr_s')]
  /** All bits where the row's bit is not set. */
  const there = (offset: number): Code => {
    const byte = [...getLocal(row), ...i32(3), ...operation('i32.shr_u'), ...load('u8', offset)]
    const bit = and([...byte, ...and(getLocal(row), i32(7)), ...operation('i32.shr_u')], i32(1))
    return minus(bit, i32(1))
  }

  /** A local's number where it lies between 0 and `most`, else 0. */
  const upTo = (most: number, own: number): Code => [
    ...getLocal(own),
    ...i32(0),
    ...getLocal(own),
    ...i32(most + 1),
    ...operation('i32.lt_u'),
    ...operation('select'),
  ]

  const readOnce = new Map<string, { readonly local: number; readonly type: WasmType }>()
  const once = (name: string, { stored }: Area, code: () => Code) => {
    const known = readOnce.get(name) ?? { local: keep(LOADED[stored], code()), type: LOADED[stored] }
    readOnce.set(name, known)
    return known
  }
  const column = (area: Area) => once(`${area.offset}`, area, () => element(area, getLocal(row)))
  const asIndex = (area: Area): Code => {
    const { local: own, type } = column(area)
    return [...getLocal(own), ...converted(type, 'i32')]
  }
  const NOWHERE: Area = { offset: 0, stored: 'u8' }
  const looked = (at: number, from: number) => {
    const [table, codes] = [plan.tables[at] ?? NOWHERE, plan.columns[from] ?? NOWHERE]
    const index = asIndex(codes)
    return once(`${table.offset} ${codes.offset}`, table, () => element(table, index))
  }
  /** What is read for a slot. */
  const slot = (at: number): { readonly code: Code; readonly type: WasmType } => {
    const read = layout.reads[at]
    switch (read?.what) {
      case 'number': {
        const { local: own, type } = column(plan.columns[read.column] ?? NOWHERE)
        return { code: getLocal(own), type }
      }
      case 'looked up': {
        const { local: own, type } = looked(read.table, read.column)
        return { code: getLocal(own), type }
      }
      case 'there':
        return { code: there(plan.bits[read.bits] ?? 0), type: 'i32' }
      case 'condition': {
        const { local: own } = looked(read.table, read.column)
        return { code: sign([...getLocal(own), ...i32(31 - read.bit), ...operation('i32.shl')]), type: 'i32' }
      }
      case undefined:
        return { code: i32(0), type: 'i32' }
      default: {
        const never: never = read
        return never
      }
    }
  }

  const stepLocals: number[] = []
  const typeOf = (held: Held): WasmType => TYPE_OF[held] ?? 'i64'
  const operand = (at: number, type: WasmType): Code => {
    const step = steps[at]
    if (step === undefined) return constant(type, 0n)
    if (step.op === 'constant') return constant(type, step.as === 'bit' ? -step.value : step.value)
    return [...getLocal(stepLocals[at] ?? 0), ...converted(typeOf(step.as), type)]
  }

  const [codes, date] = [asIndex(plan.owner), asIndex(plan.day)]
  const { byDay, from, days, membership } = place
  // a day's place in the plan, from 1
  const [since, day] =
    byDay && membership.kind === 'whole' ? [0, 0] : [keep('i32', minus(date, i32(from - 1))), keep('i32', minus(date, i32(from)))]
  /** All bits where the day lies before the first or after the last. */
  const beyond = (first: Code, last: Code): Code => sign(or(minus(getLocal(day), first), minus(last, getLocal(day))))
  const dayIndex = byDay ? date : upTo(days, since)
  const month = getLocal(keep('i32', word(plan.month, plan.dayGaps === null ? dayIndex : and(dayIndex, there(plan.dayGaps)))))
  const cell = getLocal(keep('i32', add(word(plan.firstCell, codes), month)))
  const onlyDay = onlyDayDecides(place, job.where.owner.gaps)
  const at = onlyDay ? getLocal(keep('i32', and(cell, flipped(sign(cell))))) : counted()

  /** The cell of a row that counts, else the first; and one less in `outside` unless the day is one of the plan and belongs to nobody. */
  function counted(): Code {
    const away = sign(month)
    const placed = sign(minus([...cell, ...i32(30), ...operation('i32.shr_u')], i32(1)))
    const mine = {
      whole: () => placed,
      stretch: () => and(placed, flipped(beyond(word(plan.first, codes), word(plan.last, codes)))),
      days: () => {
        const member = [...add(word(plan.start, codes), and(getLocal(day), flipped(away))), ...load('u8', plan.member ?? 0)]
        return and(placed, minus(i32(0), member))
      },
    }[membership.kind]()
    const counts = getLocal(keep('i32', plan.ownerGaps === null ? mine : and(mine, there(plan.ownerGaps))))
    const where = getLocal(keep('i32', and(cell, counts)))
    body.push(...add(getLocal(outside), add(away, counts)), ...setLocal(outside))
    return where
  }

  steps.forEach((step, i) => {
    if (step.op === 'constant') return
    stepLocals[i] = keep(typeOf(step.as), stepCode(step))
  })
  results.forEach((result, i) => {
    const { rung, at: lane } = lanes.lanes[i] ?? { rung: 'doubles', at: 0 }
    const stored = rung === 'int64' ? 'i64' : 'f64'
    const addTo = (to: number, value: Code): void => {
      body.push(...at, ...at, ...load(stored, 8 * to), ...value, ...operation(`${stored}.add`), ...store(stored, 8 * to))
    }
    const value = operand(result, stored)
    if (rung === 'pairs') {
      const high = getLocal(keep('f64', [...value, ...double(1 / PAIR_BASE), ...operation('f64.mul'), ...operation('f64.floor')]))
      addTo(lane, high)
      addTo(lane + 1, [...value, ...high, ...double(PAIR_BASE), ...operation('f64.mul'), ...operation('f64.sub')])
    } else addTo(lane, value)
  })
  const next = [...getLocal(row), ...i32(1), ...operation('i32.add'), ...setLocal(row)]
  const isLeft = (code: Code): Code => [...code, ...rows, ...operation('i32.lt_u')]
  // two rows at a time: what a loop costs besides is halved
  const pairs = repeat([...body, ...next, ...body, ...next], isLeft(add(getLocal(row), i32(1))))
  const whole = [...when(isLeft(i32(1)), pairs), ...when(isLeft(getLocal(row)), body)]
  return moduleOf(locals, [...whole, ...(onlyDay ? i32(0) : add(getLocal(outside), rows))])

  function stepCode(step: Exclude<Step, { op: 'constant' }>): Code {
    switch (step.op) {
      case 'number':
      case 'flag': {
        const { code, type } = slot(step.slot)
        return [...code, ...converted(type, typeOf(step.as))]
      }
      case 'add':
      case 'subtract':
      case 'multiply': {
        const type = typeOf(step.works)
        const name = ({ add: 'add', subtract: 'sub', multiply: 'mul' } as const)[step.op]
        return [
          ...operand(step.left, type),
          ...operand(step.right, type),
          ...operation(`${type}.${name}`),
          ...converted(type, typeOf(step.as)),
        ]
      }
      case 'minimum':
      case 'maximum': {
        const type = typeOf(step.works)
        const [a, b] = [operand(step.left, type), operand(step.right, type)]
        const chosen =
          type === 'f64'
            ? [...a, ...b, ...operation(step.op === 'minimum' ? 'f64.min' : 'f64.max')]
            : [...(step.op === 'minimum' ? [...a, ...b] : [...b, ...a]), ...a, ...b, ...operation(`${type}.lt_s`), ...operation('select')]
        return [...chosen, ...converted(type, typeOf(step.as))]
      }
      case 'mask': {
        const type = typeOf(step.as)
        const [held, value] = [operand(step.when, 'i32'), operand(step.value, type)]
        if (type === 'f64') return [...value, ...and(held, i32(1)), ...operation('f64.convert_i32_s'), ...operation('f64.mul')]
        if (type === 'i32') return and(value, held)
        return [...value, ...held, ...operation('i64.extend_i32_s'), ...operation('i64.and')]
      }
      case 'pick': {
        const type = typeOf(step.as)
        return [...operand(step.then, type), ...operand(step.otherwise, type), ...operand(step.when, 'i32'), ...operation('select')]
      }
      case 'below': {
        const type = typeOf(step.works)
        if (type === 'i32') {
          const [left, right] = [operand(step.left, type), operand(step.right, type)]
          return step.orSame ? flipped(sign(minus(right, left))) : sign(minus(left, right))
        }
        const name = type === 'f64' ? (step.orSame ? 'f64.le' : 'f64.lt') : (`i64.${step.orSame ? 'le' : 'lt'}_s` as const)
        return minus(i32(0), [...operand(step.left, type), ...operand(step.right, type), ...operation(name)])
      }
      case 'and':
      case 'or':
        return [...operand(step.left, 'i32'), ...operand(step.right, 'i32'), ...operation(`i32.${step.op}`)]
      case 'not':
        return flipped(operand(step.value, 'i32'))
      case 'round':
        return [] // such loops do not become modules
      default: {
        const never: never = step
        return never
      }
    }
  }
}
