/** What the author's view says. */
export const WORDS = {
  panes: { files: 'Files', editor: 'Editor', tabs: 'Results', problems: 'Problems' },
  separators: { files: 'Width of the files', tabs: 'Width of the results', problems: 'Height of the problems' },
  tabs: 'What the plan does',
  larger: 'Edit on a larger screen',
  largerWhy: 'The text is shown here to read; writing needs at least 760 pixels.',
  stale: (count: number, line: number): string =>
    `What is shown is of the last valid text. ${count === 1 ? '1 problem' : `${count} problems`}, the first on line ${line}.`,
  goTo: 'Go to',
  noAnswer: 'Nothing to show yet:',
  source: (path: string): string => `The text of ${path}`,
} as const
