/** What the tab with other systems says. */
export const COMPILED_WORDS = {
  title: 'The plan in other systems',
  system: 'System',
  document: 'Document',
  documentMakes: "The plan as a document: the rep's page.",
  makes: (makes: string): string => `${makes.charAt(0).toUpperCase()}${makes.slice(1)}.`,
  lacks: (lacks: string): string => `It does not hold ${lacks}.`,
  tested: 'Tested on the real system',
  untested: 'Not tested on the real system',
  files: 'Files',
  text: (name: string): string => `The text of ${name}`,
  lines: (count: number): string => (count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`),
  cannot: (label: string): string => `${label} cannot hold this plan`,
  cannotWhy: 'These clauses stand in the way. Nothing is left out quietly, so there is no text.',
  documents: [
    { name: 'md', label: 'Markdown' },
    { name: 'html', label: 'HTML' },
  ],
} as const
