/** What the tab with the result says. */
export const RESULT_WORDS = {
  earns: 'earns',
  person: 'Person',
  period: 'Period',
  parts: 'Parts of pay',
  ofTarget: (share: string): string => `${share} of target pay`,
  goTo: (label: string): string => `Go to ${label} in the text`,
  curve: (label: string): string => `${label}: what other results would pay`,
  waiting: 'Computing',
} as const
