/**
 * WebAssembly modules as bytes: the sections, types and instructions that a loop needs, and no others. Source: WebAssembly core
 * specification 1.0, section 5 (binary format), and its extension of saturating conversions.
 */

/** Types of values. */
export type WasmType = 'i32' | 'i64' | 'f64'
const TYPES: Record<WasmType, number> = { i32: 0x7f, i64: 0x7e, f64: 0x7c }

/** Instructions, or parts of them, as bytes. */
export type Code = readonly number[]

/** A number without a sign, seven bits a byte, lowest first. */
export function unsigned(value: number): Code {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}

/** A number with a sign: it ends where the rest is nothing but the sign of the last byte. */
export function signed(value: bigint): Code {
  const bytes: number[] = []
  for (let rest = value; ; ) {
    const low = Number(rest & 127n)
    rest >>= 7n
    const ends = (rest === 0n && low < 64) || (rest === -1n && low >= 64)
    bytes.push(ends ? low : low + 128)
    if (ends) return bytes
  }
}

const text = (name: string): Code => [...unsigned(name.length), ...[...name].map((letter) => letter.charCodeAt(0))]
const list = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()]
const section = (id: number, items: readonly Code[]): Code => {
  const content = list(items)
  return [id, ...unsigned(content.length), ...content]
}

/** The operations of each type, by their numbers in the specification. */
const OPERATIONS = {
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i64.lt_s': 0x53,
  'i64.le_s': 0x57,
  'f64.lt': 0x63,
  'f64.le': 0x65,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_s': 0x75,
  'i32.shr_u': 0x76,
  'i64.add': 0x7c,
  'i64.sub': 0x7d,
  'i64.mul': 0x7e,
  'i64.and': 0x83,
  'f64.floor': 0x9c,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.min': 0xa4,
  'f64.max': 0xa5,
  'i32.wrap_i64': 0xa7,
  'i64.extend_i32_s': 0xac,
  'f64.convert_i32_s': 0xb7,
  'f64.convert_i64_s': 0xb9,
  select: 0x1b,
} as const

/** An operation on what is on the stack. */
export const operation = (name: keyof typeof OPERATIONS): Code => [OPERATIONS[name]]

/** A double as a whole number; the nearest that there is, never a trap. */
export const truncated = (to: 'i32' | 'i64'): Code => [0xfc, to === 'i32' ? 0x02 : 0x06]

const LOADS = { u8: [0x2d, 0], u16: [0x2f, 1], i32: [0x28, 2], i64: [0x29, 3], f64: [0x2b, 3] } as const
/** How a number stands in memory. */
export type Stored = keyof typeof LOADS

/** Loads from the address on the stack plus `offset`. */
export const load = (stored: Stored, offset: number): Code => [...LOADS[stored], ...unsigned(offset)]
/** Stores what is on the stack at the address below it plus `offset`. */
export const store = (stored: 'i64' | 'f64', offset: number): Code => [stored === 'i64' ? 0x37 : 0x39, 3, ...unsigned(offset)]

export const getLocal = (local: number): Code => [0x20, ...unsigned(local)]
export const setLocal = (local: number): Code => [0x21, ...unsigned(local)]

/** A constant. */
export function constant(type: WasmType, value: bigint): Code {
  if (type !== 'f64') return [type === 'i32' ? 0x41 : 0x42, ...signed(value)]
  return double(Number(value))
}

export const double = (value: number): Code => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]

/** Runs `body` as long as the condition holds at its end. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0x00, 0x0b]

/** Runs `body` where a condition holds. */
export const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b]

/**
 * A module that imports the memory `m.m` and exports the function `run` of one i32, which gives an i32. Locals follow the parameter, in order.
 */
export function moduleOf(locals: readonly WasmType[], body: Code): Uint8Array<ArrayBuffer> {
  const code = [...list(locals.map((type) => [1, TYPES[type]])), ...body, 0x0b]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...list([[TYPES.i32]]), ...list([[TYPES.i32]])]]),
    ...section(2, [[...text('m'), ...text('m'), 0x02, 0x00, ...unsigned(0)]]),
    ...section(3, [unsigned(0)]),
    ...section(7, [[...text('run'), 0x00, ...unsigned(0)]]),
    ...section(10, [[...unsigned(code.length), ...code]]),
  ])
}
