// Usage: node scripts/spark.mjs [--find]
// Prints the path of a Python that has pyspark. Where there is none, installs it into a folder of its own, unless `--find`.
// Only the tests of generated Spark SQL need one; nothing of the product does. It takes Python 3.10 and Java 17, or newer.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const VERSION = '4.3.0'
const venv = join(import.meta.dirname, '../.cache/spark')
const own = join(venv, 'bin/python')

const said = (program, ...args) => spawnSync(program, args, { encoding: 'utf8' })
const hasSpark = (python) => said(python, '-c', 'import pyspark').status === 0

/** Why Spark cannot run here; undefined where it can. */
function missing() {
  const java = said('java', '-version')
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0)
  if (version < 17) return version === 0 ? 'there is no Java; Spark needs 17 or newer' : `Java is ${version}; Spark needs 17 or newer`
  if (said('python3', '-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))').status !== 0)
    return 'there is no Python 3.10 or newer with venv'
  return undefined
}

/** The Python that is installed here, or on the path. */
const find = () =>
  [process.env.SPARK_PYTHON, own, 'python3'].find((python) => python && (python === 'python3' || existsSync(python)) && hasSpark(python))

/** Installs pyspark beside nothing else; what is printed goes to standard error. */
function install() {
  const run = (program, ...args) => spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0
  return run('python3', '-m', 'venv', venv) && run(own, '-m', 'pip', 'install', '--quiet', `pyspark==${VERSION}`)
}

const problem = missing()
const found = problem === undefined ? (find() ?? (!process.argv.includes('--find') && install() ? find() : undefined)) : undefined
if (found !== undefined) console.log(found)
else {
  console.error(problem ?? 'there is no pyspark; node scripts/spark.mjs installs it')
  process.exitCode = 1
}
