/** CSV to columns: the product's reader, which also keeps keys, looks for keys that are there twice and for people who are not there. */
import { join } from 'node:path'
import { apart } from '../measure/apart.mjs'
import { inTurn, ratioOf, summary } from '../measure/rounds.mjs'
import { csvParse, duckdbReader, handReader, papaparse, udsv } from '../peers/csv.mjs'
import { FIRST_DAY } from '../workload/columns.mjs'
import { bytesOfFile, filesOf } from '../workload/files.mjs'
import { cache, PEOPLE, timed, workload } from './common.mjs'

const FIELDS = ['rep', 'day', 'product', 'amount', 'discount', 'split']

/** How many values differ from those that the file was written from. */
function against(columns) {
  return (found) => ({
    wrong: FIELDS.reduce(
      (sum, name) => sum + found[name].reduce((wrong, value, i) => (value === columns[name][i] ? wrong : wrong + 1), 0),
      0,
    ),
    of: FIELDS.length * columns.rows,
  })
}

/** The product's columns as the others have them. */
function plain(columns) {
  const values = (name) => columns.fields.get(name).values
  const codes = (name) => {
    const { codes, texts } = columns.fields.get(name)
    const numbers = texts.map((text) => Number(text.replace(/^\D+/, '')))
    return Array.from(codes, (code) => numbers[code])
  }
  return {
    rep: codes('rep'),
    day: Array.from(values('sold_on'), (day) => day - FIRST_DAY),
    product: codes('product'),
    amount: values('amount'),
    discount: values('discount'),
    split: values('split'),
  }
}

/** What the ways are made from. */
export async function given(settings) {
  const all = await workload(settings)
  const folder = filesOf(cache, all.columns)
  if (settings.spoil) all.columns.amount[0] += 1
  return { ...all, folder, path: join(folder, 'sales.csv'), check: against(all.columns) }
}

/** The readers, each made in a process of its own. */
export const waysOf = ({ rows, slowRounds }) => {
  const slow =
    (make) =>
    async ({ path, check }) => ({ run: await make(path, rows), check, rounds: slowRounds })
  return {
    caboose: ({ product, ready, folder, check }) => ({ run: () => product.readFile(ready, folder), check: (found) => check(plain(found)) }),
    'by hand, no checks': ({ path, check }) => ({ run: handReader(path, rows), check }),
    'DuckDB, read_csv, 2 threads': async ({ path, check }) => ({ ...(await duckdbReader(path, rows)), check }),
    'DuckDB, read_parquet, 2 threads': async ({ path, folder, check }) => ({
      ...(await duckdbReader(path, rows, join(folder, 'sales.parquet'))),
      check,
    }),
    udsv: slow(udsv),
    papaparse: slow(papaparse),
    'csv-parse': slow(csvParse),
  }
}

/** `rows`, `rounds`, and how many of the rounds slow readers take part in. */
export async function measure(settings) {
  const { rows, people = PEOPLE, rounds } = settings
  const { ways, missing, close } = await apart('ingest', settings, Object.keys(waysOf(settings)))
  const results = await inTurn(ways, { rounds, warmUp: 1 })
  await close()
  const times = (name) =>
    timed(results, name) && timed(results, 'caboose') ? ratioOf(timed(results, name), timed(results, 'caboose'), 'cpu') : null
  return {
    entries: [...results.map((one) => summary(one, rows)), ...missing],
    bytes: bytesOfFile(join(filesOf(cache, { rows, people }), 'sales.csv')),
    figures: {
      'csv-udsv': times('udsv'),
      'csv-papaparse': times('papaparse'),
      'csv-csv-parse': times('csv-parse'),
      'csv-duckdb': times('DuckDB, read_csv, 2 threads'),
    },
  }
}

export const sizes = {
  quick: { rows: 20_000, people: 300, rounds: 2, slowRounds: 1 },
  usual: { rows: 1_000_000, rounds: 5, slowRounds: 2 },
}
