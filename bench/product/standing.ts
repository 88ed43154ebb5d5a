/** A run that stands on the workload's files: other rates for everyone, one changed deal, and a full run to compare them with. */
import { dataFolder, openFiles } from '../../cli/files.ts'
import { digitsOf } from '../../compiler/run.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { changeRows } from '../../runtime/fast/standing/change.ts'
import { openRun, type StandingRun } from '../../runtime/fast/standing/run.ts'
import { whatIf } from '../../runtime/fast/standing/what-if.ts'
import { coreOf } from './core.ts'

const QUESTION = { period: '2026', asOf: null }

function filesOf(folder: string) {
  const bytes = dataFolder(folder)
  if (bytes === undefined) throw new Error(`no folder ${folder}`)
  const opened = openFiles(folder)
  return { files: { bytes, open: opened.open }, close: opened.close }
}

/** The plan on a folder, read and standing. */
export function standing(text: string, folder: string): StandingRun {
  const { files, close } = filesOf(folder)
  try {
    const run = openRun(coreOf(text), files, QUESTION, digitsOf)
    if ('diagnostics' in run) throw new Error(run.diagnostics.map(({ message }) => message).join('\n'))
    return run
  } finally {
    close()
  }
}

/** What everybody is paid in the year under another plan: by person the parts of pay, in cents; and the run to ask next. */
export function otherRates(run: StandingRun, core: ReturnType<typeof coreOf>): { run: StandingRun; pay: Float64Array } {
  const asked = whatIf(run, core)
  if (!('whatIf' in asked)) throw new Error(JSON.stringify(asked))
  if (asked.because !== null) throw new Error(asked.because)
  const { people, components } = asked.whatIf
  const parts = [...components.values()]
  const pay = new Float64Array(people.length * parts.length)
  parts.forEach((amounts, part) => {
    amounts.forEach((cents, person) => {
      pay[person * parts.length + part] = cents
    })
  })
  return { run: asked.run, pay }
}

/** Changes one deal, handed in as the lines of a file: what the earnings of the year change by, by person, in cents. */
export function changedDeal(run: StandingRun, csv: Uint8Array): ReadonlyMap<string, number> {
  const changed = changeRows(run, { record: 'sale', file: 'changes.csv', bytes: csv })
  if ('diagnostics' in changed) throw new Error(changed.diagnostics.map(({ message }) => message).join('\n'))
  const { gone, come } = changed.earnings
  const added = new Map<string, number>()
  for (const [sign, lines] of [
    [-1, gone],
    [1, come],
  ] as const)
    for (const { payee, amount } of lines) added.set(payee, (added.get(payee) ?? 0) + sign * Number(amount))
  return added
}

/** A full run in this process: files to pay, and the ledgers as bytes that go nowhere. How many bytes. */
export function fullRun(text: string, folder: string): number {
  const { files, close } = filesOf(folder)
  try {
    const run = runByColumns(coreOf(text), files, QUESTION, digitsOf, true)
    if (run.kind !== 'answer') throw new Error(JSON.stringify(run))
    let bytes = 0
    const sink = (block: Uint8Array): void => {
      bytes += block.length
    }
    run.outcome.writeCredits(sink)
    run.outcome.writeEarnings(sink)
    return bytes
  } finally {
    close()
  }
}
