/** `run --engine spark`: Spark reads the files by itself, on one machine or many, and runs the plan's relational program. */
import { spark as dialect } from '../../compiler/emit/sql/dialects/spark.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import type { Answered } from '../answering.ts'
import type { Ready } from '../evaluated.ts'
import type { Io } from '../io.ts'
import { refused, wrong } from '../wrong.ts'
import { type Asked, ranWithin } from './compute.ts'
import { bytesOf, noRoom, type Room, withRoom } from './room.ts'
import { sparkFiles } from './spark-files.ts'
import { loaded } from './spark-input.ts'
import { type Driver, hasSpark, isLocal, startDriver } from './spark-session.ts'
import { type Place, type Runner, Stopped } from './system.ts'

const NEEDS =
  'a Python that has pyspark 4 or newer, and Java 17 or newer; install it with: pip install pyspark, or name such a Python in SPARK_PYTHON'

/** What a path of a table may not hold. */
const PATTERN = /[\\{}[\]*?]/

/** `master`: the cluster, as Spark names it. */
type Where = Room & { readonly master: string | undefined }

/** A plan on its data by Spark; or the exit code where it is refused. */
export async function ranBySpark(
  io: Io,
  ready: Ready,
  asked: Asked,
  { master = 'local[*]', memory, temp }: Where,
): Promise<Answered | number> {
  const problem = noRoom({ memory, temp })
  if (problem !== undefined) return wrong(io, problem)
  if (memory !== undefined && !isLocal(master)) return wrong(io, `--memory is that of this machine; the one of \`${master}\` is set there`)
  return ranWithin(io, ready, withRoom(asked, temp), async () => {
    const python = [process.env.SPARK_PYTHON, 'python3'].find((one) => one !== undefined && hasSpark(one))
    if (python === undefined) return refused(io, `--engine spark needs ${NEEDS}`)
    return async (place, work) => {
      if (PATTERN.test(place.folder)) throw new Stopped(`Spark takes the path \`${place.folder}\` for a pattern; name another with --temp`)
      const driver = startDriver({ python, master, folder: place.folder, memory: memory === undefined ? undefined : bytesOf(memory) })
      try {
        await driver.ask({ first: dialect.first })
        return await work(runnerOf(driver, place, ready.core.records))
      } finally {
        await driver.close()
      }
    }
  })
}

function runnerOf(driver: Driver, place: Place, records: readonly RecordShape[]): Runner {
  return {
    name: 'spark',
    dialect,
    rows: (sql) => driver.answers({ rows: sql }),
    run: (sql) => driver.ask({ run: sql.split(';\n') }),
    drop: (table) => driver.ask({ drop: [table, `DROP TABLE ${dialect.quoted(table)}`] }),
    files: sparkFiles(driver, place.folder),
    load: (input) => loaded(driver, input, place, records),
  }
}
