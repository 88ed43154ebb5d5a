/**
 * What was promised, as ratios where it can be one: `must` and `stretch` are the design's, `better` says which side of them is good.
 * `beside` is a figure that is printed with it. Why a target is missed, found by profiling, stands in `reasons.json`; it is printed while the figure
 * falls short.
 */

const over = (value) => `${value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en-US')}x`
const milliseconds = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
const added = (value) => `+${value.toFixed(0)} ms`
const bytes = (value) => `${value.toFixed(0)} bytes a row`
const percent = (value) => `${(value * 100).toFixed(2)}%`
const seconds = (value) => `${value.toFixed(1)} s`
const slope = (value) => `n^${value.toFixed(2)}`

const least = (part, what, must, stretch = null, more = {}) => ({ part, what, must, stretch, better: 'more', shown: over, ...more })
const most = (part, what, must, stretch, shown, more = {}) => ({ part, what, must, stretch, better: 'less', shown, ...more })

export const TARGETS = {
  'webassembly-c': most('rows', 'generated WebAssembly, transaction stage, against C -O3', 1.5, 1.25, over),
  'javascript-hand': most('rows', 'generated JavaScript against hand-written JavaScript of the same algorithm', 1.15, 1.05, over),
  'duckdb-webassembly': least('plan', 'whole plan, WebAssembly on one thread, faster than DuckDB with exact integers on two', 4, 6),
  'duckdb-javascript': least('plan', 'whole plan, JavaScript on one thread, faster than DuckDB with exact integers on two', 2.5, 6),
  'duckdb-sql': least('plan', 'whole plan, faster than DuckDB all in SQL', 15, 40),
  decimal: least('plan', 'whole plan, faster than decimal.js closures', 180),
  postgres: least('plan', 'whole plan, faster than PostgreSQL numeric', 100),
  zen: least('rules', 'a row, cheaper than in zen-engine (batch)', 1000),
  'json-rules': least('rules', 'a row, cheaper than in json-rules-engine', 3500),
  feelin: least('rules', 'a row, cheaper than in feelin', 100_000),
  workers: least('workers', 'two workers on many rows, faster than one thread', 1.6, 1.85, {
    beside: ['workers-limit', (value) => `two processes of C: ${over(value)}`],
  }),
  'csv-udsv': least('ingest', 'CSV to columns, cheaper than udsv', 4, 12),
  'csv-papaparse': least('ingest', 'CSV to columns, cheaper than papaparse', 8, 25),
  'csv-csv-parse': least('ingest', 'CSV to columns, cheaper than csv-parse', 10, 35),
  'csv-duckdb': least('ingest', 'CSV to columns, cheaper than DuckDB read_csv', 1.8, 5),
  run: least('run', '`run` from CSV to ledgers on disk, whole process, faster than DuckDB doing the same', 1, 2),
  memory: most('run', 'memory of that run, a row, beyond a fixed base', 40, null, bytes),
  'what-if': most('people', 'other rates for 10,000 people, asked again and again', 5, 2, milliseconds),
  change: most('people', 'one changed deal, against a full run', 0.01, null, percent),
  compile: most('compile', 'parse, bind, check of a plan of 1,000 lines, warm', 20, 10, milliseconds),
  start: most('start', '`check` of a small plan, over an empty Node process', 100, 40, added),
  'growth-rows that are added up': most('growth', 'cost as rows that are added up grow', 1.1, null, slope),
  'growth-rows that are read from CSV': most('growth', 'cost as rows that are read from CSV grow', 1.1, null, slope),
  'growth-people': most('growth', 'cost as people grow', 1.1, null, slope),
  'growth-pay periods': most('growth', 'cost as pay periods grow', 1.1, null, slope),
  'growth-accounts that are planned for': most(
    'planning',
    'cost as accounts, territories and reps of a quotas file grow',
    1.1,
    null,
    slope,
  ),
  planning: most(
    'planning',
    '100,000 accounts, 2,000 territories, 3,000 reps: assigned, allocated, balanced (processor time)',
    10,
    5,
    seconds,
  ),
  'growth-parts of pay': most('growth', 'cost as parts of pay grow', 1.1, null, slope),
}

/** `stretch`, `must`, `short`, or `not measured` where there is no figure. */
export function verdictOf({ must, stretch, better }, value) {
  if (value === null || value === undefined || Number.isNaN(value)) return 'not measured'
  const meets = (limit) => limit !== null && (better === 'less' ? value <= limit : value >= limit)
  return meets(stretch) ? 'stretch' : meets(must) ? 'must' : 'short'
}
