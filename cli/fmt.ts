import { writeFileSync } from 'node:fs'
import { format as layOut } from '../compiler/format.ts'
import { longForm } from '../compiler/long-form.ts'
import { hasErrors } from '../messages/diagnostic.ts'
import { choice, command, flag } from './command.ts'
import { EXIT } from './exit.ts'
import { findPlans, STDIN, sourceReader } from './files.ts'
import { counted, showFindings } from './findings.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { wrong } from './wrong.ts'

export const fmt = command({
  name: 'fmt',
  about: 'lay plans out in the one canonical way',
  takes: '[PATH...]',
  example: 'caboose fmt plans --check',
  options: {
    check: flag('only say which files would change; exit 1 if any'),
    long: flag('write pays of the small form out as a metric and a pay on it'),
    stdin: flag('read standard input, print the result'),
    format: choice('FORMAT', 'how the answer is printed', ['human', 'json']),
  },
  run: ({ operands, check, long, stdin, format }, io) => {
    const { plans, problem } = findPlans(stdin ? ['-'] : operands)
    if (problem !== undefined) return wrong(io, problem)
    if (plans.length === 0) return wrong(io, 'say which plans: a file, a folder, or - for standard input')

    const read = sourceReader(io)
    const files = plans.map((file) => {
      const before = read(file) ?? ''
      const { text, diagnostics } = long ? longForm(before, file) : layOut(before, file)
      const broken = hasErrors(diagnostics)
      return { file, text: broken ? before : text, diagnostics, broken, changed: !broken && text !== before }
    })
    for (const { file, text, changed } of files) {
      if (check) continue
      if (file !== STDIN) {
        if (changed) writeFileSync(file, text)
      } else if (format === 'human') io.out(text)
    }

    const broken = files.some((file) => file.broken)
    const changed = files.filter((file) => file.changed)
    if (format === 'json') {
      io.out(
        printed({
          schemaVersion: 1,
          files: files.map(({ file, changed, broken }) => ({ file, changed, broken })),
          diagnostics: files.flatMap(({ diagnostics }) => diagnostics.map(diagnosticJson)),
        }),
      )
    } else {
      for (const { diagnostics, broken } of files) if (broken) showFindings(io, diagnostics, read)
      const say = plans.includes(STDIN) && !check ? () => {} : io.out
      for (const { file } of changed) say(`${check ? 'would change' : 'changed'} ${file}\n`)
      say(`${counted(plans.length, 'file')}: ${changed.length} ${check ? 'would change' : 'changed'}\n`)
    }
    return broken || (check && changed.length > 0) ? EXIT.findings : EXIT.ok
  },
})
