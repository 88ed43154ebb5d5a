/** What the editor says. */
export const EDITOR_WORDS = {
  label: (tabLeaves: boolean): string =>
    tabLeaves
      ? 'Text of the plan. Tab leaves the editor; Control M lets it indent again.'
      : 'Text of the plan. Control M lets Tab leave the editor, and so does Escape before Tab.',
  tabAction: 'Let Tab leave the editor, or indent',
  tabStays: 'Ctrl+M lets Tab leave the editor',
  tabLeaves: 'Tab leaves the editor; Ctrl+M lets it indent',
  format: 'Format',
  failed: 'The editor could not be fetched. Reload when there is a connection.',
  formatKeys: 'Shift+Alt+F',
  values: 'Values',
  valuesWhy: 'Show in the text what its numbers come to for the person in Result',
} as const
