import type { TextFile } from './files.ts'

export const rooms = ['messages', 'grammar', 'compiler', 'runtime', 'cli', 'editor', 'playground', 'plans', 'docs', 'bench', 'tests']

const mustSay = [/owns/i, /does not own/i, /start reading/i]

/** Rooms whose README is missing, or does not say what it owns, what it does not own and where to start reading. */
export const poorReadmes = (files: readonly TextFile[]): string[] =>
  rooms.filter((room) => {
    const readme = files.find(({ path }) => path === `${room}/README.md`)
    return readme === undefined || !mustSay.every((words) => words.test(readme.text))
  })
