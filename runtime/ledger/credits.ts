import { showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { type Credit, shareOf } from '../evaluate/credit-line.ts'
import { creditedEnvironment, onCreditOf } from '../evaluate/credited.ts'
import { numberOf } from '../evaluate/expression.ts'
import { fieldsOfMoney } from '../evaluate/reach.ts'
import { rowReader } from '../evaluate/reader.ts'
import { creditsOf } from '../evaluate/rows.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { add, type Ratio, toDecimal, wholePart } from '../exact/ratio.ts'
import { worldFor } from '../exceptions/world.ts'
import type { CreditLine } from './lines.ts'
import type { Fact, Ledger } from './replay.ts'

/** What one row gives one person for one field in a pay period, in minor units. */
export interface CreditFact extends Fact {
  readonly credit: Credit
  readonly field: string
  readonly share: Ratio
}

/**
 * What the rows of a pay period credit: one fact per row, rule, recipient, level and money field that a measure adds up, and what is
 * left to nobody (semantics 3, 9).
 */
export function creditFacts(world: World, period: Stretch): CreditFact[] {
  const exempt = new Set(world.core.exceptions.exemptions.map(({ payee }) => payee))
  const all = creditFactsIn(world, period)
  if (exempt.size === 0) return all
  const own = [...exempt].flatMap((person) =>
    creditFactsIn(worldFor(world, person), period).filter(({ credit }) => credit.recipient === person),
  )
  return [...all.filter(({ credit }) => !exempt.has(credit.recipient)), ...own]
}

function creditFactsIn(world: World, period: Stretch): CreditFact[] {
  const facts = new Map<string, CreditFact>()
  const { keyOf } = creditLedger(world.core, '')
  for (const { record, dated } of datings(world)) {
    const own = new Map<string, CreditFact>()
    const fields = fieldsOfMoney(world.core, record, dated).map(({ read, converted }) => {
      const reader = rowReader(world, record, converted)
      const counted = creditedEnvironment(world, record, [onCreditOf(world, record)], reader)
      return { read, field: read.path.join('.'), moveTo: reader.moveTo, counted }
    })
    for (const credit of creditsOf(world, record, dated)) {
      if (credit.date < period.from || credit.date > period.to || (!credit.counts && credit.role !== 'uncredited')) continue
      for (const { read, field, moveTo, counted } of fields) {
        moveTo(credit.row, credit.date)
        const amount = shareOf(world, credit, numberOf(read, counted), true)
        if (amount === undefined) continue
        const fact: CreditFact = { credit, field, forPeriod: period.label, amount: wholePart(amount), share: credit.share }
        const key = keyOf(fact)
        const same = own.get(key)
        own.set(key, same === undefined ? fact : { ...same, amount: same.amount + fact.amount, share: add(same.share, fact.share) })
      }
    }
    // a row that metrics date in two ways stands once in a period in which both dates fall
    for (const [key, fact] of own) if (!facts.has(key)) facts.set(key, fact)
  }
  return [...facts.values()]
}

/** The records that are counted, each with the dates by which its rows fall into periods. */
function datings({ core }: World): { record: string; dated: string | null }[] {
  return core.credit.flatMap(({ record }) => {
    const dates = new Set(core.measures.filter((measure) => measure.record === record).map(({ scope }) => scope.dated))
    return [...dates].map((dated) => ({ record, dated }))
  })
}

const creditKey = (
  line: Pick<CreditLine, 'clause' | 'record' | 'rowKey' | 'recipient' | 'role' | 'level' | 'forPeriod' | 'field'>,
): string => [line.clause, line.record, line.rowKey, line.recipient, line.role, line.level, line.forPeriod, line.field].join('\u0000')

/** The credits ledger; its key is plan, clause, record, row, recipient, role, level, period and field. */
export const creditLedger = ({ plan, currency }: Core, asOf: string): Ledger<CreditFact, CreditLine> => ({
  keyOf: ({ credit, forPeriod, field }) => creditKey({ ...credit, clause: credit.origin.address, forPeriod, field }),
  keyOfLine: creditKey,
  posting: (line) => line,
  again: (line, posting) => ({ ...line, ...posting, asOf }),
  lineOf: ({ credit, forPeriod, field, share }, { postedIn, kind, amount, corrects }) => ({
    plan: plan.name,
    clause: credit.origin.address,
    record: credit.record,
    rowKey: credit.rowKey,
    recipient: credit.recipient,
    role: credit.role,
    level: credit.level,
    forPeriod,
    field,
    share: toDecimal(share) ?? `${share.n}/${share.d}`,
    incentiveDate: showDay(credit.date),
    amount,
    currency: currency.code,
    postedIn,
    asOf,
    kind,
    corrects,
    origin: credit.origin.address,
  }),
})

/** The order of the file: by natural key, then period of posting and kind (semantics 9). */
export const creditOrder = (a: CreditLine, b: CreditLine): number =>
  compareText(a.clause, b.clause) ||
  compareText(a.record, b.record) ||
  compareText(a.rowKey, b.rowKey) ||
  compareText(a.recipient, b.recipient) ||
  compareText(a.role, b.role) ||
  a.level - b.level ||
  compareText(a.forPeriod, b.forPeriod) ||
  compareText(a.field, b.field) ||
  compareText(a.postedIn, b.postedIn) ||
  compareText(a.kind, b.kind)
