/** The ledger of earnings from columns: what each row earned in each pay period, in the order of the file (semantics 9). */
import type { Component } from '../../core/core.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import { windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { Shown } from '../../ledger/facts.ts'
import { type ByteSink, type ByteWriter, byteWriter, type Piece, pieceOf } from '../../write/bytes.ts'
import { headerOf } from '../../write/csv.ts'
import { earningSheet } from '../../write/sheets.ts'
import type { Earned } from '../people/pay.ts'
import type { EarningRows } from '../rows/earning-rows.ts'
import type { Totals } from '../rows/stage.ts'
import type { Kept } from '../running/kept.ts'
import { type Added, addedBy } from './earned-rows.ts'
import { earningTexts } from './earning-texts.ts'
import { type KeyTexts, keyTextsOf, keyWriter } from './key-text.ts'
import { putMoney } from './money.ts'

/** All that the lines are made from. */
export interface EarningSource {
  readonly world: World
  readonly totals: Totals
  readonly earned: ReadonlyMap<string, Earned>
  /** Whose lines of a component columns tell. */
  readonly isSummed: (component: string, person: string) => boolean
  /** The lines that no column tells. */
  readonly kept: Kept
}

/** Writes `earnings.csv` of the periods named in `wanted`; how many lines it has. */
export function writeEarnings(source: EarningSource, wanted: ReadonlySet<string>, asOf: string, sink: ByteSink): number {
  const { world, kept, isSummed } = source
  const { core } = world
  const out = byteWriter(sink)
  out.put(pieceOf(`${headerOf(earningSheet(core))}\n`))
  const people = [...peopleOf(world)].sort(compareText)
  const components = new Map(core.components.map((one) => [one.name, one]))
  let lines = 0
  for (const name of [...new Set([...components.keys(), ...kept.names()])].sort(compareText)) {
    const component = components.get(name)
    const byColumns = component === undefined ? undefined : columnLines(source, component, wanted, asOf, out)
    for (const payee of people) {
      const beside = kept.of(name, payee)
      const own = byColumns !== undefined && isSummed(name, payee) ? byColumns(payee) : NO_LINES
      for (const label of [...new Set([...beside.keys(), ...own.keys()])].sort(compareText)) {
        const inColumns = own.get(label)
        lines += inColumns?.rest() ?? 0
        // of the lines for no row, those that are earned come first
        const { text, lines: more } = beside.get(label) ?? NO_TEXT
        if (more > 0) out.put(pieceOf(text))
        lines += more + (inColumns?.rows() ?? 0)
      }
    }
  }
  out.flush()
  return lines
}

const NO_TEXT = { text: '', lines: 0 }
const NO_LINES: ReadonlyMap<string, InColumns> = new Map()

/** Writes what a component adds for a person in a period: for no row, then row by row. Both say how many lines that was. */
interface InColumns {
  readonly rest: () => number
  readonly rows: () => number
}

/** By person: the lines of a component that columns tell, by period; undefined where they tell none. They are written before the next person's. */
function columnLines(
  source: EarningSource,
  component: Component,
  wanted: ReadonlySet<string>,
  asOf: string,
  out: ByteWriter,
): ((payee: string) => ReadonlyMap<string, InColumns>) | undefined {
  const { world, totals } = source
  const { core } = world
  const earned = source.earned.get(component.name)
  if (earned === undefined) return undefined
  const { digits } = core.currency
  const periods = windowsIn(world, core.paid, world.from, world.until)
  const rows = earned.along === null ? undefined : totals.earning(component.base.metric)
  const key = rows === undefined ? NO_KEYS : keyTextsOf(rows.held)
  const inFile = rows === undefined ? new Uint32Array() : rowsByKey(rows, key)
  const added = addedBy(source, component, earned, rows, periods)
  const forNoRow = earningTexts(core, component, '', asOf)
  const forRows = earningTexts(core, component, rows?.held.shape.name ?? '', asOf)
  const putKeyOf = keyWriter(key.texts)
  return (payee) => {
    const found = new Map<string, InColumns>()
    const person = totals.frame.placeOf.get(payee)
    if (person === undefined) return found
    const { periods: byPeriod, shown } = added(person)
    byPeriod.forEach((one, place) => {
      const label = periods[place]?.label ?? ''
      if (one !== undefined && wanted.has(label)) found.set(label, linesOf(payee, person, label, one, shown))
    })
    return found
  }

  function linesOf(payee: string, person: number, label: string, one: Added, shown: readonly (Shown | undefined)[]): InColumns {
    return {
      rest: () => {
        if (Number(one.rest) === 0) return 0
        const { before, between, after } = forNoRow(payee, label)
        out.put(before)
        out.put(between(one.shown))
        putMoney(out, one.rest, digits)
        out.put(after)
        return 1
      },
      rows: () => {
        const [first, end] = [rows?.starts[person] ?? 0, rows?.starts[person + 1] ?? 0]
        const { before, between, after } = forRows(payee, label)
        const bySlot: Piece[] = []
        let lines = 0
        for (let at = first; at < end; at += 1) {
          const place = inFile[at] ?? 0
          const amount = one.amounts[place - first] ?? 0
          if (!amount) continue
          const slot = one.slots[place - first] ?? 0
          const middle = bySlot[slot] ?? between(shown[slot] ?? one.shown)
          bySlot[slot] = middle
          out.put(before)
          putKeyOf(out, rows?.rows[place] ?? 0)
          out.put(middle)
          putMoney(out, amount, digits)
          out.put(after)
          lines += 1
        }
        return lines
      },
    }
  }
}

const inFileOrder = new WeakMap<Uint32Array, Uint32Array>()

/** The places of each person's rows in the order in which a file lists them: by key, where rows earn by date. Made once for all metrics of a record. */
function rowsByKey({ rows, starts }: EarningRows, { order }: KeyTexts): Uint32Array {
  const known = inFileOrder.get(rows)
  if (known !== undefined) return known
  const rank = ranksOf(order)
  const places = new Uint32Array(rows.length)
  let keyed = new Float64Array(0)
  for (let person = 0; person + 1 < starts.length; person += 1) {
    const [first, end] = [starts[person] ?? 0, starts[person + 1] ?? 0]
    const count = end - first
    const rankOf = (place: number): number => (rank === null ? (rows[place] ?? 0) : (rank[rows[place] ?? 0] ?? 0))
    if (count > MOST_ROWS) {
      places.set(
        Uint32Array.from({ length: count }, (_, i) => first + i).sort((a, b) => rankOf(a) - rankOf(b) || a - b),
        first,
      )
      continue
    }
    if (keyed.length < count) keyed = new Float64Array(count * 2)
    // rows of the same key keep their order
    for (let i = 0; i < count; i += 1) keyed[i] = rankOf(first + i) * count + i
    const sorted = keyed.subarray(0, count).sort()
    for (let i = 0; i < count; i += 1) places[first + i] = first + ((sorted[i] ?? 0) % count)
  }
  inFileOrder.set(rows, places)
  return places
}

/** Doubles hold a rank below 2^32 times so many, and one more of them. */
const MOST_ROWS = 2 ** 21

/** Where each row stands in the order of keys; null where that is the order of the file. */
function ranksOf(order: Uint32Array | null): Uint32Array | null {
  if (order === null) return null
  const ranks = new Uint32Array(order.length)
  order.forEach((row, place) => {
    ranks[row] = place
  })
  return ranks
}

const NO_KEYS: KeyTexts = { texts: { kind: 'text', bytes: new Uint8Array(), ends: new Uint32Array(), gaps: null }, order: null }
