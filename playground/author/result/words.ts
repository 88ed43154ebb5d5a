/** What the tab with the result says. */
export const RESULT_WORDS = {
  earns: 'earns',
  person: 'Person',
  period: 'Period',
  parts: 'Parts of pay',
  ofTarget: (share: string): string => `${share} of target pay`,
  goTo: (label: string): string => `Go to ${label} in the text`,
  curve: (label: string): string => `${label}: what other results would pay`,
  more: 'What if there were more',
  moreOf: (label: string): string => `More of ${label}`,
  step: (says: string): string => `in steps of ${says}`,
  withMore: (says: string): string => `${says} more:`,
  adds: (says: string): string => (says.startsWith('-') ? `(${says.replace('-', '\u2212')})` : `(+${says})`),
  asItIs: 'as it is',
  waiting: 'Computing',
} as const
