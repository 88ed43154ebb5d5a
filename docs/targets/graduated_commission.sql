-- Graduated commission, FY20: what the plan graduated_commission pays for FY20-Q2
--
-- Made by caboose 9.9.9 from the plan sha256:0123, relational program version 1.
-- For DuckDB: tested. Every number is whole: money in minor units of USD, ratios as numerator and divisor,
-- days since 1970-01-01, yes as 1 and no as 0. Nothing is rounded but where the plan rounds.
--
-- Run graduated_commission.tables.sql first, which makes rep_file, line_file and quota_row_file,
-- then graduated_commission.check-data.sql, this script, and in the same session graduated_commission.check-results.sql.
-- Both checks must find nothing. The ledgers are the tables that are shown at the end.
--
-- The steps:
--   Who is in the plan, and when  1 to 3
--   Credit for line               4 to 5
--   Metric: Sales                 6 to 8
--   Quota of Sales                9 to 12
--   Pay: Commission               13 to 24
--   The ledger of earnings        25 to 31
--   The ledger of credits         32
--   The ledger of payments        33 to 39
--   Payments of FY20-Q1           40 to 41
--   Payments of FY20-Q2           42
--   The lines of payments         43 to 44
--   What a run warns of           45 to 51
--
-- The lines of graduated.plan, with the steps that come from them:
--   line  9  metric sales Sales                                                7, 8, 14
--   line 14  quota quota_row.sales_quota per quarter by quota_row.rep, quota…  9, 11, 12, 15
--   line 17  pay commission Commission on sales                                14, 16, 19 to 26
--   line 18  graduated on attainment                                           17, 18
--
-- The lines of company.plan, with the steps that come from them:
--   line 31  record rep from salesperson.csv            2
--   line 44  record line from reseller_sales.csv        4
--   line 55  record quota_row from quarterly_quota.csv  10
--   line 62  credit line 100% to line.owner             5, 32, 45 to 47, 50

-- =============================================================================
-- Who is in the plan, and when
-- =============================================================================

-- 1. The days on which it is known who is in the plan, and the last day that is looked at
CREATE OR REPLACE TEMP TABLE "time_in_plan_days" AS
SELECT * FROM (VALUES
  (18169::BIGINT, 18443::BIGINT), (18261, 18443), (18443, 18443)
) AS t ("known_on", "last_day");

-- 2. From when to when each row can be in the plan: hired, not yet left, on the plan’s days (company.plan, line 31)
--     from: The rows of salesperson.csv (company.plan, line 31)
--     from: Each row of rep as known on these days (company.plan, line 31)
CREATE OR REPLACE TEMP TABLE "time_in_plan_dates" AS
SELECT
  r."id" AS "payee",
  l."known_on", r."commission_pct",
  GREATEST(18078::BIGINT, COALESCE(r."hired_on", 18078::BIGINT)) AS "from_day",
  l."last_day" AS "to_day"
FROM "time_in_plan_days" AS l
CROSS JOIN "rep_file" AS r;

-- 3. Everybody’s days in the plan, as known on each of these days
CREATE OR REPLACE TEMP TABLE "time_in_plan" AS
SELECT
  t."payee", t."known_on", t."commission_pct", t."from_day", t."to_day"
FROM "time_in_plan_dates" AS t
WHERE t."from_day" <= t."to_day";

-- =============================================================================
-- Credit for line
-- =============================================================================

-- 4. The rows of line on the plan’s days (company.plan, line 44)
--     from: The rows of reseller_sales.csv (company.plan, line 44)
CREATE OR REPLACE TEMP TABLE "line_dated" AS
SELECT
  t."order_number", t."product_key", t."owner", t."its_amount",
  t."sold_on" AS "day"
FROM "line_file" AS t
WHERE t."sold_on" >= 18078 AND t."sold_on" <= 18443;

-- 5. The rows of line of people who are in the plan on that day (company.plan, line 62)
--     from: Whose each row of line is (company.plan, line 62)
--     from: The days on which rows count for somebody
CREATE OR REPLACE TEMP TABLE "line_credited" AS
SELECT
  l."order_number", l."product_key", l."its_amount", l."day",
  l."owner" AS "payee"
FROM "line_dated" AS l
JOIN "time_in_plan" AS r
  ON l."owner" = r."payee"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day"
WHERE r."known_on" = 18443;

-- =============================================================================
-- Metric: Sales
-- =============================================================================

-- 6. The windows to date of sales
CREATE OR REPLACE TEMP TABLE "sales_windows" AS
SELECT * FROM (VALUES
  (18078::BIGINT, 18169::BIGINT), (18170, 18261)
) AS t ("from_day", "to_day");

-- 7. The rows of sales in each window (graduated.plan, line 9)
--     from: What each row adds to sales (graduated.plan, line 9)
CREATE OR REPLACE TEMP TABLE "sales_in_windows" AS
SELECT
  l."order_number", l."product_key", l."day", l."payee",
  l."its_amount" AS "amount",
  r."from_day", r."to_day"
FROM "line_credited" AS l
JOIN "sales_windows" AS r
  ON l."day" >= r."from_day" AND l."day" <= r."to_day";

-- 8. Sales (graduated.plan, line 9)
CREATE OR REPLACE TEMP TABLE "sales" AS
SELECT
  t."payee", t."from_day", t."to_day",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "sales"
FROM "sales_in_windows" AS t
GROUP BY t."payee", t."from_day", t."to_day";

-- =============================================================================
-- Quota of Sales
-- =============================================================================

-- 9. The months of sales_quota, and what each day is worth: parts of 2790 (graduated.plan, line 14)
CREATE OR REPLACE TEMP TABLE "sales_quota_months" AS
SELECT * FROM (VALUES
  (18169::BIGINT, 24236::BIGINT, 18078::BIGINT, 18108::BIGINT, 30::BIGINT, 18078::BIGINT),
  (18169, 24236, 18109, 18139, 30, 18078), (18169, 24236, 18140, 18169, 31, 18078),
  (18261, 24239, 18078, 18108, 30, 18078), (18261, 24239, 18109, 18139, 30, 18078),
  (18261, 24239, 18140, 18169, 31, 18078), (18261, 24239, 18170, 18200, 30, 18170),
  (18261, 24239, 18201, 18230, 31, 18170), (18261, 24239, 18231, 18261, 30, 18170),
  (18261, 24236, 18078, 18108, 30, 18078), (18261, 24236, 18109, 18139, 30, 18078),
  (18261, 24236, 18140, 18169, 31, 18078)
) AS t ("known_on", "last_month", "first_day", "month_end", "worth_of_one", "starts_on");

-- 10. The rows of quarterly_quota.csv (company.plan, line 55)
CREATE OR REPLACE TEMP TABLE "quota_row" AS
SELECT
  t."rep", t."quarter_start", t."sales_quota"
FROM "quota_row_file" AS t;

-- 11. sales_quota to date, in parts of 2790 (graduated.plan, line 14)
--     from: Everybody’s months of sales_quota (graduated.plan, line 14)
--     from: The row of quota_row for the person and the period (graduated.plan, line 14)
--     from: What each month adds to sales_quota, in parts of 2790 (graduated.plan, line 14)
CREATE OR REPLACE TEMP TABLE "sales_quota_total" AS
SELECT
  l."known_on", l."last_month", r."payee",
  COALESCE(CAST(SUM(r2."sales_quota" * (LEAST(r."to_day", l."month_end") - GREATEST(r."from_day", l."first_day") + 1::BIGINT) * l."worth_of_one") AS BIGINT), 0::BIGINT) AS "total"
FROM "sales_quota_months" AS l
JOIN "time_in_plan" AS r
  ON l."known_on" = r."known_on"
  AND r."to_day" >= l."first_day" AND r."from_day" <= l."month_end"
JOIN "quota_row" AS r2
  ON r."payee" = r2."rep"
  AND l."starts_on" = r2."quarter_start"
GROUP BY l."known_on", l."last_month", r."payee";

-- 12. The quota of Sales to date (graduated.plan, line 14)
CREATE OR REPLACE TEMP TABLE "sales_quota" AS
SELECT
  t."known_on", t."last_month", t."payee",
  ((2::BIGINT * t."total" + CASE WHEN t."total" < 0::BIGINT THEN -(2790::BIGINT) ELSE 2790::BIGINT END) // (2::BIGINT * 2790::BIGINT)) AS "sales_quota"
FROM "sales_quota_total" AS t;

-- =============================================================================
-- Pay: Commission
-- =============================================================================

-- 13. The windows of Commission, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "commission_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 'FY20-Q1', 18078::BIGINT, 18169::BIGINT, 24236::BIGINT, 0::BIGINT),
  (2, 'FY20-Q2', 18170, 18261, 24239, 24236)
) AS t ("moment", "for_period", "window_from", "to_date", "sales_quota_month", "sales_quota_before");

-- 14. With sales quota to date
--     from: Everybody who is in the plan on some day of the window to date (graduated.plan, line 17)
--     from: With Sales of the window (graduated.plan, line 9)
CREATE OR REPLACE TEMP TABLE "with_sales_quota_2" AS
SELECT
  l."moment", l."for_period", l."window_from", l."to_date", r."payee", r."commission_pct",
  r2."sales" AS "sales_found",
  r3."sales_quota" AS "sales_quota_through",
  r4."sales_quota" AS "sales_quota_less"
FROM "commission_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
LEFT JOIN "sales" AS r2
  ON r."payee" = r2."payee"
  AND l."window_from" = r2."from_day"
  AND l."to_date" = r2."to_day"
LEFT JOIN "sales_quota" AS r3
  ON r."payee" = r3."payee"
  AND l."to_date" = r3."known_on"
  AND l."sales_quota_month" = r3."last_month"
LEFT JOIN "sales_quota" AS r4
  ON r."payee" = r4."payee"
  AND l."to_date" = r4."known_on"
  AND l."sales_quota_before" = r4."last_month";

-- 15. Where the quota of sales is below zero (graduated.plan, line 14)
CREATE OR REPLACE TEMP TABLE "commission_cb857" AS
SELECT
  t."window_from", t."to_date", t."payee"
FROM "with_sales_quota_2" AS t
WHERE COALESCE(t."sales_quota_through", 0::BIGINT) - COALESCE(t."sales_quota_less", 0::BIGINT) < 0;

-- 16. What Commission reads: nothing where there is nothing (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_figures" AS
SELECT
  t."moment", t."for_period", t."window_from", t."to_date", t."payee",
  COALESCE(t."sales_found", 0::BIGINT) AS "sales",
  GREATEST(COALESCE(t."sales_quota_through", 0::BIGINT) - COALESCE(t."sales_quota_less", 0::BIGINT), 0::BIGINT) AS "sales_of_quota",
  CASE
    WHEN 0 < COALESCE(t."sales_quota_through", 0::BIGINT) - COALESCE(t."sales_quota_less", 0::BIGINT) THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "sales_of_quota_known",
  t."commission_pct" AS "commission_pct_now"
FROM "with_sales_quota_2" AS t;

-- 17. Parts of: Commission, rounded: what the window has earned to date (graduated.plan, line 18)
CREATE OR REPLACE TEMP TABLE "commission_parts" AS
SELECT
  t."moment", t."for_period", t."window_from", t."to_date", t."payee", t."sales_of_quota",
  t."sales_of_quota_known", t."commission_pct_now",
  CAST(5::BIGINT * t."commission_pct_now" * LEAST(10::BIGINT * t."sales", 8::BIGINT * t."sales_of_quota")
    + t."commission_pct_now" * 10::BIGINT * (LEAST(GREATEST(10::BIGINT * t."sales", 8::BIGINT * t."sales_of_quota"), 10::BIGINT * t."sales_of_quota")
    - LEAST(8::BIGINT * t."sales_of_quota", 10::BIGINT * t."sales_of_quota")) AS HUGEINT)
    + CAST(2::BIGINT * t."commission_pct_now" * 100::BIGINT * (GREATEST(t."sales", t."sales_of_quota") - t."sales_of_quota") AS HUGEINT) AS "earned_over"
FROM "commission_figures" AS t;

-- 18. Commission, rounded: what the window has earned to date (graduated.plan, line 18)
CREATE OR REPLACE TEMP TABLE "commission" AS
SELECT
  t."moment", t."for_period", t."window_from", t."to_date", t."payee", t."sales_of_quota",
  t."sales_of_quota_known", t."commission_pct_now",
  CASE
    WHEN t."sales_of_quota_known" = 1 THEN CAST(((2::HUGEINT * t."earned_over" + CASE WHEN t."earned_over" < 0::HUGEINT THEN -(100000000::HUGEINT) ELSE 100000000::HUGEINT END) // (2::HUGEINT * 100000000::HUGEINT)) AS BIGINT)
    ELSE 0::BIGINT
  END AS "earned"
FROM "commission_parts" AS t;

-- 19. Sales after each row, in the order of the rows (graduated.plan, line 17)
--     from: The rows that made Commission, in each window to date (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_so_far" AS
SELECT
  l."order_number", l."product_key", l."payee",
  r."moment" AS "pay_moment",
  r."for_period" AS "pay_for_period",
  r."sales_of_quota" AS "pay_sales_of_quota",
  r."sales_of_quota_known" AS "pay_sales_of_quota_known",
  r."commission_pct_now" AS "pay_commission_pct_now",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."order_number", l."product_key" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."payee", r."moment") AS BIGINT), 0::BIGINT) AS "in_all",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."order_number", l."product_key") AS BIGINT) AS "place"
FROM "sales_in_windows" AS l
JOIN "commission" AS r
  ON l."payee" = r."payee"
  AND l."from_day" = r."window_from"
  AND l."to_day" = r."to_date";

-- 20. Before any row, and after each of them (graduated.plan, line 17)
--     from: Commission before any row (graduated.plan, line 17)
--     from: The rows with what Commission reads (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_along" AS
SELECT
  CAST(NULL AS VARCHAR) AS "order_number",
  CAST(NULL AS VARCHAR) AS "product_key",
  t."payee",
  t."moment" AS "pay_moment",
  t."for_period" AS "pay_for_period",
  t."sales_of_quota" AS "pay_sales_of_quota",
  t."sales_of_quota_known" AS "pay_sales_of_quota_known",
  t."commission_pct_now" AS "pay_commission_pct_now",
  0::BIGINT AS "so_far",
  0::BIGINT AS "place"
FROM "commission" AS t
UNION ALL
SELECT
  t."order_number", t."product_key", t."payee", t."pay_moment", t."pay_for_period", t."pay_sales_of_quota",
  t."pay_sales_of_quota_known", t."pay_commission_pct_now", t."so_far", t."place"
FROM "commission_so_far" AS t;

-- 21. Parts of: Commission as if each row were the last (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_after_row_parts" AS
SELECT
  t."order_number", t."product_key", t."payee", t."pay_moment", t."pay_for_period", t."pay_sales_of_quota_known",
  t."place",
  CAST(5::BIGINT * t."pay_commission_pct_now" * LEAST(10::BIGINT * t."so_far", 8::BIGINT * t."pay_sales_of_quota")
    + t."pay_commission_pct_now" * 10::BIGINT * (LEAST(GREATEST(10::BIGINT * t."so_far", 8::BIGINT * t."pay_sales_of_quota"), 10::BIGINT * t."pay_sales_of_quota")
    - LEAST(8::BIGINT * t."pay_sales_of_quota", 10::BIGINT * t."pay_sales_of_quota")) AS HUGEINT)
    + CAST(2::BIGINT * t."pay_commission_pct_now" * 100::BIGINT * (GREATEST(t."so_far", t."pay_sales_of_quota") - t."pay_sales_of_quota") AS HUGEINT) AS "paid_after_over"
FROM "commission_along" AS t;

-- 22. Commission as if each row were the last (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_after_row" AS
SELECT
  t."order_number", t."product_key", t."payee", t."pay_moment", t."pay_for_period", t."place",
  CASE
    WHEN t."pay_sales_of_quota_known" = 1 THEN CAST(((2::HUGEINT * t."paid_after_over" + CASE WHEN t."paid_after_over" < 0::HUGEINT THEN -(100000000::HUGEINT) ELSE 100000000::HUGEINT END) // (2::HUGEINT * 100000000::HUGEINT)) AS BIGINT)
    ELSE 0::BIGINT
  END AS "paid_after"
FROM "commission_after_row_parts" AS t;

-- 23. Commission before each row (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_before_row" AS
SELECT
  t."order_number", t."product_key", t."payee", t."pay_for_period", t."place", t."paid_after",
  LAG(t."paid_after") OVER (PARTITION BY t."payee", t."pay_moment" ORDER BY t."place") AS "paid_before"
FROM "commission_after_row" AS t;

-- 24. What each row earned in Commission (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_by_row" AS
SELECT
  t."order_number", t."product_key", t."payee", t."pay_for_period",
  t."paid_after" - COALESCE(t."paid_before", 0::BIGINT) AS "earned_by_row"
FROM "commission_before_row" AS t
WHERE t."place" > 0;

-- =============================================================================
-- The ledger of earnings
-- =============================================================================

-- 25. What rows explain of Commission: taken from the whole, so that the rest is left (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "commission_explained" AS
SELECT
  'commission' AS "component",
  t."payee",
  t."pay_for_period" AS "for_period",
  t."pay_for_period" AS "posted_in",
  'original' AS "kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  CAST(NULL AS VARCHAR) AS "row_key_2",
  'earned' AS "item",
  0::BIGINT - t."earned_by_row" AS "amount"
FROM "commission_by_row" AS t;

-- 26. All that is earned, by part of pay, person, pay period and row
--     from: Commission of each pay period (graduated.plan, line 17)
--     from: Commission by rows (graduated.plan, line 17)
CREATE OR REPLACE TEMP TABLE "posted" AS
SELECT
  'commission' AS "component",
  t."payee", t."for_period",
  t."for_period" AS "posted_in",
  'original' AS "kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  CAST(NULL AS VARCHAR) AS "row_key_2",
  'earned' AS "item",
  t."earned" AS "amount"
FROM "commission" AS t
UNION ALL
SELECT
  'commission' AS "component",
  t."payee",
  t."pay_for_period" AS "for_period",
  t."pay_for_period" AS "posted_in",
  'original' AS "kind",
  'line' AS "record",
  t."order_number" AS "row_key",
  t."product_key" AS "row_key_2",
  'earned' AS "item",
  t."earned_by_row" AS "amount"
FROM "commission_by_row" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."row_key_2",
  t."item", t."amount"
FROM "commission_explained" AS t;

-- 27. One line for each of these
CREATE OR REPLACE TEMP TABLE "lines" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."row_key_2",
  t."item",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "posted" AS t
GROUP BY t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."row_key_2", t."item";

-- 28. Those that are not nothing
CREATE OR REPLACE TEMP TABLE "earning_lines" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."row_key_2",
  t."item", t."amount"
FROM "lines" AS t
WHERE t."amount" <> 0;

-- 29. Each line with its window and its clause
CREATE OR REPLACE TEMP TABLE "shown_windows" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."row_key_2",
  t."item", t."amount",
  CASE
    WHEN t."component" = 'commission' AND t."item" = 'earned' THEN CASE WHEN t."for_period" = 'FY20-Q1' THEN 'FY20-Q1' ELSE 'FY20-Q2' END
    WHEN t."item" = 'plan_limit' THEN CASE WHEN t."for_period" = 'FY20-Q1' THEN 'FY20' ELSE 'FY20' END
    WHEN t."item" = 'forgiven' THEN ''
    ELSE t."for_period"
  END AS "window",
  CASE
    WHEN t."item" = 'plan_limit' THEN ''
    WHEN t."item" = 'forgiven' THEN ''
    WHEN t."component" = 'commission' THEN 'commission'
    ELSE t."component"
  END AS "origin"
FROM "earning_lines" AS t;

-- 30. As of which window to date lines of Commission show their figures
CREATE OR REPLACE TEMP TABLE "shown_commission_moments" AS
SELECT * FROM (VALUES
  ('FY20-Q1', 'FY20-Q1', 'FY20-Q1', 1::BIGINT), ('FY20-Q2', 'FY20-Q2', 'FY20-Q2', 2)
) AS t ("shown_period", "shown_posted", "shown_window", "shown_moment");

-- 31. The figures of Commission
--     from: The figures of Commission as lines show them
CREATE OR REPLACE TEMP TABLE "shown_commission_figures" AS
SELECT
  'commission' AS "of_component",
  l."payee" AS "of_payee",
  r."shown_period", r."shown_posted", r."shown_window",
  l."sales" AS "measure",
  1::BIGINT AS "measure_under",
  CASE WHEN l."sales_of_quota_known" = 1 THEN l."sales_of_quota" ELSE CAST(NULL AS BIGINT) END AS "quota",
  CASE WHEN l."sales_of_quota_known" = 1 THEN 1::BIGINT ELSE CAST(NULL AS BIGINT) END AS "quota_under"
FROM "commission_figures" AS l
JOIN "shown_commission_moments" AS r
  ON l."moment" = r."shown_moment";

-- =============================================================================
-- The ledger of credits
-- =============================================================================

-- 32. The lines of amount (company.plan, line 62)
--     from: What each row of line gives in amount (company.plan, line 62)
--     from: What each row gives in amount, in its pay period (company.plan, line 62)
CREATE OR REPLACE TEMP TABLE "line_credit_lines" AS
SELECT
  'credit line/line.owner' AS "clause",
  'line' AS "record",
  t."order_number" AS "row_key",
  t."product_key" AS "row_key_2",
  t."payee" AS "recipient",
  'direct' AS "role",
  0::BIGINT AS "level",
  CASE WHEN t."day" <= 18169 THEN 'FY20-Q1' ELSE 'FY20-Q2' END AS "for_period",
  'amount' AS "field",
  100000000::BIGINT AS "share",
  t."day" AS "incentive_date",
  CASE WHEN t."day" <= 18169 THEN 'FY20-Q1' ELSE 'FY20-Q2' END AS "posted_in",
  'original' AS "kind",
  t."its_amount" * 1::BIGINT AS "amount"
FROM "line_credited" AS t
WHERE t."day" >= 18078 AND t."day" <= 18261;

-- =============================================================================
-- The ledger of payments
-- =============================================================================

-- 33. Each line of earnings, and whether it takes something back
CREATE OR REPLACE TEMP TABLE "earned_kinds" AS
SELECT
  t."component", t."payee", t."posted_in", t."amount",
  CASE
    WHEN t."kind" = 'original' AND t."item" IN ('earned', 'split') THEN 1::BIGINT
    WHEN t."kind" = 'original' THEN 2::BIGINT
    WHEN t."kind" = 'clawback' THEN 4::BIGINT
    ELSE 3::BIGINT
  END AS "does"
FROM "earning_lines" AS t;

-- 34. What each part of pay comes to, by person and pay period
CREATE OR REPLACE TEMP TABLE "earned_parts" AS
SELECT
  t."payee", t."posted_in", t."component", t."does",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "earned_kinds" AS t
GROUP BY t."payee", t."posted_in", t."component", t."does";

-- 35. What each person earned in each pay period
--     from: What of it is taken back
CREATE OR REPLACE TEMP TABLE "earned_in_periods" AS
SELECT
  t."payee", t."posted_in",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "earned",
  COALESCE(CAST(SUM(CASE WHEN t."does" > 2 OR (t."does" = 1 AND t."amount" < 0) THEN t."amount" ELSE 0::BIGINT END) AS BIGINT), 0::BIGINT) AS "takes",
  COALESCE(CAST(SUM(CASE WHEN t."does" = 4 THEN t."amount" ELSE 0::BIGINT END) AS BIGINT), 0::BIGINT) AS "clawed"
FROM "earned_parts" AS t
GROUP BY t."payee", t."posted_in";

-- 36. The pay periods, with their first and last days
CREATE OR REPLACE TEMP TABLE "pay_periods" AS
SELECT * FROM (VALUES
  ('FY20-Q1', 18169::BIGINT), ('FY20-Q2', 18261)
) AS t ("posted_in", "period_end");

-- 37. Everyone who earned something
CREATE OR REPLACE TEMP TABLE "earners" AS
SELECT
  t."payee"
FROM "earned_in_periods" AS t
GROUP BY t."payee";

-- 38. All that is due in each pay period
--     from: Each account in each pay period
--     from: With what was earned in it
CREATE OR REPLACE TEMP TABLE "accounts_net" AS
SELECT
  l."payee", r."posted_in", r."period_end", r2."takes",
  COALESCE(r2."earned", 0::BIGINT) + GREATEST(0::BIGINT, 0::BIGINT - COALESCE(r2."takes", 0::BIGINT)) AS "net"
FROM "earners" AS l
CROSS JOIN "pay_periods" AS r
LEFT JOIN "earned_in_periods" AS r2
  ON l."payee" = r2."payee"
  AND r."posted_in" = r2."posted_in";

-- 39. What can be paid of it, and what is owed in each pay period
CREATE OR REPLACE TEMP TABLE "accounts_due" AS
SELECT
  t."payee", t."posted_in", t."period_end",
  t."net" + GREATEST(0::BIGINT, 0::BIGINT - t."net") AS "counts_as_earned",
  GREATEST(0::BIGINT, 0::BIGINT - COALESCE(t."takes", 0::BIGINT))
    + GREATEST(0::BIGINT, 0::BIGINT - t."net") AS "overpaid",
  ((2::BIGINT * GREATEST(0::BIGINT, t."net") + CASE WHEN GREATEST(0::BIGINT, t."net") < 0::BIGINT THEN -(2::BIGINT) ELSE 2::BIGINT END) // (2::BIGINT * 2::BIGINT)) AS "most_for_owed"
FROM "accounts_net" AS t;

-- =============================================================================
-- Payments of FY20-Q1
-- =============================================================================

-- 40. What pay of FY20-Q1 pays back, and what is left of it
--     from: What FY20-Q1 brings to each account
CREATE OR REPLACE TEMP TABLE "account_1_recovers" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid",
  LEAST(t."overpaid", t."most_for_owed") AS "recovered"
FROM "accounts_due" AS t
WHERE t."posted_in" = 'FY20-Q1';

-- 41. What is open after FY20-Q1
CREATE OR REPLACE TEMP TABLE "account_1_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered",
  t."overpaid" - t."recovered" AS "owed_after"
FROM "account_1_recovers" AS t;

-- =============================================================================
-- Payments of FY20-Q2
-- =============================================================================

-- 42. What is open after FY20-Q2
--     from: What FY20-Q2 brings to each account
--     from: With what was open before FY20-Q2
--     from: What pay of FY20-Q2 pays back, and what is left of it
CREATE OR REPLACE TEMP TABLE "account_2_settled" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."counts_as_earned", l."overpaid",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered"
FROM "accounts_due" AS l
JOIN "account_1_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY20-Q2';

-- =============================================================================
-- The lines of payments
-- =============================================================================

-- 43. What moves in all accounts and pay periods
CREATE OR REPLACE TEMP TABLE "accounts_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered"
FROM "account_1_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered"
FROM "account_2_settled" AS t;

-- 44. The kinds of lines that an account has, with the clauses they come from
CREATE OR REPLACE TEMP TABLE "payment_kinds" AS
SELECT * FROM (VALUES
  (1::BIGINT, 'cash', 'earned', 'graduated_commission'), (2, 'cash', 'recovered', 'policy/overpayment'),
  (3, 'owed', 'overpaid', 'policy/overpayment'), (4, 'owed', 'recovered', 'policy/overpayment')
) AS t ("line", "account", "kind", "origin");

-- =============================================================================
-- What a run warns of
-- =============================================================================

-- 45. How many these are (company.plan, line 62)
--     from: The rows of reseller_sales.csv (company.plan, line 62)
--     from: Which rows have a date, and lie on the plan’s days (company.plan, line 62)
CREATE OR REPLACE TEMP TABLE "line_inside" AS
SELECT
  COALESCE(CAST(SUM(CASE WHEN t."sold_on" >= 18078 AND t."sold_on" <= 18443 THEN 1::BIGINT ELSE 0::BIGINT END) AS BIGINT), 0::BIGINT) AS "inside"
FROM "line_file" AS t;

-- 46. How many rows count for somebody (company.plan, line 62)
CREATE OR REPLACE TEMP TABLE "line_somebodys" AS
SELECT
  CAST(COUNT(*) AS BIGINT) AS "somebodys"
FROM "line_credited" AS t;

-- 47. How many rows of line count for nobody, or have no date (company.plan, line 62)
--     from: Beside how many count for somebody (company.plan, line 62)
CREATE OR REPLACE TEMP TABLE "line_not_counted" AS
SELECT
  l."inside" - r."somebodys" AS "outside"
FROM "line_inside" AS l
CROSS JOIN "line_somebodys" AS r;

-- 48. How many of them start on each day
--     from: Rows of quota_row that state a quota for somebody
CREATE OR REPLACE TEMP TABLE "sales_quota_days" AS
SELECT
  t."quarter_start" AS "starts_on",
  CAST(COUNT(*) AS BIGINT) AS "rows"
FROM "quota_row" AS t
GROUP BY t."quarter_start";

-- 49. The lines of the ledger of earnings in these pay periods, amounts in minor units
--     from: Each line with its figures
--     from: Each line with the first of its key
--     from: The lines of earnings with all that they show
CREATE OR REPLACE TEMP TABLE "earnings" AS
SELECT
  l."component", l."payee", l."for_period", l."posted_in", l."kind", l."record", l."row_key", l."row_key_2",
  l."item", l."window",
  CASE
    WHEN r."measure" IS NOT NULL AND l."item" = 'earned' THEN r."measure"
    ELSE CASE
    WHEN l."component" IN ('commission') AND l."item" = 'earned' THEN 0::BIGINT
    ELSE CAST(NULL AS BIGINT)
  END
  END AS "measure",
  CASE
    WHEN r."measure_under" IS NOT NULL AND l."item" = 'earned' THEN r."measure_under"
    ELSE CASE
    WHEN l."component" IN ('commission') AND l."item" = 'earned' THEN 1::BIGINT
    ELSE CAST(NULL AS BIGINT)
  END
  END AS "measure_under",
  CASE WHEN r."quota" IS NOT NULL AND l."item" = 'earned' THEN r."quota" ELSE CAST(NULL AS BIGINT) END AS "quota",
  CASE
    WHEN r."quota_under" IS NOT NULL AND l."item" = 'earned' THEN r."quota_under"
    ELSE CAST(NULL AS BIGINT)
  END AS "quota_under",
  l."amount",
  CAST(NULL AS VARCHAR) AS "corrects",
  l."origin"
FROM "shown_windows" AS l
LEFT JOIN "shown_commission_figures" AS r
  ON l."component" = r."of_component"
  AND l."payee" = r."of_payee"
  AND l."for_period" = r."shown_period"
  AND l."posted_in" = r."shown_posted"
  AND l."window" = r."shown_window"
WHERE l."posted_in" IN ('FY20-Q2');

-- 50. The lines of the ledger of credits in these pay periods, amounts in minor units
--     from: One line of amount for each row, rule and person (company.plan, line 62)
--     from: Each line of amount with the first of its key (company.plan, line 62)
--     from: What each line of amount shows (company.plan, line 62)
CREATE OR REPLACE TEMP TABLE "credits" AS
SELECT
  t."clause", t."record", t."row_key", t."row_key_2", t."recipient", t."role", t."level", t."for_period",
  t."field", t."share", t."incentive_date", t."posted_in", t."kind", t."amount",
  CAST(NULL AS VARCHAR) AS "corrects"
FROM "line_credit_lines" AS t
WHERE t."amount" <> 0
  AND t."posted_in" IN ('FY20-Q2');

-- 51. The lines of the ledger of payments in these pay periods, amounts in minor units
--     from: Which lines each account has in each pay period
--     from: Lines of cash, of what is owed and of the draw
CREATE OR REPLACE TEMP TABLE "payments" AS
SELECT
  l."payee", l."posted_in", r."account", r."kind",
  CAST(NULL AS VARCHAR) AS "source_component",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  l."posted_in" AS "source_period",
  l."posted_in" AS "for_period",
  CASE
    WHEN r."line" = 1 THEN l."counts_as_earned"
    WHEN r."line" = 2 THEN 0::BIGINT - l."recovered"
    WHEN r."line" = 3 THEN l."overpaid"
    WHEN r."line" = 4 THEN 0::BIGINT - l."recovered"
    ELSE 0::BIGINT
  END AS "amount",
  r."origin",
  l."period_end" AS "due_on"
FROM "accounts_settled" AS l
JOIN "payment_kinds" AS r
  ON ((r."line" = 1 AND l."counts_as_earned" <> 0) OR (r."line" = 2 AND l."recovered" <> 0) OR (r."line" = 3 AND l."overpaid" <> 0) OR (r."line" = 4 AND l."recovered" <> 0))
WHERE l."posted_in" IN ('FY20-Q2');

-- The ledger of earnings
SELECT * FROM "earnings";

-- The ledger of credits
SELECT * FROM "credits";

-- The ledger of payments
SELECT * FROM "payments";
