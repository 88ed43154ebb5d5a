/**
 * The core of the language: at most forty clauses, enough for a whole plan, and what completion offers first.
 * Everything else is the extended part.
 */
export const coreForms: ReadonlySet<string> = new Set(
  `company plan language uses currency fiscal rounding effective applies target paid because policy objective
  record field
  metric supports encourages sum count ratio accumulates
  quota attainment_against no_means prorate
  pay worth flat table band gate multiplier cap
  example given each row expect`.split(/\s+/),
)

/** Forms that are written alike and mean the same, under the name of one of them: `no quota means ...` in a policy and at the outer level. */
export const clauseOf = (form: string): string => (form === 'no_item' ? 'no_means' : form)

/** Whether a form belongs to the core. */
export const isCore = (form: string): boolean => coreForms.has(clauseOf(form))
