const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** What the list of problems says. */
export const PROBLEM_WORDS = {
  /** Errors are problems; what does not stop pay is told beside them. */
  title: (errors: number, others: number): string =>
    [errors === 0 ? 'No problems' : counted(errors, 'problem'), ...(others === 0 ? [] : [counted(others, 'remark')])].join(', '),
  severities: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  place: (file: string, line: number): string => (file === '' ? `line ${line}` : `${file}, line ${line}`),
  fix: (title: string): string => title.replace(/^./, (first) => first.toUpperCase()),
  next: 'F8 goes to the next one',
} as const
