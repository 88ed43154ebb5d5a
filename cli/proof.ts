/** `explain --proof`: what a run is exact because of, with the data's own bounds or for any data. */
import { digitsOf } from '../compiler/run.ts'
import { parseDay } from '../runtime/calendar/day.ts'
import { periodOf } from '../runtime/calendar/fiscal.ts'
import type { Core } from '../runtime/core/core.ts'
import { runByColumns } from '../runtime/fast/engine.ts'
import { proofForAnyData } from '../runtime/fast/proof/any-data.ts'
import { proofOfRun } from '../runtime/fast/proof/proof.ts'
import type { Proof } from '../runtime/fast/proof/shape.ts'
import { DATA_FRAMES, type Ready, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder, openFiles } from './files.ts'
import type { Io } from './io.ts'
import { refused } from './wrong.ts'

/** The fiscal year in which the plan begins. */
function firstYear({ calendar, effective }: Core): string {
  const day = parseDay(effective.from)
  return day === undefined ? '' : periodOf(calendar, 'year', day).label
}

/** The proof; or the exit code where the data was refused. */
export function proved(io: Io, ready: Ready, data: string | undefined, period: string | undefined, json: boolean): Proof | number {
  const { core } = ready
  if (data === undefined) return proofForAnyData(core, digitsOf)
  const files = dataFolder(data)
  if (files === undefined) return refused(io, `there is no data folder \`${data}\``)
  const opened = openFiles(data)
  try {
    const asked = period ?? firstYear(core)
    const run = runByColumns(core, { bytes: files, open: opened.open }, { period: asked, asOf: null }, digitsOf, false)
    if (run.kind === 'refused') return refuse(io, run.diagnostics, json, textsOf(ready, files), EXIT.data, DATA_FRAMES)
    return proofOfRun(core, run, asked) ?? EXIT.data
  } finally {
    opened.close()
  }
}
