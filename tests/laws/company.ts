/** Companies: calendars, roundings, policies, and the records that all stories share. */
import type { Draw } from './draw.ts'
import { type Block, block, line } from './story.ts'
import type { Without } from './traits.ts'

const WEEKS = 'weeks 4-4-5 ends last Saturday of January named by start'
const REASONS = ['hired_on', 'left_on', 'leave', 'transfer', 'change']

/** What shrinks, how, and for which of the five reasons: each is decided. */
function proration(draw: Draw, without: Without): string[] {
  const things = without('unprorated') ? 'target, quota' : draw.one('target, quota', 'target, quota', 'target', 'quota')
  const by = without('prorated by months')
    ? 'days'
    : draw.one('days', 'days', 'days in year', 'months by day 15', 'months started', 'months completed')
  const listed = REASONS.filter(() => without('unprorated') || !draw.chance(4))
  const rest = REASONS.filter((reason) => !listed.includes(reason))
  return [
    ...(listed.length === 0 ? [] : [`prorate ${things} by ${by} for ${listed.join(', ')}`]),
    ...(rest.length === 0 ? [] : [`do not prorate ${things} for ${rest.join(', ')}`]),
  ]
}

export function company(draw: Draw, without: Without): Block[] {
  const month = without('other calendar')
    ? 'starts February named by start'
    : draw.one('starts February named by start', 'starts February named by start', 'starts May named by end', WEEKS)
  const abroad = !without('paid abroad') && draw.chance(8)
  const foreign = !without('currencies') && draw.chance(6)
  const missing = draw.one('no pay', 'weight moves', '0%', '100%', 'no pay')
  return [
    line('company world "World"'),
    line('language 1'),
    line('currency USD'),
    line(`fiscal year ${month}`),
    line(
      `rounding money ${without('other rounding') ? 'half_up' : draw.one('half_up', 'half_up', 'half_even', 'half_down', 'up', 'down')} to $0.01`,
    ),
    line('rounding ratio half_up to 0.000001'),
    block(
      'policy',
      `attainment against ${without('to date') ? 'full quota' : draw.one('full quota', 'quota to date')}`,
      `no quota means ${without('no quota') ? 'no pay' : missing}`,
      ...proration(draw, without),
      `overpayment recovered ${draw.one('from next pay up to 100% of it', 'from next pay up to 50% of it', 'from next pay up to 33.33% of it', without('never') ? 'from next pay up to 10% of it' : 'never')}`,
    ),
    line('objective grow "Grow" because "Growth pays for everything else"'),
    block(
      'record rep from "people.csv"',
      'id text key',
      'starts date',
      'role text',
      'region text',
      'manager rep optional',
      'hired_on date',
      'left_on date optional',
      'target_incentive money per year',
      'sales_quota money per year optional',
      'pct percent',
      ...(abroad ? ['currency text'] : []),
      'history by starts',
    ),
    block('record absence from "absences.csv"', 'id text key', 'who rep', 'starts date', 'ends date optional'),
    block(
      'record deal from "deals.csv"',
      'id text key',
      'owner rep',
      'second rep optional',
      without('missing') || !draw.chance(6) ? 'closed_on date incentive' : 'closed_on date incentive optional',
      'cancelled_on date optional event',
      'paid_on date optional event',
      'term_months number',
      'customer text',
      'kind text one of ("new", "renewal", "service")',
      ...(foreign ? ['currency text', 'amount money in deal.currency'] : ['amount money']),
      without('missing') || !draw.chance(3) ? 'margin money' : 'margin money optional',
      ...(without('known') || !draw.chance(4) ? [] : ['recorded_on date', 'withdrawn yes or no', 'known by recorded_on']),
    ),
    ...(abroad || foreign
      ? [block('record fx from "fx.csv"', 'key base, quote, day', 'base text', 'quote text', 'day date', 'price number', 'rates')]
      : []),
    block('record visit from "visits.csv"', 'id text key', 'who rep', 'day_of date incentive', 'hours number'),
  ]
}
