/** What pages of the tabs say around what the library says. */
export const PAGE_WORDS = {
  why: 'Why: ',
  waiting: 'Computing',
  line: (line: number): string => `line ${line}`,
  lineOf: (file: string, line: number): string => `${file}, line ${line}`,
  goTo: 'Go to',
  goToLine: (line: number): string => `Go to line ${line}`,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This browser does not let pages copy; select the text instead',
  download: 'Download',
} as const
