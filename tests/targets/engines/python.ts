import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonFile } from '../../../compiler/emit/python/program.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import { type Found, type Shown, shownCell } from './engine.ts'
import { STAMP } from './javascript.ts'

const DRIVER = `import json, runpy, sys
plan = runpy.run_path(sys.argv[1])
job = json.load(open(sys.argv[2]))
tables = {}
for name, columns, rows in job["tables"]:
    tables[name] = [{c: None if v is None else v[1:] if v[0] == "'" else int(v) for c, v in zip(columns, row)} for row in rows]
plan["check"](tables)
t = dict(tables)
plan["run"](tables)
for name, make in plan["STEPS"]:
    t[name] = make(t)
show = lambda v: None if v is None else "'" + v if isinstance(v, str) else str(v)
print(json.dumps([[[show(row[c]) for c in columns] for row in t[name]] for name, columns in job["wanted"]]))
`

/** The program of Python on this machine; undefined where there is none. */
export function python(): { readonly program: string; readonly version: string } | undefined {
  const found = spawnSync('python3', ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' })
  return found.status === 0 ? { program: 'python3', version: found.stdout.trim() } : undefined
}

export function openPython(): Found {
  const found = python()
  if (found === undefined) return { name: 'Python', missing: 'python3 is not on the path' }
  const folder = mkdtempSync(join(tmpdir(), 'caboose-python-'))
  return {
    name: 'Python',
    version: found.version,
    run: async (program, inputs, wanted) => {
      const tables = tablesOf(program)
      const names = (name: string): string[] => tables(name).map((column) => column.name)
      writeFileSync(join(folder, 'plan.py'), pythonFile(program, STAMP))
      writeFileSync(join(folder, 'driver.py'), DRIVER)
      writeFileSync(
        join(folder, 'job.json'),
        JSON.stringify({
          tables: program.inputs.map(({ name }) => [name, names(name), (inputs.get(name) ?? []).map((row) => row.map(shownCell))]),
          wanted: wanted.map((name) => [name, names(name)]),
        }),
      )
      const made = spawnSync(found.program, ['driver.py', 'plan.py', 'job.json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
      if (made.status !== 0) throw new Error(made.stderr)
      const rows = JSON.parse(made.stdout) as (readonly Shown[])[][]
      return new Map(wanted.map((name, i) => [name, rows[i] ?? []]))
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}
