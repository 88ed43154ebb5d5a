/** The three ledgers in DuckDB's SQL, line by line as `caboose run` writes them: statements to be run in order. */
import { METRICS_SQL, paySql } from './sql.mjs'

const halfUp = (n, d) => `(sign(${n}) * ((2 * abs(${n}) + (${d})) // (2 * (${d}))))`
const money = (cents) => `cast(cast((${cents}) as decimal(18, 0)) / 100 as decimal(18, 2))`
const LABEL = `'FY26-Q' || (q + 1)`
const COPY = `(format csv, header true, quote '"')`

/** Powers of ten as far as 128 bits reach. */
const POWERS = `create temp table powers as select k::integer as places, cast('1' || repeat('0', k::integer) as hugeint) as power from range(0, 38) series(k)`
/** How many digits `1 / d` has after the point, of a `d` in 64 bits: as many as it has twos or fives, if it has nothing else; null where they do not end. */
const TWOS = 'bit_count((d & -d) - 1)'
const FIVES = `gcd(d, ${5n ** 27n})`
const PLACES = `case when (d >> ${TWOS}) = ${FIVES} then greatest(${TWOS}, round(ln(${FIVES}) / ln(5))::integer)::integer end`

/** Exact fractions `n / d` as the ledgers print them: a query of `rep, q, name, n, d, cents`, where `cents` says that whole cents have two decimals. */
const asText = (fractions) => `with fractions as (${fractions}),
 reduced as materialized (select rep, q, name, cents, n // gcd(abs(n), d) as n, d // gcd(abs(n), d) as d from fractions),
 measured as materialized (select *, ${PLACES} as places from reduced),
 -- digits that do not end are rounded to six
 rounded as materialized (select rep, q, name, cents, ${halfUp('n::hugeint * 1000000', 'd')}::bigint as r from measured where places is null),
 shortened as materialized (select rep, q, name, cents, r // gcd(abs(r), 1000000) as n, 1000000 // gcd(abs(r), 1000000) as d from rounded),
 ended as (select rep, q, name, cents, n, d, places from measured where places is not null
   union all select *, ${PLACES} as places from shortened),
 pointed as (select rep, q, name, n, d, case when cents and places <= 2 then 2 else places end as places from ended),
 whole as (select rep, q, name, places, power, n * power // d as over from pointed join powers using (places))
 select rep, q, name, case when places = 0 then cast(over as varchar) else (case when over < 0 then '-' else '' end)
   || cast(abs(over) // power as varchar) || '.' || lpad(cast(abs(over) % power as varchar), places, '0') end as shown from whole`

/** Rows as whole numbers: what each adds to the metrics. `place` orders a person's rows as they earn: by day, then key. */
const ROWS = (data, columns) => [
  `create temp table sale as select * from read_csv('${data}/sales.csv', header = true, columns = ${columns})`,
  `create temp table rep as select * from read_csv('${data}/reps.csv', header = true, columns = {id: 'varchar', target_pay: 'decimal(12,2)', sales_quota: 'decimal(14,2)', net_quota: 'decimal(14,2)', most: 'decimal(14,2)'})`,
]

/** What everyone has earned, and the figures that a line of it shows. */
const PAY = [
  `create temp table pay as ${paySql('duckdb')}`,
  `create temp table due as select id as rep, q, cast(sales_quota * 100 as bigint) * (q + 1) as sales_due, cast(net_quota * 100 as bigint) * (q + 1) as net_due,
     cast(most * 100 as bigint) as most from rep cross join (values (0), (1), (2), (3)) quarter(q)`,
  `create temp table yet as select due.rep as rep, due.q as q, sales_due, net_due, most, commission, bonus, per_large,
     (sum(coalesce(cast(sales * 10000 as bigint), 0)) over year)::bigint as sales, (sum(coalesce(cast(net * 100000000 as bigint), 0)) over year)::bigint as net,
     (sum(coalesce(large, 0)) over year)::bigint as large
   from due left join (${METRICS_SQL}) metrics on metrics.rep = due.rep and metrics.q = due.q join pay on pay.rep = due.rep and pay.q = due.q
   window year as (partition by due.rep order by due.q)`,
  POWERS,
  `create temp table shown as ${asText(`select rep, q, 'sales_text' as name, sales::bigint as n, 10000::bigint as d, true as cents from yet
     union all select rep, q, 'sales_due_text', sales_due, 100, true from yet
     union all select rep, q, 'sales_attainment', sales, sales_due * 100, false from yet
     union all select rep, q, 'net_text', net, 100000000, true from yet
     union all select rep, q, 'net_due_text', net_due, 100, true from yet
     union all select rep, q, 'net_attainment', net, net_due * 1000000, false from yet`)}`,
  `create temp table figures as select yet.*, cast(large as varchar) as large_text, sales_text, sales_due_text, sales_attainment, net_text, net_due_text, net_attainment
   from yet join (pivot shown on name in ('sales_text', 'sales_due_text', 'sales_attainment', 'net_text', 'net_due_text', 'net_attainment') using first(shown)) texts
   on texts.rep = yet.rep and texts.q = yet.q`,
]

const SLICES = (sales, due) => `least(${sales}, ${due} * 50) * 200 + greatest(least(${sales}, ${due} * 100) - ${due} * 50, 0) * 450
  + greatest(least(${sales}, ${due} * 120) - ${due} * 100, 0) * 700 + greatest(${sales} - ${due} * 120, 0) * 1050`
const COMMISSION = (sales) => `least(${halfUp(`(${SLICES(sales, 'sales_due')})`, '1000000')}, most)`
const SHARE = (pay, part, whole, type) =>
  `case when ${whole} = 0 then 0 else sign(${whole}) * ${halfUp(`(${pay}::${type} * ${part})`, `abs(${whole})`)} end`

/** Components in the order of the ledger: what a row adds, and what the rows up to one have earned at the end of a quarter. */
const COMPONENTS = [
  {
    name: 'bonus',
    adds: `case when product in ('P2','P5','P7') and discount < 0.2 then cast(amount * 100 as bigint) * (10000 - cast(discount * 10000 as bigint)) * cast(split * 100 as bigint) else 0 end`,
    through: (yet) => SHARE('bonus', yet, 'net', 'hugeint'),
    shown: ['net_text', 'net_due_text', 'net_attainment'],
  },
  {
    name: 'commission',
    adds: `case when product in ('P0','P1','P2','P3','P4','P5','P6') and discount <= 0.3 then cast(amount * 100 as bigint) * cast(split * 100 as bigint) else 0 end`,
    through: COMMISSION,
    shown: ['sales_text', 'sales_due_text', 'sales_attainment'],
  },
  {
    name: 'per_large',
    adds: `case when product in ('P1','P3') and amount >= 5000 then 1 else 0 end`,
    through: (yet) => SHARE('per_large', yet, 'large', 'bigint'),
    shown: ['large_text', 'null', 'null'],
  },
]

/** The lines of one component: each row at every quarter from its own on, less what it had earned at the one before. */
const linesOf = ({ name, adds, through, shown: [measure, quota, attainment] }) => `with adding as (
   select id, rep, extract(quarter from sold_on)::int - 1 as own, sold_on, ${adds} as added from sale),
 running as (select id, rep, own, added, sum(added) over (partition by rep order by sold_on, id rows unbounded preceding)::bigint as yet from adding where added <> 0),
 at_end as (select running.id as id, running.rep as rep, figures.q as q, ${through('yet')} - ${through('(yet - added)')} as earned,
   ${measure} as measure, ${quota} as quota, ${attainment} as attainment
   from running join figures on figures.rep = running.rep and figures.q >= running.own),
 lines as (select *, earned - coalesce(lag(earned) over (partition by id order by q), 0) as amount from at_end)
 select 'bench' as plan, '${name}' as component, rep as payee, ${LABEL} as for_period, 'sale' as record, id as row_key, 'earned' as item, 'original' as kind,
   'FY26' as "window", measure, quota, attainment, ${money('amount')} as amount, 'USD' as currency, ${LABEL} as posted_in, null as as_of, null as corrects,
   '${name}' as origin, null as reason, null as author, null as dated from lines where amount <> 0 order by rep, q, id`

const CREDITS = `select 'bench' as plan, 'credit sale/sale.rep' as clause, 'sale' as record, id as row_key, rep as recipient, 'direct' as "role", 0 as level,
   ${LABEL} as for_period, 'amount' as field, 1 as "share", sold_on as incentive_date, amount, 'USD' as currency, ${LABEL} as posted_in, null as as_of,
   'original' as kind, null as corrects, 'credit sale/sale.rep' as origin
 from (select *, extract(quarter from sold_on)::int - 1 as q from sale)`

/** What each quarter adds to each component, and the account that it is paid from: what was overpaid is recovered from all later pay. */
const PAYMENTS = `with added as (select rep, q, [commission - lag(commission, 1, 0) over year, bonus - lag(bonus, 1, 0) over year, per_large - lag(per_large, 1, 0) over year] as parts
   from pay window year as (partition by rep order by q)),
 sums as (select rep, q, list_sum(list_transform(parts, lambda x: greatest(x, 0)))::bigint as earned, list_sum(list_transform(parts, lambda x: greatest(-x, 0)))::bigint as taken from added),
 people as (select rep, list(earned order by q) as earned, list(taken order by q) as taken from sums group by rep),
 first as (select *, greatest(taken[1] - earned[1], 0) as owed1 from people),
 second as (select *, greatest(owed1 + taken[2] - earned[2], 0) as owed2 from first),
 third as (select *, greatest(owed2 + taken[3] - earned[3], 0) as owed3 from second),
 accounts as (select rep, unnest([0, 1, 2, 3]) as q, unnest(earned) as earned, unnest(taken) as taken, unnest([0, owed1, owed2, owed3]) as owed from third),
 settled as (select *, least(owed + taken, earned) as recovered from accounts),
 lines as (select rep, q, unnest(['cash', 'cash', 'owed', 'owed']) as account, unnest(['earned', 'recovered', 'overpaid', 'recovered']) as kind,
   unnest([earned, -recovered, taken, -recovered]) as amount from settled)
 select rep as payee, 'bench' as plan, ${LABEL} as posted_in, account, kind, 'earnings/' || ${LABEL} as source_line, ${LABEL} as for_period, ${money('amount')} as amount,
   'USD' as currency, case when kind = 'earned' then 'bench' else 'policy/overpayment' end as origin,
   ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][q + 1] as due_on from lines where amount <> 0 order by rep, q, account, kind`

/** All statements: read, compute, write. `to` gives the path of a ledger. */
export const ledgerStatements = ({ data, columns, to }) => [
  ...ROWS(data, columns),
  ...PAY,
  `copy (${CREDITS}) to '${to('credits')}' ${COPY}`,
  `copy (${COMPONENTS.map((component) => `select * from (${linesOf(component)})`).join(' union all ')}) to '${to('earnings')}' ${COPY}`,
  `copy (${PAYMENTS}) to '${to('payments')}' ${COPY}`,
]
