/** What the list of problems says. */
export const PROBLEM_WORDS = {
  title: (count: number): string => (count === 0 ? 'No problems' : count === 1 ? '1 problem' : `${count} problems`),
  severities: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  place: (file: string, line: number): string => (file === '' ? `line ${line}` : `${file}, line ${line}`),
  fix: (title: string): string => title.replace(/^./, (first) => first.toUpperCase()),
  next: 'F8 goes to the next one',
} as const
