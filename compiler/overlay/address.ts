/** The address of a clause: what it is in its block, and what tells it from others of its kind. */
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax, NodeBase, PathSyntax, Word } from '../../grammar/syntax.ts'
import { AGGREGATES } from '../bind/aggregates.ts'

type Slots = Readonly<Record<string, unknown>>
const slots = (node: NodeBase): Slots => node as unknown as Slots

/** Clauses of different forms of which a block has one. */
const ONE_OF: Readonly<Record<string, string>> = { flat: 'rate', table: 'rate', matrix: 'rate', noItem: 'no_means', no_item: 'no_means' }

/** How a kind of clause is called in messages, where its form's name is not what is written. */
const SAYS: Readonly<Record<string, string>> = {
  rate: 'rate',
  measure: 'measure',
  gate: 'only when',
  multiplier: 'multiplied by',
  credit_factor: 'multiplied by',
  kicker: 'plus',
  linked: 'pays',
  applies: 'applies to',
  carry: 'excess carries',
  earned_stays: 'earned stays earned',
  attainment_against: 'attainment against',
  no_means: 'no ... means',
  measured_for: 'measured for',
  dated_by: 'dated by',
  weighted: 'weighted by credit',
  paid_at: 'paid at end of',
  credit_cap: 'cap credit',
  spiff_amount: 'amount',
  do_not_prorate: 'do not prorate',
  instalments: 'pay in instalments',
  pay_to: 'pay to',
}

/** What a clause is in its block: bands go by their bound. Clauses of one kind can take each other's place. */
export function kindOf(clause: NodeBase): string {
  if (clause.form === 'band') return `band ${printExpression(slots(clause).bound as ExprSyntax)}`
  if (clause.form === 'linked') return slots(clause).above === undefined ? 'rate' : 'deductible'
  if (clause.form === 'pay_part') return slots(clause).to === undefined ? 'instalments' : 'pay_to'
  if (clause.form === 'pay' && slots(clause).name === undefined) return kindOfWholePay(slots(clause))
  if (clause.form === 'paid_line') return slots(clause).window === undefined ? 'paid' : 'paid_at'
  if (AGGREGATES.has(clause.form)) return 'measure'
  const kind = ONE_OF[clause.form] ?? clause.form
  return kind === 'no_means' ? `no ${wordOf(slots(clause).what)} means` : kind
}

/** A line on all of pay: a gate, a factor, the least or the most. */
function kindOfWholePay({ gate, factor, least }: Slots): string {
  if (gate !== undefined) return 'pay only when'
  if (factor !== undefined) return 'pay multiplied by'
  return least === undefined ? 'pay at most' : 'pay at least'
}

/** A kind in words: `only when`, `from 100%`. */
export const sayKind = (kind: string): string => SAYS[kind] ?? kind.replace(/^band /, 'from ').replaceAll('_', ' ')

const wordOf = (slot: unknown): string => (slot as Word | undefined)?.text ?? ''
const pathOf = (slot: unknown): string => (slot as PathSyntax | undefined)?.words.map(({ text }) => text).join('.') ?? ''

/** The first name that an expression reads. */
function firstName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  if ('words' in value && Array.isArray(value.words)) return (value.words[0] as Word | undefined)?.text ?? ''
  for (const [key, inner] of Object.entries(value)) {
    const found = key === 'span' ? '' : firstName(inner)
    if (found !== '') return found
  }
  return ''
}

/** What tells clauses of one kind apart: a gate by what it tests, a limit by what it limits and how often. */
export function detailOf(clause: NodeBase): string {
  const { test, by, to, things, what, each, per, amount, record, objective, side, place, first } = slots(clause)
  switch (clause.form) {
    case 'gate':
      return firstName(test)
    case 'multiplier':
      return pathOf(by)
    case 'credit_factor':
      return firstName(by)
    case 'cap':
    case 'floor':
      return [what, each, per].map(wordOf).join(' ')
    case 'kicker':
      return firstName(amount)
    case 'prorate':
    case 'do_not_prorate':
      return ((things ?? []) as readonly { readonly word: Word }[]).map(({ word }) => word.text).join(' ')
    case 'pay_part':
      return pathOf(to)
    case 'hold':
    case 'clawback':
      return wordOf(record)
    case 'supports':
      return wordOf(objective)
    case 'band':
      return wordOf(side)
    case 'place':
      return sourceOf(place)
    case 'places':
      return sourceOf(first)
    default:
      return ''
  }
}
const sourceOf = (slot: unknown): string => (slot as { source: string } | undefined)?.source ?? ''

/** The kinds that the words of `remove x ...` stand for. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
  'only when': ['gate'],
  'multiplied by': ['multiplier', 'credit_factor'],
  stacking: ['stacking'],
  cap: ['cap', 'credit_cap', 'spiff_cap'],
  floor: ['floor'],
  plus: ['kicker'],
  hold: ['hold'],
  advance: ['advance'],
  worth: ['worth'],
  'excess carries': ['carry'],
  round: ['round'],
  'earned stays': ['earned_stays'],
  attribute: ['attribute'],
  quota: ['quota'],
  counting: ['counting'],
  weighted: ['weighted'],
  'dated by': ['dated_by'],
  'measured for': ['measured_for'],
  supports: ['supports'],
  encourages: ['encourages'],
  because: ['because'],
  draw: ['draw'],
  guarantee: ['guarantee'],
  recover: ['recover'],
  clawback: ['clawback'],
  paid: ['paid_at'],
  target: ['target'],
}
