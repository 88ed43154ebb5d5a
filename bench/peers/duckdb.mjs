/** DuckDB on tables of its own in memory, with as many threads as are asked for. */
import { METRICS, PARTS } from '../workload/exact.mjs'
import { METRICS_SQL, paySql, TABLES } from '../workload/sql.mjs'

/** A connection with the files of the workload loaded as `sale` and `rep`, and as whole numbers in `whole_sale`. */
export async function duckdb(folder, threads) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  for (const statement of TABLES.split(';')) await connection.run(statement)
  await connection.run(`insert into sale select * from read_csv('${folder}/sales.csv', header = true, columns = ${SALE_COLUMNS})`)
  await connection.run(`insert into rep select * from read_csv('${folder}/reps.csv', header = true)`)
  await connection.run(`create table whole_sale as select substr(rep, 3)::integer as rep, (month(sold_on) - 1)::utinyint as month,
    substr(product, 2)::utinyint as product, (amount * 100)::integer as amount, (discount * 10000)::usmallint as discount, (split * 100)::utinyint as split from sale`)
  return { connection, close: () => connection.closeSync() }
}

export const SALE_COLUMNS = `{id: 'varchar', rep: 'varchar', sold_on: 'date', product: 'varchar', amount: 'decimal(12,2)', discount: 'decimal(6,4)', split: 'decimal(3,2)'}`

/** The sums as whole numbers; `per` months to a place, 12 / per places to a person. */
const wholeSums = (per) => `select (rep * ${12 / per} + month // ${per})::integer as place,
  sum(case when product <= 6 and discount <= 3000 then amount::bigint * split else 0 end)::double as sales,
  sum(case when product in (2, 5, 7) and discount < 2000 then amount::bigint * (10000 - discount) * split else 0 end)::double as net,
  (count(*) filter (product in (1, 3) and amount >= 500000))::double as large
from whole_sale group by 1`

/** The sums by exact whole numbers, in 64 bits: the fastest exact way that DuckDB has. */
export async function duckdbWholeSums(connection, people, per) {
  const sums = new Float64Array(((people * 12) / per) * METRICS)
  const result = await connection.stream(wholeSums(per))
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return sums
    const [place, sales, net, large] = [0, 1, 2, 3].map((column) => chunk.getColumnVector(column).items)
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const at = place[row] * METRICS
      sums[at] = sales[row]
      sums[at + 1] = net[row]
      sums[at + 2] = large[row]
    }
  }
}

/** The sums by decimals, as SQL is written; only how many groups there are and what they come to together leave the database. */
export async function duckdbDecimalSums(connection) {
  const sql = METRICS_SQL.replace('extract(quarter from sold_on)::int - 1 as q', 'month(sold_on) as q')
  const [row] = (await connection.runAndReadAll(`select count(*), sum(sales), sum(net), sum(large) from (${sql})`)).getRows()
  return row
}

/** The whole plan in SQL: pay by person and quarter, in cents. */
export async function duckdbPay(connection, people) {
  const reader = await connection.runAndReadAll(`${paySql('duckdb')} order by rep, q`)
  const columns = reader.getColumns().slice(2)
  const pay = new Float64Array(people * 4 * PARTS)
  columns.forEach((values, part) => {
    values.forEach((value, at) => {
      pay[at * PARTS + part] = Number(value)
    })
  })
  return pay
}
