/**
 * What an expression or a path may begin with, by form and slot: `gate.test` may name metrics and people, `clawback.test` the row. It says
 * what binding will know there; a test holds it to the forms.
 */

/** Where names come from: the row that is looked at, every record, the people who are paid, metrics, parts of pay and so on. */
export type Root =
  | 'row'
  /** Fields of the row by themselves: `dated by closed_on`. */
  | 'row fields'
  | 'records'
  /** Records whose rows belong to the row: the parts of a split. */
  | 'splits'
  | 'people'
  | 'people fields'
  | 'metrics'
  | 'pays'
  | 'events'
  | 'quotas'
  | 'territories'

/** The kind of field that a path must lead to. */
export type Wanted = 'date' | 'reference'

export interface PlaceOfNames {
  readonly roots: readonly Root[]
  readonly wanted: Wanted | undefined
  /** Words of the language that can be read there. */
  readonly words: readonly string[]
}

const place = (roots: readonly Root[], more: Partial<PlaceOfNames> = {}): PlaceOfNames => ({ wanted: undefined, words: [], ...more, roots })

const row = place(['row'])
const rowDate = place(['row'], { wanted: 'date' })
const rowReference = place(['row', 'splits'], { wanted: 'reference' })
const records = place(['records'])
const people = place(['people'])
const peopleDate = place(['people'], { wanted: 'date' })
const metrics = place(['metrics'], { words: ['attainment'] })
const literal = place([])
/** What a clause of a part of pay can read. */
const pay = place(['metrics', 'people', 'pays'], { words: ['attainment', 'quota', 'worth', 'target'] })
const amount = place(['people'], { words: ['target'] })
const shares = place(['people', 'people fields', 'records', 'metrics'], { words: ['headcount', 'capacity', 'territory'] })

const PLACES: ReadonlyMap<string, PlaceOfNames> = new Map(
  Object.entries({
    'field_mark.currency': place(['row fields', 'row']),
    'credit.after': peopleDate,
    'credit_to.to': place(['row', 'splits'], { wanted: 'reference', words: ['territory'] }),
    'credit_to.when': place(['row', 'people'], { words: ['territory'] }),
    'credit_share.share': place(['row', 'splits']),
    'credit_share.to': rowReference,
    'credit_share.when': row,
    'credit_rest.to': rowReference,
    'credit_equal.to': rowReference,
    'credit_factor.by': row,
    'credit_factor.when': row,
    'credit_cap.limit': row,
    'applies.where': people,
    'target.amount': people,
    'paid.currency': people,
    'paid_line.currency': people,
    'away.from': place(['records'], { wanted: 'date' }),
    'away.to': place(['records'], { wanted: 'date' }),
    'away.whose': place(['records'], { wanted: 'reference' }),
    'hierarchy.date': place(['records'], { wanted: 'date' }),

    'sum.of': records,
    'sum.where': row,
    'count.of': records,
    'count.where': row,
    'extreme.of': records,
    'extreme.where': row,
    'ratio.of': records,
    'ratio.to': row,
    'ratio.where': row,
    'score.of': records,
    'score.where': row,
    'team_share.test': metrics,
    'quota.value': place(['people', 'records', 'quotas']),
    'quota_key.path': records,
    'measured_for.whom': place(['people', 'people fields'], { words: ['team', 'territory'] }),
    'dated_by.date': place(['row', 'row fields'], { wanted: 'date' }),
    'converted.date': place(['row', 'row fields'], { wanted: 'date' }),

    'pay.rateField': place(['people', 'row']),
    'pay.least': literal,
    'pay.most': literal,
    'worth.share': place([], { words: ['target'] }),
    'flat.field': place(['row', 'people']),
    'flat.rate': pay,
    'keyed_line.rate': pay,
    'band.bound': pay,
    'band.rate': pay,
    'band.amount': pay,
    'table.driver': place(['metrics'], { words: ['attainment', 'pay'] }),
    'table.rowAxis': metrics,
    'matrix.down': metrics,
    'matrix.across': metrics,
    'linked.above': pay,
    'linked.amount': pay,
    'gate.test': pay,
    'condition.test': pay,
    'multiplier.by': place(['metrics', 'people'], { words: ['attainment'] }),
    'cap.limit': pay,
    'floor.limit': pay,
    'kicker.amount': pay,
    'kicker.where': row,
    'hold.after': rowDate,
    'hold.until': rowDate,
    'pay_part.to': place(['row', 'people'], { wanted: 'reference' }),
    'advance.from': place(['row', 'people'], { wanted: 'date' }),
    'draw.amount': amount,
    'draw.from': peopleDate,
    'guarantee.amount': amount,
    'guarantee.from': peopleDate,
    'clawback.months': row,
    'clawback.test': row,

    'spiff_amount.where': row,
    'spiff_cap.limit': amount,
    'budget.limit': literal,
    'eligible.test': place(['people', 'metrics']),
    'rank.by': metrics,
    'rank.where': people,
    'tie_break.by': place(['metrics', 'people'], { words: ['attainment'] }),
    'place.prize': amount,
    'places.prize': amount,
    'one_per.group': people,
    'fund.amount': place(['metrics'], { words: ['target'] }),
    'pool_gate.test': metrics,
    'share.proportion': place(['metrics', 'people'], { words: ['attainment', 'target'] }),

    'adjust.amount': literal,
    'set.amount': literal,
    'promise.claim': place(['metrics', 'pays', 'events', 'people', 'row'], { words: ['target', 'pay'] }),
    'promise.when': place(['metrics', 'pays', 'people', 'row'], { words: ['target'] }),
    'promise.driver': metrics,
    'given_item.what': place(['row fields', 'metrics', 'people', 'records', 'pays', 'territories'], {
      words: ['target', 'pay', 'capacity'],
    }),
    'expect.what': place(['pays', 'events', 'metrics', 'territories'], {
      words: ['pay', 'paid', 'owed', 'held', 'deferred', 'target', 'capacity'],
    }),
    'cell.expect': place(['pays', 'events', 'metrics', 'territories'], {
      words: ['pay', 'paid', 'owed', 'held', 'deferred', 'target', 'capacity'],
    }),
    'cell.column': place(['row fields', 'metrics', 'people', 'pays'], { words: ['target', 'pay'] }),

    'remove.of': metrics,
    'remove.bound': pay,

    'total.amount': literal,
    'start.basis': shares,
    'each_person.amount': people,
    'allocate_to.from': people,
    'allocate_to.weights': shares,
    'allocate_to.above': shares,
    'hedged.amount': literal,
    'bound.limit': shares,
    'season.pattern': shares,
    'house.where': place(['records']),
    'house.amount': literal,
    'override.amount': literal,
    'move.amount': literal,
    'ramp.since': peopleDate,
    'segment_class.test': row,
    'covers.where': row,
    'balance.score': place(['row fields', 'records', 'people']),
    'productivity.amount': literal,
    'need.amount': literal,
    'committed.amount': literal,
  }),
)

/** What may be named in a slot that holds an expression or a path. */
export const placeOfNames = (form: string, slot: string): PlaceOfNames | undefined => PLACES.get(`${form}.${slot}`)

export const placesKnown = (): string[] => [...PLACES.keys()]
