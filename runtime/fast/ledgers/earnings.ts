/** The ledger of earnings from columns: what each row earned in each pay period, in the order of the file (semantics 9). */
import type { TextColumn } from '../../columns/column.ts'
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
import { addedTo } from './earned-rows.ts'
import { type KeyTexts, keyTextsOf, putKey } from './key-text.ts'
import { type Money, putMoney } from './money.ts'
import { type Template, templateOf } from './template.ts'

/** All that the lines are made from. */
export interface EarningSource {
  readonly world: World
  readonly totals: Totals
  readonly earned: ReadonlyMap<string, Earned>
}

/** Writes `earnings.csv` of the periods named in `wanted`; how many lines it has. */
export function writeEarnings(source: EarningSource, wanted: ReadonlySet<string>, asOf: string, sink: ByteSink): number {
  const { world, totals } = source
  const { core } = world
  const out = byteWriter(sink)
  const sheet = earningSheet(core)
  out.put(pieceOf(`${headerOf(sheet)}\n`))
  const periods = windowsIn(world, core.paid, world.from, world.until)
  const inFile = periods.map((_, place) => place).sort((a, b) => compareText(periods[a]?.label ?? '', periods[b]?.label ?? ''))
  let lines = 0
  for (const component of [...core.components].sort((a, b) => compareText(a.name, b.name))) {
    const earned = source.earned.get(component.name)
    if (earned === undefined) continue
    const rows = earned.along === null ? undefined : totals.earning(component.base.metric)
    const key = rows === undefined ? NO_KEYS : keyTextsOf(rows.held)
    const rank = ranksOf(key)
    const record = rows?.held.shape.name ?? ''
    totals.frame.people.forEach((payee, person) => {
      const added = addedTo(source, component, earned, rows, person, periods)
      for (const place of inFile) {
        const label = periods[place]?.label ?? ''
        const one = added[place]
        if (one === undefined || !wanted.has(label)) continue
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
        if (Number(one.rest) !== 0)
          lines += writeLine(
            out,
            templateOf(sheet, lineOf(one.shown, false), ['row_key', 'amount']),
            key.texts,
            -1,
            one.rest,
            core.currency.digits,
          )
        one.rows.sort((a, b) => (rank === null ? a.row - b.row : (rank[a.row] ?? 0) - (rank[b.row] ?? 0)))
        let template: Template = []
        let last: Shown | undefined
        for (const { row, amount: cents, shown } of one.rows) {
          if (shown !== last) template = templateOf(sheet, lineOf(shown, true), ['row_key', 'amount'])
          last = shown
          lines += writeLine(out, template, key.texts, row, cents, core.currency.digits)
        }
      }
    })
  }
  out.flush()
  return lines
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
