import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pythonFile } from '../../../compiler/emit/python/program.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import { type Found, type Shown, shownCell, withoutReferences } from './engine.ts'
import { STAMP } from './javascript.ts'

/** Answers jobs, a line each: a generated file, its tables, and the steps that are wanted. */
const DRIVER = `import json, runpy, sys, traceback
show = lambda v: None if v is None else "'" + v if isinstance(v, str) else str(v)
for line in sys.stdin:
    job = json.loads(line)
    try:
        plan = runpy.run_path(job["file"])
        t = {}
        for name, columns, rows in job["tables"]:
            t[name] = [{c: None if v is None else v[1:] if v[0] == "'" else int(v) for c, v in zip(columns, row)} for row in rows]
        plan["run"](t)
        for name, make in plan["STEPS"]:
            t[name] = make(t)
        print(json.dumps([[[show(row[c]) for c in columns] for row in t[name]] for name, columns in job["wanted"]]), flush=True)
    except BaseException:
        print(json.dumps({"problem": traceback.format_exc()}), flush=True)
`

/** The version of Python on this machine; undefined where there is none. */
export function pythonVersion(): string | undefined {
  const found = spawnSync('python3', ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
}

/** One line out for each line in; an empty line asks for what is said unasked. */
export function conversation(child: ChildProcess): (line: string) => Promise<string> {
  const waiting: ((line: string) => void)[] = []
  if (child.stdout === null || child.stdin === null) throw new Error('no pipes')
  const { stdin } = child
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  return (line) =>
    new Promise((done) => {
      waiting.push(done)
      if (line !== '') stdin.write(`${line}\n`)
    })
}

export function openPython(): Found {
  const version = pythonVersion()
  if (version === undefined) return { name: 'Python', missing: 'python3 is not on the path' }
  const folder = mkdtempSync(join(tmpdir(), 'caboose-python-'))
  const child = spawn('python3', ['-c', DRIVER], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const ask = conversation(child)
  return {
    name: 'Python',
    version,
    holds: () => true,
    run: async (program, inputs, wanted) => {
      const tables = tablesOf(program)
      const names = (name: string): string[] => tables(name).map((column) => column.name)
      writeFileSync(join(folder, 'plan.py'), pythonFile(withoutReferences(program), STAMP))
      const answer = JSON.parse(
        await ask(
          JSON.stringify({
            file: 'plan.py',
            tables: program.inputs.map(({ name }) => [name, names(name), (inputs.get(name) ?? []).map((row) => row.map(shownCell))]),
            wanted: wanted.map((name) => [name, names(name)]),
          }),
        ),
      ) as (readonly Shown[])[][] | { readonly problem: string }
      if ('problem' in answer) throw new Error(answer.problem)
      return new Map(wanted.map((name, i) => [name, answer[i] ?? []]))
    },
    close: async () => {
      child.stdin?.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
