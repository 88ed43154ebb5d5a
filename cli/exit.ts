/** What the shell is told at the end. */
export const EXIT = {
  /** Did what was asked, nothing found against it. */
  ok: 0,
  /** Errors in a plan, a failing example, a layout that would change. */
  findings: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The data was refused; nothing was written. */
  data: 3,
  /** A bug in caboose. */
  bug: 70,
} as const
