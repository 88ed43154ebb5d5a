/** What is said around an imagined person. */
export const WORDS = {
  why: 'There are no data yet, so this person is imagined.',
  data: 'Add data',
  like: 'As in the example',
  earns: 'An imagined person earns',
  parts: 'Parts of pay',
  ofTarget: (share: string): string => `${share} of target pay`,
  move: 'Imagine them otherwise',
  reset: 'As the example has it',
  left: (labels: readonly string[]): string => `Without ${labels.join(' and ')}: that needs others to compete with.`,
  waiting: 'Computing',
} as const
