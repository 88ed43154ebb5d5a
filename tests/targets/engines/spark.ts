import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { spark as dialect } from '../../../compiler/emit/sql/dialects/spark.ts'
import { inputGuards, resultGuards } from '../../../compiler/emit/sql/guards.ts'
import { sqlOf } from '../../../compiler/emit/sql/program.ts'
import { runOf } from '../../../compiler/emit/sql/run.ts'
import { heldOf } from '../../../compiler/emit/sql/scalar.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import type { Column } from '../../../compiler/relational/program/ir.ts'
import { type Found, type Shown, shownCell } from './engine.ts'
import { folderFor } from './folder.ts'
import { conversation } from './python.ts'
import { shownSql } from './sql.ts'

/** A cluster on this machine: two workers, each a process of its own with one core. */
const MASTER = 'local-cluster[2,1,1024]'

const OWN = {
  'spark.ui.enabled': 'false',
  'spark.ui.showConsoleProgress': 'false',
  'spark.sql.shuffle.partitions': '2',
  'spark.driver.host': '127.0.0.1',
  'spark.driver.bindAddress': '127.0.0.1',
  'spark.sql.ansi.enabled': 'true',
}

const QUICK_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

/**
 * For hundreds of small plans, where translating each query into Java and that into machine code takes nearly all of the time: Spark’s interpreter,
 * tables that stay with the workers that made them, and joins by shuffles alone.
 */
const MANY = {
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
  'spark.sql.adaptive.enabled': 'false',
  'spark.sql.constraintPropagation.enabled': 'false',
  'spark.sql.autoBroadcastJoinThreshold': '-1',
  'spark.locality.wait': '0s',
  'spark.executor.extraJavaOptions': QUICK_JAVA,
}

/** Answers jobs, a line each: tables, steps in order, a guard, and the queries that are wanted. What Spark itself says goes to standard error. */
const DRIVER = `import json, os, sys, traceback
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
from decimal import Decimal
from pyspark.sql import SparkSession
from pyspark.sql.types import DecimalType, LongType, StringType, StructField, StructType
settings = {**json.loads(sys.argv[2]), "spark.sql.warehouse.dir": os.getcwd(), "spark.local.dir": os.getcwd()}
on_disk = sys.argv[3] == "few"
builder = SparkSession.builder.master(sys.argv[1]).appName("caboose")
for name, value in settings.items():
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
            if kind == "table" and on_disk:
                count += 1
                path = os.path.join(os.getcwd(), f"table_{count}")
                made.write.parquet(path)
                made = spark.read.parquet(path)
            elif kind == "table":
                made = made.localCheckpoint(True)
            made.createOrReplaceTempView(name)
        # of many plans the other systems hold the guards, of which each is a query of its own
        problems = [list(row) for row in spark.sql(job["guard"]).limit(3).collect()] if on_disk else []
        if problems:
            raise ValueError("refused: " + json.dumps(problems))
        print(json.dumps([[list(row) for row in spark.sql(query).collect()] for query in job["wanted"]]), file=answers, flush=True)
    except BaseException:
        print(json.dumps({"problem": traceback.format_exc()[:4000]}), file=answers, flush=True)
    # hundreds of plans in one session
    for name in [table[0] for table in job["tables"]] + [step[0] for step in job["steps"]]:
        spark.catalog.dropTempView(name)
spark.stop()
`

/** A Spark cluster on this machine, where scripts/spark.mjs has set it up, for a few plans as Spark runs them by itself, or for many. */
export async function openSpark(plans: 'few' | 'many' = 'few'): Promise<Found> {
  const script = join(import.meta.dirname, '../../../scripts/spark.mjs')
  const setUp = spawnSync(process.execPath, [script, '--find'], { encoding: 'utf8' })
  if (setUp.status !== 0) return { name: dialect.label, missing: setUp.stderr.trim() }
  const folder = folderFor('spark')
  const python = setUp.stdout.trim()
  const submitted = plans === 'many' ? { PYSPARK_SUBMIT_ARGS: `--driver-java-options '${QUICK_JAVA}' pyspark-shell` } : {}
  const env = { ...process.env, SPARK_LOCAL_IP: '127.0.0.1', PYSPARK_PYTHON: python, ...submitted }
  const settings = JSON.stringify(plans === 'many' ? { ...OWN, ...MANY } : OWN)
  const child: ChildProcess = spawn(python, ['-c', DRIVER, MASTER, settings, plans], {
    cwd: folder,
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
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
