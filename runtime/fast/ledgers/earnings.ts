/** The ledger of earnings from columns: what each row earned in each pay period, in the order of the file (semantics 9). */
import type { TextColumn } from '../../columns/column.ts'
import type { Component } from '../../core/core.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import { windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { compareText } from '../../exact/order.ts'
import type { Shown } from '../../ledger/facts.ts'
import { COMPUTED, type EarningLine } from '../../ledger/lines.ts'
import { type ByteSink, type ByteWriter, byteWriter, pieceOf } from '../../write/bytes.ts'
import { headerOf } from '../../write/csv.ts'
import { earningSheet } from '../../write/sheets.ts'
import type { Earned } from '../people/pay.ts'
import type { Totals } from '../rows/stage.ts'
import type { Kept } from '../running/kept.ts'
import { type Added, addedTo } from './earned-rows.ts'
import { type KeyTexts, keyTextsOf, putKey } from './key-text.ts'
import { type Money, putMoney } from './money.ts'
import { type Template, templateOf } from './template.ts'

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

/** By person: the lines of a component that columns tell, by period; undefined where they tell none. */
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
  const sheet = earningSheet(core)
  const { digits } = core.currency
  const periods = windowsIn(world, core.paid, world.from, world.until)
  const rows = earned.along === null ? undefined : totals.earning(component.base.metric)
  const key = rows === undefined ? NO_KEYS : keyTextsOf(rows.held)
  const rank = ranksOf(key)
  const record = rows?.held.shape.name ?? ''
  return (payee) => {
    const found = new Map<string, InColumns>()
    const person = totals.frame.placeOf.get(payee)
    if (person === undefined) return found
    addedTo(source, component, earned, rows, person, periods).forEach((one, place) => {
      const label = periods[place]?.label ?? ''
      if (one !== undefined && wanted.has(label)) found.set(label, linesOf(payee, label, one))
    })
    return found
  }

  function linesOf(payee: string, label: string, one: Added): InColumns {
    const lineOf = (shown: Shown, withRow: boolean): EarningLine => ({
      plan: core.plan.name,
      component: component.name,
      payee,
      forPeriod: label,
      record: withRow ? record : '',
      rowKey: '',
      item: 'earned',
      kind: 'original',
      ...shown,
      amount: 0n,
      currency: core.currency.code,
      paid: null,
      postedIn: label,
      asOf,
      corrects: '',
      origin: component.origin.address,
      ...COMPUTED,
    })
    return {
      rest: () => {
        if (Number(one.rest) === 0) return 0
        return writeLine(out, templateOf(sheet, lineOf(one.shown, false), ['row_key', 'amount']), key.texts, -1, one.rest, digits)
      },
      rows: () => {
        one.rows.sort((a, b) => (rank === null ? a.row - b.row : (rank[a.row] ?? 0) - (rank[b.row] ?? 0)))
        let template: Template = []
        let last: Shown | undefined
        let lines = 0
        for (const { row, amount: cents, shown } of one.rows) {
          if (shown !== last) template = templateOf(sheet, lineOf(shown, true), ['row_key', 'amount'])
          last = shown
          lines += writeLine(out, template, key.texts, row, cents, digits)
        }
        return lines
      },
    }
  }
}

function writeLine(
  out: ByteWriter,
  [before, between, after]: Template,
  key: TextColumn,
  row: number,
  cents: Money,
  digits: number,
): number {
  if (before === undefined || between === undefined || after === undefined) return 0
  out.put(before)
  if (row >= 0) putKey(out, key, row)
  out.put(between)
  putMoney(out, cents, digits)
  out.put(after)
  return 1
}

/** Where each row stands in the order of keys; null where that is the order of the file. */
function ranksOf({ order }: KeyTexts): Uint32Array | null {
  if (order === null) return null
  const ranks = new Uint32Array(order.length)
  order.forEach((row, place) => {
    ranks[row] = place
  })
  return ranks
}

const NO_KEYS: KeyTexts = { texts: { kind: 'text', bytes: new Uint8Array(), ends: new Uint32Array(), gaps: null }, order: null }
