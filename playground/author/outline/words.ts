/** What the outline says. */
export const OUTLINE_WORDS = {
  title: 'Outline',
  groups: {
    objective: 'Objectives',
    metric: 'Metrics',
    pay: 'Pay',
    event: 'Spiffs and contests',
    rule: 'Rules of payment',
    record: 'Data',
    planning: 'Planning',
    example: 'Examples and promises',
  },
} as const
