/** What the tab with the trace says. */
export const TRACE_WORDS = {
  lead: (name: string, days: string): string =>
    `How the pay of ${name} came to be, ${days}. Choose a line to see the clause that it came from. Only this person’s rows were read; Simulate runs everybody’s, and pays nobody while one row is wrong.`,
  line: (text: string, line: number): string => `${text}. From line ${line}`,
  from: (file: string, line: number, own: boolean): string => (own ? `line ${line}` : `${file}, line ${line}`),
  here: 'from the clause at the cursor',
} as const
