import { againstPage } from '../compiler/describe/planned/against.ts'
import { quotasPage } from '../compiler/describe/planned/page.ts'
import { describeQuota, keysOf } from '../compiler/describe/quota.ts'
import { listed } from '../compiler/describe/words.ts'
import { parsePeriod } from '../runtime/calendar/fiscal.ts'
import { monthLines, monthSheet, treeLines, treeSheet } from '../runtime/planning/allocation/sheets.ts'
import { territoryFiles } from '../runtime/planning/territories/sheets.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { csvOf } from '../runtime/write/csv.ts'
import { choice, command, value } from './command.ts'
import { EXIT } from './exit.ts'
import { showMove, showMoved } from './moved.ts'
import { nearest } from './nearest.ts'
import { allocatedOn, readyQuotas } from './planned.ts'
import { printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { quotasJson } from './render/quotas.ts'
import { wrong } from './wrong.ts'

/** The formats of what is asked beside the quotas themselves. */
const PRINTS: Readonly<Record<string, readonly string[]>> = {
  explain: ['human', 'md', 'html', 'json'],
  against: ['human', 'md', 'html', 'json'],
  since: ['human', 'json'],
  move: ['human', 'json'],
}

export const quotas = command({
  name: 'quotas',
  about: 'allocate quotas from the whole to each person, and show how they come to be',
  takes: '<FILE>',
  example: 'caboose quotas plans/adventure-works/fy21.plan --out quotas',
  options: {
    data: value('DIR', "the folder of data files (default: data beside the file, else the file's own folder)"),
    format: choice('FORMAT', 'how quotas are printed', ['human', 'md', 'html', 'json', 'csv']),
    explain: value(
      'KEY',
      'show how one quota came to be: a person, a part of a level, or the whole by its name; or why a row lies in its territory',
    ),
    against: value('PERIOD', 'hold the quotas against what was sold in a year that is over: FY20'),
    since: value('FILE', 'show what moves from an earlier quotas file: rows, what they hold, and quotas'),
    move: value('KEY=TERRITORY', 'show what one row in another territory would move'),
    from: value('DATE', 'the day from which --move holds (default: the first of the year)'),
    beside: value(
      'PATH',
      'plans that go by this file, a file or a folder: who has a quota and no plan, who a plan and no quota, and what a move does to pay',
    ),
    out: value('DIR', 'write quotas.csv, months.csv, quotas.json and, with territories, territories.csv and proposals.csv there'),
  },
  run: ({ operands: [operand = ''], data, format, explain, against: period, since, move, from, beside, out }, io) => {
    if (from !== undefined && move === undefined) return wrong(io, '--from says from when --move holds; say what moves')
    const alone = Object.entries({ explain, against: period, since, move }).find(([, stated]) => stated !== undefined)?.[0]
    if (alone !== undefined && !PRINTS[alone]?.includes(format))
      return wrong(io, `--${alone} prints ${listed(PRINTS[alone] ?? [], 'or')}, not ${format}`)
    const json = format === 'json'
    const shape = format === 'md' || format === 'html' ? format : 'text'
    const ready = readyQuotas(io, operand, json)
    if (typeof ready === 'number') return ready
    const run = allocatedOn(io, ready, { data, against: period, beside }, json)
    if (typeof run === 'number') return run
    const { planned, warnings } = run
    if (explain !== undefined) {
      const page = describeQuota(ready.plan, planned, explain)
      if (page === undefined) return wrong(io, `nothing in \`${ready.plan.name}\` is \`${explain}\`${nearest(explain, keysOf(planned))}`)
      io.out(json ? printed({ schemaVersion: 1, ...page }) : pageIn(shape, page, io))
      return EXIT.ok
    }
    if (period !== undefined) {
      const asked = parsePeriod(ready.plan.calendar, period)
      if ('problem' in asked) return wrong(io, `--against takes a period like FY20, not \`${period}\``)
      const page = againstPage(ready.plan, planned, asked.label)
      io.out(json ? printed({ schemaVersion: 1, ...page }) : pageIn(shape, page, io))
      return EXIT.ok
    }
    if (since !== undefined) return showMoved(io, ready, run, { since, data }, json)
    if (move !== undefined) return showMove(io, ready, run, { move, from }, json)
    const answer = (): string => printed(quotasJson(ready.plan, planned, warnings))
    const trees = (): string => csvOf(treeLines(planned), treeSheet)
    if (out !== undefined)
      writeAll(
        out,
        new Map([
          ['quotas.csv', trees()],
          ['months.csv', csvOf(monthLines(planned), monthSheet)],
          ['quotas.json', answer()],
          ...territoryFiles(planned),
        ]),
      )
    if (json) io.out(answer())
    else if (format === 'csv') io.out(trees())
    else {
      io.out(pageIn(shape, quotasPage(ready.plan, planned), io))
      if (out !== undefined && shape === 'text') io.out(`\nwritten to ${out}: quotas, months, quotas.json\n`)
    }
    return EXIT.ok
  },
})
