/** What the list of files says. */
export const FILE_WORDS = {
  list: 'Files of the company',
  kinds: {
    plan: 'Plans',
    quotas: 'Quotas',
    scenario: 'Scenarios',
    company: 'Company',
    unnamed: 'Other files',
  },
  edited: 'edited',
} as const
