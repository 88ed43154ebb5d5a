/** Files as Spark reads and writes them by itself: what has a line for each of many rows never comes here. */
import { join } from 'node:path'
import { spark as dialect } from '../../compiler/emit/sql/dialects/spark.ts'
import type { Driver } from './spark-session.ts'
import type { Files } from './system.ts'

/** What Spark writes and reads of ledgers; `folder` is where it puts the parts of a file. */
export function sparkFiles(driver: Driver, folder: string): Files {
  return {
    write: async (query, path, head) => {
      const [[lines] = []] = await driver.all({ write: [query, path, head ?? null, join(folder, 'parts')] })
      return lines === undefined ? undefined : Number(lines)
    },
    sorted: (table, query) => driver.ask({ sorted: [table, query] }),
    lines: (path, columns) => {
      const named = columns.map((name, i) => `_c${i} AS ${dialect.quoted(name)}`)
      return `(SELECT ${named.join(', ')} FROM csv.${dialect.quoted(`file:${path.replace(/[\\{}[\]*?]/g, '\\$&')}`)})`
    },
  }
}
