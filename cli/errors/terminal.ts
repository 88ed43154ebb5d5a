import { wrapped } from '../../compiler/describe/text.ts'
import type { Io } from '../io.ts'
import { frame } from '../render/frame.ts'
import type { Shown } from './entry.ts'
import { type ErrorPage, pageOf } from './page.ts'

/** Lines of words longer than this tire the eye, however wide the terminal is. */
const WIDEST = 90

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** The finding as the command prints it; one without a place in a file is its words alone. */
export function shownFinding({ finding, source, badExample }: Shown, colours: Io['outColours'], width: number): string {
  if (badExample.mark !== undefined) return frame(finding, { source, colours, width }).trimEnd()
  const head = `${colours.bold(colours.red(`${finding.severity}[${finding.code}]`))}${colours.bold(`: ${finding.message}`)}`
  return finding.help === undefined ? head : `${head}\n ${colours.dim('=')} ${colours.bold('help')}: ${finding.help}`
}

function correctionLines({ correction, rightCommand, bad }: ErrorPage, { dim, red, green }: Io['outColours']): string[] {
  const paint = { '-': red, '+': green, ' ': (text: string) => text }
  return [
    ...correction.flatMap(({ file, lines }) => [
      ...(correction.length > 1 || bad.length > 1 ? [dim(`  ${file}`)] : []),
      ...lines.map(({ is, text }) => paint[is](`  ${is} ${text}`.trimEnd())),
    ]),
    ...(rightCommand === undefined ? [] : [`  $ ${rightCommand}`]),
  ]
}

/** The page of a code for the terminal. Ends with a newline. */
export function terminalPage(entry: Shown, { outColours: colours, width }: Pick<Io, 'outColours' | 'width'>): string {
  const { bold, dim } = colours
  const page = pageOf(entry)
  const room = Math.min(width, WIDEST)
  const words = (text: string): string[] => wrapped(sentence(text), room, '  ', '')
  const around = page.standsOn.length === 0 ? [] : [dim(`  beside ${page.standsOn.join(', ')}: \`caboose errors sample\` shows them`)]
  return [
    bold(`${page.code}  ${page.phase}, ${page.severity}`),
    '',
    shownFinding(entry, colours, width),
    '',
    bold('Why it matters'),
    ...words(page.why),
    ...(page.help === undefined ? [] : ['', bold('What to do'), ...words(page.help)]),
    '',
    bold('With the mistake'),
    dim(`  $ ${page.command}`),
    ...page.bad.flatMap(({ file, lines }) => ['', dim(`  ${file}`), ...lines.map((line) => `    ${line}`.trimEnd())]),
    ...(around.length === 0 ? [] : ['', ...around]),
    '',
    bold('Put right'),
    ...correctionLines(page, colours),
    '',
  ].join('\n')
}
