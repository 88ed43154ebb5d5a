/** `run --change`: what changed rows post, and who was computed again. Nothing is written. */
import { existsSync, readFileSync } from 'node:fs'
import { digitsOf } from '../compiler/run.ts'
import { parseDay } from '../runtime/calendar/day.ts'
import { type Changed, changeRows } from '../runtime/fast/standing/change.ts'
import { openRun } from '../runtime/fast/standing/run.ts'
import { readClosed } from './closed/folder.ts'
import { DATA_FRAMES, folderOf, type Ready, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder, openFiles } from './files.ts'
import type { Io } from './io.ts'
import { refused, wrong } from './wrong.ts'

/** What the command line says. */
export interface ChangeAsked {
  readonly data: string | undefined
  readonly period: string
  readonly asOf: string | undefined
  readonly ledger: string | undefined
  /** `deal=changes.csv`. */
  readonly change: string
  /** Options that a change does not go with, as they were written. */
  readonly others: readonly string[]
}

/** What the changed rows post; or the exit code where they, or the data, are refused. */
export function changedBy(
  io: Io,
  ready: Ready,
  { data, period, asOf, ledger, change, others }: ChangeAsked,
  json: boolean,
): Changed | number {
  const [other] = others
  if (other !== undefined) return wrong(io, `--change tells what changed rows post, and does not go with ${other}`)
  const day = asOf === undefined ? null : parseDay(asOf)
  if (day === undefined) return wrong(io, `--as-of takes a date like 2026-03-31, not \`${asOf}\``)
  const at = change.indexOf('=')
  const [record, path] = [change.slice(0, Math.max(0, at)), change.slice(at + 1)]
  const names = ready.core.records.map(({ name }) => name)
  if (at < 1 || !names.includes(record))
    return wrong(
      io,
      `--change takes a record and a file, like ${names.at(-1) ?? 'deal'}=changes.csv, not \`${change}\`; records are ${names.join(', ')}`,
    )
  if (!existsSync(path)) return wrong(io, `there is no file \`${path}\``)
  const folder = folderOf(ready, data)
  const files = dataFolder(folder)
  if (files === undefined) return refused(io, `there is no data folder \`${folder}\`; say where the data is with --data DIR`)
  const closed = ledger === undefined ? undefined : readClosed(ledger, ready.core)
  if (closed !== undefined && 'problem' in closed) return refused(io, closed.problem)

  const opened = openFiles(folder)
  const bytes = readFileSync(path)
  const inData = textsOf(ready, files)
  const source = (file: string): string | undefined => (file === path ? bytes.toString('utf8') : inData(file))
  try {
    const question = { period, asOf: day, ...(closed === undefined ? {} : { closed: closed.ledgers }) }
    const run = openRun(ready.core, { bytes: files, open: opened.open }, question, digitsOf)
    const changed = 'diagnostics' in run ? run : changeRows(run, { record, file: path, bytes })
    if (!('diagnostics' in changed)) return changed
    const outside = changed.diagnostics.filter(({ code }) => code === 'CB850')
    if (outside.length > 0) return wrong(io, outside.map(({ message }) => message).join('; '))
    return refuse(io, changed.diagnostics, json, source, EXIT.data, DATA_FRAMES)
  } finally {
    opened.close()
  }
}
