/** What the list of files says. */
export const FILE_WORDS = {
  list: 'Files of the company',
  kinds: {
    plan: 'Plans',
    quotas: 'Quotas',
    scenario: 'Scenarios',
    company: 'Company',
    unnamed: 'Your files',
  },
  edited: 'edited',
  add: 'New file',
  take: 'Import',
  name: 'Name of the new file',
  create: 'Create',
  cancel: 'Cancel',
  remove: (path: string): string => `Delete ${path}`,
  removeShort: 'Delete',
  really: 'Delete for good',
  drop: 'Drop .plan files here to import them',
  taken: (path: string): string => `There is a file ${path} already.`,
  unfit: 'A name has letters, digits, -, _ and /, and ends in .plan.',
  imported: (paths: readonly string[]): string => `Imported ${paths.join(', ')}. Nothing left this tab.`,
  notPlans: 'Only files that end in .plan can be imported here; drop data on Simulate.',
  /** A plan of one's own begins with this. */
  begin: (name: string, company: string | undefined): string =>
    `plan ${name.replaceAll('-', '_')} "${name.replaceAll(/[-_]/g, ' ')}"\nlanguage 1\n${company === undefined ? '' : `uses "${company}"\n`}`,
} as const
