/** The phases of findings, by the digit after `CB`; CB850 and above belong to the run. */
export const PHASES = [
  { codes: /^CB1/, title: 'Text', about: 'what is written is not yet a plan' },
  { codes: /^CB2/, title: 'Names', about: 'what a word stands for, and what must be stated' },
  { codes: /^CB3/, title: 'Units', about: 'dollars, percents, counts and dates that do not go together' },
  { codes: /^CB4/, title: 'Simplicity and alignment', about: 'few metrics, each for an objective' },
  { codes: /^CB5/, title: 'Bands and dates', about: 'gaps, overlaps, and what nobody can reach' },
  { codes: /^CB6/, title: 'Examples and promises', about: 'the plan in numbers' },
  { codes: /^CB7/, title: 'Other systems', about: 'what a plan becomes elsewhere' },
  { codes: /^CB8[0-4]/, title: 'Data', about: 'files that cannot be read without guessing' },
  { codes: /^CB8[5-9]/, title: 'Runs', about: 'what a plan and its data do not decide together' },
] as const
