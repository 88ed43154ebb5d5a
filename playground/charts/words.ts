/** What charts say around their figures. */
export const WORDS = {
  table: 'Show as table',
  walk: 'Arrow keys read it point by point.',
  part: 'Part',
  people: 'People',
  change: 'Change of pay',
  side: 'Which is',
  total: 'Total',
  step: 'Step',
  cost: 'Cost',
  note: 'What is there',
} as const
