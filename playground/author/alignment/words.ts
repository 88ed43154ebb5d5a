/** What the tab with the Goal Alignment Matrix says. */
export const ALIGNMENT_WORDS = {
  dollars: 'In dollars at target',
  csv: 'Download as CSV',
  gap: 'none',
  gapWhy: (plan: string): string => `${plan} does nothing for it`,
  look: 'To look at',
  older: (why: string): string => `The matrix of before: ${why}.`,
} as const
