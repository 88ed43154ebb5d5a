/** Everybody's figures at each moment: the tables of metrics and stated amounts side by side, one column each. */
import type { Component } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Window } from '../../../runtime/core/unit.ts'
import { sharesOfTarget } from '../../../runtime/evaluate/shares.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { difference, type Fraction, literal, product, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, below, constant, pick, type Truth } from '../../../runtime/fast/program/number.ts'
import { isClawed } from '../credit/clawbacks.ts'
import { type BesideTerms, besideTerms, readsTerms } from '../pay/term-figures.ts'
import type { UntilNeed } from '../people/changes.ts'
import { fieldsOn, pathsIn } from '../people/on-the-day.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  constants,
  freeName,
  join,
  plainName,
  type Relation,
  stopAt,
} from '../program/build.ts'
import { type Wanted, write } from '../program/written.ts'
import { calculator, dayIn, ownField, type Today } from '../records/fields.ts'
import { besideOwn, type Site, versionsOf } from '../records/records.ts'
import { waits } from '../refused.ts'
import { amountIn, type ToDate } from '../stated/stated.ts'
import { givenFigure } from '../stated/stated-needs.ts'
import { newSlots, type Slots, truthIn } from './figures.ts'
import { measureIn } from './measures.ts'
import type { Moment, Moments } from './moments.ts'
import { type Need, readFor } from './needs.ts'
import { type FigureOf, type Problem, problemsOf } from './problems.ts'
import { type Figure, figureKey, type Sources, statedName } from './reading.ts'

/** Constant columns of the table of moments; those that say the same are one. */
function constantColumns(moments: readonly Moment[]) {
  const columns = new Map<string, { name: string; cells: readonly (number | string)[] }>()
  const column_ = (wanted: string, of: (moment: Moment) => number | string): string => {
    const cells = moments.map(of)
    const key = cells.join('\u0000')
    const known = columns.get(key)
    if (known !== undefined) return known.name
    const name = freeName((one) => [...columns.values()].some((other) => other.name === one), plainName(wanted))
    columns.set(key, { name, cells })
    return name
  }
  return { columns, column: column_ }
}

/** Everybody's figures at each moment, joined and made whole. */
export function figuresOf(
  site: Site,
  component: Component,
  { moments, adds, plain }: Moments,
  needs: readonly Need[],
  sources: Sources,
  fields: 'of the window' | 'on the day' = 'of the window',
  /** The day up to which people who come into the plan are there: that of the moment where nothing else is said. */
  until: (moment: Moment) => number = (moment) => moment.at,
  /** The day up to which people who have gone are there: the first of the window where nothing else is said. */
  since: (moment: Moment) => number = (moment) => moment.window.from,
) {
  const { build } = site
  const { name, origin } = component
  const { columns, column: constantFor } = constantColumns(moments)
  const periodOf = (moment: Moment): string => adds.find((one) => one.moment === moment.id)?.period ?? ''
  constantFor('moment', ({ id }) => id)
  if (plain) constantFor('for_period', periodOf)
  const windowFrom = constantFor('window_from', ({ window }) => window.from)
  const at = constantFor('to_date', (moment) => moment.at)
  const there = constantFor('there_by', until)
  const still = constantFor('there_from', since)
  const base = site.core.measures.find((one) => one.name === component.base.metric)
  const clawed = base !== undefined && isClawed(site.core, base.record) && moments.some((moment) => moment.seen !== null)
  const inTerms = readsTerms(needs)
  const asAt = inTerms ? constantFor('as_at', (moment) => moment.period) : at
  const lookedAt = inTerms && moments.some((moment) => moment.seen !== null) ? constantFor('seen', (moment) => moment.seen ?? 0) : null
  const seen = clawed ? constantFor('seen', (moment) => moment.seen ?? 0) : null
  const reads = needs.flatMap(readFor).map((need) => ({ need, at: placesOf(need, moments, constantFor) }))
  const daysOf = new Map(
    reads.flatMap(({ need, at: places }) => (places.kind === 'measure' ? [[figureKey(need.asked), places] as const] : [])),
  )
  const table = constants(
    build,
    { name: `${name}_windows`, says: `The windows of ${component.label}, to date at the end of each pay period`, origin: null },
    [...columns.values()].map((one) => one.name),
    moments.map((_, i) => [...columns.values()].map(({ cells }) => cells[i] ?? '')),
  )
  const people = versionsOf(site, site.core.people.record)
  const history = people.shape.history !== null
  const told = { name: `${name}_people`, says: `Everybody who is in the plan on some day of the window to date`, origin }
  const inPlan = join(build, told, table, sources.taking, {
    on: [{ left: there, right: 'known_on' }],
    and: allOf(
      compare('<=', column('from_day', 'right'), column(there, 'left')),
      compare('>=', column('to_day', 'right'), column(still, 'left')),
    ),
    take: Object.fromEntries(
      sources.taking.columns
        .filter((one) => !['known_on', 'from_day', 'to_day', 'last_day'].includes(one.name))
        .filter((one) => one.name === 'payee' || !history)
        .map((one) => [one.name, freeName((taken) => table.columns.some((other) => other.name === taken), one.name)]),
    ),
  })
  const taken = new Map(
    sources.taking.columns.map((one) => [one.name, freeName((name_) => table.columns.some((other) => other.name === name_), one.name)]),
  )
  const personColumn = new Map([...people.columnOf].map(([field, of]) => [field, taken.get(of) ?? of]))
  const once = history
    ? aggregate(build, { ...told, name: `${name}_people_once` }, inPlan, [...table.columns.map((one) => one.name), 'payee'], [])
    : inPlan
  const asTheyAre = fields === 'on the day' ? fieldsOn(site, once, at, pathsIn(needs)) : undefined
  const changes = sources.changes.get(name)
  const terms = inTerms ? besideTerms(site, told, once, changes ?? waits(), needs, { at, asAt }) : undefined
  const personFields = terms?.columnOf ?? asTheyAre?.columnOf ?? personColumn
  let relation = terms?.relation ?? asTheyAre?.relation ?? once
  const foundAt = new Map<Need, FoundAt>()
  for (const { need, at: own } of reads) {
    const places = need.kind === 'until' && terms !== undefined ? untilPlaces(site, need, terms, lookedAt) : own
    const made = joinedWith(site, relation, need, places, sources)
    relation = made.relation
    foundAt.set(need, { places, names: made.names })
  }
  const slots = newSlots()
  const found = new Map<string, Figure>()
  const wanted: Wanted[] = []
  const problems: Problem[] = []
  const taken_ = (one: string): boolean =>
    wanted.some(({ column: made }) => made === one) || relation.columns.some((other) => other.name === one)
  for (const need of needs) {
    const word = freeName(taken_, besideOwn(wordOf(need)))
    const made = figureOf(
      site,
      slots,
      relation,
      need,
      foundAt,
      { columnOf: personFields, today: fields === 'on the day' ? dayIn(site.core, slots, relation, at) : undefined },
      sources,
      moments,
    )
    if ('truth' in made) {
      const known = made.truth.kind === 'always' || made.truth.kind === 'never' ? made.truth.kind : word
      if (known === word) wanted.push({ column: word, truth: made.truth })
      found.set(figureKey(need.asked), { over: null, scale: 0, under: null, known })
      continue
    }
    const { over, under, scale, known } = made.number
    problems.push(...problemsOf(need, made))
    wanted.push({ column: word, number: pick(known, over, constant(0n)), scale })
    const underName = `${word}_under`
    if (under !== null && under.kind !== 'constant') wanted.push({ column: underName, number: under })
    const knownName = `${word}_known`
    const isKnown = known.kind === 'always' || known.kind === 'never' ? known.kind : knownName
    if (isKnown === knownName) wanted.push({ column: knownName, truth: known })
    found.set(figureKey(need.asked), {
      over: word,
      scale,
      under: under === null ? null : under.kind === 'constant' ? under.value : underName,
      known: isKnown,
    })
  }
  const says = `What ${component.label} reads: nothing where there is nothing`
  for (const { truth, code, says: what, origin: clause } of problems) {
    if (truth.kind === 'never') continue
    const wrong = write(build, { name: `${name}_${code.toLowerCase()}`, says: what, origin: clause }, relation, slots, new Map(), [], truth)
    stopAt(build, wrong, what, code, ['payee', windowFrom, at])
  }
  return {
    relation: write(build, { name: `${name}_figures`, says, origin }, relation, slots, new Map(), wanted),
    found,
    days: { from: windowFrom, to: at, seen },
    daysOf,
    personColumn: personFields,
  }
}

type ConstantFor = (wanted: string, of: (moment: Moment) => number | string) => string

/** The constant columns by which a need is found. */
type Places =
  | { readonly kind: 'measure'; readonly from: string; readonly to: string; readonly seen: string | null }
  | { readonly kind: 'stated'; readonly known: string; readonly last: string; readonly before: string | null }
  /** The flags that say whether windows are over, by their kinds. */
  | { readonly kind: 'fixed'; readonly ended: ReadonlyMap<string, string> }

const NO_MONTH = 0
function placesOf(need: Need, moments: readonly Moment[], constantFor: ConstantFor): Places {
  switch (need.kind) {
    case 'measure':
      return {
        kind: 'measure',
        from: constantFor(`${need.measure.name}_from`, (moment) => need.over(moment)[0]),
        to: constantFor(`${need.measure.name}_to`, (moment) => need.over(moment)[1]),
        seen: moments.some((moment) => need.over(moment)[2] !== undefined) ? constantFor('seen', (moment) => moment.seen ?? 0) : null,
      }
    case 'stated': {
      const name = statedName(need.of)
      const less = (moment: Moment): ToDate | null => need.less(moment)
      const last = constantFor(`${name}_month`, (moment) => need.through(moment).last)
      const known = constantFor(`${name}_known`, (moment) => need.through(moment).known)
      return {
        kind: 'stated',
        known,
        last,
        // decided by the table of moments: where no window starts inside a fiscal year, nothing is taken off
        before: constantFor(`${name}_before`, (moment) => less(moment)?.last ?? NO_MONTH),
      }
    }
    case 'given':
    case 'until':
      return { kind: 'fixed', ended: new Map() }
    case 'fixed': {
      const { ended, expression } = need
      const kinds = ended === null ? [] : everyPart(expression).flatMap((part) => (part.kind === 'ended' ? [part.window] : []))
      const flagOf = (kind: Window): string => constantFor(`${kind}_over`, (moment) => (ended?.(moment, kind) === true ? 1 : 0))
      return { kind: 'fixed', ended: new Map(kinds.map((kind) => [kind, flagOf(kind)])) }
    }
    default: {
      const never: never = need
      return never
    }
  }
}

/** The days of a person in which a metric is read up to a change. */
function untilPlaces({ core }: Site, need: UntilNeed, { daysOf }: BesideTerms, lookedAt: string | null): Places {
  return { kind: 'measure', ...daysOf(need), seen: isClawed(core, need.measure.record) ? lookedAt : null }
}

const wordOf = (need: Need): string => {
  switch (need.kind) {
    case 'measure':
      return plainName(need.measured)
    case 'until':
      return plainName(need.measure.name, 'until', String(need.change))
    case 'stated':
      return need.of.what === 'worth' || need.of.what === 'moved_worth'
        ? 'worth'
        : need.of.what === 'target'
          ? 'whole_target'
          : `${need.of.measure.name}_of_quota`
    case 'given':
      return 'metric' in need.asked ? plainName(need.asked.metric, need.asked.what === 'quota' ? 'of_quota' : '') : 'stated'
    case 'fixed':
      return need.expression.kind === 'field' ? plainName(need.expression.path.join('_'), 'now') : 'fixed'
  }
}

/** The tables that a need is found in, beside the relation. */
function joinedWith(
  site: Site,
  relation: Relation,
  need: Need,
  places: Places,
  { measured, stated }: Sources,
): { relation: Relation; names: readonly string[] } {
  const { build } = site
  const fresh = (wanted: string): string => freeName((one) => relation.columns.some((other) => other.name === one), wanted)
  if ((need.kind === 'measure' || need.kind === 'until') && places.kind === 'measure') {
    const { origin } = need.measure
    const name = plainName(need.measure.name)
    const table = measured.get(need.kind === 'measure' ? need.measured : need.measure.name)?.table
    if (table === undefined) return waits()
    const own = table.columns.filter((one) => !['payee', 'from_day', 'to_day', 'seen_on'].includes(one.name))
    const isAmount = (one: string): boolean => one === name || one === need.measure.name
    const take = Object.fromEntries(own.map((one) => [one.name, fresh(isAmount(one.name) ? `${name}_found` : `${name}_found_of`)]))
    const made = join(build, { name: `with_${name}`, says: `With ${need.measure.label} of the window`, origin }, relation, table, {
      how: 'left',
      on: [
        { left: 'payee', right: 'payee' },
        { left: places.from, right: 'from_day' },
        { left: places.to, right: 'to_day' },
        ...(places.seen === null ? [] : [{ left: places.seen, right: 'seen_on' }]),
      ],
      take,
    })
    return { relation: made, names: own.map((one) => take[one.name] ?? '') }
  }
  if (need.kind === 'stated' && places.kind === 'stated') {
    const name = statedName(need.of)
    const source = stated.get(name)
    if (source === undefined) return waits()
    const joinMonth = (left: Relation, month: string, as: string): Relation =>
      join(build, { name: `with_${name}`, says: `With ${name.replaceAll('_', ' ')} to date`, origin: null }, left, source.table, {
        how: 'left',
        on: [
          { left: 'payee', right: 'payee' },
          { left: places.known, right: 'known_on' },
          { left: month, right: 'last_month' },
        ],
        take: { [source.column]: as },
      })
    const through = fresh(`${name}_through`)
    const first = joinMonth(relation, places.last, through)
    if (places.before === null || isNever(relation, places.before)) return { relation: first, names: [through] }
    const less = freeName((one) => first.columns.some((other) => other.name === one), `${name}_less`)
    return { relation: joinMonth(first, places.before, less), names: [through, less] }
  }
  return { relation, names: [] }
}

/** Whether nothing is ever taken off. */
function isNever(relation: Relation, name: string): boolean {
  const found = columnNamed(relation, name)
  return found.type === 'int' && found.low === String(NO_MONTH) && found.high === String(NO_MONTH)
}

/** What is read of people where no metric is. */
interface ReadsPeople {
  readonly columnOf: ReadonlyMap<string, string>
  readonly today: Today | undefined
}

/** By which columns a need was found, and in which columns it stands. */
interface FoundAt {
  readonly places: Places
  readonly names: readonly string[]
}
const NOWHERE: FoundAt = { places: { kind: 'fixed', ended: new Map() }, names: [] }

/** A need as a number or a truth over the joined columns. */
function figureOf(
  site: Site,
  slots: Slots,
  relation: Relation,
  need: Need,
  foundAt: ReadonlyMap<Need, FoundAt>,
  reads: ReadsPeople,
  sources: Sources,
  moments: readonly Moment[],
): FigureOf {
  const { places, names } = foundAt.get(need) ?? NOWHERE
  const numberOf = (part: Need | null): Fraction | null => {
    const made = part === null ? null : figureOf(site, slots, relation, part, foundAt, reads, sources, moments)
    return made !== null && 'number' in made ? made.number : null
  }
  switch (need.kind) {
    case 'measure':
    case 'until':
      return { number: measureIn(slots, relation, need.measure, names) }
    case 'given':
      return { number: givenFigure(slots, need, moments, numberOf(need.computed), numberOf(need.quota)) }
    case 'fixed': {
      const { columnOf, today } = reads
      const ended = (window: Window): Truth | undefined => {
        const flag = places.kind === 'fixed' ? places.ended.get(window) : undefined
        return flag === undefined ? undefined : truthIn(slots, flag)
      }
      const read = calculator({ slots, fieldAt: (field) => ownField(slots, relation, columnOf, field), today, ended })
      return need.as === 'truth' ? { truth: read.truth(need.expression) } : { number: read.number(need.expression) }
    }
    case 'stated': {
      const under = sources.stated.get(statedName(need.of))?.under ?? 1n
      const [through, less] = names.map((name) => ({ ...amountIn(slots, relation, name, under), known: ALWAYS }))
      if (through === undefined) throw new Error('no amount')
      const { of } = need
      if (of.what === 'worth') return { number: worthOf(site, of.component, through, less) }
      const whole = less === undefined ? through : difference(through, less)
      // a quota that is not above zero is none (semantics 5)
      if (of.what !== 'quota') return { number: whole }
      return { number: { ...whole, known: below(constant(0n), whole.over, false) }, negative: below(whole.over, constant(0n), false) }
    }
    default: {
      const never: never = need
      return never
    }
  }
}

/** A component's share of the target: differences of rounded shares, so that all add up (RP4). */
function worthOf({ core }: Site, component: string, through: Fraction, less: Fraction | undefined): Fraction {
  const share = sharesOfTarget({ core }).find((one) => one.component === component)
  if (share === undefined) throw new Error(component)
  const { mode, unit } = core.rounding.money
  const part = (target: Fraction): Fraction => {
    const upTo = (of: typeof share.before): Fraction => roundedTo(product(target, literal(of)), exactly(unit), mode)
    return share.before.n === 0n ? upTo(share.through) : difference(upTo(share.through), upTo(share.before))
  }
  return less === undefined ? part(through) : difference(part(through), part(less))
}
