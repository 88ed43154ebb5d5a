/** What a team can sell, month by month, and how far that reaches. */
import { grainOf, periodAt } from '../../../runtime/calendar/fiscal.ts'
import { dayOf } from '../../../runtime/evaluate/values.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { divide, isZero, type Ratio, total } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { quotasAsked } from '../../../runtime/planning/capacity/asked.ts'
import { attainmentOf, type TeamMonth, TWELVE } from '../../../runtime/planning/capacity/capacity.ts'
import { againstQuota, type Coverage } from '../../../runtime/planning/capacity/coverage.ts'
import type { Team } from '../../../runtime/planning/capacity/team.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import { type Block, block, headline, type Line, reason, row, step, total as sumRow, text } from '../page.ts'
import { headsTo, moneyTo } from './money.ts'

/** The label of a month of the year that is planned: 0 is its first. */
export const monthLabel =
  ({ calendar, effective }: Pick<Planned['planning'], 'calendar' | 'effective'>) =>
  (month: number): string =>
    periodAt(calendar, 'month', grainOf(calendar, dayOf(effective.from)) + month).label

const sum = (months: readonly TeamMonth[], of: (month: TeamMonth) => Ratio): Ratio => total(months.map(of))

function monthRows({ planning }: Planned, { months, capacity }: Team): Line[] {
  const label = monthLabel(planning)
  const money = (amount: Ratio): string => moneyTo(amount, planning.currency)
  const moves = months.some(({ hired, refilled, leavers }) => ![hired, refilled, leavers].every(isZero))
  const expects = capacity.productivity.attainment !== null
  const people = (heads: Ratio): string => (isZero(heads) ? '' : headsTo(heads))
  return [
    row([
      'Month',
      ...(moves ? ['Hired', 'Refilled'] : []),
      'Heads',
      'Ramped',
      'Capacity',
      ...(expects ? ['Expected'] : []),
      ...(moves ? ['Leave'] : []),
    ]),
    ...months.map((one) =>
      row([
        label(one.month),
        ...(moves ? [people(one.hired), people(one.refilled)] : []),
        headsTo(one.heads),
        headsTo(one.equivalents),
        money(one.capacity),
        ...(expects ? [money(one.forecast)] : []),
        ...(moves ? [people(one.leavers)] : []),
      ]),
    ),
    sumRow([
      'the year',
      ...(moves ? [people(sum(months, (one) => one.hired)), people(sum(months, (one) => one.refilled))] : []),
      headsTo(
        divide(
          sum(months, (one) => one.heads),
          TWELVE,
        ),
      ),
      headsTo(
        divide(
          sum(months, (one) => one.equivalents),
          TWELVE,
        ),
      ),
      money(sum(months, (one) => one.capacity)),
      ...(expects ? [money(sum(months, (one) => one.forecast))] : []),
      ...(moves ? [people(sum(months, (one) => one.leavers))] : []),
    ]),
    text('Heads of the year are the mean of its months. Shown to 0.01 of a person and to the cent; computed in exact fractions.'),
  ]
}

/** What holds for every month, in words. */
function rules({ planning }: Planned, { capacity }: Team): Line[] {
  const { productivity, attrition } = capacity
  const attainment = attainmentOf(capacity)
  return [
    step(
      `a ramped person sells: ${productivity.says} = ${moneyTo(divide(fromFraction(productivity.perYear), TWELVE), planning.currency)} a month`,
    ),
    ...(productivity.attainment === null ? [] : [text(`${showPercent(attainment)} of it is to be expected.`)]),
    ...(attrition === null
      ? []
      : [
          text(
            `${attrition.says} leave, from every month of hire alike; ${attrition.emptyMonths === null ? 'nobody takes their place.' : `their place is empty for ${attrition.emptyMonths === 1 ? 'a month' : `${attrition.emptyMonths} months`}.`}`,
          ),
        ]),
    ...(capacity.because === null ? [] : [reason(capacity.because)]),
  ]
}

/** What must be sold, and what the team is expected to sell. */
function coverageLines({ planning }: Planned, { capacity }: Team, coverage: Coverage): Line[] {
  const { need, committed, forecast, gap, covered, hires, effective, byMonth, short } = coverage
  const label = monthLabel(planning)
  const money = (amount: Ratio): string => moneyTo(amount, planning.currency)
  const percent = covered === undefined ? '' : showPercent(covered, 1)
  const figures = [
    { label: 'Needed', value: money(need) },
    ...(isZero(committed) ? [] : [{ label: 'Sold already', value: money(committed) }]),
    { label: 'Expected', value: money(forecast) },
    { label: isZero(gap) ? 'Covered' : 'Missing', value: isZero(gap) ? 'all of it' : money(gap) },
  ]
  const lead = isZero(gap)
    ? `The team is expected to cover what is needed: ${money(forecast)}${isZero(committed) ? '' : ` and ${money(committed)} sold already`}, of ${money(need)}.`
    : `The team${isZero(committed) ? '' : ', with what is sold already,'} is expected to cover ${percent} of ${money(need)}: ${money(gap)} are missing.`
  if (isZero(gap)) return [headline(lead, figures), ...shortLine(short, label)]
  const late = byMonth.find(({ heads }) => heads === undefined)
  return [
    headline(lead, figures),
    ...shortLine(short, label),
    ...(hires === undefined
      ? []
      : [step(`ramped people missing for a whole year: ${money(gap)} / ${money(effective)} a year each, rounded up = ${hires}`)]),
    row(['Hired in', 'each sells this year', 'people it takes']),
    ...byMonth.flatMap(({ month, each, heads }) => (heads === undefined ? [] : [row([label(month), money(each), `${heads}`])])),
    ...(late === undefined ? [] : [text(`Whoever is hired in ${label(late.month)} or later sells nothing this year.`)]),
    ...(capacity.need === null
      ? []
      : [text(`The need is ${capacity.need.says}${capacity.committed === null ? '' : `; sold already: ${capacity.committed.says}`}.`)]),
  ]
}

const shortLine = (short: number | undefined, label: (month: number) => string): Line[] =>
  short === undefined
    ? []
    : [text(`${label(short)} is the first month in which less is expected than a twelfth of what is yet to be sold.`)]

/** The team against the quotas that are money: what its people are asked for, all together. */
function quotaLines(planned: Planned, team: Team): Line[] {
  const label = monthLabel(planned.planning)
  const money = (amount: Ratio): string => moneyTo(amount, planned.planning.currency)
  const held = planned.quotas
    .filter(({ allocation }) => allocation.unit.kind === 'money')
    .map((quota) => ({ quota, against: againstQuota(team.months, quotasAsked(planned.world, quota)) }))
  if (held.length === 0) return []
  return [
    row(['Quota', 'people are asked for', 'expected', 'covered', 'first short month']),
    ...held.map(({ quota, against }) =>
      row([
        quota.allocation.label,
        money(against.quota),
        money(against.forecast),
        against.covered === undefined ? '' : showPercent(against.covered, 1),
        against.short === undefined ? 'none' : label(against.short),
      ]),
    ),
  ]
}

/** The team of a quotas file; nothing where it has none. */
export function teamBlocks(planned: Planned): Block[] {
  const { team } = planned
  if (team === null) return []
  return [
    ...(team.coverage === null ? [] : block('Does the team cover it?', coverageLines(planned, team, team.coverage))),
    ...block('What the team can sell', [...rules(planned, team), ...monthRows(planned, team)]),
    ...block('The team against the quotas', quotaLines(planned, team)),
  ]
}
