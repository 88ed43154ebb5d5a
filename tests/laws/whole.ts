/** What a plan says of all its parts: credit, events, limits, draws, clawbacks. */
import type { Draw } from './draw.ts'
import type { Metric } from './metrics.ts'
import { type Block, block, line } from './story.ts'
import type { Trait, Without } from './traits.ts'

export function credit(draw: Draw, without: Without): Block[] {
  if (without('credit rules') || draw.chance(2)) return [block('credit deal', '100% to deal.owner')]
  const managers: string[] = without('managers')
    ? ['100% to deal.owner']
    : [
        '33.33% to deal.second when deal.second is known',
        '33.33% to deal.owner.manager when deal.owner.manager is known',
        'rest to deal.owner',
      ]
  const shares = draw.one<readonly string[]>(
    [
      '60% to deal.owner when deal.second is known',
      '40% to deal.second when deal.second is known',
      '100% to deal.owner when not deal.second is known',
    ],
    [
      '50% to deal.owner when deal.second is known',
      '50% to deal.second when deal.second is known',
      '100% to deal.owner when not deal.second is known',
    ],
    managers,
    ['100% to deal.owner', '50% to deal.second as overlay'],
    ['33.33% to deal.second', 'rest to deal.owner'],
    ['70% to deal.owner', 'may total less'],
    ['first match\n50% to deal.second when deal.kind = "new"\n100% to deal.owner', 'may total less'],
  )
  return [
    block(
      'credit deal',
      ...shares,
      without('managers')
        ? undefined
        : draw.one(undefined, 'rollup 2%, 1% of each credit to manager up 2 levels', 'rollup 100% of each credit to manager up 3 levels'),
      without('credit factors') ? undefined : draw.one(undefined, undefined, 'multiplied by 1.5x on credit when deal.kind = "service"'),
      without('credit factors') ? undefined : draw.one(undefined, undefined, 'cap credit at $20,000.01 per deal'),
    ),
  ]
}

export function events(draw: Draw, metrics: readonly Metric[], without: Without): Block[] {
  const on = metrics.find(
    ({ unit, base, window, whose }) =>
      unit === 'money' && base && window !== 'deal' && (whose === undefined || whose === 'measured for company'),
  )
  if (on === undefined) return []
  const dates = (): string =>
    draw.one(
      'effective from 2026-05-01 to 2026-07-31',
      'effective from 2026-02-01 to 2026-04-30',
      'effective from 2026-02-01 to 2027-01-30',
    )
  const may = (trait: Trait): boolean => draw.chance(4) && !without(trait)
  const shared = without('of others')
  const blocks: Block[] = []
  if (may('spiffs'))
    blocks.push(
      draw.one(
        block(
          `spiff sprint "Sprint" on ${on.name}`,
          dates(),
          `$500 per deal where deal.amount >= $1,000`,
          draw.one(undefined, 'cap $1,200 per rep'),
          shared ? undefined : draw.one(undefined, 'budget $1,500, when exceeded shared in proportion', 'budget $1,250.01 first come'),
          draw.one(undefined, 'weighted by credit', 'counting all'),
        ),
        block(`spiff opener "Opener" on ${on.name}`, dates(), `$1,000 once when ${on.name} reaches $50,000`),
      ),
    )
  if (!shared && may('contests'))
    blocks.push(
      block(
        `contest club "Club" on ${on.name}`,
        dates(),
        `rank rep by ${on.name} over plan`,
        draw.one(undefined, 'eligible when rep.role = "AE"'),
        'place 1 pays $1,500',
        'place 2 pays $1,000',
        'place 3 pays $500.01',
        draw.one('ties share', 'ties all', 'ties next'),
      ),
    )
  if (!shared && may('pools'))
    blocks.push(
      block(
        `pool pot "Pot" on ${on.name}`,
        dates(),
        draw.one(`fund 1% of ${on.name}`, 'fund $1,000'),
        draw.one('share equally', `share in proportion to ${on.name}`),
        draw.one(undefined, 'odd cents to the largest part', 'odd cents stay with the company'),
        draw.one(undefined, 'one per rep.region'),
      ),
    )
  return blocks
}

export function payments(draw: Draw, target: boolean, metrics: readonly Metric[], without: Without): Block[] {
  const may = (trait: Trait, oneIn: number): boolean => draw.chance(oneIn) && !without(trait)
  const clauses: string[] = []
  const whole: Block[] = []
  if (may('clawbacks', 3))
    clauses.push(
      draw.one(
        'clawback deal when deal.cancelled_on is within 90 days after deal.closed_on',
        'clawback 50% of deal when deal.cancelled_on is within 90 days after deal.closed_on',
        'clawback deal by unserved months of 12 when deal.cancelled_on is known',
        'clawback 50% of deal when deal.cancelled_on is known\nclawback deal when deal.cancelled_on is within 60 days after deal.closed_on',
      ),
    )
  if (may('draws', 4))
    clauses.push(
      `draw ${draw.one('$1,000', '$333.33')} per month${draw.one('', ' for 4 months from rep.hired_on')} ${draw.one('recoverable from pay above the draw', 'recoverable', 'not recoverable')}${draw.one(', balance on leaving owed', ', balance on leaving forgiven', ', balance on leaving taken from last pay')}`,
    )
  else if (may('guarantees', 4))
    clauses.push(`guarantee ${draw.one('$500', '$1,000.01')} per month${draw.one('', ' for 3 months from rep.hired_on')}`)
  if (may('plan limits', 4))
    clauses.push(`cap pay at ${draw.one('$30,000', target ? '150% of target' : '$10,000.01')}${draw.one('', ' each month')}`)
  if (may('payouts', 6)) clauses.push('pay at most $2,000 per month, rest next month')
  if (may('payouts', 6)) clauses.push('pay at least $100')
  if (may('absences', 4)) clauses.push('away during absence.starts to absence.ends of absence.who')
  if (clauses.at(-1)?.startsWith('away') === true && draw.chance(2)) clauses.push('no credit while away')
  const yearly = metrics.find(({ unit, window }) => unit === 'money' && window === 'year')
  if (yearly !== undefined && may('gates', 8))
    clauses.push(`pay only when ${yearly.name} >= $20,000${draw.one('', ' otherwise keeps 50%')}`)
  if (yearly !== undefined && may('multipliers', 8))
    whole.push(block(`pay multiplied by ${yearly.name}`, 'below $50,000 at 1x', 'from $50,000 at 1.1x'))
  if (may('plan limits', 6)) clauses.push('floor pay at $100 each month')
  const lines = clauses.flatMap((clause) => clause.split('\n'))
  return [...lines.map((clause) => line(clause.replace(/(not recoverable), balance on leaving.*/, '$1'))), ...whole]
}
