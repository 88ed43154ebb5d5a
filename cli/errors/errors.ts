import { choice, command } from '../command.ts'
import { EXIT } from '../exit.ts'
import type { Io } from '../io.ts'
import { nearest } from '../nearest.ts'
import { diagnosticJson, printed } from '../render/json.ts'
import { table } from '../render/table.ts'
import { wrong } from '../wrong.ts'
import { type Entry, entries, shown } from './entry.ts'
import { pageOf, sampleFiles } from './page.ts'
import { commandLine } from './raised.ts'
import { terminalPage } from './terminal.ts'

const SAMPLE = 'sample'

/** A code with all that its page says; texts are whole. */
function entryJson(entry: Entry) {
  const all = shown(entry)
  const { code, severity, phase, says, why, help } = pageOf(all)
  const example = (one: typeof all.badExample) => ({ command: commandLine(one), files: one.files })
  return {
    code,
    severity,
    phase,
    says,
    why,
    help: help ?? null,
    finding: diagnosticJson(all.finding),
    bad: example(all.badExample),
    good: example(all.goodExample),
  }
}

function list(io: Io): void {
  const columns = ['code', 'severity', 'why it matters'].map((title) => ({ title, align: 'left' as const }))
  const rows = entries.map(({ code, severity, why }) => [code, severity, why])
  io.out(table(columns, rows, [], io.width))
  io.out(`\n${entries.length} codes; \`caboose errors ${entries[0]?.code}\` shows one\n`)
}

const sampleText = ({ bold }: Io['outColours']): string => sampleFiles.map(([file, text]) => `${bold(file)}\n\n${text}`).join('\n')

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
      if (format === 'json') io.out(printed({ schemaVersion: 1, errors: entries.map(entryJson) }))
      else list(io)
      return EXIT.ok
    }
    if (written === SAMPLE) {
      io.out(format === 'json' ? printed({ schemaVersion: 1, sample: Object.fromEntries(sampleFiles) }) : sampleText(io.outColours))
      return EXIT.ok
    }
    const code = written.toUpperCase()
    const entry = entries.find((one) => one.code === code)
    if (entry === undefined)
      return wrong(io, `there is no code \`${written}\`${nearest(code, [...entries.map((one) => one.code), SAMPLE])}`)
    io.out(format === 'json' ? printed({ schemaVersion: 1, errors: [entryJson(entry)] }) : terminalPage(shown(entry), io))
    return EXIT.ok
  },
})
