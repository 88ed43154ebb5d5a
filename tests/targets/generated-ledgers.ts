/** The ledgers' files as generated texts of JavaScript and Python give them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { jsModule } from '../../compiler/emit/js/module.ts'
import { pythonFile } from '../../compiler/emit/python/program.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import { inputsOf } from '../../compiler/relational/records/data.ts'
import type { Data } from '../../runtime/data/table.ts'
import { withoutReferences } from './engines/engine.ts'
import { asTables, STAMP } from './engines/javascript.ts'

/** The texts of `credits.csv` and so on, by ledger. */
export type LedgerTexts = Readonly<Record<string, string>>

/** What the module gives in a world that has the language alone: nothing of Node, and nothing of a browser. */
export function ledgersOfModule(program: Program, data: Data): LedgerTexts {
  const { tables } = inputsOf(program, data)
  const text = jsModule(withoutReferences(program), STAMP).replace(/^export /gm, '')
  const given = { tables: asTables(program, tables) }
  return { ...(runInNewContext(`${text}\n;csv(run(tables))`, given) as LedgerTexts) }
}

/** Hands the tables over as lines of JSON, whole numbers as texts, and writes the ledgers into the folder. */
const DRIVER = `import json, runpy
plan = runpy.run_path("plan.py")
with open("tables.json", encoding="utf-8") as source:
    told = json.load(source)
tables = {name: [{c: None if v is None else v[1:] if v[0] == "'" else int(v) for c, v in row.items()} for row in rows] for name, rows in told.items()}
list(plan["write"](plan["run"](tables), "."))
`

/** What the file of Python writes. */
export function ledgersOfPython(program: Program, data: Data): LedgerTexts {
  const folder = mkdtempSync(join(tmpdir(), 'caboose-ledgers-'))
  try {
    const { tables } = inputsOf(program, data)
    const shown = (_: string, value: unknown): unknown =>
      typeof value === 'bigint' ? String(value) : typeof value === 'string' ? `'${value}` : value
    writeFileSync(join(folder, 'plan.py'), pythonFile(withoutReferences(program), STAMP))
    writeFileSync(join(folder, 'tables.json'), JSON.stringify(asTables(program, tables), shown))
    const { status, stderr } = spawnSync('python3', ['-c', DRIVER], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return ledgersIn(folder, program)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files of the ledgers that a program makes, in a folder. */
export const ledgersIn = (folder: string, { outputs }: Program): LedgerTexts =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([name, step]) => (step === null ? [] : [[name, readFileSync(join(folder, `${name}.csv`), 'utf8')]])),
  )
