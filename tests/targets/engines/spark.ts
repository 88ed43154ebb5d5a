import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spark as dialect } from '../../../compiler/emit/sql/dialects/spark.ts'
import { inputGuards, resultGuards } from '../../../compiler/emit/sql/guards.ts'
import { sqlOf } from '../../../compiler/emit/sql/program.ts'
import { runOf } from '../../../compiler/emit/sql/run.ts'
import { heldOf } from '../../../compiler/emit/sql/scalar.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import type { Column } from '../../../compiler/relational/program/ir.ts'
import { type Found, type Shown, shownCell } from './engine.ts'
import { conversation } from './python.ts'
import { shownSql } from './sql.ts'

/** A cluster on this machine: two workers, each a process of its own with one core. */
const MASTER = 'local-cluster[2,1,1024]'

/** Answers jobs, a line each: tables, steps in order, a guard, and the queries that are wanted. What Spark itself says goes to standard error. */
const DRIVER = `import json, os, sys, traceback
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
from decimal import Decimal
from pyspark.sql import SparkSession
from pyspark.sql.types import DecimalType, LongType, StringType, StructField, StructType
quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.sql.ansi.enabled": "true", "spark.sql.warehouse.dir": os.getcwd(), "spark.local.dir": os.getcwd()}
builder = SparkSession.builder.master(sys.argv[1]).appName("caboose")
for name, value in quiet.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
print(json.dumps({"version": spark.version, "workers": 2}), file=answers, flush=True)
TYPES = {"long": LongType(), "wide": DecimalType(38, 0), "text": StringType()}
def cell(value, held):
    return None if value is None else value[1:] if held == "text" else Decimal(value) if held == "wide" else int(value)
count = 0
for line in sys.stdin:
    job = json.loads(line)
    try:
        for name, columns, rows in job["tables"]:
            shape = StructType([StructField(column, TYPES[held]) for column, held in columns])
            data = [tuple(cell(v, held) for v, (_, held) in zip(row, columns)) for row in rows]
            spark.createDataFrame(data, shape).coalesce(2).createOrReplaceTempView(name)
        for name, kind, query in job["steps"]:
            made = spark.sql(query)
            if kind == "table":
                count += 1
                path = os.path.join(os.getcwd(), f"table_{count}")
                made.write.parquet(path)
                made = spark.read.parquet(path)
            made.createOrReplaceTempView(name)
        problems = [list(row) for row in spark.sql(job["guard"]).limit(3).collect()]
        if problems:
            raise ValueError("refused: " + json.dumps(problems))
        print(json.dumps([[list(row) for row in spark.sql(query).collect()] for query in job["wanted"]]), file=answers, flush=True)
    except BaseException:
        print(json.dumps({"problem": traceback.format_exc()[:4000]}), file=answers, flush=True)
spark.stop()
`

/** A Spark cluster on this machine, where scripts/spark.mjs has set it up. */
export async function openSpark(): Promise<Found> {
  const script = join(import.meta.dirname, '../../../scripts/spark.mjs')
  const setUp = spawnSync(process.execPath, [script, '--find'], { encoding: 'utf8' })
  if (setUp.status !== 0) return { name: dialect.label, missing: setUp.stderr.trim() }
  const folder = mkdtempSync(join(tmpdir(), 'caboose-spark-'))
  const env = { ...process.env, SPARK_LOCAL_IP: '127.0.0.1', PYSPARK_PYTHON: setUp.stdout.trim() }
  const child: ChildProcess = spawn(setUp.stdout.trim(), ['-c', DRIVER, MASTER], { cwd: folder, env, stdio: ['pipe', 'pipe', 'ignore'] })
  const ask = conversation(child)
  const { version } = JSON.parse(await ask('')) as { readonly version: string }
  const held = (column: Column) => heldOf(column, { dialect, tooWide: () => undefined })
  return {
    name: dialect.label,
    version: `${version}, two workers`,
    holds: (program) => sqlOf(program, dialect).kind === 'text',
    run: async (program, inputs, wanted) => {
      const made = sqlOf(program, dialect)
      if (made.kind === 'refused') throw new RangeError('refused: too wide')
      const tables = tablesOf(program)
      const job = {
        tables: program.inputs.map(({ name, columns }) => [
          name,
          columns.map(({ column }) => [column.name, held(column)]),
          (inputs.get(name) ?? []).map((row) => row.map(shownCell)),
        ]),
        steps: runOf(program, made.text).map(({ step, is, query }) => [step.name, is, query]),
        guard: `${inputGuards(program, dialect)}\nUNION ALL\n${resultGuards(program, dialect)}`,
        wanted: wanted.map((name) => shownSql(name, tables(name), dialect)),
      }
      const answer = JSON.parse(await ask(JSON.stringify(job))) as (readonly Shown[])[][] | { readonly problem: string }
      if ('problem' in answer) throw new Error(answer.problem)
      return new Map(wanted.map((name, i) => [name, answer[i] ?? []]))
    },
    close: () =>
      new Promise((done) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          done()
        })
        child.stdin?.end()
      }),
  }
}
