/** The plan in SQL, exact: whole numbers and decimals, `//` or `div` where a quotient is rounded. By person and quarter of 2026. */

const DIALECTS = {
  duckdb: { big: 'hugeint', over: (n, d) => `((${n}) // (${d}))` },
  // numeric has no limit, and `/` would round
  postgres: { big: 'numeric', over: (n, d) => `div((${n})::numeric, (${d})::numeric)` },
}

export const TABLES = `create table sale(id varchar, rep varchar, sold_on date, product varchar, amount decimal(12,2), discount decimal(6,4), split decimal(3,2));
create table rep(id varchar, target_pay decimal(12,2), sales_quota decimal(14,2), net_quota decimal(14,2), most decimal(14,2))`

/** The three metrics by person and quarter (0 to 3), money in dollars: `rep, q, sales, net, large`. */
export const METRICS_SQL = `select rep, extract(quarter from sold_on)::int - 1 as q,
  sum(case when product in ('P0','P1','P2','P3','P4','P5','P6') and discount <= 0.3 then amount * split else 0 end) as sales,
  sum(case when product in ('P2','P5','P7') and discount < 0.2 then amount * (1 - discount) * split else 0 end) as net,
  sum(case when product in ('P1','P3') and amount >= 5000 then 1 else 0 end) as large
from sale group by 1, 2`

const MATRIX = [80, 90, 100, 100, 90, 100, 105, 110, 100, 110, 120, 125, 105, 115, 125, 150]

/**
 * What everyone has earned at the end of each quarter, in cents: `rep, q, commission, bonus, per_large, total, pay`, from a query of the metrics.
 * `pay` is what the quarter adds to the total.
 */
export function paySql(dialect, metrics = METRICS_SQL) {
  const { big, over } = DIALECTS[dialect]
  const scaled = (value, digits) => `cast((${value}) * 1${'0'.repeat(digits)} as ${big})`
  const halfUp = (n, d) => `sign(${n}) * ${over(`2 * abs(${n}) + (${d})`, `2 * (${d})`)}`
  const band = (value, due) =>
    `case when ${value} * 100 >= ${due} * 120 then 3 when ${value} >= ${due} then 2 when ${value} * 100 >= ${due} * 80 then 1 else 0 end`
  return `with metrics as (${metrics}),
 grid as (select rep.id as rep, quarter.q, target_pay, sales_quota, net_quota, most, coalesce(sales, 0) as sales, coalesce(net, 0) as net, coalesce(large, 0) as large
   from rep cross join (values (0), (1), (2), (3)) quarter(q) left join metrics on metrics.rep = rep.id and metrics.q = quarter.q),
 to_date as (select *, sum(sales) over year_to_date as sales_yet, sum(net) over year_to_date as net_yet, sum(large) over year_to_date as large_yet
   from grid window year_to_date as (partition by rep order by q)),
 whole as (select rep, q, ${scaled('sales_yet', 4)} as sales, ${scaled('net_yet', 8)} as net, cast(large_yet as ${big}) as large,
   ${scaled('sales_quota * (q + 1)', 4)} as sales_due, ${scaled('net_quota * (q + 1)', 8)} as net_due,
   ${halfUp(scaled('target_pay * (q + 1)', 2), '4')} as target_due, ${scaled('most', 2)} as most from to_date),
 banded as (select *, ${over('sales_due', '2')} as half, ${over('sales_due * 6', '5')} as more, least(net, 2 * net_due) as capped,
   ${band('sales', 'sales_due')} as down, ${band('net', 'net_due')} as across from whole),
 sliced as (select *, least(sales, half) * 200 + greatest(least(sales, sales_due) - half, 0) * 450
   + greatest(least(sales, more) - sales_due, 0) * 700 + greatest(sales - more, 0) * 1050 as slices,
   target_due * capped * (case down * 4 + across ${MATRIX.map((cell, i) => `when ${i} then ${cell}`).join(' ')} end) as bonus_over from banded),
 parts as (select rep, q, least(${halfUp('slices', '1000000')}, most) as commission, ${halfUp('bonus_over', 'net_due * 100')} as bonus,
   large * 3750 as per_large from sliced),
 totals as (select *, commission + bonus + per_large as total from parts)
 select rep, q, cast(commission as bigint) as commission, cast(bonus as bigint) as bonus, cast(per_large as bigint) as per_large,
   cast(total as bigint) as total, cast(total - coalesce(lag(total) over (partition by rep order by q), 0) as bigint) as pay
 from totals`
}
