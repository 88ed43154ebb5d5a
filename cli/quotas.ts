import { monthLines, monthSheet, treeLines, treeSheet } from '../runtime/planning/allocation/sheets.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { csvOf } from '../runtime/write/csv.ts'
import { choice, command, value } from './command.ts'
import { EXIT } from './exit.ts'
import { allocatedOn, readyQuotas } from './planned.ts'
import { printed } from './render/json.ts'
import { quotasJson, quotasText } from './render/quotas.ts'

export const quotas = command({
  name: 'quotas',
  about: 'allocate quotas from the whole to each person, and show how they come to be',
  takes: '<FILE>',
  example: 'caboose quotas plans/adventure-works/fy21.plan --out quotas',
  options: {
    data: value('DIR', "the folder of data files (default: data beside the file, else the file's own folder)"),
    format: choice('FORMAT', 'how quotas are printed', ['human', 'json', 'csv']),
    out: value('DIR', 'write quotas.csv, months.csv and quotas.json there'),
  },
  run: ({ operands: [operand = ''], data, format, out }, io) => {
    const json = format === 'json'
    const ready = readyQuotas(io, operand, json)
    if (typeof ready === 'number') return ready
    const run = allocatedOn(io, ready, data, json)
    if (typeof run === 'number') return run
    const { planned, warnings } = run
    const answer = printed(quotasJson(ready.plan, planned, warnings))
    const trees = csvOf(treeLines(planned), treeSheet)
    if (out !== undefined)
      writeAll(
        out,
        new Map([
          ['quotas.csv', trees],
          ['months.csv', csvOf(monthLines(planned), monthSheet)],
          ['quotas.json', answer],
        ]),
      )
    if (json) io.out(answer)
    else if (format === 'csv') io.out(trees)
    else {
      io.out(quotasText(ready.plan, planned, io.width))
      if (out !== undefined) io.out(`\nwritten to ${out}: quotas, months, quotas.json\n`)
    }
    return EXIT.ok
  },
})
