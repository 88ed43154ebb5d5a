/** `expect ...`: what must come out, of which person and in which period. */
import type { LiteralSyntax, PathSyntax, Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import type { Unit } from '../../../runtime/core/unit.ts'
import type { Expectation } from '../../plan.ts'
import { originOf, unknownName } from '../context.ts'
import { periodNamed } from '../period-names.ts'
import { plannedSubject } from './planned.ts'
import { type Clause, type Draft, moneyOf, PERCENT, type Scene, type Subject, stated, statedInAnyCurrency } from './scene.ts'

/** The accounts of the payments ledger, as examples name them. */
const ACCOUNTS: ReadonlySet<string> = new Set(['paid', 'owed', 'held', 'deferred'])

/** Of whom, when and of which row; `span` is the place of the expectation. */
export type Place = Pick<Expectation, 'person' | 'everyone' | 'each' | 'period' | 'toDate' | 'row'> & { readonly span: Span }

export function bindExpect(scene: Scene, clause: Clause<'expect'>, to: Draft): void {
  const word = clause.named ?? clause.period
  const period = word === undefined ? null : periodOfWord(scene, word)
  if (period === undefined) return
  const place: Place = {
    person: clause.person?.text ?? null,
    everyone: clause.everyone !== undefined,
    each: clause.each !== undefined,
    period,
    toDate: clause.toDate !== undefined,
    row: null,
    span: clause.span,
  }
  expectValue(scene, clause.what, place, clause.value, clause.rounded, to)
}

/** The fiscal period that a word names. Reports CB201, CB607. */
export function periodOfWord({ context, calendar, effective }: Scene, { text, span }: Word | LiteralSyntax): string | undefined {
  const found = periodNamed(text, calendar, effective)
  if (typeof found === 'string') return found
  if (found === undefined) return unknownName(context, span, text, 'period', ['January', 'Q1', 'FY26'])
  context.report(reportOf('CB607', span, { period: text, from: effective.from, to: effective.to ?? undefined }))
  return undefined
}

/** One expectation. Reports CB201 for what is no pay, metric or account, CB304 for a value of another kind. */
export function expectValue(
  scene: Scene,
  what: PathSyntax,
  { span, ...place }: Place,
  literal: LiteralSyntax,
  rounded: LiteralSyntax | undefined,
  to: Draft,
): void {
  const says = what.words.map((word) => word.text).join('.')
  const subject = scene.planned === null ? subjectOf(scene, what) : plannedSubject(scene, scene.planned, what)
  if (subject === undefined) return
  const inPay = scene.paidInCurrencies && (subject.of === 'earned' || subject.of === 'account')
  const bind = inPay ? statedInAnyCurrency : stated
  const value = bind(scene, literal, { clause: `expect ${says}`, unit: subject.unit })
  const unit = rounded === undefined ? null : bind(scene, rounded, { clause: 'rounded to', unit: value?.unit ?? subject.unit })
  if (value === undefined || unit === undefined) return
  const { of, name, number = null } = subject
  to.expectations = [
    ...to.expectations,
    { of, name, number, says, ...place, value, roundedTo: unit?.value ?? null, origin: originOf(scene.address, span) },
  ]
}

function subjectOf(scene: Scene, what: PathSyntax): Subject | undefined {
  const { context, metrics, pays, events } = scene
  const [name, property, more] = what.words.map((word) => word.text)
  const says = what.words.map((word) => word.text).join('.')
  const money = moneyOf(scene)
  if (name === undefined) return undefined
  const metric = metrics.find((one) => one.name === name)
  const pay = pays.find((one) => one.name === name)
  if (more === undefined) {
    if (property === undefined) {
      if (name === 'pay') return { of: 'earned', name: '', unit: money }
      if (name === 'target') return { of: 'target', name: '', unit: money }
      if (ACCOUNTS.has(name)) return { of: 'account', name, unit: money }
      if (pay !== undefined || events.some((one) => one.name === name)) return { of: 'earned', name, unit: money }
      if (metric !== undefined) return { of: 'measure', name, unit: metric.unit }
    }
    if (pay !== undefined && property === 'rate') return { of: 'rate', name, unit: rateUnit(scene, pay.base) }
    if (pay !== undefined && property === 'worth') return { of: 'worth', name, unit: money }
    if (metric !== undefined && property === 'quota') return { of: 'quota', name, unit: metric.unit }
    if (property === 'fund' && events.some((one) => one.kind === 'pool' && one.name === name)) return { of: 'fund', name, unit: money }
    if (metric !== undefined && property === 'attainment') return { of: 'attainment', name, unit: PERCENT }
  }
  if (pay !== undefined || metric !== undefined) {
    const has = pay === undefined ? ['quota', 'attainment'] : ['rate', 'worth']
    return unknownName(
      context,
      what.span,
      says,
      `property of ${name}`,
      has.map((one) => `${name}.${one}`),
    )
  }
  return unknownName(context, what.span, says, 'pay or metric', [
    'pay',
    'target',
    ...ACCOUNTS,
    ...pays.map((one) => one.name),
    ...events.map((one) => one.name),
    ...metrics.map((one) => one.name),
  ])
}

/** Pay for each dollar is a percent; pay for each piece is money. */
const rateUnit = (scene: Scene, base: string): Unit =>
  scene.metrics.find((one) => one.name === base)?.unit.kind === 'money' ? PERCENT : moneyOf(scene)
