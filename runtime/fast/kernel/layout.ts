/** What a loop reads, each array once: columns by row, bits by row, and tables by code, where conditions on one column share a table. */
import type { Ints } from '../../columns/growing.ts'
import type { Numbers, RowValue } from './job.ts'

/** How the value of a slot is found; numbers are places in the lists of the layout. */
export type Read =
  | { readonly what: 'number'; readonly column: number }
  | { readonly what: 'there'; readonly bits: number }
  | { readonly what: 'looked up'; readonly column: number; readonly table: number }
  /** One bit of what the code looks up in a table. */
  | { readonly what: 'condition'; readonly column: number; readonly table: number; readonly bit: number }

export interface Layout {
  /** Read at the row. */
  readonly columns: readonly Numbers[]
  /** A bit for each row. */
  readonly bits: readonly Uint8Array[]
  /** Read at a code. */
  readonly tables: readonly Numbers[]
  /** By slot. */
  readonly reads: readonly Read[]
}

/** So many conditions share a table. */
const BITS = 31

/** The layout of what the programs ask for. */
export function layoutOf(inputs: readonly RowValue[]): Layout {
  const columns: Numbers[] = []
  const bits: Uint8Array[] = []
  const tables: Numbers[] = []
  const once = <A>(list: A[], one: A): number => {
    const known = list.indexOf(one)
    return known >= 0 ? known : list.push(one) - 1
  }
  const shared = new Map<Ints, { table: number; masks: Int32Array; used: number }>()
  const condition = (codes: Ints, holds: Uint8Array): Read => {
    let mask = shared.get(codes)
    if (mask === undefined || mask.used === BITS) {
      const masks = new Int32Array(Math.max(1, holds.length))
      mask = { table: tables.push(masks) - 1, masks, used: 0 }
      shared.set(codes, mask)
    }
    const { masks, table, used: bit } = mask
    holds.forEach((held, code) => {
      if (held !== 0) masks[code] = (masks[code] ?? 0) | (1 << bit)
    })
    mask.used += 1
    return { what: 'condition', column: once(columns, codes), table, bit }
  }
  const reads = inputs.map((one): Read => {
    switch (one.what) {
      case 'number':
        return { what: 'number', column: once(columns, one.values) }
      case 'there':
        return { what: 'there', bits: once(bits, one.gaps) }
      case 'table':
        return condition(one.codes, one.holds)
      case 'looked up':
        return { what: 'looked up', column: once<Numbers>(columns, one.codes), table: once(tables, one.values) }
      default: {
        const never: never = one
        return never
      }
    }
  })
  return { columns, bits, tables: tables.map(narrowed), reads }
}

/** A table of masks in the fewest bytes. */
function narrowed(table: Numbers): Numbers {
  if (!(table instanceof Int32Array)) return table
  const all = table.reduce((a, b) => a | b, 0)
  if (table.some((one) => one < 0)) return table
  return all < 2 ** 8 ? Uint8Array.from(table) : all < 2 ** 16 ? Uint16Array.from(table) : table
}
