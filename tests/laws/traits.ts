/** What a clause of a story is, so that a law which does not speak of it can leave it out. */
export const TRAITS = [
  'other calendar',
  'other rounding',
  'to date',
  'no quota',
  'never',
  'unprorated',
  'prorated by months',
  /** Rows are counted, averaged, or the latest is read. */
  'counted',
  'averaged',
  'ratios',
  /** What one person gets depends on the rows of others. */
  'of others',
  'deal windows',
  'rolling',
  'graduated',
  'retroactive',
  'interpolated',
  'steps',
  'matrix',
  'on pay',
  'foreign driver',
  'keyed',
  'gates',
  'multipliers',
  'kickers',
  'limits',
  /** `floor at $0`: never negative, so a return pays nothing. */
  'floors',
  'limits of a deal',
  'limits of a month',
  'carry-over',
  'earned stays earned',
  'decided later',
  'paid later',
  'rounded',
  'linked',
  'credit rules',
  'credit factors',
  'managers',
  'clawbacks',
  'holds',
  'instalments',
  'advances',
  /** `pay 20% to`: commission that is paid on. */
  'splits',
  'payouts',
  'absences',
  /** Rows with versions: what was known when. */
  'known',
  'draws',
  'guarantees',
  'plan limits',
  'spiffs',
  'contests',
  'pools',
  'rates of a person',
  /** Changes in mid-year. */
  'amendments',
  /** What somebody decided by hand about one person. */
  'exceptions',
  /** A metric of another record. */
  'several records',
  /** Rows without an amount or a date. */
  'missing',
  /** Rows in other currencies. */
  'currencies',
  /** People who are paid in another currency. */
  'paid abroad',
  'population',
  'hires and leavers',
  'changes',
  'returns',
] as const
export type Trait = (typeof TRAITS)[number]

export type Without = (trait: Trait) => boolean
