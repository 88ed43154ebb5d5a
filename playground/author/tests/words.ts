/** What the tab with the examples says. */
export const TEST_WORDS = {
  title: 'Examples',
  passed: (count: number): string => (count === 1 ? '1 example passed' : `All ${count} examples passed`),
  failed: (failed: number, all: number): string => `${failed} of ${all} ${all === 1 ? 'example' : 'examples'} failed`,
  mark: { passed: 'Passed', failed: 'Failed' },
  expected: 'Expected',
  came: 'Came',
  holds: (held: number, all: number): string => `${held} of ${all} expectations hold`,
  promises: 'Promises',
  undecided: 'Not decided yet',
  notYet: 'the examples are run once the text has no errors',
  none: 'This text states no examples.',
  noneWhy: 'An example states rows and what must come out of them. Each one here is run again with every letter that is typed.',
} as const
