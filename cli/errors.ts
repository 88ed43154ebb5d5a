import { compile } from '../compiler/compile.ts'
import { catalogue } from '../messages/catalogue/index.ts'
import type { Message } from '../messages/message.ts'
import { choice, command } from './command.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { nearest } from './nearest.ts'
import { frame } from './render/frame.ts'
import { printed } from './render/json.ts'
import { table } from './render/table.ts'
import { wrong } from './wrong.ts'

type Entry = Pick<Message<never>, 'severity' | 'why' | 'help' | 'bad' | 'good'>

const entries: ReadonlyMap<string, Entry> = new Map(Object.entries<Entry>(catalogue).sort(([a], [b]) => (a < b ? -1 : 1)))
const helpOf = ({ help }: Entry): string | undefined => (typeof help === 'string' ? help : undefined)
const indented = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')

/** What the code says about its own bad example, as a person would see it. */
function shownOn(code: string, bad: string, io: Io): string | undefined {
  const file = 'bad.plan'
  const { diagnostics, sources } = compile(file, (path) => (path === file ? bad : undefined))
  const found = diagnostics.find((one) => one.code === code)
  return found === undefined
    ? undefined
    : frame(found, { source: (path) => sources.get(path) ?? (path === file ? bad : undefined), colours: io.outColours, width: io.width })
}

function page(code: string, entry: Entry, io: Io): string {
  const { bold } = io.outColours
  const help = helpOf(entry)
  const shown = entry.bad === undefined ? undefined : shownOn(code, entry.bad, io)
  return [
    bold(`${code} (${entry.severity})`),
    `why: ${entry.why}`,
    ...(help === undefined ? [] : [`help: ${help}`]),
    ...(entry.bad === undefined ? [] : ['', bold('this plan has it:'), '', indented(entry.bad)]),
    ...(shown === undefined ? [] : ['', shown.trimEnd()]),
    ...(entry.good === undefined ? [] : ['', bold('and this one does not:'), '', indented(entry.good)]),
    '',
  ].join('\n')
}

const entryJson = (code: string, { severity, why, help, bad, good }: Entry) => ({
  code,
  severity,
  why,
  help: typeof help === 'string' ? help : null,
  bad: bad ?? null,
  good: good ?? null,
})

export const errors = command({
  name: 'errors',
  about: 'say why a finding matters, with a bad and a good example',
  takes: '[CODE]',
  example: 'caboose errors CB401',
  options: {
    format: choice('FORMAT', 'how the page is printed', ['human', 'json']),
  },
  run: ({ operands: [written], format }, io) => {
    if (written === undefined) {
      const all = [...entries]
      if (format === 'json') io.out(printed({ schemaVersion: 1, errors: all.map(([code, entry]) => entryJson(code, entry)) }))
      else {
        const columns = ['code', 'severity', 'why it matters'].map((title) => ({ title, align: 'left' as const }))
        io.out(
          table(
            columns,
            all.map(([code, { severity, why }]) => [code, severity, why]),
            [],
            io.width,
          ),
        )
      }
      return EXIT.ok
    }
    const code = written.toUpperCase()
    const entry = entries.get(code)
    if (entry === undefined) return wrong(io, `there is no code \`${written}\`${nearest(code, [...entries.keys()])}`)
    io.out(format === 'json' ? printed({ schemaVersion: 1, errors: [entryJson(code, entry)] }) : page(code, entry, io))
    return EXIT.ok
  },
})
