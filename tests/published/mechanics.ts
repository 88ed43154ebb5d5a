/** Every mechanic that a plan of pay may need, and the words by which a text shows it. */

export interface Mechanic {
  readonly name: string
  /** Words of a text, comments left out, that only this mechanic needs. */
  readonly words: RegExp
  /** Names of cases and files that show it too, in words that others use as well. */
  readonly also?: readonly string[]
  /** What is said where nothing shows it. */
  readonly otherwise?: string
}

export interface Area {
  readonly area: string
  readonly mechanics: readonly Mechanic[]
  /** What a plan has to say about it. */
  readonly choices: string
}

const PLANNING = 'a quota plan, which is planning and not in this release'

export const areas: readonly Area[] = [
  {
    area: 'credit',
    choices: 'totals 100% or on top; hierarchy as of which date; first match or all',
    mechanics: [
      { name: 'direct', words: /^\s*100% to /m },
      { name: 'split of credit', words: /^\s*(?!100%)[\d.]+% to (?!.* as overlay)|^\s*equal to |^\s*rest to |^\s*share \S+ to /m },
      { name: 'split of commission dollars', words: /^\s*pay [\d.]+% to /m },
      { name: 'overlay', words: /as overlay/ },
      { name: 'manager rollup, n levels', words: /rollup [\d.,% ]+ of each credit/ },
      { name: 'territory', words: /measured for rep\.(?:territory|region)|\bto territory\.|sales_territory|territory_history/ },
      { name: 'named account', words: /to \S+ when deal\.customer in/ },
      { name: 'rule precedence', words: /^\s*(?:first match|most specific)$/m },
    ],
  },
  {
    area: 'measure',
    choices: 'filter; population; window; incentive date; returns and negatives',
    mechanics: [
      { name: 'sum', words: /sum of / },
      { name: 'count', words: /count of |count net of / },
      { name: 'count distinct', words: /count distinct of / },
      { name: 'average, min, max, latest', words: /(?:average|min|max|latest) of / },
      { name: 'ratio', words: /ratio of / },
      { name: 'growth', words: /growth of / },
      { name: 'score, MBO percent', words: /score of / },
      { name: 'rank', words: /^\s*rank \S+ /m },
      { name: 'part of a team', words: /share of team with/ },
      { name: 'population: team, group, company', words: /measured for / },
      { name: 'rolling window', words: /over last \d+ months/ },
      { name: 'another incentive date', words: /dated by / },
      { name: 'returns and negatives', words: /\| -\$|given [a-z_]+ -\$/ },
    ],
  },
  {
    area: 'quota',
    choices: 'to date or full; no quota; proration',
    mechanics: [
      { name: 'fixed', words: /quota (?:\$?[\d,.]+) per / },
      { name: 'per person, from a record', words: /quota (?:rep|quota_row|quarterly_quota|monthly_target)\.\S+/ },
      { name: 'cumulative (to date)', words: /quota to date/ },
      { name: 'seasonal', words: /season by/, otherwise: PLANNING },
      { name: 'ramped', words: /ramp\b.*\d+%/, otherwise: PLANNING },
      { name: 'team', words: /quota [^\n]*\n(?:[^}]*\n)?\s*measured for|measured for [^\n]*\n(?:[^}]*\n)?\s*quota/ },
    ],
  },
  {
    area: 'rates',
    choices: 'bound side; outside the table; driver, base, window and population named separately',
    mechanics: [
      { name: 'flat', words: /flat (?:[\d.]+%|[\d.]+x)|pay \S+ (?:"[^"]*" )?at [\d.]+% of/ },
      { name: 'per unit', words: /flat \$|at \$[\d,.]+ of/ },
      { name: 'graduated', words: /graduated on / },
      { name: 'retroactive', words: /retroactive on [^{]*\{[^}]* at / },
      { name: 'step amounts', words: /retroactive on [^{]*\{[^}]* pays \$/ },
      { name: 'interpolated', words: /interpolated on / },
      { name: 'step with slope', words: /pays [^\n]* plus [^\n]* per / },
      { name: '2-D matrix', words: /^\s*matrix |graduated on \S+ by /m },
      { name: 'keyed by text', words: /flat by / },
      {
        name: 'bounds as expressions of quota or target',
        words: /(?:from|below|above|reaching) (?:[\d.]+% of (?:quota|target)|quota|target)\b/,
      },
      { name: 'tier on payout', words: /graduated on pay\b/ },
      { name: 'driver apart from base', words: /applied to /, also: ['tests/semantics/drivers.plan'] },
    ],
  },
  {
    area: 'modifiers',
    choices: 'stacking additive or multiplicative; order',
    mechanics: [
      { name: 'multiplier on pay', words: /multiplied by \S+(?: interpolated)? \{|multiplied by [a-z_]+$/m },
      { name: 'multiplier on rate', words: /multiplied by [^\n]* on rate/ },
      { name: 'multiplier on credit', words: /multiplied by [^\n]* on credit/ },
      { name: 'stacking', words: /stacking (?:add|multiply)/ },
      { name: 'gate', words: /only when / },
      { name: 'partial gate', words: /otherwise keeps/ },
      { name: 'only above a part (deductible)', words: /only on the part above/ },
      {
        name: 'linked components',
        words: /^\s*pays [a-z_]+ times |^\s*pays [\d.]+% of (?!worth|target|quota)[a-z_]+$|unless [a-z_]+\.attainment/m,
      },
      { name: 'kickers', words: /^\s*plus (?:\$|[\d.]+%)/m },
    ],
  },
  {
    area: 'limits',
    choices: 'before or after multipliers and splits',
    mechanics: [
      { name: 'per deal', words: /(?:cap|floor) at [^\n]* per deal/ },
      { name: 'on the component', words: /^\s*(?:cap|floor) at (?!.*(?:per deal|each month|each quarter))/m },
      { name: 'on each period', words: /(?:cap|floor) (?:pay )?at [^\n]* each (?:month|quarter)/ },
      { name: 'on the plan', words: /^(?:cap|floor) pay at /m },
      { name: 'on attainment', words: /cap attainment at/ },
      { name: 'on the rate', words: /cap rate at/ },
      { name: 'on credit', words: /cap credit at/ },
      { name: 'carry-over of the excess', words: /excess carries to/ },
    ],
  },
  {
    area: 'pay',
    choices: 'balance on leaving; recovery start and share',
    mechanics: [
      { name: 'recoverable draw', words: /^draw [^\n]* recoverable(?<!not recoverable)/m },
      { name: 'forgivable draw', words: /forgivable (?:when|unless)|balance on leaving forgiven/ },
      { name: 'non-recoverable draw', words: /not recoverable/ },
      { name: 'guarantee', words: /^guarantee /m },
      { name: 'holdback', words: /^\s*hold [\d.]+% of each/m },
      { name: 'instalments', words: /pay in \d+ instalments/ },
      { name: 'advance, then as earned', words: /^\s*advance /m },
      { name: 'minimum payable', words: /^pay at least/m },
      { name: 'most that is paid, rest next month', words: /^pay at most/m },
      { name: 'true-up', words: /expect \S+ in \S+ -\$/ },
      { name: 'clawback', words: /^clawback /m },
      { name: 'clawback by unserved months', words: /by unserved months/ },
      { name: 'retroactive change', words: /known by|for the whole window/, also: ['prowi-correction-amount', 'prowi-correction-tier'] },
    ],
  },
  {
    area: 'people',
    choices: 'day count; what prorates',
    mechanics: [
      { name: 'hire', words: /rep\.hired_on 202\d/, also: ['bit1024-prorated'] },
      { name: 'leave, termination', words: /rep\.left_on \d/ },
      { name: 'absence', words: /^away during/m },
      {
        name: 'role or plan change in mid-period',
        words: /history by [\s\S]*each rep|continues \S+ from|each rep[^\n]*\n\s*\|[^\n]*\bstarts\b/,
      },
      { name: 'ramp', words: /months since/, otherwise: PLANNING },
      { name: 'manager change', words: /hierarchy as of|\| starts +\| manager/ },
      {
        name: 'several plans on one day',
        words: /^alongside other plans/m,
        otherwise: 'shown by [two plans run together](../../tests/cli/beside.test.ts)',
      },
    ],
  },
  {
    area: 'events',
    choices: 'leftover cent; tie',
    mechanics: [
      { name: 'spiff', words: /^spiff /m },
      { name: 'milestone', words: /once when/ },
      { name: 'contest with ranks and ties', words: /ties (?:share|all|next)/ },
      { name: 'pool, equal', words: /share equally/ },
      { name: 'pool, proportional', words: /share in proportion to / },
      { name: 'pool, by points', words: /share in proportion to \S+\.(?:points|pool_share)/ },
      { name: 'budget cap', words: /^\s*budget \$/m },
    ],
  },
  {
    area: 'time and money',
    choices: 'which date, frozen or floating rate',
    mechanics: [
      { name: 'effective dating', words: /^\s*effective from /m },
      { name: 'mid-year amendment', words: /^change |from [a-z_]+$\n?[\s\S]*^change /m },
      { name: 'as-of recomputation', words: /known by/ },
      { name: 'period close', words: /already paid/ },
      { name: 'currency conversion', words: /^\s*rates$|converted (?:on|at)|paid in \S+ at rate/m },
      { name: 'weeks as months', words: /fiscal year weeks/ },
    ],
  },
  {
    area: 'exceptions',
    choices: 'reason, author, date: always',
    mechanics: [
      { name: 'manual adjustment', words: /^adjust "/m },
      { name: 'override', words: /^set "/m },
      { name: 'exemption', words: /^exempt "/m },
    ],
  },
]
