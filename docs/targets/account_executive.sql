-- Account Executive, FY26: what the plan account_executive pays for FY26-M01 to FY26-M12
--
-- Made by caboose 9.9.9 from the plan sha256:0123, relational program version 1.
-- For DuckDB: tested. Every number is whole: money in minor units of USD, ratios as numerator and divisor,
-- days since 1970-01-01, yes as 1 and no as 0. Nothing is rounded but where the plan rounds.
--
-- Run account_executive.tables.sql first, which makes rep_file, deal_file and quota_row_file,
-- then account_executive.check-data.sql, this script, and in the same session account_executive.check-results.sql.
-- Both checks must find nothing. The ledgers are the tables that are shown at the end.
--
-- The steps:
--   Who is in the plan, and when                                       1 to 4
--   Credit for deal                                                    5 to 15
--   Metric: Cloud bookings                                             16 to 20
--   Metric: Gross margin                                               21 to 24
--   plus 2% of cloud_bookings where deal.term_months >= 24 row by row  25 to 27
--   Metric: New customers                                              28 to 30
--   Quota of Cloud bookings                                            31 to 34
--   Target                                                             35 to 37
--   Quota of New customers                                             38 to 39
--   Pay: Cloud commission                                              40 to 58
--   Pay: New-logo bonus                                                59 to 65
--   Limits on all pay                                                  66 to 85
--   Q2 cloud sprint                                                    86 to 106
--   President’s Club                                                   107 to 117
--   The ledger of earnings                                             118 to 147
--   The ledger of credits                                              148 to 163
--   The ledger of payments                                             164 to 196
--   Payments of FY26-M01                                               197 to 198
--   Payments of FY26-M02                                               199 to 201
--   Payments of FY26-M03                                               202 to 204
--   Payments of FY26-M04                                               205 to 207
--   Payments of FY26-M05                                               208 to 210
--   Payments of FY26-M06                                               211 to 213
--   Payments of FY26-M07                                               214 to 216
--   Payments of FY26-M08                                               217 to 219
--   Payments of FY26-M09                                               220 to 222
--   Payments of FY26-M10                                               223 to 225
--   Payments of FY26-M11                                               226 to 228
--   Payments of FY26-M12                                               229 to 231
--   The lines of payments                                              232 to 237
--   What a run warns of                                                238 to 247
--
-- The lines of account-executive.plan, with the steps that come from them:
--   line  5  applies to rep where rep.role = AE                                4
--   line  6  target rep.target_incentive                                       35 to 37
--   line 10  metric cloud_bookings                                             17, 19, 20, 42, 109
--   line 11  quota quota_row.cloud_bookings per quarter by quota_row.rep, qu…  31, 33, 34, 43, 110
--   line 14  metric new_logos New customers                                    28, 30, 61
--   line 17  count distinct of deal.customer where deal.kind = new             28
--   line 19  quota 4 per quarter                                               38, 39, 62
--   line 22  metric gross_margin Gross margin                                  21, 22, 24, 42
--   line 30  pay cloud_commission Cloud commission on cloud_bookings           41, 44, 50, 51, 53 to 58, 67, 119 to 123
--   line 32  graduated on attainment                                           45
--   line 37  only when gross_margin >= 20% otherwise keeps 50%                 46
--   line 38  cap at 250% of worth                                              48, 49
--   line 39  plus 2% of cloud_bookings where deal.term_months >= 24            26, 27, 42, 47, 52
--   line 40  hold 50% of each deal until deal.paid_on                          175, 176, 178 to 186
--   line 44  pay logo_bonus New-logo bonus on new_logos                        60, 63, 69, 125
--   line 46  interpolated on attainment                                        64, 65
--   line 55  draw $4,000 per month for 6 months from rep.hired_on recoverabl…  168 to 172, 174, 195, 197, 200, 203, 206,
--                                                                              209, 212, 215, 218, 221, 224, 227, 230
--   line 56  cap pay at 250% of target                                         70, 71, 73, 74, 76 to 85, 127
--   line 57  clawback deal when deal.cancelled_on is within 90 days after de…  15
--   line 59  spiff cloud_sprint Q2 cloud sprint on cloud_bookings              86, 89 to 92, 129
--   line 63  budget $40,000, when exceeded shared in proportion                93 to 106
--   line 66  contest club President’s Club on cloud_bookings                   108, 111 to 117, 131
--
-- The lines of company.plan, with the steps that come from them:
--   line 36  record rep from people.csv                                 1, 3, 9, 10, 89, 90, 108, 109, 168, 169, 195
--   line 47  record deal from deals.csv                                 5
--   line 68  record quota_row from quotas.csv                           32
--   line 78  sum of deal.amount where deal.product = Cloud              16, 17
--   line 82  credit deal                                                6, 12, 13, 148, 150 to 162, 238 to 243
--   line 83  100% to deal.owner                                         7
--   line 84  50% to deal.engineer when deal.product = Cloud as overlay  8
--   line 85  rollup 100% of each credit to manager up 2 levels          9 to 12

-- =============================================================================
-- Who is in the plan, and when
-- =============================================================================

-- 1. Each row of rep with the day on which the next of its key starts (company.plan, line 36)
--     from: The rows of people.csv (company.plan, line 36)
CREATE OR REPLACE TEMP TABLE "rep_versions" AS
SELECT
  t."id", t."its_role", t."manager", t."hired_on", t."left_on", t."target_incentive", t."effective_from",
  LAG(t."effective_from") OVER (PARTITION BY t."id" ORDER BY t."effective_from" DESC) AS "next_from"
FROM "rep_file" AS t;

-- 2. The days on which it is known who is in the plan, and the last day that is looked at
CREATE OR REPLACE TEMP TABLE "time_in_plan_days" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 20849::BIGINT), (20543, 20849), (20573, 20849), (20604, 20849), (20634, 20849), (20665, 20849),
  (20696, 20849), (20726, 20849), (20757, 20849), (20787, 20849), (20818, 20849), (20849, 20849)
) AS t ("known_on", "last_day");

-- 3. From when to when each row can be in the plan: hired, not yet left, on the plan’s days (company.plan, line 36)
--     from: Each row of rep as known on these days (company.plan, line 36)
CREATE OR REPLACE TEMP TABLE "time_in_plan_dates" AS
SELECT
  r."id" AS "payee",
  l."known_on", r."its_role", r."target_incentive",
  GREATEST(GREATEST(20485::BIGINT, COALESCE(r."hired_on", 20485::BIGINT)), r."effective_from") AS "from_day",
  LEAST(LEAST(l."last_day", CASE
    WHEN r."left_on" IS NOT NULL AND COALESCE(r."left_on", 84006::BIGINT) <= l."known_on" THEN COALESCE(r."left_on", 84006::BIGINT)
    ELSE 84006::BIGINT
  END), CASE
    WHEN r."next_from" IS NOT NULL AND COALESCE(r."next_from", 84006::BIGINT) <= l."known_on" THEN COALESCE(r."next_from", 84006::BIGINT) - 1::BIGINT
    ELSE 84006::BIGINT
  END) AS "to_day"
FROM "time_in_plan_days" AS l
JOIN "rep_versions" AS r
  ON r."effective_from" <= l."known_on";

-- 4. Everybody’s days in the plan, as known on each of these days (account-executive.plan, line 5)
CREATE OR REPLACE TEMP TABLE "time_in_plan" AS
SELECT
  t."payee", t."known_on", t."target_incentive", t."from_day", t."to_day"
FROM "time_in_plan_dates" AS t
WHERE t."from_day" <= t."to_day" AND t."its_role" = 'AE';

-- =============================================================================
-- Credit for deal
-- =============================================================================

-- 5. The rows of deal on the plan’s days (company.plan, line 47)
--     from: The rows of deals.csv (company.plan, line 47)
CREATE OR REPLACE TEMP TABLE "deal_dated" AS
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin",
  t."closed_on" AS "day"
FROM "deal_file" AS t
WHERE t."closed_on" >= 20485 AND t."closed_on" <= 20849;

-- 6. Rows whose shares are not all of them (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_not_whole" AS
SELECT
  t."id"
FROM "deal_dated" AS t
WHERE 0 = 1;

-- 7. Credit of a rule: direct (company.plan, line 83)
CREATE OR REPLACE TEMP TABLE "deal_direct_1_to_shares" AS
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day",
  100000000::BIGINT AS "share",
  t."owner" AS "payee",
  'direct' AS "role",
  'credit deal/deal.owner' AS "clause",
  0::BIGINT AS "level",
  0::BIGINT AS "share_before"
FROM "deal_dated" AS t;

-- 8. Credit of a rule: overlay (company.plan, line 84)
CREATE OR REPLACE TEMP TABLE "deal_overlay_1_to_shares" AS
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day",
  50000000::BIGINT AS "share",
  t."engineer" AS "payee",
  'overlay' AS "role",
  'credit deal/deal.engineer when deal.product = "Cloud" as overlay' AS "clause",
  0::BIGINT AS "level",
  0::BIGINT AS "share_before"
FROM "deal_dated" AS t
WHERE t."engineer" IS NOT NULL AND t."product" = 'Cloud';

-- 9. Credit for managers, level 1 (company.plan, line 85)
--     from: With the row of rep that level_1 names, as it is on the day (company.plan, line 36)
CREATE OR REPLACE TEMP TABLE "deal_level_1_above" AS
SELECT
  l."id", l."owner", l."engineer", l."customer", l."closed_on", l."paid_on", l."cancelled_on", l."product",
  l."its_kind", l."term_months", l."product_count", l."its_amount", l."margin", l."day", l."share", l."payee",
  l."share_before",
  r."manager" AS "level_1_manager"
FROM "deal_direct_1_to_shares" AS l
LEFT JOIN "rep_versions" AS r
  ON l."payee" = r."id"
  AND r."effective_from" <= l."day" AND COALESCE(r."next_from", 84006::BIGINT) > l."day"
WHERE r."manager" IS NOT NULL AND NOT ((r."manager" = l."payee" AND r."manager" IS NOT NULL));

-- 10. Credit for managers, level 2 (company.plan, line 85)
--     from: With the row of rep that level_2 names, as it is on the day (company.plan, line 36)
CREATE OR REPLACE TEMP TABLE "deal_level_2_above" AS
SELECT
  l."id", l."owner", l."engineer", l."customer", l."closed_on", l."paid_on", l."cancelled_on", l."product",
  l."its_kind", l."term_months", l."product_count", l."its_amount", l."margin", l."day", l."share", l."payee",
  l."share_before",
  r."manager" AS "level_2_manager"
FROM "deal_level_1_above" AS l
LEFT JOIN "rep_versions" AS r
  ON l."level_1_manager" = r."id"
  AND r."effective_from" <= l."day" AND COALESCE(r."next_from", 84006::BIGINT) > l."day"
WHERE r."manager" IS NOT NULL AND NOT ((r."manager" = l."level_1_manager" AND r."manager" IS NOT NULL AND l."level_1_manager" IS NOT NULL));

-- 11. People who manage each other in a circle (company.plan, line 85)
CREATE OR REPLACE TEMP TABLE "deal_level_2_circle" AS
SELECT
  t."payee"
FROM "deal_level_2_above" AS t
WHERE t."level_2_manager" = t."payee";

-- 12. Who gets what part of each row of deal (company.plan, line 82)
--     from: Credit for managers, level 1 (company.plan, line 85)
--     from: Credit for managers, level 2 (company.plan, line 85)
CREATE OR REPLACE TEMP TABLE "deal_lines" AS
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day", t."share", t."payee",
  t."role", t."clause", t."level", t."share_before"
FROM "deal_direct_1_to_shares" AS t
UNION ALL
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day", t."share", t."payee",
  t."role", t."clause", t."level", t."share_before"
FROM "deal_overlay_1_to_shares" AS t
UNION ALL
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day", t."share",
  t."level_1_manager" AS "payee",
  'rollup' AS "role",
  'credit deal/rollup' AS "clause",
  1::BIGINT AS "level",
  t."share_before"
FROM "deal_level_1_above" AS t
UNION ALL
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day", t."share",
  t."level_2_manager" AS "payee",
  'rollup' AS "role",
  'credit deal/rollup' AS "clause",
  2::BIGINT AS "level",
  t."share_before"
FROM "deal_level_2_above" AS t;

-- 13. The rows of deal of people who are in the plan on that day (company.plan, line 82)
--     from: The days on which rows count for somebody
CREATE OR REPLACE TEMP TABLE "deal_credited" AS
SELECT
  l."id", l."owner", l."engineer", l."customer", l."closed_on", l."paid_on", l."cancelled_on", l."product",
  l."its_kind", l."term_months", l."product_count", l."its_amount", l."margin", l."day", l."share", l."payee",
  l."role", l."clause", l."level", l."share_before"
FROM "deal_lines" AS l
JOIN "time_in_plan" AS r
  ON l."payee" = r."payee"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day"
WHERE r."known_on" = 20849;

-- 14. The days on which clawbacks are looked at
CREATE OR REPLACE TEMP TABLE "deal_seen_days" AS
SELECT * FROM (VALUES
  (20512::BIGINT), (20543), (20573), (20604), (20634), (20665), (20696), (20726), (20757), (20787), (20818), (20849)
) AS t ("seen_by");

-- 15. What of each row still counts at the end of each pay period (account-executive.plan, line 57)
--     from: The rows of deal at the end of each pay period (account-executive.plan, line 57)
CREATE OR REPLACE TEMP TABLE "deal_kept" AS
SELECT
  l."id", l."owner", l."engineer", l."customer", l."closed_on", l."paid_on", l."cancelled_on", l."product",
  l."its_kind", l."term_months", l."product_count", l."its_amount", l."margin", l."day", l."share", l."payee",
  l."role", l."clause", l."level", l."share_before", r."seen_by",
  1::BIGINT
    - CASE
    WHEN l."cancelled_on" IS NOT NULL AND COALESCE(l."cancelled_on", 0::BIGINT) <= r."seen_by" AND l."closed_on" <= COALESCE(l."cancelled_on", 0::BIGINT) AND COALESCE(l."cancelled_on", 0::BIGINT) - l."closed_on" <= 90 THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "kept"
FROM "deal_credited" AS l
CROSS JOIN "deal_seen_days" AS r
WHERE NOT (1::BIGINT
    - CASE
    WHEN l."cancelled_on" IS NOT NULL AND COALESCE(l."cancelled_on", 0::BIGINT) <= r."seen_by" AND l."closed_on" <= COALESCE(l."cancelled_on", 0::BIGINT) AND COALESCE(l."cancelled_on", 0::BIGINT) - l."closed_on" <= 90 THEN 1::BIGINT
    ELSE 0::BIGINT
  END <= 0);

-- =============================================================================
-- Metric: Cloud bookings
-- =============================================================================

-- 16. Parts of: What each row adds to cloud_bookings (company.plan, line 78)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_rows_parts" AS
SELECT
  t."id", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product",
  t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin", t."day", t."share", t."payee",
  t."seen_by", t."kept",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * (t."share_before" + t."share") AS "part_1",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * t."share_before" AS "part_2"
FROM "deal_kept" AS t;

-- 17. One row for each person and row, however many rules give it (account-executive.plan, line 10)
--     from: What each row adds to cloud_bookings (company.plan, line 78)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_by_row" AS
SELECT
  t."payee", t."day", t."id", t."seen_by", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on",
  t."cancelled_on", t."product", t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin",
  COALESCE(CAST(SUM(CASE
    WHEN 100000000 <= t."share" THEN CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END
    ELSE ((2::BIGINT * t."part_1" + CASE WHEN t."part_1" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
    - ((2::BIGINT * t."part_2" + CASE WHEN t."part_2" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
  END) AS BIGINT), 0::BIGINT) AS "amount"
FROM "cloud_bookings_rows_parts" AS t
WHERE t."product" = 'Cloud'
GROUP BY t."payee", t."day", t."id", t."seen_by", t."owner", t."engineer", t."customer", t."closed_on", t."paid_on", t."cancelled_on", t."product", t."its_kind", t."term_months", t."product_count", t."its_amount", t."margin";

-- 18. The windows to date of cloud_bookings
CREATE OR REPLACE TEMP TABLE "cloud_bookings_windows" AS
SELECT * FROM (VALUES
  (20485::BIGINT, 20512::BIGINT, 20512::BIGINT), (20485, 20512, 20543), (20485, 20543, 20543), (20485, 20512, 20573),
  (20485, 20543, 20573), (20485, 20573, 20573), (20485, 20512, 20604), (20485, 20543, 20604), (20485, 20573, 20604),
  (20485, 20604, 20604), (20485, 20512, 20634), (20485, 20543, 20634), (20485, 20573, 20634), (20485, 20604, 20634),
  (20485, 20634, 20634), (20485, 20512, 20665), (20485, 20543, 20665), (20485, 20573, 20665), (20485, 20604, 20665),
  (20485, 20634, 20665), (20485, 20665, 20665), (20485, 20512, 20696), (20485, 20543, 20696), (20485, 20573, 20696),
  (20485, 20604, 20696), (20485, 20634, 20696), (20485, 20665, 20696), (20485, 20696, 20696), (20485, 20512, 20726),
  (20485, 20543, 20726), (20485, 20573, 20726), (20485, 20604, 20726), (20485, 20634, 20726), (20485, 20665, 20726),
  (20485, 20696, 20726), (20485, 20726, 20726), (20485, 20512, 20757), (20485, 20543, 20757), (20485, 20573, 20757),
  (20485, 20604, 20757), (20485, 20634, 20757), (20485, 20665, 20757), (20485, 20696, 20757), (20485, 20726, 20757),
  (20485, 20757, 20757), (20485, 20512, 20787), (20485, 20543, 20787), (20485, 20573, 20787), (20485, 20604, 20787),
  (20485, 20634, 20787), (20485, 20665, 20787), (20485, 20696, 20787), (20485, 20726, 20787), (20485, 20757, 20787),
  (20485, 20787, 20787), (20485, 20512, 20818), (20485, 20543, 20818), (20485, 20573, 20818), (20485, 20604, 20818),
  (20485, 20634, 20818), (20485, 20665, 20818), (20485, 20696, 20818), (20485, 20726, 20818), (20485, 20757, 20818),
  (20485, 20787, 20818), (20485, 20818, 20818), (20485, 20512, 20849), (20485, 20543, 20849), (20485, 20573, 20849),
  (20485, 20604, 20849), (20485, 20634, 20849), (20485, 20665, 20849), (20485, 20696, 20849), (20485, 20726, 20849),
  (20485, 20757, 20849), (20485, 20787, 20849), (20485, 20818, 20849), (20485, 20849, 20849)
) AS t ("from_day", "to_day", "seen_on");

-- 19. The rows of cloud_bookings in each window (account-executive.plan, line 10)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_in_windows" AS
SELECT
  l."payee", l."day", l."id", l."amount", r."from_day", r."to_day", r."seen_on"
FROM "cloud_bookings_by_row" AS l
JOIN "cloud_bookings_windows" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day";

-- 20. Cloud bookings (account-executive.plan, line 10)
CREATE OR REPLACE TEMP TABLE "cloud_bookings" AS
SELECT
  t."payee", t."from_day", t."to_day", t."seen_on",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "cloud_bookings"
FROM "cloud_bookings_in_windows" AS t
GROUP BY t."payee", t."from_day", t."to_day", t."seen_on";

-- =============================================================================
-- Metric: Gross margin
-- =============================================================================

-- 21. Parts of: What each row adds to gross_margin (account-executive.plan, line 22)
CREATE OR REPLACE TEMP TABLE "gross_margin_rows_parts" AS
SELECT
  t."id", t."its_amount", t."margin", t."day", t."share", t."payee", t."seen_by", t."kept",
  CASE WHEN 1 <= t."kept" THEN t."margin" ELSE t."margin" * t."kept" END * (t."share_before" + t."share") AS "part_1",
  CASE WHEN 1 <= t."kept" THEN t."margin" ELSE t."margin" * t."kept" END * t."share_before" AS "part_2",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * (t."share_before" + t."share") AS "part_3",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * t."share_before" AS "part_4"
FROM "deal_kept" AS t;

-- 22. One row for each person and row, however many rules give it (account-executive.plan, line 22)
--     from: What each row adds to gross_margin (account-executive.plan, line 22)
CREATE OR REPLACE TEMP TABLE "gross_margin_by_row" AS
SELECT
  t."payee", t."day", t."id", t."seen_by",
  COALESCE(CAST(SUM(CASE
    WHEN 100000000 <= t."share" THEN CASE WHEN 1 <= t."kept" THEN t."margin" ELSE t."margin" * t."kept" END
    ELSE ((2::BIGINT * t."part_1" + CASE WHEN t."part_1" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
    - ((2::BIGINT * t."part_2" + CASE WHEN t."part_2" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
  END) AS BIGINT), 0::BIGINT) AS "amount",
  COALESCE(CAST(SUM(CASE
    WHEN 100000000 <= t."share" THEN CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END
    ELSE ((2::BIGINT * t."part_3" + CASE WHEN t."part_3" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
    - ((2::BIGINT * t."part_4" + CASE WHEN t."part_4" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
  END) AS BIGINT), 0::BIGINT) AS "other"
FROM "gross_margin_rows_parts" AS t
GROUP BY t."payee", t."day", t."id", t."seen_by";

-- 23. The windows to date of gross_margin
CREATE OR REPLACE TEMP TABLE "gross_margin_windows" AS
SELECT * FROM (VALUES
  (20485::BIGINT, 20512::BIGINT, 20512::BIGINT), (20485, 20512, 20543), (20485, 20543, 20543), (20485, 20512, 20573),
  (20485, 20543, 20573), (20485, 20573, 20573), (20485, 20512, 20604), (20485, 20543, 20604), (20485, 20573, 20604),
  (20485, 20604, 20604), (20485, 20512, 20634), (20485, 20543, 20634), (20485, 20573, 20634), (20485, 20604, 20634),
  (20485, 20634, 20634), (20485, 20512, 20665), (20485, 20543, 20665), (20485, 20573, 20665), (20485, 20604, 20665),
  (20485, 20634, 20665), (20485, 20665, 20665), (20485, 20512, 20696), (20485, 20543, 20696), (20485, 20573, 20696),
  (20485, 20604, 20696), (20485, 20634, 20696), (20485, 20665, 20696), (20485, 20696, 20696), (20485, 20512, 20726),
  (20485, 20543, 20726), (20485, 20573, 20726), (20485, 20604, 20726), (20485, 20634, 20726), (20485, 20665, 20726),
  (20485, 20696, 20726), (20485, 20726, 20726), (20485, 20512, 20757), (20485, 20543, 20757), (20485, 20573, 20757),
  (20485, 20604, 20757), (20485, 20634, 20757), (20485, 20665, 20757), (20485, 20696, 20757), (20485, 20726, 20757),
  (20485, 20757, 20757), (20485, 20512, 20787), (20485, 20543, 20787), (20485, 20573, 20787), (20485, 20604, 20787),
  (20485, 20634, 20787), (20485, 20665, 20787), (20485, 20696, 20787), (20485, 20726, 20787), (20485, 20757, 20787),
  (20485, 20787, 20787), (20485, 20512, 20818), (20485, 20543, 20818), (20485, 20573, 20818), (20485, 20604, 20818),
  (20485, 20634, 20818), (20485, 20665, 20818), (20485, 20696, 20818), (20485, 20726, 20818), (20485, 20757, 20818),
  (20485, 20787, 20818), (20485, 20818, 20818), (20485, 20512, 20849), (20485, 20543, 20849), (20485, 20573, 20849),
  (20485, 20604, 20849), (20485, 20634, 20849), (20485, 20665, 20849), (20485, 20696, 20849), (20485, 20726, 20849),
  (20485, 20757, 20849), (20485, 20787, 20849), (20485, 20818, 20849), (20485, 20849, 20849)
) AS t ("from_day", "to_day", "seen_on");

-- 24. Gross margin (account-executive.plan, line 22)
--     from: The rows of gross_margin in each window (account-executive.plan, line 22)
CREATE OR REPLACE TEMP TABLE "gross_margin" AS
SELECT
  l."payee", r."from_day", r."to_day", r."seen_on",
  COALESCE(CAST(SUM(l."amount") AS BIGINT), 0::BIGINT) AS "gross_margin",
  COALESCE(CAST(SUM(l."other") AS BIGINT), 0::BIGINT) AS "gross_margin_of"
FROM "gross_margin_by_row" AS l
JOIN "gross_margin_windows" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day"
GROUP BY l."payee", r."from_day", r."to_day", r."seen_on";

-- =============================================================================
-- plus 2% of cloud_bookings where deal.term_months >= 24 row by row
-- =============================================================================

-- 25. The windows to date of cloud_commission_by_row
CREATE OR REPLACE TEMP TABLE "cloud_commission_by_row_windows" AS
SELECT * FROM (VALUES
  (20485::BIGINT, 20512::BIGINT, 20512::BIGINT), (20485, 20512, 20543), (20485, 20543, 20543), (20485, 20512, 20573),
  (20485, 20543, 20573), (20485, 20573, 20573), (20485, 20512, 20604), (20485, 20543, 20604), (20485, 20573, 20604),
  (20485, 20604, 20604), (20485, 20512, 20634), (20485, 20543, 20634), (20485, 20573, 20634), (20485, 20604, 20634),
  (20485, 20634, 20634), (20485, 20512, 20665), (20485, 20543, 20665), (20485, 20573, 20665), (20485, 20604, 20665),
  (20485, 20634, 20665), (20485, 20665, 20665), (20485, 20512, 20696), (20485, 20543, 20696), (20485, 20573, 20696),
  (20485, 20604, 20696), (20485, 20634, 20696), (20485, 20665, 20696), (20485, 20696, 20696), (20485, 20512, 20726),
  (20485, 20543, 20726), (20485, 20573, 20726), (20485, 20604, 20726), (20485, 20634, 20726), (20485, 20665, 20726),
  (20485, 20696, 20726), (20485, 20726, 20726), (20485, 20512, 20757), (20485, 20543, 20757), (20485, 20573, 20757),
  (20485, 20604, 20757), (20485, 20634, 20757), (20485, 20665, 20757), (20485, 20696, 20757), (20485, 20726, 20757),
  (20485, 20757, 20757), (20485, 20512, 20787), (20485, 20543, 20787), (20485, 20573, 20787), (20485, 20604, 20787),
  (20485, 20634, 20787), (20485, 20665, 20787), (20485, 20696, 20787), (20485, 20726, 20787), (20485, 20757, 20787),
  (20485, 20787, 20787), (20485, 20512, 20818), (20485, 20543, 20818), (20485, 20573, 20818), (20485, 20604, 20818),
  (20485, 20634, 20818), (20485, 20665, 20818), (20485, 20696, 20818), (20485, 20726, 20818), (20485, 20757, 20818),
  (20485, 20787, 20818), (20485, 20818, 20818), (20485, 20512, 20849), (20485, 20543, 20849), (20485, 20573, 20849),
  (20485, 20604, 20849), (20485, 20634, 20849), (20485, 20665, 20849), (20485, 20696, 20849), (20485, 20726, 20849),
  (20485, 20757, 20849), (20485, 20787, 20849), (20485, 20818, 20849), (20485, 20849, 20849)
) AS t ("from_day", "to_day", "seen_on");

-- 26. The rows of cloud_commission_by_row in each window (account-executive.plan, line 39)
--     from: What each row comes to: plus 2% of cloud_bookings where deal.term_months >= 24 row by row (account-executive.plan, line 39)
CREATE OR REPLACE TEMP TABLE "cloud_commission_by_row_in_windows" AS
SELECT
  l."payee", l."day", l."id",
  2::BIGINT * l."amount" AS "at_rate",
  r."from_day", r."to_day", r."seen_on"
FROM "cloud_bookings_by_row" AS l
JOIN "cloud_commission_by_row_windows" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day"
WHERE 240000 <= l."term_months";

-- 27. plus 2% of cloud_bookings where deal.term_months >= 24 row by row (account-executive.plan, line 39)
CREATE OR REPLACE TEMP TABLE "cloud_commission_by_row" AS
SELECT
  t."payee", t."from_day", t."to_day", t."seen_on",
  COALESCE(CAST(SUM(t."at_rate") AS BIGINT), 0::BIGINT) AS "cloud_commission_by_row"
FROM "cloud_commission_by_row_in_windows" AS t
GROUP BY t."payee", t."from_day", t."to_day", t."seen_on";

-- =============================================================================
-- Metric: New customers
-- =============================================================================

-- 28. One row for each person and row, however many rules give it (account-executive.plan, line 14)
--     from: What each row adds to new_logos (account-executive.plan, line 17)
CREATE OR REPLACE TEMP TABLE "new_logos_by_row" AS
SELECT
  t."payee", t."day", t."id", t."seen_by", t."customer"
FROM "deal_kept" AS t
WHERE t."its_kind" = 'new'
GROUP BY t."payee", t."day", t."id", t."seen_by", t."customer";

-- 29. The windows to date of new_logos
CREATE OR REPLACE TEMP TABLE "new_logos_windows" AS
SELECT * FROM (VALUES
  (20485::BIGINT, 20512::BIGINT, 20512::BIGINT), (20485, 20512, 20543), (20485, 20543, 20543), (20485, 20512, 20573),
  (20485, 20543, 20573), (20485, 20573, 20573), (20485, 20512, 20604), (20485, 20543, 20604), (20485, 20573, 20604),
  (20574, 20604, 20604), (20485, 20512, 20634), (20485, 20543, 20634), (20485, 20573, 20634), (20574, 20604, 20634),
  (20574, 20634, 20634), (20485, 20512, 20665), (20485, 20543, 20665), (20485, 20573, 20665), (20574, 20604, 20665),
  (20574, 20634, 20665), (20574, 20665, 20665), (20485, 20512, 20696), (20485, 20543, 20696), (20485, 20573, 20696),
  (20574, 20604, 20696), (20574, 20634, 20696), (20574, 20665, 20696), (20666, 20696, 20696), (20485, 20512, 20726),
  (20485, 20543, 20726), (20485, 20573, 20726), (20574, 20604, 20726), (20574, 20634, 20726), (20574, 20665, 20726),
  (20666, 20696, 20726), (20666, 20726, 20726), (20485, 20512, 20757), (20485, 20543, 20757), (20485, 20573, 20757),
  (20574, 20604, 20757), (20574, 20634, 20757), (20574, 20665, 20757), (20666, 20696, 20757), (20666, 20726, 20757),
  (20666, 20757, 20757), (20485, 20512, 20787), (20485, 20543, 20787), (20485, 20573, 20787), (20574, 20604, 20787),
  (20574, 20634, 20787), (20574, 20665, 20787), (20666, 20696, 20787), (20666, 20726, 20787), (20666, 20757, 20787),
  (20758, 20787, 20787), (20485, 20512, 20818), (20485, 20543, 20818), (20485, 20573, 20818), (20574, 20604, 20818),
  (20574, 20634, 20818), (20574, 20665, 20818), (20666, 20696, 20818), (20666, 20726, 20818), (20666, 20757, 20818),
  (20758, 20787, 20818), (20758, 20818, 20818), (20485, 20512, 20849), (20485, 20543, 20849), (20485, 20573, 20849),
  (20574, 20604, 20849), (20574, 20634, 20849), (20574, 20665, 20849), (20666, 20696, 20849), (20666, 20726, 20849),
  (20666, 20757, 20849), (20758, 20787, 20849), (20758, 20818, 20849), (20758, 20849, 20849)
) AS t ("from_day", "to_day", "seen_on");

-- 30. New customers (account-executive.plan, line 14)
--     from: The rows of new_logos in each window (account-executive.plan, line 14)
CREATE OR REPLACE TEMP TABLE "new_logos" AS
SELECT
  l."payee", r."from_day", r."to_day", r."seen_on",
  CAST(COUNT(DISTINCT l."customer") AS BIGINT) AS "new_logos"
FROM "new_logos_by_row" AS l
JOIN "new_logos_windows" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."from_day" AND l."day" <= r."to_day"
GROUP BY l."payee", r."from_day", r."to_day", r."seen_on";

-- =============================================================================
-- Quota of Cloud bookings
-- =============================================================================

-- 31. The months of cloud_bookings_quota, and what each day is worth: parts of 39060 (account-executive.plan, line 11)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_quota_months" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 24324::BIGINT, 20485::BIGINT, 20512::BIGINT, 465::BIGINT, 20485::BIGINT),
  (20512, 24324, 20513, 20543, 420, 20485), (20512, 24324, 20544, 20573, 434, 20485),
  (20512, 24324, 20574, 20604, 420, 20574), (20512, 24324, 20605, 20634, 434, 20574),
  (20512, 24324, 20635, 20665, 420, 20574), (20512, 24324, 20666, 20696, 420, 20666),
  (20512, 24324, 20697, 20726, 434, 20666), (20512, 24324, 20727, 20757, 420, 20666),
  (20512, 24324, 20758, 20787, 434, 20758), (20512, 24324, 20788, 20818, 420, 20758),
  (20512, 24324, 20819, 20849, 420, 20758), (20543, 24324, 20485, 20512, 465, 20485),
  (20543, 24324, 20513, 20543, 420, 20485), (20543, 24324, 20544, 20573, 434, 20485),
  (20543, 24324, 20574, 20604, 420, 20574), (20543, 24324, 20605, 20634, 434, 20574),
  (20543, 24324, 20635, 20665, 420, 20574), (20543, 24324, 20666, 20696, 420, 20666),
  (20543, 24324, 20697, 20726, 434, 20666), (20543, 24324, 20727, 20757, 420, 20666),
  (20543, 24324, 20758, 20787, 434, 20758), (20543, 24324, 20788, 20818, 420, 20758),
  (20543, 24324, 20819, 20849, 420, 20758), (20573, 24324, 20485, 20512, 465, 20485),
  (20573, 24324, 20513, 20543, 420, 20485), (20573, 24324, 20544, 20573, 434, 20485),
  (20573, 24324, 20574, 20604, 420, 20574), (20573, 24324, 20605, 20634, 434, 20574),
  (20573, 24324, 20635, 20665, 420, 20574), (20573, 24324, 20666, 20696, 420, 20666),
  (20573, 24324, 20697, 20726, 434, 20666), (20573, 24324, 20727, 20757, 420, 20666),
  (20573, 24324, 20758, 20787, 434, 20758), (20573, 24324, 20788, 20818, 420, 20758),
  (20573, 24324, 20819, 20849, 420, 20758), (20604, 24324, 20485, 20512, 465, 20485),
  (20604, 24324, 20513, 20543, 420, 20485), (20604, 24324, 20544, 20573, 434, 20485),
  (20604, 24324, 20574, 20604, 420, 20574), (20604, 24324, 20605, 20634, 434, 20574),
  (20604, 24324, 20635, 20665, 420, 20574), (20604, 24324, 20666, 20696, 420, 20666),
  (20604, 24324, 20697, 20726, 434, 20666), (20604, 24324, 20727, 20757, 420, 20666),
  (20604, 24324, 20758, 20787, 434, 20758), (20604, 24324, 20788, 20818, 420, 20758),
  (20604, 24324, 20819, 20849, 420, 20758), (20634, 24324, 20485, 20512, 465, 20485),
  (20634, 24324, 20513, 20543, 420, 20485), (20634, 24324, 20544, 20573, 434, 20485),
  (20634, 24324, 20574, 20604, 420, 20574), (20634, 24324, 20605, 20634, 434, 20574),
  (20634, 24324, 20635, 20665, 420, 20574), (20634, 24324, 20666, 20696, 420, 20666),
  (20634, 24324, 20697, 20726, 434, 20666), (20634, 24324, 20727, 20757, 420, 20666),
  (20634, 24324, 20758, 20787, 434, 20758), (20634, 24324, 20788, 20818, 420, 20758),
  (20634, 24324, 20819, 20849, 420, 20758), (20665, 24324, 20485, 20512, 465, 20485),
  (20665, 24324, 20513, 20543, 420, 20485), (20665, 24324, 20544, 20573, 434, 20485),
  (20665, 24324, 20574, 20604, 420, 20574), (20665, 24324, 20605, 20634, 434, 20574),
  (20665, 24324, 20635, 20665, 420, 20574), (20665, 24324, 20666, 20696, 420, 20666),
  (20665, 24324, 20697, 20726, 434, 20666), (20665, 24324, 20727, 20757, 420, 20666),
  (20665, 24324, 20758, 20787, 434, 20758), (20665, 24324, 20788, 20818, 420, 20758),
  (20665, 24324, 20819, 20849, 420, 20758), (20696, 24324, 20485, 20512, 465, 20485),
  (20696, 24324, 20513, 20543, 420, 20485), (20696, 24324, 20544, 20573, 434, 20485),
  (20696, 24324, 20574, 20604, 420, 20574), (20696, 24324, 20605, 20634, 434, 20574),
  (20696, 24324, 20635, 20665, 420, 20574), (20696, 24324, 20666, 20696, 420, 20666),
  (20696, 24324, 20697, 20726, 434, 20666), (20696, 24324, 20727, 20757, 420, 20666),
  (20696, 24324, 20758, 20787, 434, 20758), (20696, 24324, 20788, 20818, 420, 20758),
  (20696, 24324, 20819, 20849, 420, 20758), (20726, 24324, 20485, 20512, 465, 20485),
  (20726, 24324, 20513, 20543, 420, 20485), (20726, 24324, 20544, 20573, 434, 20485),
  (20726, 24324, 20574, 20604, 420, 20574), (20726, 24324, 20605, 20634, 434, 20574),
  (20726, 24324, 20635, 20665, 420, 20574), (20726, 24324, 20666, 20696, 420, 20666),
  (20726, 24324, 20697, 20726, 434, 20666), (20726, 24324, 20727, 20757, 420, 20666),
  (20726, 24324, 20758, 20787, 434, 20758), (20726, 24324, 20788, 20818, 420, 20758),
  (20726, 24324, 20819, 20849, 420, 20758), (20757, 24324, 20485, 20512, 465, 20485),
  (20757, 24324, 20513, 20543, 420, 20485), (20757, 24324, 20544, 20573, 434, 20485),
  (20757, 24324, 20574, 20604, 420, 20574), (20757, 24324, 20605, 20634, 434, 20574),
  (20757, 24324, 20635, 20665, 420, 20574), (20757, 24324, 20666, 20696, 420, 20666),
  (20757, 24324, 20697, 20726, 434, 20666), (20757, 24324, 20727, 20757, 420, 20666),
  (20757, 24324, 20758, 20787, 434, 20758), (20757, 24324, 20788, 20818, 420, 20758),
  (20757, 24324, 20819, 20849, 420, 20758), (20787, 24324, 20485, 20512, 465, 20485),
  (20787, 24324, 20513, 20543, 420, 20485), (20787, 24324, 20544, 20573, 434, 20485),
  (20787, 24324, 20574, 20604, 420, 20574), (20787, 24324, 20605, 20634, 434, 20574),
  (20787, 24324, 20635, 20665, 420, 20574), (20787, 24324, 20666, 20696, 420, 20666),
  (20787, 24324, 20697, 20726, 434, 20666), (20787, 24324, 20727, 20757, 420, 20666),
  (20787, 24324, 20758, 20787, 434, 20758), (20787, 24324, 20788, 20818, 420, 20758),
  (20787, 24324, 20819, 20849, 420, 20758), (20818, 24324, 20485, 20512, 465, 20485),
  (20818, 24324, 20513, 20543, 420, 20485), (20818, 24324, 20544, 20573, 434, 20485),
  (20818, 24324, 20574, 20604, 420, 20574), (20818, 24324, 20605, 20634, 434, 20574),
  (20818, 24324, 20635, 20665, 420, 20574), (20818, 24324, 20666, 20696, 420, 20666),
  (20818, 24324, 20697, 20726, 434, 20666), (20818, 24324, 20727, 20757, 420, 20666),
  (20818, 24324, 20758, 20787, 434, 20758), (20818, 24324, 20788, 20818, 420, 20758),
  (20818, 24324, 20819, 20849, 420, 20758), (20849, 24324, 20485, 20512, 465, 20485),
  (20849, 24324, 20513, 20543, 420, 20485), (20849, 24324, 20544, 20573, 434, 20485),
  (20849, 24324, 20574, 20604, 420, 20574), (20849, 24324, 20605, 20634, 434, 20574),
  (20849, 24324, 20635, 20665, 420, 20574), (20849, 24324, 20666, 20696, 420, 20666),
  (20849, 24324, 20697, 20726, 434, 20666), (20849, 24324, 20727, 20757, 420, 20666),
  (20849, 24324, 20758, 20787, 434, 20758), (20849, 24324, 20788, 20818, 420, 20758),
  (20849, 24324, 20819, 20849, 420, 20758)
) AS t ("known_on", "last_month", "first_day", "month_end", "worth_of_one", "starts_on");

-- 32. The rows of quotas.csv (company.plan, line 68)
CREATE OR REPLACE TEMP TABLE "quota_row" AS
SELECT
  t."rep", t."quarter_start", t."cloud_bookings"
FROM "quota_row_file" AS t;

-- 33. cloud_bookings_quota to date, in parts of 39060 (account-executive.plan, line 11)
--     from: Everybody’s months of cloud_bookings_quota (account-executive.plan, line 11)
--     from: The row of quota_row for the person and the period (account-executive.plan, line 11)
--     from: What each month adds to cloud_bookings_quota, in parts of 39060 (account-executive.plan, line 11)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_quota_total" AS
SELECT
  l."known_on", l."last_month", r."payee",
  COALESCE(CAST(SUM(r2."cloud_bookings" * (LEAST(r."to_day", l."month_end") - GREATEST(r."from_day", l."first_day") + 1::BIGINT) * l."worth_of_one") AS BIGINT), 0::BIGINT) AS "total"
FROM "cloud_bookings_quota_months" AS l
JOIN "time_in_plan" AS r
  ON l."known_on" = r."known_on"
  AND r."to_day" >= l."first_day" AND r."from_day" <= l."month_end"
JOIN "quota_row" AS r2
  ON r."payee" = r2."rep"
  AND l."starts_on" = r2."quarter_start"
GROUP BY l."known_on", l."last_month", r."payee";

-- 34. The quota of Cloud bookings to date (account-executive.plan, line 11)
CREATE OR REPLACE TEMP TABLE "cloud_bookings_quota" AS
SELECT
  t."known_on", t."last_month", t."payee",
  ((2::BIGINT * t."total" + CASE WHEN t."total" < 0::BIGINT THEN -(39060::BIGINT) ELSE 39060::BIGINT END) // (2::BIGINT * 39060::BIGINT)) AS "cloud_bookings_quota"
FROM "cloud_bookings_quota_total" AS t;

-- =============================================================================
-- Target
-- =============================================================================

-- 35. The months of target, and what each day is worth: parts of 156240 (account-executive.plan, line 6)
CREATE OR REPLACE TEMP TABLE "target_months" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 24324::BIGINT, 20485::BIGINT, 20512::BIGINT, 465::BIGINT), (20512, 24324, 20513, 20543, 420),
  (20512, 24324, 20544, 20573, 434), (20512, 24324, 20574, 20604, 420), (20512, 24324, 20605, 20634, 434),
  (20512, 24324, 20635, 20665, 420), (20512, 24324, 20666, 20696, 420), (20512, 24324, 20697, 20726, 434),
  (20512, 24324, 20727, 20757, 420), (20512, 24324, 20758, 20787, 434), (20512, 24324, 20788, 20818, 420),
  (20512, 24324, 20819, 20849, 420), (20543, 24324, 20485, 20512, 465), (20543, 24324, 20513, 20543, 420),
  (20543, 24324, 20544, 20573, 434), (20543, 24324, 20574, 20604, 420), (20543, 24324, 20605, 20634, 434),
  (20543, 24324, 20635, 20665, 420), (20543, 24324, 20666, 20696, 420), (20543, 24324, 20697, 20726, 434),
  (20543, 24324, 20727, 20757, 420), (20543, 24324, 20758, 20787, 434), (20543, 24324, 20788, 20818, 420),
  (20543, 24324, 20819, 20849, 420), (20573, 24324, 20485, 20512, 465), (20573, 24324, 20513, 20543, 420),
  (20573, 24324, 20544, 20573, 434), (20573, 24324, 20574, 20604, 420), (20573, 24324, 20605, 20634, 434),
  (20573, 24324, 20635, 20665, 420), (20573, 24324, 20666, 20696, 420), (20573, 24324, 20697, 20726, 434),
  (20573, 24324, 20727, 20757, 420), (20573, 24324, 20758, 20787, 434), (20573, 24324, 20788, 20818, 420),
  (20573, 24324, 20819, 20849, 420), (20604, 24324, 20485, 20512, 465), (20604, 24324, 20513, 20543, 420),
  (20604, 24324, 20544, 20573, 434), (20604, 24324, 20574, 20604, 420), (20604, 24324, 20605, 20634, 434),
  (20604, 24324, 20635, 20665, 420), (20604, 24324, 20666, 20696, 420), (20604, 24324, 20697, 20726, 434),
  (20604, 24324, 20727, 20757, 420), (20604, 24324, 20758, 20787, 434), (20604, 24324, 20788, 20818, 420),
  (20604, 24324, 20819, 20849, 420), (20634, 24324, 20485, 20512, 465), (20634, 24324, 20513, 20543, 420),
  (20634, 24324, 20544, 20573, 434), (20634, 24324, 20574, 20604, 420), (20634, 24324, 20605, 20634, 434),
  (20634, 24324, 20635, 20665, 420), (20634, 24324, 20666, 20696, 420), (20634, 24324, 20697, 20726, 434),
  (20634, 24324, 20727, 20757, 420), (20634, 24324, 20758, 20787, 434), (20634, 24324, 20788, 20818, 420),
  (20634, 24324, 20819, 20849, 420), (20665, 24324, 20485, 20512, 465), (20665, 24324, 20513, 20543, 420),
  (20665, 24324, 20544, 20573, 434), (20665, 24324, 20574, 20604, 420), (20665, 24324, 20605, 20634, 434),
  (20665, 24324, 20635, 20665, 420), (20665, 24324, 20666, 20696, 420), (20665, 24324, 20697, 20726, 434),
  (20665, 24324, 20727, 20757, 420), (20665, 24324, 20758, 20787, 434), (20665, 24324, 20788, 20818, 420),
  (20665, 24324, 20819, 20849, 420), (20696, 24324, 20485, 20512, 465), (20696, 24324, 20513, 20543, 420),
  (20696, 24324, 20544, 20573, 434), (20696, 24324, 20574, 20604, 420), (20696, 24324, 20605, 20634, 434),
  (20696, 24324, 20635, 20665, 420), (20696, 24324, 20666, 20696, 420), (20696, 24324, 20697, 20726, 434),
  (20696, 24324, 20727, 20757, 420), (20696, 24324, 20758, 20787, 434), (20696, 24324, 20788, 20818, 420),
  (20696, 24324, 20819, 20849, 420), (20726, 24324, 20485, 20512, 465), (20726, 24324, 20513, 20543, 420),
  (20726, 24324, 20544, 20573, 434), (20726, 24324, 20574, 20604, 420), (20726, 24324, 20605, 20634, 434),
  (20726, 24324, 20635, 20665, 420), (20726, 24324, 20666, 20696, 420), (20726, 24324, 20697, 20726, 434),
  (20726, 24324, 20727, 20757, 420), (20726, 24324, 20758, 20787, 434), (20726, 24324, 20788, 20818, 420),
  (20726, 24324, 20819, 20849, 420), (20757, 24324, 20485, 20512, 465), (20757, 24324, 20513, 20543, 420),
  (20757, 24324, 20544, 20573, 434), (20757, 24324, 20574, 20604, 420), (20757, 24324, 20605, 20634, 434),
  (20757, 24324, 20635, 20665, 420), (20757, 24324, 20666, 20696, 420), (20757, 24324, 20697, 20726, 434),
  (20757, 24324, 20727, 20757, 420), (20757, 24324, 20758, 20787, 434), (20757, 24324, 20788, 20818, 420),
  (20757, 24324, 20819, 20849, 420), (20787, 24324, 20485, 20512, 465), (20787, 24324, 20513, 20543, 420),
  (20787, 24324, 20544, 20573, 434), (20787, 24324, 20574, 20604, 420), (20787, 24324, 20605, 20634, 434),
  (20787, 24324, 20635, 20665, 420), (20787, 24324, 20666, 20696, 420), (20787, 24324, 20697, 20726, 434),
  (20787, 24324, 20727, 20757, 420), (20787, 24324, 20758, 20787, 434), (20787, 24324, 20788, 20818, 420),
  (20787, 24324, 20819, 20849, 420), (20818, 24324, 20485, 20512, 465), (20818, 24324, 20513, 20543, 420),
  (20818, 24324, 20544, 20573, 434), (20818, 24324, 20574, 20604, 420), (20818, 24324, 20605, 20634, 434),
  (20818, 24324, 20635, 20665, 420), (20818, 24324, 20666, 20696, 420), (20818, 24324, 20697, 20726, 434),
  (20818, 24324, 20727, 20757, 420), (20818, 24324, 20758, 20787, 434), (20818, 24324, 20788, 20818, 420),
  (20818, 24324, 20819, 20849, 420), (20849, 24324, 20485, 20512, 465), (20849, 24324, 20513, 20543, 420),
  (20849, 24324, 20544, 20573, 434), (20849, 24324, 20574, 20604, 420), (20849, 24324, 20605, 20634, 434),
  (20849, 24324, 20635, 20665, 420), (20849, 24324, 20666, 20696, 420), (20849, 24324, 20697, 20726, 434),
  (20849, 24324, 20727, 20757, 420), (20849, 24324, 20758, 20787, 434), (20849, 24324, 20788, 20818, 420),
  (20849, 24324, 20819, 20849, 420), (20512, 24315, 20485, 20512, 465), (20512, 24315, 20513, 20543, 420),
  (20512, 24315, 20544, 20573, 434), (20543, 24315, 20485, 20512, 465), (20543, 24315, 20513, 20543, 420),
  (20543, 24315, 20544, 20573, 434), (20573, 24315, 20485, 20512, 465), (20573, 24315, 20513, 20543, 420),
  (20573, 24315, 20544, 20573, 434), (20604, 24318, 20485, 20512, 465), (20604, 24318, 20513, 20543, 420),
  (20604, 24318, 20544, 20573, 434), (20604, 24318, 20574, 20604, 420), (20604, 24318, 20605, 20634, 434),
  (20604, 24318, 20635, 20665, 420), (20604, 24315, 20485, 20512, 465), (20604, 24315, 20513, 20543, 420),
  (20604, 24315, 20544, 20573, 434), (20634, 24318, 20485, 20512, 465), (20634, 24318, 20513, 20543, 420),
  (20634, 24318, 20544, 20573, 434), (20634, 24318, 20574, 20604, 420), (20634, 24318, 20605, 20634, 434),
  (20634, 24318, 20635, 20665, 420), (20634, 24315, 20485, 20512, 465), (20634, 24315, 20513, 20543, 420),
  (20634, 24315, 20544, 20573, 434), (20665, 24318, 20485, 20512, 465), (20665, 24318, 20513, 20543, 420),
  (20665, 24318, 20544, 20573, 434), (20665, 24318, 20574, 20604, 420), (20665, 24318, 20605, 20634, 434),
  (20665, 24318, 20635, 20665, 420), (20665, 24315, 20485, 20512, 465), (20665, 24315, 20513, 20543, 420),
  (20665, 24315, 20544, 20573, 434), (20696, 24321, 20485, 20512, 465), (20696, 24321, 20513, 20543, 420),
  (20696, 24321, 20544, 20573, 434), (20696, 24321, 20574, 20604, 420), (20696, 24321, 20605, 20634, 434),
  (20696, 24321, 20635, 20665, 420), (20696, 24321, 20666, 20696, 420), (20696, 24321, 20697, 20726, 434),
  (20696, 24321, 20727, 20757, 420), (20696, 24318, 20485, 20512, 465), (20696, 24318, 20513, 20543, 420),
  (20696, 24318, 20544, 20573, 434), (20696, 24318, 20574, 20604, 420), (20696, 24318, 20605, 20634, 434),
  (20696, 24318, 20635, 20665, 420), (20726, 24321, 20485, 20512, 465), (20726, 24321, 20513, 20543, 420),
  (20726, 24321, 20544, 20573, 434), (20726, 24321, 20574, 20604, 420), (20726, 24321, 20605, 20634, 434),
  (20726, 24321, 20635, 20665, 420), (20726, 24321, 20666, 20696, 420), (20726, 24321, 20697, 20726, 434),
  (20726, 24321, 20727, 20757, 420), (20726, 24318, 20485, 20512, 465), (20726, 24318, 20513, 20543, 420),
  (20726, 24318, 20544, 20573, 434), (20726, 24318, 20574, 20604, 420), (20726, 24318, 20605, 20634, 434),
  (20726, 24318, 20635, 20665, 420), (20757, 24321, 20485, 20512, 465), (20757, 24321, 20513, 20543, 420),
  (20757, 24321, 20544, 20573, 434), (20757, 24321, 20574, 20604, 420), (20757, 24321, 20605, 20634, 434),
  (20757, 24321, 20635, 20665, 420), (20757, 24321, 20666, 20696, 420), (20757, 24321, 20697, 20726, 434),
  (20757, 24321, 20727, 20757, 420), (20757, 24318, 20485, 20512, 465), (20757, 24318, 20513, 20543, 420),
  (20757, 24318, 20544, 20573, 434), (20757, 24318, 20574, 20604, 420), (20757, 24318, 20605, 20634, 434),
  (20757, 24318, 20635, 20665, 420), (20787, 24321, 20485, 20512, 465), (20787, 24321, 20513, 20543, 420),
  (20787, 24321, 20544, 20573, 434), (20787, 24321, 20574, 20604, 420), (20787, 24321, 20605, 20634, 434),
  (20787, 24321, 20635, 20665, 420), (20787, 24321, 20666, 20696, 420), (20787, 24321, 20697, 20726, 434),
  (20787, 24321, 20727, 20757, 420), (20818, 24321, 20485, 20512, 465), (20818, 24321, 20513, 20543, 420),
  (20818, 24321, 20544, 20573, 434), (20818, 24321, 20574, 20604, 420), (20818, 24321, 20605, 20634, 434),
  (20818, 24321, 20635, 20665, 420), (20818, 24321, 20666, 20696, 420), (20818, 24321, 20697, 20726, 434),
  (20818, 24321, 20727, 20757, 420), (20849, 24321, 20485, 20512, 465), (20849, 24321, 20513, 20543, 420),
  (20849, 24321, 20544, 20573, 434), (20849, 24321, 20574, 20604, 420), (20849, 24321, 20605, 20634, 434),
  (20849, 24321, 20635, 20665, 420), (20849, 24321, 20666, 20696, 420), (20849, 24321, 20697, 20726, 434),
  (20849, 24321, 20727, 20757, 420)
) AS t ("known_on", "last_month", "first_day", "month_end", "worth_of_one");

-- 36. target to date, in parts of 156240 (account-executive.plan, line 6)
--     from: Everybody’s months of target (account-executive.plan, line 6)
--     from: What each month adds to target, in parts of 156240 (account-executive.plan, line 6)
CREATE OR REPLACE TEMP TABLE "target_total" AS
SELECT
  l."known_on", l."last_month", r."payee",
  COALESCE(CAST(SUM(r."target_incentive" * (LEAST(r."to_day", l."month_end") - GREATEST(r."from_day", l."first_day") + 1::BIGINT) * l."worth_of_one") AS BIGINT), 0::BIGINT) AS "total"
FROM "target_months" AS l
JOIN "time_in_plan" AS r
  ON l."known_on" = r."known_on"
  AND r."to_day" >= l."first_day" AND r."from_day" <= l."month_end"
GROUP BY l."known_on", l."last_month", r."payee";

-- 37. The target to date, rounded once (account-executive.plan, line 6)
CREATE OR REPLACE TEMP TABLE "target" AS
SELECT
  t."known_on", t."last_month", t."payee",
  ((2::BIGINT * t."total" + CASE WHEN t."total" < 0::BIGINT THEN -(156240::BIGINT) ELSE 156240::BIGINT END) // (2::BIGINT * 156240::BIGINT)) AS "target"
FROM "target_total" AS t;

-- =============================================================================
-- Quota of New customers
-- =============================================================================

-- 38. The months of new_logos_quota, and what each day is worth: parts of 39060 (account-executive.plan, line 19)
CREATE OR REPLACE TEMP TABLE "new_logos_quota_months" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 24315::BIGINT, 20485::BIGINT, 20512::BIGINT, 465::BIGINT), (20512, 24315, 20513, 20543, 420),
  (20512, 24315, 20544, 20573, 434), (20543, 24315, 20485, 20512, 465), (20543, 24315, 20513, 20543, 420),
  (20543, 24315, 20544, 20573, 434), (20573, 24315, 20485, 20512, 465), (20573, 24315, 20513, 20543, 420),
  (20573, 24315, 20544, 20573, 434), (20604, 24318, 20485, 20512, 465), (20604, 24318, 20513, 20543, 420),
  (20604, 24318, 20544, 20573, 434), (20604, 24318, 20574, 20604, 420), (20604, 24318, 20605, 20634, 434),
  (20604, 24318, 20635, 20665, 420), (20604, 24315, 20485, 20512, 465), (20604, 24315, 20513, 20543, 420),
  (20604, 24315, 20544, 20573, 434), (20634, 24318, 20485, 20512, 465), (20634, 24318, 20513, 20543, 420),
  (20634, 24318, 20544, 20573, 434), (20634, 24318, 20574, 20604, 420), (20634, 24318, 20605, 20634, 434),
  (20634, 24318, 20635, 20665, 420), (20634, 24315, 20485, 20512, 465), (20634, 24315, 20513, 20543, 420),
  (20634, 24315, 20544, 20573, 434), (20665, 24318, 20485, 20512, 465), (20665, 24318, 20513, 20543, 420),
  (20665, 24318, 20544, 20573, 434), (20665, 24318, 20574, 20604, 420), (20665, 24318, 20605, 20634, 434),
  (20665, 24318, 20635, 20665, 420), (20665, 24315, 20485, 20512, 465), (20665, 24315, 20513, 20543, 420),
  (20665, 24315, 20544, 20573, 434), (20696, 24321, 20485, 20512, 465), (20696, 24321, 20513, 20543, 420),
  (20696, 24321, 20544, 20573, 434), (20696, 24321, 20574, 20604, 420), (20696, 24321, 20605, 20634, 434),
  (20696, 24321, 20635, 20665, 420), (20696, 24321, 20666, 20696, 420), (20696, 24321, 20697, 20726, 434),
  (20696, 24321, 20727, 20757, 420), (20696, 24318, 20485, 20512, 465), (20696, 24318, 20513, 20543, 420),
  (20696, 24318, 20544, 20573, 434), (20696, 24318, 20574, 20604, 420), (20696, 24318, 20605, 20634, 434),
  (20696, 24318, 20635, 20665, 420), (20726, 24321, 20485, 20512, 465), (20726, 24321, 20513, 20543, 420),
  (20726, 24321, 20544, 20573, 434), (20726, 24321, 20574, 20604, 420), (20726, 24321, 20605, 20634, 434),
  (20726, 24321, 20635, 20665, 420), (20726, 24321, 20666, 20696, 420), (20726, 24321, 20697, 20726, 434),
  (20726, 24321, 20727, 20757, 420), (20726, 24318, 20485, 20512, 465), (20726, 24318, 20513, 20543, 420),
  (20726, 24318, 20544, 20573, 434), (20726, 24318, 20574, 20604, 420), (20726, 24318, 20605, 20634, 434),
  (20726, 24318, 20635, 20665, 420), (20757, 24321, 20485, 20512, 465), (20757, 24321, 20513, 20543, 420),
  (20757, 24321, 20544, 20573, 434), (20757, 24321, 20574, 20604, 420), (20757, 24321, 20605, 20634, 434),
  (20757, 24321, 20635, 20665, 420), (20757, 24321, 20666, 20696, 420), (20757, 24321, 20697, 20726, 434),
  (20757, 24321, 20727, 20757, 420), (20757, 24318, 20485, 20512, 465), (20757, 24318, 20513, 20543, 420),
  (20757, 24318, 20544, 20573, 434), (20757, 24318, 20574, 20604, 420), (20757, 24318, 20605, 20634, 434),
  (20757, 24318, 20635, 20665, 420), (20787, 24324, 20485, 20512, 465), (20787, 24324, 20513, 20543, 420),
  (20787, 24324, 20544, 20573, 434), (20787, 24324, 20574, 20604, 420), (20787, 24324, 20605, 20634, 434),
  (20787, 24324, 20635, 20665, 420), (20787, 24324, 20666, 20696, 420), (20787, 24324, 20697, 20726, 434),
  (20787, 24324, 20727, 20757, 420), (20787, 24324, 20758, 20787, 434), (20787, 24324, 20788, 20818, 420),
  (20787, 24324, 20819, 20849, 420), (20787, 24321, 20485, 20512, 465), (20787, 24321, 20513, 20543, 420),
  (20787, 24321, 20544, 20573, 434), (20787, 24321, 20574, 20604, 420), (20787, 24321, 20605, 20634, 434),
  (20787, 24321, 20635, 20665, 420), (20787, 24321, 20666, 20696, 420), (20787, 24321, 20697, 20726, 434),
  (20787, 24321, 20727, 20757, 420), (20818, 24324, 20485, 20512, 465), (20818, 24324, 20513, 20543, 420),
  (20818, 24324, 20544, 20573, 434), (20818, 24324, 20574, 20604, 420), (20818, 24324, 20605, 20634, 434),
  (20818, 24324, 20635, 20665, 420), (20818, 24324, 20666, 20696, 420), (20818, 24324, 20697, 20726, 434),
  (20818, 24324, 20727, 20757, 420), (20818, 24324, 20758, 20787, 434), (20818, 24324, 20788, 20818, 420),
  (20818, 24324, 20819, 20849, 420), (20818, 24321, 20485, 20512, 465), (20818, 24321, 20513, 20543, 420),
  (20818, 24321, 20544, 20573, 434), (20818, 24321, 20574, 20604, 420), (20818, 24321, 20605, 20634, 434),
  (20818, 24321, 20635, 20665, 420), (20818, 24321, 20666, 20696, 420), (20818, 24321, 20697, 20726, 434),
  (20818, 24321, 20727, 20757, 420), (20849, 24324, 20485, 20512, 465), (20849, 24324, 20513, 20543, 420),
  (20849, 24324, 20544, 20573, 434), (20849, 24324, 20574, 20604, 420), (20849, 24324, 20605, 20634, 434),
  (20849, 24324, 20635, 20665, 420), (20849, 24324, 20666, 20696, 420), (20849, 24324, 20697, 20726, 434),
  (20849, 24324, 20727, 20757, 420), (20849, 24324, 20758, 20787, 434), (20849, 24324, 20788, 20818, 420),
  (20849, 24324, 20819, 20849, 420), (20849, 24321, 20485, 20512, 465), (20849, 24321, 20513, 20543, 420),
  (20849, 24321, 20544, 20573, 434), (20849, 24321, 20574, 20604, 420), (20849, 24321, 20605, 20634, 434),
  (20849, 24321, 20635, 20665, 420), (20849, 24321, 20666, 20696, 420), (20849, 24321, 20697, 20726, 434),
  (20849, 24321, 20727, 20757, 420)
) AS t ("known_on", "last_month", "first_day", "month_end", "worth_of_one");

-- 39. new_logos_quota to date, in parts of 39060 (account-executive.plan, line 19)
--     from: Everybody’s months of new_logos_quota (account-executive.plan, line 19)
--     from: What each month adds to new_logos_quota, in parts of 39060 (account-executive.plan, line 19)
CREATE OR REPLACE TEMP TABLE "new_logos_quota_total" AS
SELECT
  l."known_on", l."last_month", r."payee",
  COALESCE(CAST(SUM(4::BIGINT * (LEAST(r."to_day", l."month_end") - GREATEST(r."from_day", l."first_day") + 1::BIGINT) * l."worth_of_one") AS BIGINT), 0::BIGINT) AS "total"
FROM "new_logos_quota_months" AS l
JOIN "time_in_plan" AS r
  ON l."known_on" = r."known_on"
  AND r."to_day" >= l."first_day" AND r."from_day" <= l."month_end"
GROUP BY l."known_on", l."last_month", r."payee";

-- =============================================================================
-- Pay: Cloud commission
-- =============================================================================

-- 40. The windows of Cloud commission, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "cloud_commission_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20485::BIGINT, 20512::BIGINT, 20512::BIGINT, 24324::BIGINT, 0::BIGINT),
  (2, 20485, 20512, 20543, 24324, 0), (3, 20485, 20543, 20543, 24324, 0), (4, 20485, 20512, 20573, 24324, 0),
  (5, 20485, 20543, 20573, 24324, 0), (6, 20485, 20573, 20573, 24324, 0), (7, 20485, 20512, 20604, 24324, 0),
  (8, 20485, 20543, 20604, 24324, 0), (9, 20485, 20573, 20604, 24324, 0), (10, 20485, 20604, 20604, 24324, 0),
  (11, 20485, 20512, 20634, 24324, 0), (12, 20485, 20543, 20634, 24324, 0), (13, 20485, 20573, 20634, 24324, 0),
  (14, 20485, 20604, 20634, 24324, 0), (15, 20485, 20634, 20634, 24324, 0), (16, 20485, 20512, 20665, 24324, 0),
  (17, 20485, 20543, 20665, 24324, 0), (18, 20485, 20573, 20665, 24324, 0), (19, 20485, 20604, 20665, 24324, 0),
  (20, 20485, 20634, 20665, 24324, 0), (21, 20485, 20665, 20665, 24324, 0), (22, 20485, 20512, 20696, 24324, 0),
  (23, 20485, 20543, 20696, 24324, 0), (24, 20485, 20573, 20696, 24324, 0), (25, 20485, 20604, 20696, 24324, 0),
  (26, 20485, 20634, 20696, 24324, 0), (27, 20485, 20665, 20696, 24324, 0), (28, 20485, 20696, 20696, 24324, 0),
  (29, 20485, 20512, 20726, 24324, 0), (30, 20485, 20543, 20726, 24324, 0), (31, 20485, 20573, 20726, 24324, 0),
  (32, 20485, 20604, 20726, 24324, 0), (33, 20485, 20634, 20726, 24324, 0), (34, 20485, 20665, 20726, 24324, 0),
  (35, 20485, 20696, 20726, 24324, 0), (36, 20485, 20726, 20726, 24324, 0), (37, 20485, 20512, 20757, 24324, 0),
  (38, 20485, 20543, 20757, 24324, 0), (39, 20485, 20573, 20757, 24324, 0), (40, 20485, 20604, 20757, 24324, 0),
  (41, 20485, 20634, 20757, 24324, 0), (42, 20485, 20665, 20757, 24324, 0), (43, 20485, 20696, 20757, 24324, 0),
  (44, 20485, 20726, 20757, 24324, 0), (45, 20485, 20757, 20757, 24324, 0), (46, 20485, 20512, 20787, 24324, 0),
  (47, 20485, 20543, 20787, 24324, 0), (48, 20485, 20573, 20787, 24324, 0), (49, 20485, 20604, 20787, 24324, 0),
  (50, 20485, 20634, 20787, 24324, 0), (51, 20485, 20665, 20787, 24324, 0), (52, 20485, 20696, 20787, 24324, 0),
  (53, 20485, 20726, 20787, 24324, 0), (54, 20485, 20757, 20787, 24324, 0), (55, 20485, 20787, 20787, 24324, 0),
  (56, 20485, 20512, 20818, 24324, 0), (57, 20485, 20543, 20818, 24324, 0), (58, 20485, 20573, 20818, 24324, 0),
  (59, 20485, 20604, 20818, 24324, 0), (60, 20485, 20634, 20818, 24324, 0), (61, 20485, 20665, 20818, 24324, 0),
  (62, 20485, 20696, 20818, 24324, 0), (63, 20485, 20726, 20818, 24324, 0), (64, 20485, 20757, 20818, 24324, 0),
  (65, 20485, 20787, 20818, 24324, 0), (66, 20485, 20818, 20818, 24324, 0), (67, 20485, 20512, 20849, 24324, 0),
  (68, 20485, 20543, 20849, 24324, 0), (69, 20485, 20573, 20849, 24324, 0), (70, 20485, 20604, 20849, 24324, 0),
  (71, 20485, 20634, 20849, 24324, 0), (72, 20485, 20665, 20849, 24324, 0), (73, 20485, 20696, 20849, 24324, 0),
  (74, 20485, 20726, 20849, 24324, 0), (75, 20485, 20757, 20849, 24324, 0), (76, 20485, 20787, 20849, 24324, 0),
  (77, 20485, 20818, 20849, 24324, 0), (78, 20485, 20849, 20849, 24324, 0)
) AS t ("moment", "window_from", "to_date", "seen", "cloud_bookings_quota_month", "cloud_bookings_quota_before");

-- 41. Everybody who is in the plan on some day of the window to date (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_people_once" AS
SELECT
  l."moment", l."window_from", l."to_date", l."seen", l."cloud_bookings_quota_month",
  l."cloud_bookings_quota_before", r."payee"
FROM "cloud_commission_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
GROUP BY l."moment", l."window_from", l."to_date", l."seen", l."cloud_bookings_quota_month", l."cloud_bookings_quota_before", r."payee";

-- 42. With plus 2% of cloud_bookings where deal.term_months >= 24 row by row of the window (account-executive.plan, line 39)
--     from: With Cloud bookings of the window (account-executive.plan, line 10)
--     from: With cloud bookings quota to date
--     from: With target to date
--     from: With Gross margin of the window (account-executive.plan, line 22)
CREATE OR REPLACE TEMP TABLE "with_cloud_commission_by_row" AS
SELECT
  l."moment", l."window_from", l."to_date", l."seen", l."payee",
  r."cloud_bookings" AS "cloud_bookings_found",
  r2."cloud_bookings_quota" AS "cloud_bookings_quota_through",
  r3."target" AS "target_through",
  r4."gross_margin" AS "gross_margin_found",
  r4."gross_margin_of" AS "gross_margin_found_of",
  r5."cloud_commission_by_row" AS "cloud_commission_by_row_found"
FROM "cloud_commission_people_once" AS l
LEFT JOIN "cloud_bookings" AS r
  ON l."payee" = r."payee"
  AND l."window_from" = r."from_day"
  AND l."to_date" = r."to_day"
  AND l."seen" = r."seen_on"
LEFT JOIN "cloud_bookings_quota" AS r2
  ON l."payee" = r2."payee"
  AND l."to_date" = r2."known_on"
  AND l."cloud_bookings_quota_month" = r2."last_month"
LEFT JOIN "target" AS r3
  ON l."payee" = r3."payee"
  AND l."to_date" = r3."known_on"
  AND l."cloud_bookings_quota_month" = r3."last_month"
LEFT JOIN "gross_margin" AS r4
  ON l."payee" = r4."payee"
  AND l."window_from" = r4."from_day"
  AND l."to_date" = r4."to_day"
  AND l."seen" = r4."seen_on"
LEFT JOIN "cloud_commission_by_row" AS r5
  ON l."payee" = r5."payee"
  AND l."window_from" = r5."from_day"
  AND l."to_date" = r5."to_day"
  AND l."seen" = r5."seen_on";

-- 43. Where the quota of cloud_bookings is below zero (account-executive.plan, line 11)
CREATE OR REPLACE TEMP TABLE "cloud_commission_cb857" AS
SELECT
  t."window_from", t."to_date", t."payee"
FROM "with_cloud_commission_by_row" AS t
WHERE COALESCE(t."cloud_bookings_quota_through", 0::BIGINT) < 0;

-- 44. What Cloud commission reads: nothing where there is nothing (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_figures" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee",
  COALESCE(t."cloud_bookings_found", 0::BIGINT) AS "cloud_bookings",
  GREATEST(COALESCE(t."cloud_bookings_quota_through", 0::BIGINT), 0::BIGINT) AS "cloud_bookings_of_quota",
  CASE
    WHEN 0 < COALESCE(t."cloud_bookings_quota_through", 0::BIGINT) THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "cloud_bookings_of_quota_known",
  ((2::BIGINT * (7::BIGINT * COALESCE(t."target_through", 0::BIGINT)) + CASE WHEN (7::BIGINT * COALESCE(t."target_through", 0::BIGINT)) < 0::BIGINT THEN -(10::BIGINT) ELSE 10::BIGINT END) // (2::BIGINT * 10::BIGINT)) AS "worth",
  CASE
    WHEN 0 < COALESCE(t."gross_margin_found_of", 0::BIGINT) THEN COALESCE(t."gross_margin_found", 0::BIGINT)
    WHEN 0 < COALESCE(t."gross_margin_found_of", 0::BIGINT) THEN COALESCE(t."gross_margin_found_of", 0::BIGINT)
    ELSE 1::BIGINT
  END AS "gross_margin",
  CASE
    WHEN 0 < COALESCE(t."gross_margin_found_of", 0::BIGINT) THEN COALESCE(t."gross_margin_found_of", 0::BIGINT)
    ELSE 1::BIGINT
  END AS "gross_margin_under",
  COALESCE(t."cloud_commission_by_row_found", 0::BIGINT) AS "cloud_commission_by_row"
FROM "with_cloud_commission_by_row" AS t;

-- 45. Cloud commission (account-executive.plan, line 32)
CREATE OR REPLACE TEMP TABLE "cloud_commission_rate" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row",
  CAST(t."worth" AS HUGEINT) * CAST(100::BIGINT * LEAST(t."cloud_bookings", t."cloud_bookings_of_quota") AS HUGEINT)
    + CAST(15::BIGINT * t."worth" AS HUGEINT) * CAST(LEAST(10::BIGINT * GREATEST(t."cloud_bookings", t."cloud_bookings_of_quota"), 15::BIGINT * t."cloud_bookings_of_quota")
    - LEAST(10::BIGINT * t."cloud_bookings_of_quota", 15::BIGINT * t."cloud_bookings_of_quota") AS HUGEINT)
    + CAST(t."worth" AS HUGEINT) * CAST(10::BIGINT * (GREATEST(10::BIGINT * t."cloud_bookings", 15::BIGINT * t."cloud_bookings_of_quota")
    - 15::BIGINT * t."cloud_bookings_of_quota") AS HUGEINT) AS "rate_1",
  GREATEST(t."cloud_bookings_of_quota", 1::BIGINT) AS "rate_1_under"
FROM "cloud_commission_figures" AS t;

-- 46. only when gross_margin >= 20% (account-executive.plan, line 37)
CREATE OR REPLACE TEMP TABLE "cloud_commission_gate" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row",
  CAST(CASE
    WHEN 2::BIGINT * t."gross_margin_under" <= 10::BIGINT * t."gross_margin" THEN 10::BIGINT
    ELSE 5::BIGINT
  END AS HUGEINT) * t."rate_1" AS "gate_2",
  t."rate_1_under" AS "gate_2_under"
FROM "cloud_commission_rate" AS t;

-- 47. plus 2% of cloud_bookings where deal.term_months >= 24 (account-executive.plan, line 39)
CREATE OR REPLACE TEMP TABLE "cloud_commission_kicker" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row",
  t."gate_2"
    + CAST(10::BIGINT * t."cloud_commission_by_row" AS HUGEINT) * CAST(t."gate_2_under" AS HUGEINT) AS "kicker_3",
  t."gate_2_under" AS "kicker_3_under"
FROM "cloud_commission_gate" AS t;

-- 48. Parts of: cap at 250% of worth, rounded: what the window has earned to date (account-executive.plan, line 38)
CREATE OR REPLACE TEMP TABLE "cloud_commission_parts" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row", t."kicker_3_under",
  LEAST(t."kicker_3", CAST(1000::BIGINT * ((2::BIGINT * (5::BIGINT * t."worth") + CASE WHEN (5::BIGINT * t."worth") < 0::BIGINT THEN -(2::BIGINT) ELSE 2::BIGINT END) // (2::BIGINT * 2::BIGINT)) AS HUGEINT) * CAST(t."kicker_3_under" AS HUGEINT)) AS "earned_over"
FROM "cloud_commission_kicker" AS t;

-- 49. cap at 250% of worth, rounded: what the window has earned to date (account-executive.plan, line 38)
CREATE OR REPLACE TEMP TABLE "cloud_commission" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row",
  CASE
    WHEN t."cloud_bookings_of_quota_known" = 1 THEN CAST(((2::HUGEINT * t."earned_over" + CASE WHEN t."earned_over" < 0::HUGEINT THEN -(CAST(1000::BIGINT * t."kicker_3_under" AS HUGEINT)) ELSE CAST(1000::BIGINT * t."kicker_3_under" AS HUGEINT) END) // (2::HUGEINT * CAST(1000::BIGINT * t."kicker_3_under" AS HUGEINT))) AS BIGINT)
    ELSE 0::BIGINT
  END AS "earned"
FROM "cloud_commission_parts" AS t;

-- 50. Cloud commission without what is paid on top for rows (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_own" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known", t."worth", t."gross_margin", t."gross_margin_under",
  t."cloud_commission_by_row"
FROM "cloud_commission" AS t;

-- 51. plus 2% of cloud_bookings where deal.term_months >= 24 row by row after each row, in the order of the rows (account-executive.plan, line 30)
--     from: The rows that made Cloud commission, in each window to date (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_so_far" AS
SELECT
  l."payee", l."id", l."at_rate",
  r."moment" AS "pay_moment",
  COALESCE(CAST(SUM(l."at_rate") OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."id" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far",
  COALESCE(CAST(SUM(l."at_rate") OVER (PARTITION BY l."payee", r."moment") AS BIGINT), 0::BIGINT) AS "in_all"
FROM "cloud_commission_by_row_in_windows" AS l
JOIN "cloud_commission" AS r
  ON l."payee" = r."payee"
  AND l."from_day" = r."window_from"
  AND l."to_day" = r."to_date"
  AND l."seen_on" = r."seen";

-- 52. What each row earned: plus 2% of cloud_bookings where deal.term_months >= 24 (account-executive.plan, line 39)
CREATE OR REPLACE TEMP TABLE "cloud_commission_on_top" AS
SELECT
  t."payee", t."id", t."pay_moment",
  ((2::BIGINT * t."so_far" + CASE WHEN t."so_far" < 0::BIGINT THEN -(100::BIGINT) ELSE 100::BIGINT END) // (2::BIGINT * 100::BIGINT))
    - ((2::BIGINT * (t."so_far" - t."at_rate") + CASE WHEN (t."so_far" - t."at_rate") < 0::BIGINT THEN -(100::BIGINT) ELSE 100::BIGINT END) // (2::BIGINT * 100::BIGINT)) AS "earned_by_row"
FROM "cloud_commission_so_far" AS t;

-- 53. Cloud bookings after each row, in the order of the rows (account-executive.plan, line 30)
--     from: The rows that made Cloud commission, in each window to date (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_so_far_2" AS
SELECT
  l."payee", l."id",
  r."moment" AS "pay_moment",
  r."cloud_bookings_of_quota" AS "pay_cloud_bookings_of_quota",
  r."cloud_bookings_of_quota_known" AS "pay_cloud_bookings_of_quota_known",
  r."worth" AS "pay_worth",
  r."gross_margin" AS "pay_gross_margin",
  r."gross_margin_under" AS "pay_gross_margin_under",
  r."cloud_commission_by_row" AS "pay_cloud_commission_by_row",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."id" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."payee", r."moment") AS BIGINT), 0::BIGINT) AS "in_all",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."id") AS BIGINT) AS "place"
FROM "cloud_bookings_in_windows" AS l
JOIN "cloud_commission_own" AS r
  ON l."payee" = r."payee"
  AND l."from_day" = r."window_from"
  AND l."to_day" = r."to_date"
  AND l."seen_on" = r."seen";

-- 54. Before any row, and after each of them (account-executive.plan, line 30)
--     from: Cloud commission before any row (account-executive.plan, line 30)
--     from: The rows with what Cloud commission reads (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_along" AS
SELECT
  t."payee",
  CAST(NULL AS VARCHAR) AS "id",
  t."moment" AS "pay_moment",
  t."cloud_bookings_of_quota" AS "pay_cloud_bookings_of_quota",
  t."cloud_bookings_of_quota_known" AS "pay_cloud_bookings_of_quota_known",
  t."worth" AS "pay_worth",
  t."gross_margin" AS "pay_gross_margin",
  t."gross_margin_under" AS "pay_gross_margin_under",
  t."cloud_commission_by_row" AS "pay_cloud_commission_by_row",
  0::BIGINT AS "so_far",
  0::BIGINT AS "place"
FROM "cloud_commission_own" AS t
UNION ALL
SELECT
  t."payee", t."id", t."pay_moment", t."pay_cloud_bookings_of_quota", t."pay_cloud_bookings_of_quota_known",
  t."pay_worth", t."pay_gross_margin", t."pay_gross_margin_under", t."pay_cloud_commission_by_row", t."so_far",
  t."place"
FROM "cloud_commission_so_far_2" AS t;

-- 55. Parts of: Cloud commission as if each row were the last (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_after_row_parts" AS
SELECT
  t."payee", t."id", t."pay_moment", t."pay_cloud_bookings_of_quota", t."pay_cloud_bookings_of_quota_known",
  t."place",
  LEAST(CAST(CASE
    WHEN 2::BIGINT * t."pay_gross_margin_under" <= 10::BIGINT * t."pay_gross_margin" THEN 10::BIGINT
    ELSE 5::BIGINT
  END AS HUGEINT) * (CAST(t."pay_worth" AS HUGEINT) * CAST(100::BIGINT * LEAST(t."so_far", t."pay_cloud_bookings_of_quota") AS HUGEINT)
    + CAST(15::BIGINT * t."pay_worth" AS HUGEINT) * CAST(LEAST(10::BIGINT * GREATEST(t."so_far", t."pay_cloud_bookings_of_quota"), 15::BIGINT * t."pay_cloud_bookings_of_quota")
    - LEAST(10::BIGINT * t."pay_cloud_bookings_of_quota", 15::BIGINT * t."pay_cloud_bookings_of_quota") AS HUGEINT)
    + CAST(t."pay_worth" AS HUGEINT) * CAST(10::BIGINT * (GREATEST(10::BIGINT * t."so_far", 15::BIGINT * t."pay_cloud_bookings_of_quota")
    - 15::BIGINT * t."pay_cloud_bookings_of_quota") AS HUGEINT))
    + CAST(10::BIGINT * t."pay_cloud_commission_by_row" AS HUGEINT) * CAST(GREATEST(t."pay_cloud_bookings_of_quota", 1::BIGINT) AS HUGEINT), CAST(1000::BIGINT * ((2::BIGINT * (5::BIGINT * t."pay_worth") + CASE WHEN (5::BIGINT * t."pay_worth") < 0::BIGINT THEN -(2::BIGINT) ELSE 2::BIGINT END) // (2::BIGINT * 2::BIGINT)) AS HUGEINT) * CAST(GREATEST(t."pay_cloud_bookings_of_quota", 1::BIGINT) AS HUGEINT)) AS "paid_after_over"
FROM "cloud_commission_along" AS t;

-- 56. Cloud commission as if each row were the last (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_after_row" AS
SELECT
  t."payee", t."id", t."pay_moment", t."place",
  CASE
    WHEN t."pay_cloud_bookings_of_quota_known" = 1 THEN CAST(((2::HUGEINT * t."paid_after_over" + CASE WHEN t."paid_after_over" < 0::HUGEINT THEN -(CAST(1000::BIGINT * GREATEST(t."pay_cloud_bookings_of_quota", 1::BIGINT) AS HUGEINT)) ELSE CAST(1000::BIGINT * GREATEST(t."pay_cloud_bookings_of_quota", 1::BIGINT) AS HUGEINT) END) // (2::HUGEINT * CAST(1000::BIGINT * GREATEST(t."pay_cloud_bookings_of_quota", 1::BIGINT) AS HUGEINT))) AS BIGINT)
    ELSE 0::BIGINT
  END AS "paid_after"
FROM "cloud_commission_after_row_parts" AS t;

-- 57. Cloud commission before each row (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_before_row" AS
SELECT
  t."payee", t."id", t."pay_moment", t."place", t."paid_after",
  LAG(t."paid_after") OVER (PARTITION BY t."payee", t."pay_moment" ORDER BY t."place") AS "paid_before"
FROM "cloud_commission_after_row" AS t;

-- 58. What each row earned in Cloud commission (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_by_row_2" AS
SELECT
  t."payee", t."id", t."pay_moment",
  CAST(t."paid_after" AS HUGEINT) - CAST(COALESCE(t."paid_before", 0::BIGINT) AS HUGEINT) AS "earned_by_row"
FROM "cloud_commission_before_row" AS t
WHERE t."place" > 0;

-- =============================================================================
-- Pay: New-logo bonus
-- =============================================================================

-- 59. The windows of New-logo bonus, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "logo_bonus_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20485::BIGINT, 20512::BIGINT, 20512::BIGINT, 24315::BIGINT, 0::BIGINT),
  (2, 20485, 20512, 20543, 24315, 0), (3, 20485, 20543, 20543, 24315, 0), (4, 20485, 20512, 20573, 24315, 0),
  (5, 20485, 20543, 20573, 24315, 0), (6, 20485, 20573, 20573, 24315, 0), (7, 20485, 20512, 20604, 24315, 0),
  (8, 20485, 20543, 20604, 24315, 0), (9, 20485, 20573, 20604, 24315, 0), (10, 20574, 20604, 20604, 24318, 24315),
  (11, 20485, 20512, 20634, 24315, 0), (12, 20485, 20543, 20634, 24315, 0), (13, 20485, 20573, 20634, 24315, 0),
  (14, 20574, 20604, 20634, 24318, 24315), (15, 20574, 20634, 20634, 24318, 24315),
  (16, 20485, 20512, 20665, 24315, 0), (17, 20485, 20543, 20665, 24315, 0), (18, 20485, 20573, 20665, 24315, 0),
  (19, 20574, 20604, 20665, 24318, 24315), (20, 20574, 20634, 20665, 24318, 24315),
  (21, 20574, 20665, 20665, 24318, 24315), (22, 20485, 20512, 20696, 24315, 0), (23, 20485, 20543, 20696, 24315, 0),
  (24, 20485, 20573, 20696, 24315, 0), (25, 20574, 20604, 20696, 24318, 24315),
  (26, 20574, 20634, 20696, 24318, 24315), (27, 20574, 20665, 20696, 24318, 24315),
  (28, 20666, 20696, 20696, 24321, 24318), (29, 20485, 20512, 20726, 24315, 0), (30, 20485, 20543, 20726, 24315, 0),
  (31, 20485, 20573, 20726, 24315, 0), (32, 20574, 20604, 20726, 24318, 24315),
  (33, 20574, 20634, 20726, 24318, 24315), (34, 20574, 20665, 20726, 24318, 24315),
  (35, 20666, 20696, 20726, 24321, 24318), (36, 20666, 20726, 20726, 24321, 24318),
  (37, 20485, 20512, 20757, 24315, 0), (38, 20485, 20543, 20757, 24315, 0), (39, 20485, 20573, 20757, 24315, 0),
  (40, 20574, 20604, 20757, 24318, 24315), (41, 20574, 20634, 20757, 24318, 24315),
  (42, 20574, 20665, 20757, 24318, 24315), (43, 20666, 20696, 20757, 24321, 24318),
  (44, 20666, 20726, 20757, 24321, 24318), (45, 20666, 20757, 20757, 24321, 24318),
  (46, 20485, 20512, 20787, 24315, 0), (47, 20485, 20543, 20787, 24315, 0), (48, 20485, 20573, 20787, 24315, 0),
  (49, 20574, 20604, 20787, 24318, 24315), (50, 20574, 20634, 20787, 24318, 24315),
  (51, 20574, 20665, 20787, 24318, 24315), (52, 20666, 20696, 20787, 24321, 24318),
  (53, 20666, 20726, 20787, 24321, 24318), (54, 20666, 20757, 20787, 24321, 24318),
  (55, 20758, 20787, 20787, 24324, 24321), (56, 20485, 20512, 20818, 24315, 0), (57, 20485, 20543, 20818, 24315, 0),
  (58, 20485, 20573, 20818, 24315, 0), (59, 20574, 20604, 20818, 24318, 24315),
  (60, 20574, 20634, 20818, 24318, 24315), (61, 20574, 20665, 20818, 24318, 24315),
  (62, 20666, 20696, 20818, 24321, 24318), (63, 20666, 20726, 20818, 24321, 24318),
  (64, 20666, 20757, 20818, 24321, 24318), (65, 20758, 20787, 20818, 24324, 24321),
  (66, 20758, 20818, 20818, 24324, 24321), (67, 20485, 20512, 20849, 24315, 0), (68, 20485, 20543, 20849, 24315, 0),
  (69, 20485, 20573, 20849, 24315, 0), (70, 20574, 20604, 20849, 24318, 24315),
  (71, 20574, 20634, 20849, 24318, 24315), (72, 20574, 20665, 20849, 24318, 24315),
  (73, 20666, 20696, 20849, 24321, 24318), (74, 20666, 20726, 20849, 24321, 24318),
  (75, 20666, 20757, 20849, 24321, 24318), (76, 20758, 20787, 20849, 24324, 24321),
  (77, 20758, 20818, 20849, 24324, 24321), (78, 20758, 20849, 20849, 24324, 24321)
) AS t ("moment", "window_from", "to_date", "seen", "new_logos_quota_month", "new_logos_quota_before");

-- 60. Everybody who is in the plan on some day of the window to date (account-executive.plan, line 44)
CREATE OR REPLACE TEMP TABLE "logo_bonus_people_once" AS
SELECT
  l."moment", l."window_from", l."to_date", l."seen", l."new_logos_quota_month", l."new_logos_quota_before",
  r."payee"
FROM "logo_bonus_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
GROUP BY l."moment", l."window_from", l."to_date", l."seen", l."new_logos_quota_month", l."new_logos_quota_before", r."payee";

-- 61. With target to date
--     from: With new logos quota to date
--     from: With New customers of the window (account-executive.plan, line 14)
CREATE OR REPLACE TEMP TABLE "with_target_3" AS
SELECT
  l."moment", l."window_from", l."to_date", l."payee",
  r."total" AS "new_logos_quota_through",
  r2."total" AS "new_logos_quota_less",
  r3."new_logos" AS "new_logos_found",
  r4."target" AS "target_through",
  r5."target" AS "target_less"
FROM "logo_bonus_people_once" AS l
LEFT JOIN "new_logos_quota_total" AS r
  ON l."payee" = r."payee"
  AND l."to_date" = r."known_on"
  AND l."new_logos_quota_month" = r."last_month"
LEFT JOIN "new_logos_quota_total" AS r2
  ON l."payee" = r2."payee"
  AND l."to_date" = r2."known_on"
  AND l."new_logos_quota_before" = r2."last_month"
LEFT JOIN "new_logos" AS r3
  ON l."payee" = r3."payee"
  AND l."window_from" = r3."from_day"
  AND l."to_date" = r3."to_day"
  AND l."seen" = r3."seen_on"
LEFT JOIN "target" AS r4
  ON l."payee" = r4."payee"
  AND l."to_date" = r4."known_on"
  AND l."new_logos_quota_month" = r4."last_month"
LEFT JOIN "target" AS r5
  ON l."payee" = r5."payee"
  AND l."to_date" = r5."known_on"
  AND l."new_logos_quota_before" = r5."last_month";

-- 62. Where the quota of new_logos is below zero (account-executive.plan, line 19)
CREATE OR REPLACE TEMP TABLE "logo_bonus_cb857" AS
SELECT
  t."window_from", t."to_date", t."payee"
FROM "with_target_3" AS t
WHERE 39060::BIGINT * COALESCE(t."new_logos_quota_through", 0::BIGINT)
    - 39060::BIGINT * COALESCE(t."new_logos_quota_less", 0::BIGINT) < 0;

-- 63. What New-logo bonus reads: nothing where there is nothing (account-executive.plan, line 44)
CREATE OR REPLACE TEMP TABLE "logo_bonus_figures" AS
SELECT
  t."moment", t."payee",
  GREATEST(39060::BIGINT * COALESCE(t."new_logos_quota_through", 0::BIGINT)
    - 39060::BIGINT * COALESCE(t."new_logos_quota_less", 0::BIGINT), 0::BIGINT) AS "new_logos_of_quota",
  CASE
    WHEN 0 < 39060::BIGINT * COALESCE(t."new_logos_quota_through", 0::BIGINT)
    - 39060::BIGINT * COALESCE(t."new_logos_quota_less", 0::BIGINT) THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "new_logos_of_quota_known",
  COALESCE(t."new_logos_found", 0::BIGINT) AS "new_logos",
  COALESCE(t."target_through", 0::BIGINT)
    - ((2::BIGINT * (7::BIGINT * COALESCE(t."target_through", 0::BIGINT)) + CASE WHEN (7::BIGINT * COALESCE(t."target_through", 0::BIGINT)) < 0::BIGINT THEN -(10::BIGINT) ELSE 10::BIGINT END) // (2::BIGINT * 10::BIGINT))
    - (COALESCE(t."target_less", 0::BIGINT)
    - ((2::BIGINT * (7::BIGINT * COALESCE(t."target_less", 0::BIGINT)) + CASE WHEN (7::BIGINT * COALESCE(t."target_less", 0::BIGINT)) < 0::BIGINT THEN -(10::BIGINT) ELSE 10::BIGINT END) // (2::BIGINT * 10::BIGINT))) AS "worth"
FROM "with_target_3" AS t;

-- 64. Parts of: New-logo bonus, rounded: what the window has earned to date (account-executive.plan, line 46)
CREATE OR REPLACE TEMP TABLE "logo_bonus_parts" AS
SELECT
  t."moment", t."payee", t."new_logos_of_quota_known",
  CASE
    WHEN t."new_logos_of_quota_known" = 1 AND CAST(15::BIGINT * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT) <= CAST(t."new_logos" AS HUGEINT) * CAST(10::BIGINT * 1525683600::BIGINT AS HUGEINT) THEN CAST(200::BIGINT * t."worth" AS HUGEINT) * CAST(CASE
    WHEN t."new_logos_of_quota_known" = 1 AND GREATEST(t."new_logos_of_quota", 1::BIGINT) <= t."new_logos" * 1525683600::BIGINT THEN 5::BIGINT
    ELSE 2::BIGINT
  END * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT)
    WHEN t."new_logos_of_quota_known" = 1 AND GREATEST(t."new_logos_of_quota", 1::BIGINT) <= t."new_logos" * 1525683600::BIGINT THEN 100::HUGEINT * (CAST(t."worth" AS HUGEINT) * CAST(5::BIGINT * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT)
    + 10::HUGEINT * CAST(t."new_logos" * 1525683600::BIGINT - GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT) * CAST(2::BIGINT * t."worth" - t."worth" AS HUGEINT))
    WHEN t."new_logos_of_quota_known" = 1 AND CAST(8::BIGINT * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT) <= CAST(t."new_logos" AS HUGEINT) * CAST(10::BIGINT * 1525683600::BIGINT AS HUGEINT) THEN CAST(50::BIGINT * t."worth" AS HUGEINT) * CAST(2::BIGINT * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT)
    + 10::HUGEINT * (CAST(t."new_logos" AS HUGEINT) * CAST(10::BIGINT * 1525683600::BIGINT AS HUGEINT)
    - CAST(8::BIGINT * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS HUGEINT)) * CAST(10::BIGINT * t."worth" - 5::BIGINT * t."worth" AS HUGEINT)
    ELSE 0::HUGEINT
  END AS "earned_over",
  CASE
    WHEN t."new_logos_of_quota_known" = 1 AND GREATEST(t."new_logos_of_quota", 1::BIGINT) <= t."new_logos" * 1525683600::BIGINT THEN 500::BIGINT
    ELSE 200::BIGINT
  END * GREATEST(t."new_logos_of_quota", 1::BIGINT) AS "earned_under"
FROM "logo_bonus_figures" AS t;

-- 65. New-logo bonus, rounded: what the window has earned to date (account-executive.plan, line 46)
CREATE OR REPLACE TEMP TABLE "logo_bonus" AS
SELECT
  t."moment", t."payee",
  CAST(CASE
    WHEN t."new_logos_of_quota_known" = 1 THEN ((2::HUGEINT * t."earned_over" + CASE WHEN t."earned_over" < 0::HUGEINT THEN -(CAST(t."earned_under" AS HUGEINT)) ELSE CAST(t."earned_under" AS HUGEINT) END) // (2::HUGEINT * CAST(t."earned_under" AS HUGEINT)))
    ELSE 0::HUGEINT
  END AS BIGINT) AS "earned"
FROM "logo_bonus_parts" AS t;

-- =============================================================================
-- Limits on all pay
-- =============================================================================

-- 66. Which windows to date make up Cloud commission of the fiscal year to date
CREATE OR REPLACE TEMP TABLE "cloud_commission_in_years" AS
SELECT * FROM (VALUES
  (1::BIGINT, 1::BIGINT, 1::BIGINT), (2, 2, 1), (3, 3, 1), (4, 4, 1), (5, 5, 1), (6, 6, 1), (7, 7, 1), (8, 8, 1),
  (9, 9, 1), (10, 10, 1), (11, 11, 1), (12, 12, 1), (13, 13, 1), (14, 14, 1), (15, 15, 1), (16, 16, 1), (17, 17, 1),
  (18, 18, 1), (19, 19, 1), (20, 20, 1), (21, 21, 1), (22, 22, 1), (23, 23, 1), (24, 24, 1), (25, 25, 1), (26, 26, 1),
  (27, 27, 1), (28, 28, 1), (29, 29, 1), (30, 30, 1), (31, 31, 1), (32, 32, 1), (33, 33, 1), (34, 34, 1), (35, 35, 1),
  (36, 36, 1), (37, 37, 1), (38, 38, 1), (39, 39, 1), (40, 40, 1), (41, 41, 1), (42, 42, 1), (43, 43, 1), (44, 44, 1),
  (45, 45, 1), (46, 46, 1), (47, 47, 1), (48, 48, 1), (49, 49, 1), (50, 50, 1), (51, 51, 1), (52, 52, 1), (53, 53, 1),
  (54, 54, 1), (55, 55, 1), (56, 56, 1), (57, 57, 1), (58, 58, 1), (59, 59, 1), (60, 60, 1), (61, 61, 1), (62, 62, 1),
  (63, 63, 1), (64, 64, 1), (65, 65, 1), (66, 66, 1), (67, 67, 1), (68, 68, 1), (69, 69, 1), (70, 70, 1), (71, 71, 1),
  (72, 72, 1), (73, 73, 1), (74, 74, 1), (75, 75, 1), (76, 76, 1), (77, 77, 1), (78, 78, 1)
) AS t ("limited", "counted", "sense");

-- 67. Cloud commission of the fiscal year to date (account-executive.plan, line 30)
CREATE OR REPLACE TEMP TABLE "cloud_commission_year" AS
SELECT
  'cloud_commission' AS "part",
  l."payee", r."limited",
  l."earned" * r."sense" AS "amount"
FROM "cloud_commission" AS l
JOIN "cloud_commission_in_years" AS r
  ON l."moment" = r."counted";

-- 68. Which windows to date make up New-logo bonus of the fiscal year to date
CREATE OR REPLACE TEMP TABLE "logo_bonus_in_years" AS
SELECT * FROM (VALUES
  (1::BIGINT, 1::BIGINT, 1::BIGINT), (2, 2, 1), (3, 3, 1), (4, 4, 1), (5, 5, 1), (6, 6, 1), (7, 7, 1), (8, 8, 1),
  (9, 9, 1), (10, 9, 1), (10, 10, 1), (11, 11, 1), (12, 12, 1), (13, 13, 1), (14, 13, 1), (14, 14, 1), (15, 13, 1),
  (15, 15, 1), (16, 16, 1), (17, 17, 1), (18, 18, 1), (19, 18, 1), (19, 19, 1), (20, 18, 1), (20, 20, 1), (21, 18, 1),
  (21, 21, 1), (22, 22, 1), (23, 23, 1), (24, 24, 1), (25, 24, 1), (25, 25, 1), (26, 24, 1), (26, 26, 1), (27, 24, 1),
  (27, 27, 1), (28, 24, 1), (28, 27, 1), (28, 28, 1), (29, 29, 1), (30, 30, 1), (31, 31, 1), (32, 31, 1), (32, 32, 1),
  (33, 31, 1), (33, 33, 1), (34, 31, 1), (34, 34, 1), (35, 31, 1), (35, 34, 1), (35, 35, 1), (36, 31, 1), (36, 34, 1),
  (36, 36, 1), (37, 37, 1), (38, 38, 1), (39, 39, 1), (40, 39, 1), (40, 40, 1), (41, 39, 1), (41, 41, 1), (42, 39, 1),
  (42, 42, 1), (43, 39, 1), (43, 42, 1), (43, 43, 1), (44, 39, 1), (44, 42, 1), (44, 44, 1), (45, 39, 1), (45, 42, 1),
  (45, 45, 1), (46, 46, 1), (47, 47, 1), (48, 48, 1), (49, 48, 1), (49, 49, 1), (50, 48, 1), (50, 50, 1), (51, 48, 1),
  (51, 51, 1), (52, 48, 1), (52, 51, 1), (52, 52, 1), (53, 48, 1), (53, 51, 1), (53, 53, 1), (54, 48, 1), (54, 51, 1),
  (54, 54, 1), (55, 48, 1), (55, 51, 1), (55, 54, 1), (55, 55, 1), (56, 56, 1), (57, 57, 1), (58, 58, 1), (59, 58, 1),
  (59, 59, 1), (60, 58, 1), (60, 60, 1), (61, 58, 1), (61, 61, 1), (62, 58, 1), (62, 61, 1), (62, 62, 1), (63, 58, 1),
  (63, 61, 1), (63, 63, 1), (64, 58, 1), (64, 61, 1), (64, 64, 1), (65, 58, 1), (65, 61, 1), (65, 64, 1), (65, 65, 1),
  (66, 58, 1), (66, 61, 1), (66, 64, 1), (66, 66, 1), (67, 67, 1), (68, 68, 1), (69, 69, 1), (70, 69, 1), (70, 70, 1),
  (71, 69, 1), (71, 71, 1), (72, 69, 1), (72, 72, 1), (73, 69, 1), (73, 72, 1), (73, 73, 1), (74, 69, 1), (74, 72, 1),
  (74, 74, 1), (75, 69, 1), (75, 72, 1), (75, 75, 1), (76, 69, 1), (76, 72, 1), (76, 75, 1), (76, 76, 1), (77, 69, 1),
  (77, 72, 1), (77, 75, 1), (77, 77, 1), (78, 69, 1), (78, 72, 1), (78, 75, 1), (78, 78, 1)
) AS t ("limited", "counted", "sense");

-- 69. New-logo bonus of the fiscal year to date (account-executive.plan, line 44)
CREATE OR REPLACE TEMP TABLE "logo_bonus_year" AS
SELECT
  'logo_bonus' AS "part",
  l."payee", r."limited",
  l."earned" * r."sense" AS "amount"
FROM "logo_bonus" AS l
JOIN "logo_bonus_in_years" AS r
  ON l."moment" = r."counted";

-- 70. What the windows of each part of pay have earned in the fiscal year to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "parts_of_year" AS
SELECT
  t."part", t."payee", t."limited", t."amount"
FROM "cloud_commission_year" AS t
UNION ALL
SELECT
  t."part", t."payee", t."limited", t."amount"
FROM "logo_bonus_year" AS t;

-- 71. What each part of pay has earned in the fiscal year to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "year_to_date" AS
SELECT
  t."payee", t."limited", t."part",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "parts_of_year" AS t
GROUP BY t."payee", t."limited", t."part";

-- 72. The fiscal year to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "limited_days" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20485::BIGINT, 20512::BIGINT, 20512::BIGINT), (2, 20485, 20512, 20543), (3, 20485, 20543, 20543),
  (4, 20485, 20512, 20573), (5, 20485, 20543, 20573), (6, 20485, 20573, 20573), (7, 20485, 20512, 20604),
  (8, 20485, 20543, 20604), (9, 20485, 20573, 20604), (10, 20485, 20604, 20604), (11, 20485, 20512, 20634),
  (12, 20485, 20543, 20634), (13, 20485, 20573, 20634), (14, 20485, 20604, 20634), (15, 20485, 20634, 20634),
  (16, 20485, 20512, 20665), (17, 20485, 20543, 20665), (18, 20485, 20573, 20665), (19, 20485, 20604, 20665),
  (20, 20485, 20634, 20665), (21, 20485, 20665, 20665), (22, 20485, 20512, 20696), (23, 20485, 20543, 20696),
  (24, 20485, 20573, 20696), (25, 20485, 20604, 20696), (26, 20485, 20634, 20696), (27, 20485, 20665, 20696),
  (28, 20485, 20696, 20696), (29, 20485, 20512, 20726), (30, 20485, 20543, 20726), (31, 20485, 20573, 20726),
  (32, 20485, 20604, 20726), (33, 20485, 20634, 20726), (34, 20485, 20665, 20726), (35, 20485, 20696, 20726),
  (36, 20485, 20726, 20726), (37, 20485, 20512, 20757), (38, 20485, 20543, 20757), (39, 20485, 20573, 20757),
  (40, 20485, 20604, 20757), (41, 20485, 20634, 20757), (42, 20485, 20665, 20757), (43, 20485, 20696, 20757),
  (44, 20485, 20726, 20757), (45, 20485, 20757, 20757), (46, 20485, 20512, 20787), (47, 20485, 20543, 20787),
  (48, 20485, 20573, 20787), (49, 20485, 20604, 20787), (50, 20485, 20634, 20787), (51, 20485, 20665, 20787),
  (52, 20485, 20696, 20787), (53, 20485, 20726, 20787), (54, 20485, 20757, 20787), (55, 20485, 20787, 20787),
  (56, 20485, 20512, 20818), (57, 20485, 20543, 20818), (58, 20485, 20573, 20818), (59, 20485, 20604, 20818),
  (60, 20485, 20634, 20818), (61, 20485, 20665, 20818), (62, 20485, 20696, 20818), (63, 20485, 20726, 20818),
  (64, 20485, 20757, 20818), (65, 20485, 20787, 20818), (66, 20485, 20818, 20818), (67, 20485, 20512, 20849),
  (68, 20485, 20543, 20849), (69, 20485, 20573, 20849), (70, 20485, 20604, 20849), (71, 20485, 20634, 20849),
  (72, 20485, 20665, 20849), (73, 20485, 20696, 20849), (74, 20485, 20726, 20849), (75, 20485, 20757, 20849),
  (76, 20485, 20787, 20849), (77, 20485, 20818, 20849), (78, 20485, 20849, 20849)
) AS t ("limited_at", "from_day", "to_day", "seen_on");

-- 73. The parts of pay in each fiscal year to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "all_pay_parts" AS
SELECT
  l."payee", l."part", l."amount", r."from_day", r."to_day", r."seen_on"
FROM "year_to_date" AS l
JOIN "limited_days" AS r
  ON l."limited" = r."limited_at";

-- 74. All pay to date in the fiscal year (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "all_pay_sum" AS
SELECT
  t."payee", t."from_day", t."to_day", t."seen_on",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "all_pay"
FROM "all_pay_parts" AS t
GROUP BY t."payee", t."from_day", t."to_day", t."seen_on";

-- 75. The windows of All pay, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "all_pay_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20485::BIGINT, 20512::BIGINT, 20512::BIGINT, 24324::BIGINT, 0::BIGINT),
  (2, 20485, 20512, 20543, 24324, 0), (3, 20485, 20543, 20543, 24324, 0), (4, 20485, 20512, 20573, 24324, 0),
  (5, 20485, 20543, 20573, 24324, 0), (6, 20485, 20573, 20573, 24324, 0), (7, 20485, 20512, 20604, 24324, 0),
  (8, 20485, 20543, 20604, 24324, 0), (9, 20485, 20573, 20604, 24324, 0), (10, 20485, 20604, 20604, 24324, 0),
  (11, 20485, 20512, 20634, 24324, 0), (12, 20485, 20543, 20634, 24324, 0), (13, 20485, 20573, 20634, 24324, 0),
  (14, 20485, 20604, 20634, 24324, 0), (15, 20485, 20634, 20634, 24324, 0), (16, 20485, 20512, 20665, 24324, 0),
  (17, 20485, 20543, 20665, 24324, 0), (18, 20485, 20573, 20665, 24324, 0), (19, 20485, 20604, 20665, 24324, 0),
  (20, 20485, 20634, 20665, 24324, 0), (21, 20485, 20665, 20665, 24324, 0), (22, 20485, 20512, 20696, 24324, 0),
  (23, 20485, 20543, 20696, 24324, 0), (24, 20485, 20573, 20696, 24324, 0), (25, 20485, 20604, 20696, 24324, 0),
  (26, 20485, 20634, 20696, 24324, 0), (27, 20485, 20665, 20696, 24324, 0), (28, 20485, 20696, 20696, 24324, 0),
  (29, 20485, 20512, 20726, 24324, 0), (30, 20485, 20543, 20726, 24324, 0), (31, 20485, 20573, 20726, 24324, 0),
  (32, 20485, 20604, 20726, 24324, 0), (33, 20485, 20634, 20726, 24324, 0), (34, 20485, 20665, 20726, 24324, 0),
  (35, 20485, 20696, 20726, 24324, 0), (36, 20485, 20726, 20726, 24324, 0), (37, 20485, 20512, 20757, 24324, 0),
  (38, 20485, 20543, 20757, 24324, 0), (39, 20485, 20573, 20757, 24324, 0), (40, 20485, 20604, 20757, 24324, 0),
  (41, 20485, 20634, 20757, 24324, 0), (42, 20485, 20665, 20757, 24324, 0), (43, 20485, 20696, 20757, 24324, 0),
  (44, 20485, 20726, 20757, 24324, 0), (45, 20485, 20757, 20757, 24324, 0), (46, 20485, 20512, 20787, 24324, 0),
  (47, 20485, 20543, 20787, 24324, 0), (48, 20485, 20573, 20787, 24324, 0), (49, 20485, 20604, 20787, 24324, 0),
  (50, 20485, 20634, 20787, 24324, 0), (51, 20485, 20665, 20787, 24324, 0), (52, 20485, 20696, 20787, 24324, 0),
  (53, 20485, 20726, 20787, 24324, 0), (54, 20485, 20757, 20787, 24324, 0), (55, 20485, 20787, 20787, 24324, 0),
  (56, 20485, 20512, 20818, 24324, 0), (57, 20485, 20543, 20818, 24324, 0), (58, 20485, 20573, 20818, 24324, 0),
  (59, 20485, 20604, 20818, 24324, 0), (60, 20485, 20634, 20818, 24324, 0), (61, 20485, 20665, 20818, 24324, 0),
  (62, 20485, 20696, 20818, 24324, 0), (63, 20485, 20726, 20818, 24324, 0), (64, 20485, 20757, 20818, 24324, 0),
  (65, 20485, 20787, 20818, 24324, 0), (66, 20485, 20818, 20818, 24324, 0), (67, 20485, 20512, 20849, 24324, 0),
  (68, 20485, 20543, 20849, 24324, 0), (69, 20485, 20573, 20849, 24324, 0), (70, 20485, 20604, 20849, 24324, 0),
  (71, 20485, 20634, 20849, 24324, 0), (72, 20485, 20665, 20849, 24324, 0), (73, 20485, 20696, 20849, 24324, 0),
  (74, 20485, 20726, 20849, 24324, 0), (75, 20485, 20757, 20849, 24324, 0), (76, 20485, 20787, 20849, 24324, 0),
  (77, 20485, 20818, 20849, 24324, 0), (78, 20485, 20849, 20849, 24324, 0)
) AS t ("moment", "window_from", "to_date", "seen", "target_month", "target_before");

-- 76. Everybody who is in the plan on some day of the window to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "all_pay_people_once" AS
SELECT
  l."moment", l."window_from", l."to_date", l."seen", l."target_month", l."target_before", r."payee"
FROM "all_pay_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
GROUP BY l."moment", l."window_from", l."to_date", l."seen", l."target_month", l."target_before", r."payee";

-- 77. What All pay reads: nothing where there is nothing (account-executive.plan, line 56)
--     from: With All pay to date in the fiscal year of the window (account-executive.plan, line 56)
--     from: With target to date
CREATE OR REPLACE TEMP TABLE "all_pay_figures" AS
SELECT
  l."moment", l."window_from", l."to_date", l."seen", l."payee",
  COALESCE(r."all_pay", 0::BIGINT) AS "all_pay",
  COALESCE(r2."target", 0::BIGINT) AS "whole_target"
FROM "all_pay_people_once" AS l
LEFT JOIN "all_pay_sum" AS r
  ON l."payee" = r."payee"
  AND l."window_from" = r."from_day"
  AND l."to_date" = r."to_day"
  AND l."seen" = r."seen_on"
LEFT JOIN "target" AS r2
  ON l."payee" = r2."payee"
  AND l."to_date" = r2."known_on"
  AND l."target_month" = r2."last_month";

-- 78. All pay under its gates, factors and limits, rounded: what the window has earned to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "all_pay" AS
SELECT
  t."moment", t."window_from", t."to_date", t."seen", t."payee", t."all_pay",
  LEAST(t."all_pay", ((2::BIGINT * (5::BIGINT * t."whole_target") + CASE WHEN (5::BIGINT * t."whole_target") < 0::BIGINT THEN -(2::BIGINT) ELSE 2::BIGINT END) // (2::BIGINT * 2::BIGINT))) AS "earned"
FROM "all_pay_figures" AS t;

-- 79. What of the limited pay falls to each part, before its whole cents are cut (account-executive.plan, line 56)
--     from: Each part of pay beside what all of it comes to under its limits (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_shares" AS
SELECT
  l."payee", l."part", l."amount",
  r."earned" AS "limited_to",
  r."all_pay" AS "in_all",
  r."moment",
  CASE WHEN r."earned" < 0 THEN 0::BIGINT - r."earned" ELSE r."earned" END AS "size",
  CAST(CASE WHEN r."earned" < 0 THEN 0::BIGINT - r."earned" ELSE r."earned" END AS HUGEINT) * CAST(l."amount" AS HUGEINT) AS "share"
FROM "all_pay_parts" AS l
JOIN "all_pay" AS r
  ON l."payee" = r."payee"
  AND l."from_day" = r."window_from"
  AND l."to_day" = r."to_date"
  AND l."seen_on" = r."seen"
WHERE r."earned" <> r."all_pay" AND r."all_pay" > 0;

-- 80. The whole cents of each part (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_cents" AS
SELECT
  t."payee", t."part", t."amount", t."limited_to", t."in_all", t."moment", t."size", t."share",
  CAST(CASE
    WHEN t."share" < 0::HUGEINT THEN 0::HUGEINT - ((CAST(t."in_all" - 1::BIGINT AS HUGEINT) - t."share") // CAST(t."in_all" AS HUGEINT))
    ELSE (t."share" // CAST(t."in_all" AS HUGEINT))
  END AS BIGINT) AS "whole"
FROM "limited_shares" AS t;

-- 81. What the whole cents of each part leave (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_remainders" AS
SELECT
  t."payee", t."part", t."amount", t."limited_to", t."moment", t."size", t."whole",
  CAST(t."share" - CAST(t."whole" AS HUGEINT) * CAST(t."in_all" AS HUGEINT) AS BIGINT) AS "left_over"
FROM "limited_cents" AS t;

-- 82. The parts by what their cents leave, the greatest first, and all cents together (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_order" AS
SELECT
  t."payee", t."part", t."amount", t."limited_to", t."moment", t."size", t."whole",
  CAST(ROW_NUMBER() OVER (PARTITION BY t."payee", t."moment" ORDER BY t."left_over" DESC, t."part") AS BIGINT) AS "place",
  COALESCE(CAST(SUM(t."whole") OVER (PARTITION BY t."payee", t."moment") AS BIGINT), 0::BIGINT) AS "cents"
FROM "limited_remainders" AS t;

-- 83. What limits change in each part of pay (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_by_part" AS
SELECT
  t."part", t."payee", t."moment",
  CAST(CASE
    WHEN t."limited_to" < 0 THEN 0::BIGINT
    - CASE
    WHEN CAST(t."place" AS HUGEINT) <= CAST(t."size" AS HUGEINT) - CAST(t."cents" AS HUGEINT) THEN t."whole" + 1::BIGINT
    ELSE t."whole"
  END
    ELSE CASE
    WHEN CAST(t."place" AS HUGEINT) <= CAST(t."size" AS HUGEINT) - CAST(t."cents" AS HUGEINT) THEN t."whole" + 1::BIGINT
    ELSE t."whole"
  END
  END AS HUGEINT)
    - CAST(t."amount" AS HUGEINT) AS "changed"
FROM "limited_order" AS t;

-- 84. What limits change where all pay is nothing or less: it belongs to no part (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited_rest" AS
SELECT
  '' AS "part",
  t."payee", t."moment",
  CAST(t."earned" AS HUGEINT) - CAST(t."all_pay" AS HUGEINT) AS "changed"
FROM "all_pay" AS t
WHERE t."earned" <> t."all_pay" AND t."all_pay" <= 0;

-- 85. What gates, factors and caps change, by part of pay and pay period to date (account-executive.plan, line 56)
CREATE OR REPLACE TEMP TABLE "limited" AS
SELECT
  t."part", t."payee", t."moment", t."changed"
FROM "limited_by_part" AS t
UNION ALL
SELECT
  t."part", t."payee", t."moment", t."changed"
FROM "limited_rest" AS t;

-- =============================================================================
-- Q2 cloud sprint
-- =============================================================================

-- 86. What each row is worth to whom in Q2 cloud sprint (account-executive.plan, line 59)
--     from: The rows that Q2 cloud sprint pays for (account-executive.plan, line 59)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_claims" AS
SELECT
  t."payee", t."day", t."id", t."seen_by",
  CAST(MAX(50000::BIGINT) AS BIGINT) AS "full"
FROM "deal_kept" AS t
WHERE t."product" = 'Cloud' AND 2000000 <= t."its_amount" AND t."role" = 'direct'
GROUP BY t."payee", t."day", t."id", t."seen_by";

-- 87. The days up to which claims of Q2 cloud sprint are added up
CREATE OR REPLACE TEMP TABLE "cloud_sprint_days" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20574::BIGINT, 20665::BIGINT, 20665::BIGINT), (2, 20574, 20665, 20696), (3, 20574, 20665, 20726),
  (4, 20574, 20665, 20757), (5, 20574, 20665, 20787), (6, 20574, 20665, 20818), (7, 20574, 20665, 20849)
) AS t ("moment", "first_day", "last_day", "looked_at");

-- 88. The windows of Q2 cloud sprint, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "cloud_sprint_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20574::BIGINT, 20665::BIGINT), (2, 20574, 20665), (3, 20574, 20665), (4, 20574, 20665),
  (5, 20574, 20665), (6, 20574, 20665), (7, 20574, 20665)
) AS t ("moment", "window_from", "to_date");

-- 89. Everybody on the day (company.plan, line 36)
--     from: Everybody who is in the plan on some day of the window to date (account-executive.plan, line 59)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_people_once_dated" AS
SELECT
  l."moment", r."payee",
  l."to_date" AS "day"
FROM "cloud_sprint_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
GROUP BY l."moment", l."window_from", l."to_date", r."payee";

-- 90. Who may claim of Q2 cloud sprint, and how much at most (account-executive.plan, line 59)
--     from: With the row of rep that person names, as it is on the day (company.plan, line 36)
--     from: What Q2 cloud sprint reads: nothing where there is nothing (account-executive.plan, line 59)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_people_2" AS
SELECT
  l."moment", l."payee",
  500000::BIGINT AS "person_cap",
  1::BIGINT AS "person_cap_known"
FROM "cloud_sprint_people_once_dated" AS l
LEFT JOIN "rep_versions" AS r
  ON l."payee" = r."id"
  AND r."effective_from" <= l."day" AND COALESCE(r."next_from", 84006::BIGINT) > l."day";

-- 91. What each person claims of Q2 cloud sprint, row by row (account-executive.plan, line 59)
--     from: The claims of Q2 cloud sprint to date (account-executive.plan, line 59)
--     from: The claims of those who may (account-executive.plan, line 59)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_running" AS
SELECT
  l."payee", l."day", l."id", l."full", r."moment", r2."person_cap", r2."person_cap_known",
  COALESCE(CAST(SUM(l."full") OVER (PARTITION BY l."payee", r."moment" ORDER BY l."day", l."id" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far"
FROM "cloud_sprint_claims" AS l
JOIN "cloud_sprint_days" AS r
  ON l."seen_by" = r."looked_at"
  AND l."day" >= r."first_day" AND l."day" <= r."last_day"
JOIN "cloud_sprint_people_2" AS r2
  ON l."payee" = r2."payee"
  AND r."moment" = r2."moment";

-- 92. What the cap of each person leaves of Q2 cloud sprint (account-executive.plan, line 59)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_capped" AS
SELECT
  t."payee", t."day", t."id", t."moment",
  CASE WHEN t."person_cap_known" = 1 THEN LEAST(t."so_far", t."person_cap") ELSE t."so_far" END
    - CASE
    WHEN t."so_far" - t."full" = 0 THEN 0::BIGINT
    ELSE CASE
    WHEN t."person_cap_known" = 1 THEN LEAST(t."so_far" - t."full", t."person_cap")
    ELSE t."so_far" - t."full"
  END
  END AS "given"
FROM "cloud_sprint_running" AS t;

-- 93. What each person claims of Q2 cloud sprint (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_by_person" AS
SELECT
  t."payee", t."moment",
  COALESCE(CAST(SUM(t."given") AS BIGINT), 0::BIGINT) AS "claimed"
FROM "cloud_sprint_capped" AS t
GROUP BY t."payee", t."moment";

-- 94. Those who claim something (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_claiming" AS
SELECT
  t."payee", t."moment", t."claimed"
FROM "cloud_sprint_by_person" AS t
WHERE t."claimed" > 0;

-- 95. What all claim together (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_all" AS
SELECT
  t."moment",
  COALESCE(CAST(SUM(t."claimed") AS BIGINT), 0::BIGINT) AS "all_claimed"
FROM "cloud_sprint_claiming" AS t
GROUP BY t."moment";

-- 96. The days on which claims are added up, in their order (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_order" AS
SELECT * FROM (VALUES
  (1::BIGINT, 0::BIGINT), (2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6)
) AS t ("ranked_moment", "rank");

-- 97. Where they are more than the budget (account-executive.plan, line 63)
--     from: What all claim together, in that order (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_exceeded_days" AS
SELECT
  l."all_claimed",
  CAST(ROW_NUMBER() OVER (ORDER BY r."rank") AS BIGINT) AS "exceeded_number"
FROM "cloud_sprint_all" AS l
JOIN "cloud_sprint_order" AS r
  ON l."moment" = r."ranked_moment"
  AND l."all_claimed" > 4000000;

-- 98. The first of them (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_exceeded" AS
SELECT
  t."all_claimed"
FROM "cloud_sprint_exceeded_days" AS t
WHERE t."exceeded_number" = 1;

-- 99. Each claim beside all of them (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_beside_all" AS
SELECT
  l."payee", l."day", l."id", l."moment", l."given", r."all_claimed"
FROM "cloud_sprint_capped" AS l
LEFT JOIN "cloud_sprint_all" AS r
  ON l."moment" = r."moment";

-- 100. All weights together (account-executive.plan, line 63)
--     from: Those who claim something, beside the budget (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_parts_weights" AS
SELECT
  t."payee", t."moment", t."claimed",
  4000000::BIGINT AS "budget",
  COALESCE(CAST(SUM(t."claimed") OVER (PARTITION BY t."moment") AS HUGEINT), 0::HUGEINT) AS "weights"
FROM "cloud_sprint_claiming" AS t;

-- 101. What of the amount falls to each, cut to whole units (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_parts_parts" AS
SELECT
  t."payee", t."moment", t."claimed", t."budget", t."weights",
  CAST(((CAST(t."budget" AS HUGEINT) * CAST(t."claimed" AS HUGEINT)) // (t."weights" * 1::HUGEINT)) * 1::HUGEINT AS BIGINT) AS "units"
FROM "cloud_sprint_parts_weights" AS t;

-- 102. What is cut off of each (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_parts_cut" AS
SELECT
  t."payee", t."moment", t."claimed", t."budget", t."units",
  CAST(t."budget" AS HUGEINT) * CAST(t."claimed" AS HUGEINT) - CAST(t."units" AS HUGEINT) * t."weights" AS "cut_off"
FROM "cloud_sprint_parts_parts" AS t;

-- 103. What of the budget falls to each (account-executive.plan, line 63)
--     from: In which order what is left is given out (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_parts" AS
SELECT
  t."payee", t."moment", t."claimed",
  t."units"
    + GREATEST(0::BIGINT, LEAST(1::BIGINT, t."budget" - COALESCE(CAST(SUM(t."units") OVER (PARTITION BY t."moment") AS BIGINT), 0::BIGINT)
    - (CAST(ROW_NUMBER() OVER (PARTITION BY t."moment" ORDER BY t."cut_off" DESC, t."payee") AS BIGINT)
    - 1::BIGINT) * 1::BIGINT)) AS "shared"
FROM "cloud_sprint_parts_cut" AS t;

-- 104. The claims of each person in their order (account-executive.plan, line 63)
--     from: Where the budget does not reach (account-executive.plan, line 63)
--     from: Each claim beside its person’s part (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_rows" AS
SELECT
  l."payee", l."id", l."moment", l."given", r."claimed",
  r."shared" AS "of_person",
  COALESCE(CAST(SUM(l."given") OVER (PARTITION BY l."payee", l."moment" ORDER BY l."day", l."id" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far_claimed"
FROM "cloud_sprint_beside_all" AS l
JOIN "cloud_sprint_parts" AS r
  ON l."payee" = r."payee"
  AND l."moment" = r."moment"
WHERE COALESCE(l."all_claimed", 0::BIGINT) > 4000000;

-- 105. What the budget leaves of each claim (account-executive.plan, line 63)
--     from: What falls to each claim (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_shared" AS
SELECT
  t."payee", t."id", t."moment",
  ((2::HUGEINT * (CAST(t."of_person" AS HUGEINT) * CAST(t."so_far_claimed" AS HUGEINT)) + CASE WHEN (CAST(t."of_person" AS HUGEINT) * CAST(t."so_far_claimed" AS HUGEINT)) < 0::HUGEINT THEN -(CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT)) ELSE CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT) END) // (2::HUGEINT * CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT)))
    - ((2::HUGEINT * (CAST(t."of_person" AS HUGEINT) * CAST(t."so_far_claimed" - t."given" AS HUGEINT)) + CASE WHEN (CAST(t."of_person" AS HUGEINT) * CAST(t."so_far_claimed" - t."given" AS HUGEINT)) < 0::HUGEINT THEN -(CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT)) ELSE CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT) END) // (2::HUGEINT * CAST(GREATEST(t."claimed", 1::BIGINT) AS HUGEINT))) AS "given"
FROM "cloud_sprint_rows" AS t;

-- 106. What the budget of Q2 cloud sprint leaves (account-executive.plan, line 63)
--     from: Where the budget reaches (account-executive.plan, line 63)
CREATE OR REPLACE TEMP TABLE "cloud_sprint_within" AS
SELECT
  t."payee", t."id", t."moment",
  CAST(t."given" AS HUGEINT) AS "given"
FROM "cloud_sprint_beside_all" AS t
WHERE COALESCE(t."all_claimed", 0::BIGINT) <= 4000000
UNION ALL
SELECT
  t."payee", t."id", t."moment", t."given"
FROM "cloud_sprint_shared" AS t;

-- =============================================================================
-- President’s Club
-- =============================================================================

-- 107. The windows of President’s Club, to date at the end of each pay period
CREATE OR REPLACE TEMP TABLE "club_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 20485::BIGINT, 20849::BIGINT, 24324::BIGINT, 0::BIGINT)
) AS t ("moment", "window_from", "to_date", "cloud_bookings_quota_month", "cloud_bookings_quota_before");

-- 108. Everybody on the day (company.plan, line 36)
--     from: Everybody who is in the plan on some day of the window to date (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_people_once_dated" AS
SELECT
  l."moment", l."window_from", l."to_date", l."cloud_bookings_quota_month", r."payee",
  l."to_date" AS "day"
FROM "club_windows" AS l
JOIN "time_in_plan" AS r
  ON l."to_date" = r."known_on"
  AND r."from_day" <= l."to_date" AND r."to_day" >= l."window_from"
GROUP BY l."moment", l."window_from", l."to_date", l."cloud_bookings_quota_month", l."cloud_bookings_quota_before", r."payee";

-- 109. With Cloud bookings of the window (account-executive.plan, line 10)
--     from: With the row of rep that person names, as it is on the day (company.plan, line 36)
--     from: With cloud bookings quota to date
CREATE OR REPLACE TEMP TABLE "with_cloud_bookings_2" AS
SELECT
  l."moment", l."window_from", l."to_date", l."payee",
  r2."cloud_bookings_quota" AS "cloud_bookings_quota_through",
  r3."cloud_bookings" AS "cloud_bookings_found"
FROM "club_people_once_dated" AS l
LEFT JOIN "rep_versions" AS r
  ON l."payee" = r."id"
  AND r."effective_from" <= l."day" AND COALESCE(r."next_from", 84006::BIGINT) > l."day"
LEFT JOIN "cloud_bookings_quota" AS r2
  ON l."payee" = r2."payee"
  AND l."to_date" = r2."known_on"
  AND l."cloud_bookings_quota_month" = r2."last_month"
LEFT JOIN "cloud_bookings" AS r3
  ON l."payee" = r3."payee"
  AND l."window_from" = r3."from_day"
  AND l."to_date" = r3."to_day"
  AND l."to_date" = r3."seen_on";

-- 110. Where the quota of cloud_bookings is below zero (account-executive.plan, line 11)
CREATE OR REPLACE TEMP TABLE "club_cb857" AS
SELECT
  t."window_from", t."to_date", t."payee"
FROM "with_cloud_bookings_2" AS t
WHERE COALESCE(t."cloud_bookings_quota_through", 0::BIGINT) < 0;

-- 111. What President’s Club reads: nothing where there is nothing (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_figures" AS
SELECT
  t."moment", t."to_date", t."payee",
  GREATEST(COALESCE(t."cloud_bookings_quota_through", 0::BIGINT), 0::BIGINT) AS "cloud_bookings_of_quota",
  CASE
    WHEN 0 < COALESCE(t."cloud_bookings_quota_through", 0::BIGINT) THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "cloud_bookings_of_quota_known",
  COALESCE(t."cloud_bookings_found", 0::BIGINT) AS "cloud_bookings"
FROM "with_cloud_bookings_2" AS t;

-- 112. Those who are in the plan on the day (account-executive.plan, line 66)
--     from: Everyone who takes part in President’s Club (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_there" AS
SELECT
  l."moment", l."payee",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN l."cloud_bookings" ELSE 0::BIGINT END AS "by",
  CASE
    WHEN l."cloud_bookings_of_quota_known" = 1 THEN GREATEST(l."cloud_bookings_of_quota", 1::BIGINT)
    ELSE 1::BIGINT
  END AS "by_under",
  l."cloud_bookings" AS "shown_measure",
  1::BIGINT AS "shown_measure_under",
  1::BIGINT AS "shown_measure_known",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN l."cloud_bookings_of_quota" ELSE 0::BIGINT END AS "shown_quota",
  1::BIGINT AS "shown_quota_under",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN 1::BIGINT ELSE 0::BIGINT END AS "shown_quota_known",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN l."cloud_bookings" ELSE 0::BIGINT END AS "shown_attainment",
  CASE
    WHEN l."cloud_bookings_of_quota_known" = 1 THEN GREATEST(l."cloud_bookings_of_quota", 1::BIGINT)
    ELSE 1::BIGINT
  END AS "shown_attainment_under",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN 1::BIGINT ELSE 0::BIGINT END AS "shown_attainment_known"
FROM "club_figures" AS l
JOIN "time_in_plan" AS r
  ON l."payee" = r."payee"
  AND l."to_date" = r."known_on"
  AND l."to_date" >= r."from_day" AND l."to_date" <= r."to_day"
WHERE l."cloud_bookings_of_quota_known" = 1;

-- 113. How many are ahead of each (account-executive.plan, line 66)
--     from: Everyone beside those who are ahead of them (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_ranked_ahead" AS
SELECT
  l."payee", l."moment",
  CAST(COUNT(*) AS BIGINT) AS "others"
FROM "club_there" AS l
JOIN "club_there" AS r
  ON l."moment" = r."moment"
  AND r."by" * l."by_under" > l."by" * r."by_under"
GROUP BY l."payee", l."moment";

-- 114. Everyone who takes part in President’s Club (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_ranked_so" AS
SELECT
  l."moment", l."payee", l."shown_measure", l."shown_measure_under", l."shown_measure_known", l."shown_quota",
  l."shown_quota_under", l."shown_quota_known", l."shown_attainment", l."shown_attainment_under",
  l."shown_attainment_known",
  COALESCE(r."others", 0::BIGINT) AS "ahead"
FROM "club_there" AS l
LEFT JOIN "club_ranked_ahead" AS r
  ON l."payee" = r."payee"
  AND l."moment" = r."moment";

-- 115. Those who are equal, together (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_places" AS
SELECT
  t."moment", t."ahead",
  CAST(COUNT(*) AS BIGINT) AS "tied"
FROM "club_ranked_so" AS t
GROUP BY t."moment", t."ahead";

-- 116. The places, the best first (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_in_places" AS
SELECT
  t."moment", t."ahead", t."tied",
  COALESCE(CAST(SUM(t."tied") OVER (PARTITION BY t."moment" ORDER BY t."ahead" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "through"
FROM "club_places" AS t;

-- 117. What all who are equal get together (account-executive.plan, line 66)
--     from: Everyone in President’s Club with their place (account-executive.plan, line 66)
--     from: Those who are equal in the order of their keys (account-executive.plan, line 66)
CREATE OR REPLACE TEMP TABLE "club_shared" AS
SELECT
  l."moment", l."payee", r."tied",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."moment", l."ahead" ORDER BY l."payee") AS BIGINT) AS "nth",
  CASE
    WHEN r."through" <= 0 THEN 0::BIGINT
    WHEN r."through" <= 1 THEN 1000000::BIGINT
    WHEN r."through" <= 2 THEN 1500000::BIGINT
    WHEN r."through" <= 3 THEN 2000000::BIGINT
    WHEN r."through" <= 4 THEN 2500000::BIGINT
    ELSE 3000000::BIGINT
  END
    - CASE
    WHEN r."through" - r."tied" <= 0 THEN 0::BIGINT
    WHEN r."through" - r."tied" <= 1 THEN 1000000::BIGINT
    WHEN r."through" - r."tied" <= 2 THEN 1500000::BIGINT
    WHEN r."through" - r."tied" <= 3 THEN 2000000::BIGINT
    WHEN r."through" - r."tied" <= 4 THEN 2500000::BIGINT
    ELSE 3000000::BIGINT
  END AS "together"
FROM "club_ranked_so" AS l
JOIN "club_in_places" AS r
  ON l."moment" = r."moment"
  AND l."ahead" = r."ahead";

-- =============================================================================
-- The ledger of earnings
-- =============================================================================

-- 118. In which pay period each window to date of Cloud commission counts; -1: it was paid before
CREATE OR REPLACE TEMP TABLE "cloud_commission_periods" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'original', 1::BIGINT, 1::BIGINT), ('FY26-M01', 'FY26-M02', 'clawback', 2, 1),
  ('FY26-M02', 'FY26-M02', 'original', 3, 1), ('FY26-M02', 'FY26-M02', 'original', 2, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M02', 'clawback', 1, (-1)::BIGINT), ('FY26-M01', 'FY26-M03', 'clawback', 4, 1),
  ('FY26-M02', 'FY26-M03', 'clawback', 5, 1), ('FY26-M02', 'FY26-M03', 'clawback', 4, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M03', 'original', 6, 1), ('FY26-M03', 'FY26-M03', 'original', 5, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M03', 'clawback', 2, (-1)::BIGINT), ('FY26-M02', 'FY26-M03', 'clawback', 3, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M03', 'clawback', 2, 1), ('FY26-M01', 'FY26-M04', 'clawback', 7, 1),
  ('FY26-M02', 'FY26-M04', 'clawback', 8, 1), ('FY26-M02', 'FY26-M04', 'clawback', 7, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 9, 1), ('FY26-M03', 'FY26-M04', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M04', 'original', 10, 1), ('FY26-M04', 'FY26-M04', 'original', 9, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M04', 'clawback', 4, (-1)::BIGINT), ('FY26-M02', 'FY26-M04', 'clawback', 5, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M04', 'clawback', 4, 1), ('FY26-M03', 'FY26-M04', 'clawback', 6, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 5, 1), ('FY26-M01', 'FY26-M05', 'clawback', 11, 1),
  ('FY26-M02', 'FY26-M05', 'clawback', 12, 1), ('FY26-M02', 'FY26-M05', 'clawback', 11, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 13, 1), ('FY26-M03', 'FY26-M05', 'clawback', 12, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M05', 'clawback', 14, 1), ('FY26-M04', 'FY26-M05', 'clawback', 13, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M05', 'original', 15, 1), ('FY26-M05', 'FY26-M05', 'original', 14, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M05', 'clawback', 7, (-1)::BIGINT), ('FY26-M02', 'FY26-M05', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M05', 'clawback', 7, 1), ('FY26-M03', 'FY26-M05', 'clawback', 9, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 8, 1), ('FY26-M04', 'FY26-M05', 'clawback', 10, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M05', 'clawback', 9, 1), ('FY26-M01', 'FY26-M06', 'clawback', 16, 1),
  ('FY26-M02', 'FY26-M06', 'clawback', 17, 1), ('FY26-M02', 'FY26-M06', 'clawback', 16, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 18, 1), ('FY26-M03', 'FY26-M06', 'clawback', 17, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M06', 'clawback', 19, 1), ('FY26-M04', 'FY26-M06', 'clawback', 18, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 20, 1), ('FY26-M05', 'FY26-M06', 'clawback', 19, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M06', 'original', 21, 1), ('FY26-M06', 'FY26-M06', 'original', 20, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M06', 'clawback', 11, (-1)::BIGINT), ('FY26-M02', 'FY26-M06', 'clawback', 12, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M06', 'clawback', 11, 1), ('FY26-M03', 'FY26-M06', 'clawback', 13, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 12, 1), ('FY26-M04', 'FY26-M06', 'clawback', 14, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M06', 'clawback', 13, 1), ('FY26-M05', 'FY26-M06', 'clawback', 15, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 14, 1), ('FY26-M01', 'FY26-M07', 'clawback', 22, 1),
  ('FY26-M02', 'FY26-M07', 'clawback', 23, 1), ('FY26-M02', 'FY26-M07', 'clawback', 22, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M07', 'clawback', 24, 1), ('FY26-M03', 'FY26-M07', 'clawback', 23, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M07', 'clawback', 25, 1), ('FY26-M04', 'FY26-M07', 'clawback', 24, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 26, 1), ('FY26-M05', 'FY26-M07', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 27, 1), ('FY26-M06', 'FY26-M07', 'clawback', 26, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M07', 'original', 28, 1), ('FY26-M07', 'FY26-M07', 'original', 27, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M07', 'clawback', 16, (-1)::BIGINT), ('FY26-M02', 'FY26-M07', 'clawback', 17, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M07', 'clawback', 16, 1), ('FY26-M03', 'FY26-M07', 'clawback', 18, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M07', 'clawback', 17, 1), ('FY26-M04', 'FY26-M07', 'clawback', 19, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M07', 'clawback', 18, 1), ('FY26-M05', 'FY26-M07', 'clawback', 20, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 19, 1), ('FY26-M06', 'FY26-M07', 'clawback', 21, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 20, 1), ('FY26-M01', 'FY26-M08', 'clawback', 29, 1),
  ('FY26-M02', 'FY26-M08', 'clawback', 30, 1), ('FY26-M02', 'FY26-M08', 'clawback', 29, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 31, 1), ('FY26-M03', 'FY26-M08', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 32, 1), ('FY26-M04', 'FY26-M08', 'clawback', 31, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 33, 1), ('FY26-M05', 'FY26-M08', 'clawback', 32, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M08', 'clawback', 34, 1), ('FY26-M06', 'FY26-M08', 'clawback', 33, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M08', 'clawback', 35, 1), ('FY26-M07', 'FY26-M08', 'clawback', 34, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M08', 'original', 36, 1), ('FY26-M08', 'FY26-M08', 'original', 35, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M08', 'clawback', 22, (-1)::BIGINT), ('FY26-M02', 'FY26-M08', 'clawback', 23, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M08', 'clawback', 22, 1), ('FY26-M03', 'FY26-M08', 'clawback', 24, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 23, 1), ('FY26-M04', 'FY26-M08', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 24, 1), ('FY26-M05', 'FY26-M08', 'clawback', 26, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 25, 1), ('FY26-M06', 'FY26-M08', 'clawback', 27, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M08', 'clawback', 26, 1), ('FY26-M07', 'FY26-M08', 'clawback', 28, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M08', 'clawback', 27, 1), ('FY26-M01', 'FY26-M09', 'clawback', 37, 1),
  ('FY26-M02', 'FY26-M09', 'clawback', 38, 1), ('FY26-M02', 'FY26-M09', 'clawback', 37, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 39, 1), ('FY26-M03', 'FY26-M09', 'clawback', 38, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 40, 1), ('FY26-M04', 'FY26-M09', 'clawback', 39, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 41, 1), ('FY26-M05', 'FY26-M09', 'clawback', 40, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M09', 'clawback', 42, 1), ('FY26-M06', 'FY26-M09', 'clawback', 41, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M09', 'clawback', 43, 1), ('FY26-M07', 'FY26-M09', 'clawback', 42, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 44, 1), ('FY26-M08', 'FY26-M09', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M09', 'original', 45, 1), ('FY26-M09', 'FY26-M09', 'original', 44, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M09', 'clawback', 29, (-1)::BIGINT), ('FY26-M02', 'FY26-M09', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M09', 'clawback', 29, 1), ('FY26-M03', 'FY26-M09', 'clawback', 31, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 30, 1), ('FY26-M04', 'FY26-M09', 'clawback', 32, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 31, 1), ('FY26-M05', 'FY26-M09', 'clawback', 33, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 32, 1), ('FY26-M06', 'FY26-M09', 'clawback', 34, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M09', 'clawback', 33, 1), ('FY26-M07', 'FY26-M09', 'clawback', 35, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M09', 'clawback', 34, 1), ('FY26-M08', 'FY26-M09', 'clawback', 36, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 35, 1), ('FY26-M01', 'FY26-M10', 'clawback', 46, 1),
  ('FY26-M02', 'FY26-M10', 'clawback', 47, 1), ('FY26-M02', 'FY26-M10', 'clawback', 46, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 48, 1), ('FY26-M03', 'FY26-M10', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 49, 1), ('FY26-M04', 'FY26-M10', 'clawback', 48, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 50, 1), ('FY26-M05', 'FY26-M10', 'clawback', 49, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 51, 1), ('FY26-M06', 'FY26-M10', 'clawback', 50, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M10', 'clawback', 52, 1), ('FY26-M07', 'FY26-M10', 'clawback', 51, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 53, 1), ('FY26-M08', 'FY26-M10', 'clawback', 52, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 54, 1), ('FY26-M09', 'FY26-M10', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M10', 'original', 55, 1), ('FY26-M10', 'FY26-M10', 'original', 54, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M10', 'clawback', 37, (-1)::BIGINT), ('FY26-M02', 'FY26-M10', 'clawback', 38, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M10', 'clawback', 37, 1), ('FY26-M03', 'FY26-M10', 'clawback', 39, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 38, 1), ('FY26-M04', 'FY26-M10', 'clawback', 40, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 39, 1), ('FY26-M05', 'FY26-M10', 'clawback', 41, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 40, 1), ('FY26-M06', 'FY26-M10', 'clawback', 42, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 41, 1), ('FY26-M07', 'FY26-M10', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M10', 'clawback', 42, 1), ('FY26-M08', 'FY26-M10', 'clawback', 44, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 43, 1), ('FY26-M09', 'FY26-M10', 'clawback', 45, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 44, 1), ('FY26-M01', 'FY26-M11', 'clawback', 56, 1),
  ('FY26-M02', 'FY26-M11', 'clawback', 57, 1), ('FY26-M02', 'FY26-M11', 'clawback', 56, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 58, 1), ('FY26-M03', 'FY26-M11', 'clawback', 57, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M11', 'clawback', 59, 1), ('FY26-M04', 'FY26-M11', 'clawback', 58, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 60, 1), ('FY26-M05', 'FY26-M11', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 61, 1), ('FY26-M06', 'FY26-M11', 'clawback', 60, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 62, 1), ('FY26-M07', 'FY26-M11', 'clawback', 61, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 63, 1), ('FY26-M08', 'FY26-M11', 'clawback', 62, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 64, 1), ('FY26-M09', 'FY26-M11', 'clawback', 63, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M11', 'clawback', 65, 1), ('FY26-M10', 'FY26-M11', 'clawback', 64, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M11', 'original', 66, 1), ('FY26-M11', 'FY26-M11', 'original', 65, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M11', 'clawback', 46, (-1)::BIGINT), ('FY26-M02', 'FY26-M11', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M11', 'clawback', 46, 1), ('FY26-M03', 'FY26-M11', 'clawback', 48, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 47, 1), ('FY26-M04', 'FY26-M11', 'clawback', 49, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M11', 'clawback', 48, 1), ('FY26-M05', 'FY26-M11', 'clawback', 50, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 49, 1), ('FY26-M06', 'FY26-M11', 'clawback', 51, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 50, 1), ('FY26-M07', 'FY26-M11', 'clawback', 52, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 51, 1), ('FY26-M08', 'FY26-M11', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 52, 1), ('FY26-M09', 'FY26-M11', 'clawback', 54, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 53, 1), ('FY26-M10', 'FY26-M11', 'clawback', 55, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M11', 'clawback', 54, 1), ('FY26-M01', 'FY26-M12', 'clawback', 67, 1),
  ('FY26-M02', 'FY26-M12', 'clawback', 68, 1), ('FY26-M02', 'FY26-M12', 'clawback', 67, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 69, 1), ('FY26-M03', 'FY26-M12', 'clawback', 68, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M12', 'clawback', 70, 1), ('FY26-M04', 'FY26-M12', 'clawback', 69, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 71, 1), ('FY26-M05', 'FY26-M12', 'clawback', 70, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 72, 1), ('FY26-M06', 'FY26-M12', 'clawback', 71, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 73, 1), ('FY26-M07', 'FY26-M12', 'clawback', 72, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 74, 1), ('FY26-M08', 'FY26-M12', 'clawback', 73, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 75, 1), ('FY26-M09', 'FY26-M12', 'clawback', 74, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M12', 'clawback', 76, 1), ('FY26-M10', 'FY26-M12', 'clawback', 75, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 77, 1), ('FY26-M11', 'FY26-M12', 'clawback', 76, (-1)::BIGINT),
  ('FY26-M12', 'FY26-M12', 'original', 78, 1), ('FY26-M12', 'FY26-M12', 'original', 77, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M12', 'clawback', 56, (-1)::BIGINT), ('FY26-M02', 'FY26-M12', 'clawback', 57, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M12', 'clawback', 56, 1), ('FY26-M03', 'FY26-M12', 'clawback', 58, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 57, 1), ('FY26-M04', 'FY26-M12', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M12', 'clawback', 58, 1), ('FY26-M05', 'FY26-M12', 'clawback', 60, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 59, 1), ('FY26-M06', 'FY26-M12', 'clawback', 61, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 60, 1), ('FY26-M07', 'FY26-M12', 'clawback', 62, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 61, 1), ('FY26-M08', 'FY26-M12', 'clawback', 63, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 62, 1), ('FY26-M09', 'FY26-M12', 'clawback', 64, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 63, 1), ('FY26-M10', 'FY26-M12', 'clawback', 65, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M12', 'clawback', 64, 1), ('FY26-M11', 'FY26-M12', 'clawback', 66, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 65, 1)
) AS t ("for_period", "posted_in", "kind", "counted", "sense");

-- 119. Cloud commission of each pay period (account-executive.plan, line 30)
--     from: Cloud commission in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_commission_whole" AS
SELECT
  'cloud_commission' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'earned' AS "item",
  l."earned" * r."sense" AS "amount"
FROM "cloud_commission" AS l
JOIN "cloud_commission_periods" AS r
  ON l."moment" = r."counted";

-- 120. Cloud commission by rows (What each row earned: plus 2% of cloud_bookings where deal.term_months >= 24) (account-executive.plan, line 30)
--     from: Cloud commission in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_commission_of_rows" AS
SELECT
  'cloud_commission' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  'deal' AS "record",
  l."id" AS "row_key",
  'earned' AS "item",
  l."earned_by_row" * r."sense" AS "amount"
FROM "cloud_commission_on_top" AS l
JOIN "cloud_commission_periods" AS r
  ON l."pay_moment" = r."counted";

-- 121. What rows explain of Cloud commission (What each row earned: plus 2% of cloud_bookings where deal.term_months… (account-executive.plan, line 30)
--     from: Cloud commission in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_commission_explained" AS
SELECT
  'cloud_commission' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'earned' AS "item",
  0::BIGINT - l."earned_by_row" * r."sense" AS "amount"
FROM "cloud_commission_on_top" AS l
JOIN "cloud_commission_periods" AS r
  ON l."pay_moment" = r."counted";

-- 122. Cloud commission by rows (What each row earned in Cloud commission) (account-executive.plan, line 30)
--     from: Cloud commission in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_commission_of_rows_2" AS
SELECT
  'cloud_commission' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  'deal' AS "record",
  l."id" AS "row_key",
  'earned' AS "item",
  l."earned_by_row" * CAST(r."sense" AS HUGEINT) AS "amount"
FROM "cloud_commission_by_row_2" AS l
JOIN "cloud_commission_periods" AS r
  ON l."pay_moment" = r."counted";

-- 123. What rows explain of Cloud commission (What each row earned in Cloud commission): taken from the whole, so th… (account-executive.plan, line 30)
--     from: Cloud commission in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_commission_explained_2" AS
SELECT
  'cloud_commission' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'earned' AS "item",
  0::HUGEINT - l."earned_by_row" * CAST(r."sense" AS HUGEINT) AS "amount"
FROM "cloud_commission_by_row_2" AS l
JOIN "cloud_commission_periods" AS r
  ON l."pay_moment" = r."counted";

-- 124. In which pay period each window to date of New-logo bonus counts; -1: it was paid before
CREATE OR REPLACE TEMP TABLE "logo_bonus_periods" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'original', 1::BIGINT, 1::BIGINT), ('FY26-M01', 'FY26-M02', 'clawback', 2, 1),
  ('FY26-M02', 'FY26-M02', 'original', 3, 1), ('FY26-M02', 'FY26-M02', 'original', 2, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M02', 'clawback', 1, (-1)::BIGINT), ('FY26-M01', 'FY26-M03', 'clawback', 4, 1),
  ('FY26-M02', 'FY26-M03', 'clawback', 5, 1), ('FY26-M02', 'FY26-M03', 'clawback', 4, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M03', 'original', 6, 1), ('FY26-M03', 'FY26-M03', 'original', 5, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M03', 'clawback', 2, (-1)::BIGINT), ('FY26-M02', 'FY26-M03', 'clawback', 3, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M03', 'clawback', 2, 1), ('FY26-M01', 'FY26-M04', 'clawback', 7, 1),
  ('FY26-M02', 'FY26-M04', 'clawback', 8, 1), ('FY26-M02', 'FY26-M04', 'clawback', 7, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 9, 1), ('FY26-M03', 'FY26-M04', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M04', 'original', 10, 1), ('FY26-M01', 'FY26-M04', 'clawback', 4, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M04', 'clawback', 5, (-1)::BIGINT), ('FY26-M02', 'FY26-M04', 'clawback', 4, 1),
  ('FY26-M03', 'FY26-M04', 'clawback', 6, (-1)::BIGINT), ('FY26-M03', 'FY26-M04', 'clawback', 5, 1),
  ('FY26-M01', 'FY26-M05', 'clawback', 11, 1), ('FY26-M02', 'FY26-M05', 'clawback', 12, 1),
  ('FY26-M02', 'FY26-M05', 'clawback', 11, (-1)::BIGINT), ('FY26-M03', 'FY26-M05', 'clawback', 13, 1),
  ('FY26-M03', 'FY26-M05', 'clawback', 12, (-1)::BIGINT), ('FY26-M04', 'FY26-M05', 'clawback', 14, 1),
  ('FY26-M05', 'FY26-M05', 'original', 15, 1), ('FY26-M05', 'FY26-M05', 'original', 14, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M05', 'clawback', 7, (-1)::BIGINT), ('FY26-M02', 'FY26-M05', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M05', 'clawback', 7, 1), ('FY26-M03', 'FY26-M05', 'clawback', 9, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 8, 1), ('FY26-M04', 'FY26-M05', 'clawback', 10, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M06', 'clawback', 16, 1), ('FY26-M02', 'FY26-M06', 'clawback', 17, 1),
  ('FY26-M02', 'FY26-M06', 'clawback', 16, (-1)::BIGINT), ('FY26-M03', 'FY26-M06', 'clawback', 18, 1),
  ('FY26-M03', 'FY26-M06', 'clawback', 17, (-1)::BIGINT), ('FY26-M04', 'FY26-M06', 'clawback', 19, 1),
  ('FY26-M05', 'FY26-M06', 'clawback', 20, 1), ('FY26-M05', 'FY26-M06', 'clawback', 19, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M06', 'original', 21, 1), ('FY26-M06', 'FY26-M06', 'original', 20, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M06', 'clawback', 11, (-1)::BIGINT), ('FY26-M02', 'FY26-M06', 'clawback', 12, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M06', 'clawback', 11, 1), ('FY26-M03', 'FY26-M06', 'clawback', 13, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 12, 1), ('FY26-M04', 'FY26-M06', 'clawback', 14, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 15, (-1)::BIGINT), ('FY26-M05', 'FY26-M06', 'clawback', 14, 1),
  ('FY26-M01', 'FY26-M07', 'clawback', 22, 1), ('FY26-M02', 'FY26-M07', 'clawback', 23, 1),
  ('FY26-M02', 'FY26-M07', 'clawback', 22, (-1)::BIGINT), ('FY26-M03', 'FY26-M07', 'clawback', 24, 1),
  ('FY26-M03', 'FY26-M07', 'clawback', 23, (-1)::BIGINT), ('FY26-M04', 'FY26-M07', 'clawback', 25, 1),
  ('FY26-M05', 'FY26-M07', 'clawback', 26, 1), ('FY26-M05', 'FY26-M07', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 27, 1), ('FY26-M06', 'FY26-M07', 'clawback', 26, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M07', 'original', 28, 1), ('FY26-M01', 'FY26-M07', 'clawback', 16, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M07', 'clawback', 17, (-1)::BIGINT), ('FY26-M02', 'FY26-M07', 'clawback', 16, 1),
  ('FY26-M03', 'FY26-M07', 'clawback', 18, (-1)::BIGINT), ('FY26-M03', 'FY26-M07', 'clawback', 17, 1),
  ('FY26-M04', 'FY26-M07', 'clawback', 19, (-1)::BIGINT), ('FY26-M05', 'FY26-M07', 'clawback', 20, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 19, 1), ('FY26-M06', 'FY26-M07', 'clawback', 21, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 20, 1), ('FY26-M01', 'FY26-M08', 'clawback', 29, 1),
  ('FY26-M02', 'FY26-M08', 'clawback', 30, 1), ('FY26-M02', 'FY26-M08', 'clawback', 29, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 31, 1), ('FY26-M03', 'FY26-M08', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 32, 1), ('FY26-M05', 'FY26-M08', 'clawback', 33, 1),
  ('FY26-M05', 'FY26-M08', 'clawback', 32, (-1)::BIGINT), ('FY26-M06', 'FY26-M08', 'clawback', 34, 1),
  ('FY26-M06', 'FY26-M08', 'clawback', 33, (-1)::BIGINT), ('FY26-M07', 'FY26-M08', 'clawback', 35, 1),
  ('FY26-M08', 'FY26-M08', 'original', 36, 1), ('FY26-M08', 'FY26-M08', 'original', 35, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M08', 'clawback', 22, (-1)::BIGINT), ('FY26-M02', 'FY26-M08', 'clawback', 23, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M08', 'clawback', 22, 1), ('FY26-M03', 'FY26-M08', 'clawback', 24, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 23, 1), ('FY26-M04', 'FY26-M08', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 26, (-1)::BIGINT), ('FY26-M05', 'FY26-M08', 'clawback', 25, 1),
  ('FY26-M06', 'FY26-M08', 'clawback', 27, (-1)::BIGINT), ('FY26-M06', 'FY26-M08', 'clawback', 26, 1),
  ('FY26-M07', 'FY26-M08', 'clawback', 28, (-1)::BIGINT), ('FY26-M01', 'FY26-M09', 'clawback', 37, 1),
  ('FY26-M02', 'FY26-M09', 'clawback', 38, 1), ('FY26-M02', 'FY26-M09', 'clawback', 37, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 39, 1), ('FY26-M03', 'FY26-M09', 'clawback', 38, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 40, 1), ('FY26-M05', 'FY26-M09', 'clawback', 41, 1),
  ('FY26-M05', 'FY26-M09', 'clawback', 40, (-1)::BIGINT), ('FY26-M06', 'FY26-M09', 'clawback', 42, 1),
  ('FY26-M06', 'FY26-M09', 'clawback', 41, (-1)::BIGINT), ('FY26-M07', 'FY26-M09', 'clawback', 43, 1),
  ('FY26-M08', 'FY26-M09', 'clawback', 44, 1), ('FY26-M08', 'FY26-M09', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M09', 'original', 45, 1), ('FY26-M09', 'FY26-M09', 'original', 44, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M09', 'clawback', 29, (-1)::BIGINT), ('FY26-M02', 'FY26-M09', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M09', 'clawback', 29, 1), ('FY26-M03', 'FY26-M09', 'clawback', 31, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 30, 1), ('FY26-M04', 'FY26-M09', 'clawback', 32, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 33, (-1)::BIGINT), ('FY26-M05', 'FY26-M09', 'clawback', 32, 1),
  ('FY26-M06', 'FY26-M09', 'clawback', 34, (-1)::BIGINT), ('FY26-M06', 'FY26-M09', 'clawback', 33, 1),
  ('FY26-M07', 'FY26-M09', 'clawback', 35, (-1)::BIGINT), ('FY26-M08', 'FY26-M09', 'clawback', 36, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 35, 1), ('FY26-M01', 'FY26-M10', 'clawback', 46, 1),
  ('FY26-M02', 'FY26-M10', 'clawback', 47, 1), ('FY26-M02', 'FY26-M10', 'clawback', 46, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 48, 1), ('FY26-M03', 'FY26-M10', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 49, 1), ('FY26-M05', 'FY26-M10', 'clawback', 50, 1),
  ('FY26-M05', 'FY26-M10', 'clawback', 49, (-1)::BIGINT), ('FY26-M06', 'FY26-M10', 'clawback', 51, 1),
  ('FY26-M06', 'FY26-M10', 'clawback', 50, (-1)::BIGINT), ('FY26-M07', 'FY26-M10', 'clawback', 52, 1),
  ('FY26-M08', 'FY26-M10', 'clawback', 53, 1), ('FY26-M08', 'FY26-M10', 'clawback', 52, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 54, 1), ('FY26-M09', 'FY26-M10', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M10', 'original', 55, 1), ('FY26-M01', 'FY26-M10', 'clawback', 37, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M10', 'clawback', 38, (-1)::BIGINT), ('FY26-M02', 'FY26-M10', 'clawback', 37, 1),
  ('FY26-M03', 'FY26-M10', 'clawback', 39, (-1)::BIGINT), ('FY26-M03', 'FY26-M10', 'clawback', 38, 1),
  ('FY26-M04', 'FY26-M10', 'clawback', 40, (-1)::BIGINT), ('FY26-M05', 'FY26-M10', 'clawback', 41, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 40, 1), ('FY26-M06', 'FY26-M10', 'clawback', 42, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 41, 1), ('FY26-M07', 'FY26-M10', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 44, (-1)::BIGINT), ('FY26-M08', 'FY26-M10', 'clawback', 43, 1),
  ('FY26-M09', 'FY26-M10', 'clawback', 45, (-1)::BIGINT), ('FY26-M09', 'FY26-M10', 'clawback', 44, 1),
  ('FY26-M01', 'FY26-M11', 'clawback', 56, 1), ('FY26-M02', 'FY26-M11', 'clawback', 57, 1),
  ('FY26-M02', 'FY26-M11', 'clawback', 56, (-1)::BIGINT), ('FY26-M03', 'FY26-M11', 'clawback', 58, 1),
  ('FY26-M03', 'FY26-M11', 'clawback', 57, (-1)::BIGINT), ('FY26-M04', 'FY26-M11', 'clawback', 59, 1),
  ('FY26-M05', 'FY26-M11', 'clawback', 60, 1), ('FY26-M05', 'FY26-M11', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 61, 1), ('FY26-M06', 'FY26-M11', 'clawback', 60, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 62, 1), ('FY26-M08', 'FY26-M11', 'clawback', 63, 1),
  ('FY26-M08', 'FY26-M11', 'clawback', 62, (-1)::BIGINT), ('FY26-M09', 'FY26-M11', 'clawback', 64, 1),
  ('FY26-M09', 'FY26-M11', 'clawback', 63, (-1)::BIGINT), ('FY26-M10', 'FY26-M11', 'clawback', 65, 1),
  ('FY26-M11', 'FY26-M11', 'original', 66, 1), ('FY26-M11', 'FY26-M11', 'original', 65, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M11', 'clawback', 46, (-1)::BIGINT), ('FY26-M02', 'FY26-M11', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M11', 'clawback', 46, 1), ('FY26-M03', 'FY26-M11', 'clawback', 48, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 47, 1), ('FY26-M04', 'FY26-M11', 'clawback', 49, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 50, (-1)::BIGINT), ('FY26-M05', 'FY26-M11', 'clawback', 49, 1),
  ('FY26-M06', 'FY26-M11', 'clawback', 51, (-1)::BIGINT), ('FY26-M06', 'FY26-M11', 'clawback', 50, 1),
  ('FY26-M07', 'FY26-M11', 'clawback', 52, (-1)::BIGINT), ('FY26-M08', 'FY26-M11', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 52, 1), ('FY26-M09', 'FY26-M11', 'clawback', 54, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 53, 1), ('FY26-M10', 'FY26-M11', 'clawback', 55, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M12', 'clawback', 67, 1), ('FY26-M02', 'FY26-M12', 'clawback', 68, 1),
  ('FY26-M02', 'FY26-M12', 'clawback', 67, (-1)::BIGINT), ('FY26-M03', 'FY26-M12', 'clawback', 69, 1),
  ('FY26-M03', 'FY26-M12', 'clawback', 68, (-1)::BIGINT), ('FY26-M04', 'FY26-M12', 'clawback', 70, 1),
  ('FY26-M05', 'FY26-M12', 'clawback', 71, 1), ('FY26-M05', 'FY26-M12', 'clawback', 70, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 72, 1), ('FY26-M06', 'FY26-M12', 'clawback', 71, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 73, 1), ('FY26-M08', 'FY26-M12', 'clawback', 74, 1),
  ('FY26-M08', 'FY26-M12', 'clawback', 73, (-1)::BIGINT), ('FY26-M09', 'FY26-M12', 'clawback', 75, 1),
  ('FY26-M09', 'FY26-M12', 'clawback', 74, (-1)::BIGINT), ('FY26-M10', 'FY26-M12', 'clawback', 76, 1),
  ('FY26-M11', 'FY26-M12', 'clawback', 77, 1), ('FY26-M11', 'FY26-M12', 'clawback', 76, (-1)::BIGINT),
  ('FY26-M12', 'FY26-M12', 'original', 78, 1), ('FY26-M12', 'FY26-M12', 'original', 77, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M12', 'clawback', 56, (-1)::BIGINT), ('FY26-M02', 'FY26-M12', 'clawback', 57, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M12', 'clawback', 56, 1), ('FY26-M03', 'FY26-M12', 'clawback', 58, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 57, 1), ('FY26-M04', 'FY26-M12', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 60, (-1)::BIGINT), ('FY26-M05', 'FY26-M12', 'clawback', 59, 1),
  ('FY26-M06', 'FY26-M12', 'clawback', 61, (-1)::BIGINT), ('FY26-M06', 'FY26-M12', 'clawback', 60, 1),
  ('FY26-M07', 'FY26-M12', 'clawback', 62, (-1)::BIGINT), ('FY26-M08', 'FY26-M12', 'clawback', 63, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 62, 1), ('FY26-M09', 'FY26-M12', 'clawback', 64, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 63, 1), ('FY26-M10', 'FY26-M12', 'clawback', 65, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 66, (-1)::BIGINT), ('FY26-M11', 'FY26-M12', 'clawback', 65, 1)
) AS t ("for_period", "posted_in", "kind", "counted", "sense");

-- 125. New-logo bonus of each pay period (account-executive.plan, line 44)
--     from: New-logo bonus in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "logo_bonus_whole" AS
SELECT
  'logo_bonus' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'earned' AS "item",
  l."earned" * r."sense" AS "amount"
FROM "logo_bonus" AS l
JOIN "logo_bonus_periods" AS r
  ON l."moment" = r."counted";

-- 126. In which pay period each window to date of All pay counts; -1: it was paid before
CREATE OR REPLACE TEMP TABLE "limits_periods" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'original', 1::BIGINT, 1::BIGINT), ('FY26-M01', 'FY26-M02', 'clawback', 2, 1),
  ('FY26-M02', 'FY26-M02', 'original', 3, 1), ('FY26-M02', 'FY26-M02', 'original', 2, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M02', 'clawback', 1, (-1)::BIGINT), ('FY26-M01', 'FY26-M03', 'clawback', 4, 1),
  ('FY26-M02', 'FY26-M03', 'clawback', 5, 1), ('FY26-M02', 'FY26-M03', 'clawback', 4, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M03', 'original', 6, 1), ('FY26-M03', 'FY26-M03', 'original', 5, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M03', 'clawback', 2, (-1)::BIGINT), ('FY26-M02', 'FY26-M03', 'clawback', 3, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M03', 'clawback', 2, 1), ('FY26-M01', 'FY26-M04', 'clawback', 7, 1),
  ('FY26-M02', 'FY26-M04', 'clawback', 8, 1), ('FY26-M02', 'FY26-M04', 'clawback', 7, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 9, 1), ('FY26-M03', 'FY26-M04', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M04', 'original', 10, 1), ('FY26-M04', 'FY26-M04', 'original', 9, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M04', 'clawback', 4, (-1)::BIGINT), ('FY26-M02', 'FY26-M04', 'clawback', 5, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M04', 'clawback', 4, 1), ('FY26-M03', 'FY26-M04', 'clawback', 6, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 5, 1), ('FY26-M01', 'FY26-M05', 'clawback', 11, 1),
  ('FY26-M02', 'FY26-M05', 'clawback', 12, 1), ('FY26-M02', 'FY26-M05', 'clawback', 11, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 13, 1), ('FY26-M03', 'FY26-M05', 'clawback', 12, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M05', 'clawback', 14, 1), ('FY26-M04', 'FY26-M05', 'clawback', 13, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M05', 'original', 15, 1), ('FY26-M05', 'FY26-M05', 'original', 14, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M05', 'clawback', 7, (-1)::BIGINT), ('FY26-M02', 'FY26-M05', 'clawback', 8, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M05', 'clawback', 7, 1), ('FY26-M03', 'FY26-M05', 'clawback', 9, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 8, 1), ('FY26-M04', 'FY26-M05', 'clawback', 10, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M05', 'clawback', 9, 1), ('FY26-M01', 'FY26-M06', 'clawback', 16, 1),
  ('FY26-M02', 'FY26-M06', 'clawback', 17, 1), ('FY26-M02', 'FY26-M06', 'clawback', 16, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 18, 1), ('FY26-M03', 'FY26-M06', 'clawback', 17, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M06', 'clawback', 19, 1), ('FY26-M04', 'FY26-M06', 'clawback', 18, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 20, 1), ('FY26-M05', 'FY26-M06', 'clawback', 19, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M06', 'original', 21, 1), ('FY26-M06', 'FY26-M06', 'original', 20, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M06', 'clawback', 11, (-1)::BIGINT), ('FY26-M02', 'FY26-M06', 'clawback', 12, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M06', 'clawback', 11, 1), ('FY26-M03', 'FY26-M06', 'clawback', 13, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 12, 1), ('FY26-M04', 'FY26-M06', 'clawback', 14, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M06', 'clawback', 13, 1), ('FY26-M05', 'FY26-M06', 'clawback', 15, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 14, 1), ('FY26-M01', 'FY26-M07', 'clawback', 22, 1),
  ('FY26-M02', 'FY26-M07', 'clawback', 23, 1), ('FY26-M02', 'FY26-M07', 'clawback', 22, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M07', 'clawback', 24, 1), ('FY26-M03', 'FY26-M07', 'clawback', 23, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M07', 'clawback', 25, 1), ('FY26-M04', 'FY26-M07', 'clawback', 24, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 26, 1), ('FY26-M05', 'FY26-M07', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 27, 1), ('FY26-M06', 'FY26-M07', 'clawback', 26, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M07', 'original', 28, 1), ('FY26-M07', 'FY26-M07', 'original', 27, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M07', 'clawback', 16, (-1)::BIGINT), ('FY26-M02', 'FY26-M07', 'clawback', 17, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M07', 'clawback', 16, 1), ('FY26-M03', 'FY26-M07', 'clawback', 18, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M07', 'clawback', 17, 1), ('FY26-M04', 'FY26-M07', 'clawback', 19, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M07', 'clawback', 18, 1), ('FY26-M05', 'FY26-M07', 'clawback', 20, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 19, 1), ('FY26-M06', 'FY26-M07', 'clawback', 21, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 20, 1), ('FY26-M01', 'FY26-M08', 'clawback', 29, 1),
  ('FY26-M02', 'FY26-M08', 'clawback', 30, 1), ('FY26-M02', 'FY26-M08', 'clawback', 29, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 31, 1), ('FY26-M03', 'FY26-M08', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 32, 1), ('FY26-M04', 'FY26-M08', 'clawback', 31, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 33, 1), ('FY26-M05', 'FY26-M08', 'clawback', 32, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M08', 'clawback', 34, 1), ('FY26-M06', 'FY26-M08', 'clawback', 33, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M08', 'clawback', 35, 1), ('FY26-M07', 'FY26-M08', 'clawback', 34, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M08', 'original', 36, 1), ('FY26-M08', 'FY26-M08', 'original', 35, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M08', 'clawback', 22, (-1)::BIGINT), ('FY26-M02', 'FY26-M08', 'clawback', 23, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M08', 'clawback', 22, 1), ('FY26-M03', 'FY26-M08', 'clawback', 24, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 23, 1), ('FY26-M04', 'FY26-M08', 'clawback', 25, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 24, 1), ('FY26-M05', 'FY26-M08', 'clawback', 26, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 25, 1), ('FY26-M06', 'FY26-M08', 'clawback', 27, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M08', 'clawback', 26, 1), ('FY26-M07', 'FY26-M08', 'clawback', 28, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M08', 'clawback', 27, 1), ('FY26-M01', 'FY26-M09', 'clawback', 37, 1),
  ('FY26-M02', 'FY26-M09', 'clawback', 38, 1), ('FY26-M02', 'FY26-M09', 'clawback', 37, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 39, 1), ('FY26-M03', 'FY26-M09', 'clawback', 38, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 40, 1), ('FY26-M04', 'FY26-M09', 'clawback', 39, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 41, 1), ('FY26-M05', 'FY26-M09', 'clawback', 40, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M09', 'clawback', 42, 1), ('FY26-M06', 'FY26-M09', 'clawback', 41, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M09', 'clawback', 43, 1), ('FY26-M07', 'FY26-M09', 'clawback', 42, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 44, 1), ('FY26-M08', 'FY26-M09', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M09', 'original', 45, 1), ('FY26-M09', 'FY26-M09', 'original', 44, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M09', 'clawback', 29, (-1)::BIGINT), ('FY26-M02', 'FY26-M09', 'clawback', 30, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M09', 'clawback', 29, 1), ('FY26-M03', 'FY26-M09', 'clawback', 31, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 30, 1), ('FY26-M04', 'FY26-M09', 'clawback', 32, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 31, 1), ('FY26-M05', 'FY26-M09', 'clawback', 33, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 32, 1), ('FY26-M06', 'FY26-M09', 'clawback', 34, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M09', 'clawback', 33, 1), ('FY26-M07', 'FY26-M09', 'clawback', 35, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M09', 'clawback', 34, 1), ('FY26-M08', 'FY26-M09', 'clawback', 36, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 35, 1), ('FY26-M01', 'FY26-M10', 'clawback', 46, 1),
  ('FY26-M02', 'FY26-M10', 'clawback', 47, 1), ('FY26-M02', 'FY26-M10', 'clawback', 46, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 48, 1), ('FY26-M03', 'FY26-M10', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 49, 1), ('FY26-M04', 'FY26-M10', 'clawback', 48, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 50, 1), ('FY26-M05', 'FY26-M10', 'clawback', 49, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 51, 1), ('FY26-M06', 'FY26-M10', 'clawback', 50, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M10', 'clawback', 52, 1), ('FY26-M07', 'FY26-M10', 'clawback', 51, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 53, 1), ('FY26-M08', 'FY26-M10', 'clawback', 52, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 54, 1), ('FY26-M09', 'FY26-M10', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M10', 'original', 55, 1), ('FY26-M10', 'FY26-M10', 'original', 54, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M10', 'clawback', 37, (-1)::BIGINT), ('FY26-M02', 'FY26-M10', 'clawback', 38, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M10', 'clawback', 37, 1), ('FY26-M03', 'FY26-M10', 'clawback', 39, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 38, 1), ('FY26-M04', 'FY26-M10', 'clawback', 40, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 39, 1), ('FY26-M05', 'FY26-M10', 'clawback', 41, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 40, 1), ('FY26-M06', 'FY26-M10', 'clawback', 42, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 41, 1), ('FY26-M07', 'FY26-M10', 'clawback', 43, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M10', 'clawback', 42, 1), ('FY26-M08', 'FY26-M10', 'clawback', 44, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 43, 1), ('FY26-M09', 'FY26-M10', 'clawback', 45, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 44, 1), ('FY26-M01', 'FY26-M11', 'clawback', 56, 1),
  ('FY26-M02', 'FY26-M11', 'clawback', 57, 1), ('FY26-M02', 'FY26-M11', 'clawback', 56, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 58, 1), ('FY26-M03', 'FY26-M11', 'clawback', 57, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M11', 'clawback', 59, 1), ('FY26-M04', 'FY26-M11', 'clawback', 58, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 60, 1), ('FY26-M05', 'FY26-M11', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 61, 1), ('FY26-M06', 'FY26-M11', 'clawback', 60, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 62, 1), ('FY26-M07', 'FY26-M11', 'clawback', 61, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 63, 1), ('FY26-M08', 'FY26-M11', 'clawback', 62, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 64, 1), ('FY26-M09', 'FY26-M11', 'clawback', 63, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M11', 'clawback', 65, 1), ('FY26-M10', 'FY26-M11', 'clawback', 64, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M11', 'original', 66, 1), ('FY26-M11', 'FY26-M11', 'original', 65, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M11', 'clawback', 46, (-1)::BIGINT), ('FY26-M02', 'FY26-M11', 'clawback', 47, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M11', 'clawback', 46, 1), ('FY26-M03', 'FY26-M11', 'clawback', 48, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 47, 1), ('FY26-M04', 'FY26-M11', 'clawback', 49, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M11', 'clawback', 48, 1), ('FY26-M05', 'FY26-M11', 'clawback', 50, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 49, 1), ('FY26-M06', 'FY26-M11', 'clawback', 51, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 50, 1), ('FY26-M07', 'FY26-M11', 'clawback', 52, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 51, 1), ('FY26-M08', 'FY26-M11', 'clawback', 53, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 52, 1), ('FY26-M09', 'FY26-M11', 'clawback', 54, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 53, 1), ('FY26-M10', 'FY26-M11', 'clawback', 55, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M11', 'clawback', 54, 1), ('FY26-M01', 'FY26-M12', 'clawback', 67, 1),
  ('FY26-M02', 'FY26-M12', 'clawback', 68, 1), ('FY26-M02', 'FY26-M12', 'clawback', 67, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 69, 1), ('FY26-M03', 'FY26-M12', 'clawback', 68, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M12', 'clawback', 70, 1), ('FY26-M04', 'FY26-M12', 'clawback', 69, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 71, 1), ('FY26-M05', 'FY26-M12', 'clawback', 70, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 72, 1), ('FY26-M06', 'FY26-M12', 'clawback', 71, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 73, 1), ('FY26-M07', 'FY26-M12', 'clawback', 72, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 74, 1), ('FY26-M08', 'FY26-M12', 'clawback', 73, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 75, 1), ('FY26-M09', 'FY26-M12', 'clawback', 74, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M12', 'clawback', 76, 1), ('FY26-M10', 'FY26-M12', 'clawback', 75, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 77, 1), ('FY26-M11', 'FY26-M12', 'clawback', 76, (-1)::BIGINT),
  ('FY26-M12', 'FY26-M12', 'original', 78, 1), ('FY26-M12', 'FY26-M12', 'original', 77, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M12', 'clawback', 56, (-1)::BIGINT), ('FY26-M02', 'FY26-M12', 'clawback', 57, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M12', 'clawback', 56, 1), ('FY26-M03', 'FY26-M12', 'clawback', 58, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 57, 1), ('FY26-M04', 'FY26-M12', 'clawback', 59, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M12', 'clawback', 58, 1), ('FY26-M05', 'FY26-M12', 'clawback', 60, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 59, 1), ('FY26-M06', 'FY26-M12', 'clawback', 61, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 60, 1), ('FY26-M07', 'FY26-M12', 'clawback', 62, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 61, 1), ('FY26-M08', 'FY26-M12', 'clawback', 63, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 62, 1), ('FY26-M09', 'FY26-M12', 'clawback', 64, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 63, 1), ('FY26-M10', 'FY26-M12', 'clawback', 65, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M12', 'clawback', 64, 1), ('FY26-M11', 'FY26-M12', 'clawback', 66, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 65, 1)
) AS t ("for_period", "posted_in", "kind", "counted", "sense");

-- 127. All pay of each pay period (account-executive.plan, line 56)
--     from: All pay in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "limits_lines" AS
SELECT
  l."part" AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'plan_limit' AS "item",
  l."changed" * CAST(r."sense" AS HUGEINT) AS "amount"
FROM "limited" AS l
JOIN "limits_periods" AS r
  ON l."moment" = r."counted";

-- 128. In which pay period each window to date of Q2 cloud sprint counts; -1: it was paid before
CREATE OR REPLACE TEMP TABLE "cloud_sprint_event_periods" AS
SELECT * FROM (VALUES
  ('FY26-M06', 'FY26-M06', 'original', 1::BIGINT, 1::BIGINT), ('FY26-M06', 'FY26-M07', 'clawback', 2, 1),
  ('FY26-M06', 'FY26-M07', 'clawback', 1, (-1)::BIGINT), ('FY26-M06', 'FY26-M08', 'clawback', 3, 1),
  ('FY26-M06', 'FY26-M08', 'clawback', 2, (-1)::BIGINT), ('FY26-M06', 'FY26-M09', 'clawback', 4, 1),
  ('FY26-M06', 'FY26-M09', 'clawback', 3, (-1)::BIGINT), ('FY26-M06', 'FY26-M10', 'clawback', 5, 1),
  ('FY26-M06', 'FY26-M10', 'clawback', 4, (-1)::BIGINT), ('FY26-M06', 'FY26-M11', 'clawback', 6, 1),
  ('FY26-M06', 'FY26-M11', 'clawback', 5, (-1)::BIGINT), ('FY26-M06', 'FY26-M12', 'clawback', 7, 1),
  ('FY26-M06', 'FY26-M12', 'clawback', 6, (-1)::BIGINT)
) AS t ("for_period", "posted_in", "kind", "counted", "sense");

-- 129. Q2 cloud sprint of each pay period (account-executive.plan, line 59)
--     from: What Q2 cloud sprint has given to date (account-executive.plan, line 59)
--     from: Q2 cloud sprint in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "cloud_sprint_event_lines" AS
SELECT
  'cloud_sprint' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  'deal' AS "record",
  l."id" AS "row_key",
  'spiff' AS "item",
  l."given" * CAST(r."sense" AS HUGEINT) AS "amount"
FROM "cloud_sprint_within" AS l
JOIN "cloud_sprint_event_periods" AS r
  ON l."moment" = r."counted";

-- 130. In which pay period each window to date of President’s Club counts; -1: it was paid before
CREATE OR REPLACE TEMP TABLE "club_event_periods" AS
SELECT * FROM (VALUES
  ('FY26-M12', 'FY26-M12', 'original', 1::BIGINT, 1::BIGINT)
) AS t ("for_period", "posted_in", "kind", "counted", "sense");

-- 131. President’s Club of each pay period (account-executive.plan, line 66)
--     from: The prizes of President’s Club (account-executive.plan, line 66)
--     from: President’s Club in the pay periods in which it counts
CREATE OR REPLACE TEMP TABLE "club_event_lines" AS
SELECT
  'club' AS "component",
  l."payee", r."for_period", r."posted_in", r."kind",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  'contest' AS "item",
  ((l."together" // (l."tied" * 1::BIGINT)) * 1::BIGINT
    + GREATEST(0::BIGINT, LEAST(1::BIGINT, l."together" - (l."together" // (l."tied" * 1::BIGINT)) * 1::BIGINT * l."tied"
    - (l."nth" - 1::BIGINT) * 1::BIGINT))) * r."sense" AS "amount"
FROM "club_shared" AS l
JOIN "club_event_periods" AS r
  ON l."moment" = r."counted";

-- 132. All that is earned, by part of pay, person, pay period and row
CREATE OR REPLACE TEMP TABLE "posted" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CAST(t."amount" AS HUGEINT) AS "amount"
FROM "cloud_commission_whole" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CAST(t."amount" AS HUGEINT) AS "amount"
FROM "cloud_commission_of_rows" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CAST(t."amount" AS HUGEINT) AS "amount"
FROM "cloud_commission_explained" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount"
FROM "cloud_commission_of_rows_2" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount"
FROM "cloud_commission_explained_2" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CAST(t."amount" AS HUGEINT) AS "amount"
FROM "logo_bonus_whole" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount"
FROM "limits_lines" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount"
FROM "cloud_sprint_event_lines" AS t
UNION ALL
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CAST(t."amount" AS HUGEINT) AS "amount"
FROM "club_event_lines" AS t;

-- 133. One line for each of these
CREATE OR REPLACE TEMP TABLE "lines" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  COALESCE(CAST(SUM(t."amount") AS HUGEINT), 0::HUGEINT) AS "amount"
FROM "posted" AS t
GROUP BY t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item";

-- 134. Those that are not nothing
CREATE OR REPLACE TEMP TABLE "earning_lines" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount"
FROM "lines" AS t
WHERE t."amount" <> 0::HUGEINT;

-- 135. Each line with its window and its clause
CREATE OR REPLACE TEMP TABLE "shown_windows" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount",
  CASE
    WHEN t."component" = 'cloud_commission' AND t."item" = 'earned' THEN CASE
    WHEN t."for_period" = 'FY26-M01' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M02' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M03' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M04' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M05' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M06' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M07' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M08' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M09' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M10' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M11' THEN 'FY26'
    ELSE 'FY26'
  END
    WHEN t."component" = 'logo_bonus' AND t."item" = 'earned' THEN CASE
    WHEN t."for_period" = 'FY26-M01' THEN 'FY26-Q1'
    WHEN t."for_period" = 'FY26-M02' THEN 'FY26-Q1'
    WHEN t."for_period" = 'FY26-M03' THEN 'FY26-Q1'
    WHEN t."for_period" = 'FY26-M04' THEN 'FY26-Q2'
    WHEN t."for_period" = 'FY26-M05' THEN 'FY26-Q2'
    WHEN t."for_period" = 'FY26-M06' THEN 'FY26-Q2'
    WHEN t."for_period" = 'FY26-M07' THEN 'FY26-Q3'
    WHEN t."for_period" = 'FY26-M08' THEN 'FY26-Q3'
    WHEN t."for_period" = 'FY26-M09' THEN 'FY26-Q3'
    WHEN t."for_period" = 'FY26-M10' THEN 'FY26-Q4'
    WHEN t."for_period" = 'FY26-M11' THEN 'FY26-Q4'
    ELSE 'FY26-Q4'
  END
    WHEN t."item" = 'plan_limit' THEN CASE
    WHEN t."for_period" = 'FY26-M01' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M02' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M03' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M04' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M05' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M06' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M07' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M08' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M09' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M10' THEN 'FY26'
    WHEN t."for_period" = 'FY26-M11' THEN 'FY26'
    ELSE 'FY26'
  END
    WHEN t."item" = 'forgiven' THEN ''
    WHEN t."component" = 'cloud_sprint' THEN '2026-05-01 to 2026-07-31'
    WHEN t."component" = 'club' THEN CASE
    WHEN t."for_period" = 'FY26-M01' THEN ''
    WHEN t."for_period" = 'FY26-M02' THEN ''
    WHEN t."for_period" = 'FY26-M03' THEN ''
    WHEN t."for_period" = 'FY26-M04' THEN ''
    WHEN t."for_period" = 'FY26-M05' THEN ''
    WHEN t."for_period" = 'FY26-M06' THEN ''
    WHEN t."for_period" = 'FY26-M07' THEN ''
    WHEN t."for_period" = 'FY26-M08' THEN ''
    WHEN t."for_period" = 'FY26-M09' THEN ''
    WHEN t."for_period" = 'FY26-M10' THEN ''
    WHEN t."for_period" = 'FY26-M11' THEN ''
    ELSE 'plan'
  END
    ELSE t."for_period"
  END AS "window",
  CASE
    WHEN t."item" = 'plan_limit' THEN 'cap'
    WHEN t."item" = 'forgiven' THEN 'draw'
    WHEN t."component" = 'cloud_commission' THEN 'cloud_commission'
    WHEN t."component" = 'logo_bonus' THEN 'logo_bonus'
    WHEN t."component" = 'cloud_sprint' THEN 'cloud_sprint'
    WHEN t."component" = 'club' THEN 'club'
    ELSE t."component"
  END AS "origin"
FROM "earning_lines" AS t;

-- 136. As of which window to date lines of Cloud commission show their figures
CREATE OR REPLACE TEMP TABLE "shown_cloud_commission_moments" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'FY26', 1::BIGINT), ('FY26-M01', 'FY26-M02', 'FY26', 2),
  ('FY26-M02', 'FY26-M02', 'FY26', 3), ('FY26-M01', 'FY26-M03', 'FY26', 4), ('FY26-M02', 'FY26-M03', 'FY26', 5),
  ('FY26-M03', 'FY26-M03', 'FY26', 6), ('FY26-M01', 'FY26-M04', 'FY26', 7), ('FY26-M02', 'FY26-M04', 'FY26', 8),
  ('FY26-M03', 'FY26-M04', 'FY26', 9), ('FY26-M04', 'FY26-M04', 'FY26', 10), ('FY26-M01', 'FY26-M05', 'FY26', 11),
  ('FY26-M02', 'FY26-M05', 'FY26', 12), ('FY26-M03', 'FY26-M05', 'FY26', 13), ('FY26-M04', 'FY26-M05', 'FY26', 14),
  ('FY26-M05', 'FY26-M05', 'FY26', 15), ('FY26-M01', 'FY26-M06', 'FY26', 16), ('FY26-M02', 'FY26-M06', 'FY26', 17),
  ('FY26-M03', 'FY26-M06', 'FY26', 18), ('FY26-M04', 'FY26-M06', 'FY26', 19), ('FY26-M05', 'FY26-M06', 'FY26', 20),
  ('FY26-M06', 'FY26-M06', 'FY26', 21), ('FY26-M01', 'FY26-M07', 'FY26', 22), ('FY26-M02', 'FY26-M07', 'FY26', 23),
  ('FY26-M03', 'FY26-M07', 'FY26', 24), ('FY26-M04', 'FY26-M07', 'FY26', 25), ('FY26-M05', 'FY26-M07', 'FY26', 26),
  ('FY26-M06', 'FY26-M07', 'FY26', 27), ('FY26-M07', 'FY26-M07', 'FY26', 28), ('FY26-M01', 'FY26-M08', 'FY26', 29),
  ('FY26-M02', 'FY26-M08', 'FY26', 30), ('FY26-M03', 'FY26-M08', 'FY26', 31), ('FY26-M04', 'FY26-M08', 'FY26', 32),
  ('FY26-M05', 'FY26-M08', 'FY26', 33), ('FY26-M06', 'FY26-M08', 'FY26', 34), ('FY26-M07', 'FY26-M08', 'FY26', 35),
  ('FY26-M08', 'FY26-M08', 'FY26', 36), ('FY26-M01', 'FY26-M09', 'FY26', 37), ('FY26-M02', 'FY26-M09', 'FY26', 38),
  ('FY26-M03', 'FY26-M09', 'FY26', 39), ('FY26-M04', 'FY26-M09', 'FY26', 40), ('FY26-M05', 'FY26-M09', 'FY26', 41),
  ('FY26-M06', 'FY26-M09', 'FY26', 42), ('FY26-M07', 'FY26-M09', 'FY26', 43), ('FY26-M08', 'FY26-M09', 'FY26', 44),
  ('FY26-M09', 'FY26-M09', 'FY26', 45), ('FY26-M01', 'FY26-M10', 'FY26', 46), ('FY26-M02', 'FY26-M10', 'FY26', 47),
  ('FY26-M03', 'FY26-M10', 'FY26', 48), ('FY26-M04', 'FY26-M10', 'FY26', 49), ('FY26-M05', 'FY26-M10', 'FY26', 50),
  ('FY26-M06', 'FY26-M10', 'FY26', 51), ('FY26-M07', 'FY26-M10', 'FY26', 52), ('FY26-M08', 'FY26-M10', 'FY26', 53),
  ('FY26-M09', 'FY26-M10', 'FY26', 54), ('FY26-M10', 'FY26-M10', 'FY26', 55), ('FY26-M01', 'FY26-M11', 'FY26', 56),
  ('FY26-M02', 'FY26-M11', 'FY26', 57), ('FY26-M03', 'FY26-M11', 'FY26', 58), ('FY26-M04', 'FY26-M11', 'FY26', 59),
  ('FY26-M05', 'FY26-M11', 'FY26', 60), ('FY26-M06', 'FY26-M11', 'FY26', 61), ('FY26-M07', 'FY26-M11', 'FY26', 62),
  ('FY26-M08', 'FY26-M11', 'FY26', 63), ('FY26-M09', 'FY26-M11', 'FY26', 64), ('FY26-M10', 'FY26-M11', 'FY26', 65),
  ('FY26-M11', 'FY26-M11', 'FY26', 66), ('FY26-M01', 'FY26-M12', 'FY26', 67), ('FY26-M02', 'FY26-M12', 'FY26', 68),
  ('FY26-M03', 'FY26-M12', 'FY26', 69), ('FY26-M04', 'FY26-M12', 'FY26', 70), ('FY26-M05', 'FY26-M12', 'FY26', 71),
  ('FY26-M06', 'FY26-M12', 'FY26', 72), ('FY26-M07', 'FY26-M12', 'FY26', 73), ('FY26-M08', 'FY26-M12', 'FY26', 74),
  ('FY26-M09', 'FY26-M12', 'FY26', 75), ('FY26-M10', 'FY26-M12', 'FY26', 76), ('FY26-M11', 'FY26-M12', 'FY26', 77),
  ('FY26-M12', 'FY26-M12', 'FY26', 78)
) AS t ("shown_period", "shown_posted", "shown_window", "shown_moment");

-- 137. The figures of Cloud commission
--     from: The figures of Cloud commission as lines show them
CREATE OR REPLACE TEMP TABLE "shown_cloud_commission_figures" AS
SELECT
  'cloud_commission' AS "of_component",
  l."payee" AS "of_payee",
  r."shown_period", r."shown_posted", r."shown_window",
  l."cloud_bookings" AS "measure",
  1::BIGINT AS "measure_under",
  CASE
    WHEN l."cloud_bookings_of_quota_known" = 1 THEN l."cloud_bookings_of_quota"
    ELSE CAST(NULL AS BIGINT)
  END AS "quota",
  CASE WHEN l."cloud_bookings_of_quota_known" = 1 THEN 1::BIGINT ELSE CAST(NULL AS BIGINT) END AS "quota_under"
FROM "cloud_commission_figures" AS l
JOIN "shown_cloud_commission_moments" AS r
  ON l."moment" = r."shown_moment";

-- 138. As of which window to date lines of New-logo bonus show their figures
CREATE OR REPLACE TEMP TABLE "shown_logo_bonus_moments" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'FY26-Q1', 1::BIGINT), ('FY26-M01', 'FY26-M02', 'FY26-Q1', 2),
  ('FY26-M02', 'FY26-M02', 'FY26-Q1', 3), ('FY26-M01', 'FY26-M03', 'FY26-Q1', 4),
  ('FY26-M02', 'FY26-M03', 'FY26-Q1', 5), ('FY26-M03', 'FY26-M03', 'FY26-Q1', 6),
  ('FY26-M01', 'FY26-M04', 'FY26-Q1', 7), ('FY26-M02', 'FY26-M04', 'FY26-Q1', 8),
  ('FY26-M03', 'FY26-M04', 'FY26-Q1', 9), ('FY26-M04', 'FY26-M04', 'FY26-Q2', 10),
  ('FY26-M01', 'FY26-M05', 'FY26-Q1', 11), ('FY26-M02', 'FY26-M05', 'FY26-Q1', 12),
  ('FY26-M03', 'FY26-M05', 'FY26-Q1', 13), ('FY26-M04', 'FY26-M05', 'FY26-Q2', 14),
  ('FY26-M05', 'FY26-M05', 'FY26-Q2', 15), ('FY26-M01', 'FY26-M06', 'FY26-Q1', 16),
  ('FY26-M02', 'FY26-M06', 'FY26-Q1', 17), ('FY26-M03', 'FY26-M06', 'FY26-Q1', 18),
  ('FY26-M04', 'FY26-M06', 'FY26-Q2', 19), ('FY26-M05', 'FY26-M06', 'FY26-Q2', 20),
  ('FY26-M06', 'FY26-M06', 'FY26-Q2', 21), ('FY26-M01', 'FY26-M07', 'FY26-Q1', 22),
  ('FY26-M02', 'FY26-M07', 'FY26-Q1', 23), ('FY26-M03', 'FY26-M07', 'FY26-Q1', 24),
  ('FY26-M04', 'FY26-M07', 'FY26-Q2', 25), ('FY26-M05', 'FY26-M07', 'FY26-Q2', 26),
  ('FY26-M06', 'FY26-M07', 'FY26-Q2', 27), ('FY26-M07', 'FY26-M07', 'FY26-Q3', 28),
  ('FY26-M01', 'FY26-M08', 'FY26-Q1', 29), ('FY26-M02', 'FY26-M08', 'FY26-Q1', 30),
  ('FY26-M03', 'FY26-M08', 'FY26-Q1', 31), ('FY26-M04', 'FY26-M08', 'FY26-Q2', 32),
  ('FY26-M05', 'FY26-M08', 'FY26-Q2', 33), ('FY26-M06', 'FY26-M08', 'FY26-Q2', 34),
  ('FY26-M07', 'FY26-M08', 'FY26-Q3', 35), ('FY26-M08', 'FY26-M08', 'FY26-Q3', 36),
  ('FY26-M01', 'FY26-M09', 'FY26-Q1', 37), ('FY26-M02', 'FY26-M09', 'FY26-Q1', 38),
  ('FY26-M03', 'FY26-M09', 'FY26-Q1', 39), ('FY26-M04', 'FY26-M09', 'FY26-Q2', 40),
  ('FY26-M05', 'FY26-M09', 'FY26-Q2', 41), ('FY26-M06', 'FY26-M09', 'FY26-Q2', 42),
  ('FY26-M07', 'FY26-M09', 'FY26-Q3', 43), ('FY26-M08', 'FY26-M09', 'FY26-Q3', 44),
  ('FY26-M09', 'FY26-M09', 'FY26-Q3', 45), ('FY26-M01', 'FY26-M10', 'FY26-Q1', 46),
  ('FY26-M02', 'FY26-M10', 'FY26-Q1', 47), ('FY26-M03', 'FY26-M10', 'FY26-Q1', 48),
  ('FY26-M04', 'FY26-M10', 'FY26-Q2', 49), ('FY26-M05', 'FY26-M10', 'FY26-Q2', 50),
  ('FY26-M06', 'FY26-M10', 'FY26-Q2', 51), ('FY26-M07', 'FY26-M10', 'FY26-Q3', 52),
  ('FY26-M08', 'FY26-M10', 'FY26-Q3', 53), ('FY26-M09', 'FY26-M10', 'FY26-Q3', 54),
  ('FY26-M10', 'FY26-M10', 'FY26-Q4', 55), ('FY26-M01', 'FY26-M11', 'FY26-Q1', 56),
  ('FY26-M02', 'FY26-M11', 'FY26-Q1', 57), ('FY26-M03', 'FY26-M11', 'FY26-Q1', 58),
  ('FY26-M04', 'FY26-M11', 'FY26-Q2', 59), ('FY26-M05', 'FY26-M11', 'FY26-Q2', 60),
  ('FY26-M06', 'FY26-M11', 'FY26-Q2', 61), ('FY26-M07', 'FY26-M11', 'FY26-Q3', 62),
  ('FY26-M08', 'FY26-M11', 'FY26-Q3', 63), ('FY26-M09', 'FY26-M11', 'FY26-Q3', 64),
  ('FY26-M10', 'FY26-M11', 'FY26-Q4', 65), ('FY26-M11', 'FY26-M11', 'FY26-Q4', 66),
  ('FY26-M01', 'FY26-M12', 'FY26-Q1', 67), ('FY26-M02', 'FY26-M12', 'FY26-Q1', 68),
  ('FY26-M03', 'FY26-M12', 'FY26-Q1', 69), ('FY26-M04', 'FY26-M12', 'FY26-Q2', 70),
  ('FY26-M05', 'FY26-M12', 'FY26-Q2', 71), ('FY26-M06', 'FY26-M12', 'FY26-Q2', 72),
  ('FY26-M07', 'FY26-M12', 'FY26-Q3', 73), ('FY26-M08', 'FY26-M12', 'FY26-Q3', 74),
  ('FY26-M09', 'FY26-M12', 'FY26-Q3', 75), ('FY26-M10', 'FY26-M12', 'FY26-Q4', 76),
  ('FY26-M11', 'FY26-M12', 'FY26-Q4', 77), ('FY26-M12', 'FY26-M12', 'FY26-Q4', 78)
) AS t ("shown_period", "shown_posted", "shown_window", "shown_moment");

-- 139. The figures of New-logo bonus
--     from: The figures of New-logo bonus as lines show them
CREATE OR REPLACE TEMP TABLE "shown_logo_bonus_figures" AS
SELECT
  'logo_bonus' AS "of_component",
  l."payee" AS "of_payee",
  r."shown_period", r."shown_posted", r."shown_window",
  l."new_logos" AS "measure",
  1::BIGINT AS "measure_under",
  CASE WHEN l."new_logos_of_quota_known" = 1 THEN l."new_logos_of_quota" ELSE CAST(NULL AS BIGINT) END AS "quota",
  CASE WHEN l."new_logos_of_quota_known" = 1 THEN 1525683600::BIGINT ELSE CAST(NULL AS BIGINT) END AS "quota_under"
FROM "logo_bonus_figures" AS l
JOIN "shown_logo_bonus_moments" AS r
  ON l."moment" = r."shown_moment";

-- 140. The figures of all parts of pay
CREATE OR REPLACE TEMP TABLE "shown_figures" AS
SELECT
  t."of_component", t."of_payee", t."shown_period", t."shown_posted", t."shown_window", t."measure",
  t."measure_under", t."quota", t."quota_under"
FROM "shown_cloud_commission_figures" AS t
UNION ALL
SELECT
  t."of_component", t."of_payee", t."shown_period", t."shown_posted", t."shown_window", t."measure",
  t."measure_under", t."quota", t."quota_under"
FROM "shown_logo_bonus_figures" AS t;

-- 141. The days on which President’s Club is looked at
CREATE OR REPLACE TEMP TABLE "shown_club_windows" AS
SELECT * FROM (VALUES
  (1::BIGINT, 'plan', 20849::BIGINT, 20849::BIGINT)
) AS t ("award_moment", "award_window", "award_day", "award_seen");

-- 142. Up to which day lines of President’s Club show what it was given for
CREATE OR REPLACE TEMP TABLE "shown_club_periods" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 20512::BIGINT, 20512::BIGINT), ('FY26-M01', 'FY26-M02', 20512, 20543),
  ('FY26-M01', 'FY26-M03', 20512, 20573), ('FY26-M01', 'FY26-M04', 20512, 20604),
  ('FY26-M01', 'FY26-M05', 20512, 20634), ('FY26-M01', 'FY26-M06', 20512, 20665),
  ('FY26-M01', 'FY26-M07', 20512, 20696), ('FY26-M01', 'FY26-M08', 20512, 20726),
  ('FY26-M01', 'FY26-M09', 20512, 20757), ('FY26-M01', 'FY26-M10', 20512, 20787),
  ('FY26-M01', 'FY26-M11', 20512, 20818), ('FY26-M01', 'FY26-M12', 20512, 20849),
  ('FY26-M02', 'FY26-M02', 20543, 20543), ('FY26-M02', 'FY26-M03', 20543, 20573),
  ('FY26-M02', 'FY26-M04', 20543, 20604), ('FY26-M02', 'FY26-M05', 20543, 20634),
  ('FY26-M02', 'FY26-M06', 20543, 20665), ('FY26-M02', 'FY26-M07', 20543, 20696),
  ('FY26-M02', 'FY26-M08', 20543, 20726), ('FY26-M02', 'FY26-M09', 20543, 20757),
  ('FY26-M02', 'FY26-M10', 20543, 20787), ('FY26-M02', 'FY26-M11', 20543, 20818),
  ('FY26-M02', 'FY26-M12', 20543, 20849), ('FY26-M03', 'FY26-M03', 20573, 20573),
  ('FY26-M03', 'FY26-M04', 20573, 20604), ('FY26-M03', 'FY26-M05', 20573, 20634),
  ('FY26-M03', 'FY26-M06', 20573, 20665), ('FY26-M03', 'FY26-M07', 20573, 20696),
  ('FY26-M03', 'FY26-M08', 20573, 20726), ('FY26-M03', 'FY26-M09', 20573, 20757),
  ('FY26-M03', 'FY26-M10', 20573, 20787), ('FY26-M03', 'FY26-M11', 20573, 20818),
  ('FY26-M03', 'FY26-M12', 20573, 20849), ('FY26-M04', 'FY26-M04', 20604, 20604),
  ('FY26-M04', 'FY26-M05', 20604, 20634), ('FY26-M04', 'FY26-M06', 20604, 20665),
  ('FY26-M04', 'FY26-M07', 20604, 20696), ('FY26-M04', 'FY26-M08', 20604, 20726),
  ('FY26-M04', 'FY26-M09', 20604, 20757), ('FY26-M04', 'FY26-M10', 20604, 20787),
  ('FY26-M04', 'FY26-M11', 20604, 20818), ('FY26-M04', 'FY26-M12', 20604, 20849),
  ('FY26-M05', 'FY26-M05', 20634, 20634), ('FY26-M05', 'FY26-M06', 20634, 20665),
  ('FY26-M05', 'FY26-M07', 20634, 20696), ('FY26-M05', 'FY26-M08', 20634, 20726),
  ('FY26-M05', 'FY26-M09', 20634, 20757), ('FY26-M05', 'FY26-M10', 20634, 20787),
  ('FY26-M05', 'FY26-M11', 20634, 20818), ('FY26-M05', 'FY26-M12', 20634, 20849),
  ('FY26-M06', 'FY26-M06', 20665, 20665), ('FY26-M06', 'FY26-M07', 20665, 20696),
  ('FY26-M06', 'FY26-M08', 20665, 20726), ('FY26-M06', 'FY26-M09', 20665, 20757),
  ('FY26-M06', 'FY26-M10', 20665, 20787), ('FY26-M06', 'FY26-M11', 20665, 20818),
  ('FY26-M06', 'FY26-M12', 20665, 20849), ('FY26-M07', 'FY26-M07', 20696, 20696),
  ('FY26-M07', 'FY26-M08', 20696, 20726), ('FY26-M07', 'FY26-M09', 20696, 20757),
  ('FY26-M07', 'FY26-M10', 20696, 20787), ('FY26-M07', 'FY26-M11', 20696, 20818),
  ('FY26-M07', 'FY26-M12', 20696, 20849), ('FY26-M08', 'FY26-M08', 20726, 20726),
  ('FY26-M08', 'FY26-M09', 20726, 20757), ('FY26-M08', 'FY26-M10', 20726, 20787),
  ('FY26-M08', 'FY26-M11', 20726, 20818), ('FY26-M08', 'FY26-M12', 20726, 20849),
  ('FY26-M09', 'FY26-M09', 20757, 20757), ('FY26-M09', 'FY26-M10', 20757, 20787),
  ('FY26-M09', 'FY26-M11', 20757, 20818), ('FY26-M09', 'FY26-M12', 20757, 20849),
  ('FY26-M10', 'FY26-M10', 20787, 20787), ('FY26-M10', 'FY26-M11', 20787, 20818),
  ('FY26-M10', 'FY26-M12', 20787, 20849), ('FY26-M11', 'FY26-M11', 20818, 20818),
  ('FY26-M11', 'FY26-M12', 20818, 20849), ('FY26-M12', 'FY26-M12', 20849, 20849)
) AS t ("shown_period", "shown_posted", "through", "looked_at");

-- 143. These prizes, the last one first
--     from: Who is given something by President’s Club, by these days
--     from: The prizes of President’s Club up to then
CREATE OR REPLACE TEMP TABLE "shown_club_last" AS
SELECT
  l."payee", l."shown_measure", l."shown_measure_under", l."shown_measure_known", l."shown_quota",
  l."shown_quota_under", l."shown_quota_known", l."shown_attainment", l."shown_attainment_under",
  l."shown_attainment_known", r."award_window", r2."shown_period", r2."shown_posted",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."payee", r2."shown_period", r2."shown_posted" ORDER BY r."award_day" DESC) AS BIGINT) AS "award_number"
FROM "club_ranked_so" AS l
JOIN "shown_club_windows" AS r
  ON l."moment" = r."award_moment"
JOIN "shown_club_periods" AS r2
  ON r."award_seen" = r2."looked_at"
  AND r."award_day" <= r2."through";

-- 144. What prizes of President’s Club go by
CREATE OR REPLACE TEMP TABLE "shown_club_goes_by" AS
SELECT
  'club' AS "of_event",
  t."payee" AS "of_payee",
  t."shown_period", t."shown_posted", t."award_window",
  CASE WHEN t."shown_measure_known" = 1 THEN t."shown_measure" ELSE CAST(NULL AS BIGINT) END AS "measure",
  CASE WHEN t."shown_measure_known" = 1 THEN t."shown_measure_under" ELSE CAST(NULL AS BIGINT) END AS "measure_under",
  CASE WHEN t."shown_quota_known" = 1 THEN t."shown_quota" ELSE CAST(NULL AS BIGINT) END AS "quota",
  CASE WHEN t."shown_quota_known" = 1 THEN t."shown_quota_under" ELSE CAST(NULL AS BIGINT) END AS "quota_under",
  CASE WHEN t."shown_attainment_known" = 1 THEN t."shown_attainment" ELSE CAST(NULL AS BIGINT) END AS "attainment",
  CASE
    WHEN t."shown_attainment_known" = 1 THEN t."shown_attainment_under"
    ELSE CAST(NULL AS BIGINT)
  END AS "attainment_under"
FROM "shown_club_last" AS t
WHERE t."award_number" = 1;

-- 145. The pay periods in their order
CREATE OR REPLACE TEMP TABLE "shown_corrects_places" AS
SELECT * FROM (VALUES
  ('FY26-M01', 1::BIGINT), ('FY26-M02', 2), ('FY26-M03', 3), ('FY26-M04', 4), ('FY26-M05', 5), ('FY26-M06', 6),
  ('FY26-M07', 7), ('FY26-M08', 8), ('FY26-M09', 9), ('FY26-M10', 10), ('FY26-M11', 11), ('FY26-M12', 12)
) AS t ("posting", "posting_place");

-- 146. Each line with the first of its key: all of a key in their order, added up
--     from: Each line with its figures
--     from: Each line with what its prize goes by
--     from: Each line with the first of its key: the place of its pay period
CREATE OR REPLACE TEMP TABLE "shown_corrects_in_order" AS
SELECT
  l."component", l."payee", l."for_period", l."posted_in", l."kind", l."record", l."row_key", l."item",
  l."amount", l."window", l."origin",
  r."measure" AS "measure_found",
  r."measure_under" AS "measure_under_found",
  r."quota" AS "quota_found",
  r."quota_under" AS "quota_under_found",
  r2."award_window" AS "window_of_award",
  r2."measure" AS "measure_of_award",
  r2."measure_under" AS "measure_under_of_award",
  r2."quota" AS "quota_of_award",
  r2."quota_under" AS "quota_under_of_award",
  r2."attainment" AS "attainment_of_award",
  r2."attainment_under" AS "attainment_under_of_award",
  r3."posting_place",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."component", l."payee", l."for_period", l."record", l."row_key", l."item" ORDER BY r3."posting_place") AS BIGINT) AS "line_number",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."component", l."payee", l."for_period", l."record", l."row_key", l."item" ORDER BY r3."posting_place" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS HUGEINT), 0::HUGEINT) AS "so_far"
FROM "shown_windows" AS l
LEFT JOIN "shown_figures" AS r
  ON l."component" = r."of_component"
  AND l."payee" = r."of_payee"
  AND l."for_period" = r."shown_period"
  AND l."posted_in" = r."shown_posted"
  AND l."window" = r."shown_window"
LEFT JOIN "shown_club_goes_by" AS r2
  ON l."component" = r2."of_event"
  AND l."payee" = r2."of_payee"
  AND l."for_period" = r2."shown_period"
  AND l."posted_in" = r2."shown_posted"
JOIN "shown_corrects_places" AS r3
  ON l."posted_in" = r3."posting";

-- 147. Each line with the first of its key: the place of the first
--     from: Each line with the first of its key: which of them is the first
CREATE OR REPLACE TEMP TABLE "shown_corrects_firsts" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  t."amount", t."window", t."origin", t."measure_found", t."measure_under_found", t."quota_found",
  t."quota_under_found", t."window_of_award", t."measure_of_award", t."measure_under_of_award",
  t."quota_of_award", t."quota_under_of_award", t."attainment_of_award", t."attainment_under_of_award",
  t."line_number", t."so_far",
  COALESCE(CAST(SUM(CASE WHEN t."line_number" = 1 THEN t."posting_place" ELSE 0::BIGINT END) OVER (PARTITION BY t."component", t."payee", t."for_period", t."record", t."row_key", t."item") AS BIGINT), 0::BIGINT) AS "first_of_all"
FROM "shown_corrects_in_order" AS t;

-- =============================================================================
-- The ledger of credits
-- =============================================================================

-- 148. Parts of: What each row of deal gives in amount (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credits_parts" AS
SELECT
  t."id", t."its_amount", t."day", t."share", t."payee", t."role", t."clause", t."level", t."seen_by", t."kept",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * (t."share_before" + t."share") AS "part_1",
  CASE WHEN 1 <= t."kept" THEN t."its_amount" ELSE t."its_amount" * t."kept" END * t."share_before" AS "part_2"
FROM "deal_kept" AS t;

-- 149. In which pay periods rows are posted, as they are seen then and were seen before
CREATE OR REPLACE TEMP TABLE "deal_credits_posted_days" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 'original', 20485::BIGINT, 20512::BIGINT, 20512::BIGINT, 1::BIGINT),
  ('FY26-M01', 'FY26-M02', 'clawback', 20485, 20512, 20543, 1),
  ('FY26-M02', 'FY26-M02', 'original', 20513, 20543, 20543, 1),
  ('FY26-M01', 'FY26-M02', 'clawback', 20485, 20512, 20512, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M03', 'clawback', 20485, 20512, 20573, 1),
  ('FY26-M02', 'FY26-M03', 'clawback', 20513, 20543, 20573, 1),
  ('FY26-M03', 'FY26-M03', 'original', 20544, 20573, 20573, 1),
  ('FY26-M01', 'FY26-M03', 'clawback', 20485, 20512, 20543, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M03', 'clawback', 20513, 20543, 20543, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M04', 'clawback', 20485, 20512, 20604, 1),
  ('FY26-M02', 'FY26-M04', 'clawback', 20513, 20543, 20604, 1),
  ('FY26-M03', 'FY26-M04', 'clawback', 20544, 20573, 20604, 1),
  ('FY26-M04', 'FY26-M04', 'original', 20574, 20604, 20604, 1),
  ('FY26-M01', 'FY26-M04', 'clawback', 20485, 20512, 20573, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M04', 'clawback', 20513, 20543, 20573, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M04', 'clawback', 20544, 20573, 20573, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M05', 'clawback', 20485, 20512, 20634, 1),
  ('FY26-M02', 'FY26-M05', 'clawback', 20513, 20543, 20634, 1),
  ('FY26-M03', 'FY26-M05', 'clawback', 20544, 20573, 20634, 1),
  ('FY26-M04', 'FY26-M05', 'clawback', 20574, 20604, 20634, 1),
  ('FY26-M05', 'FY26-M05', 'original', 20605, 20634, 20634, 1),
  ('FY26-M01', 'FY26-M05', 'clawback', 20485, 20512, 20604, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M05', 'clawback', 20513, 20543, 20604, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M05', 'clawback', 20544, 20573, 20604, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M05', 'clawback', 20574, 20604, 20604, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M06', 'clawback', 20485, 20512, 20665, 1),
  ('FY26-M02', 'FY26-M06', 'clawback', 20513, 20543, 20665, 1),
  ('FY26-M03', 'FY26-M06', 'clawback', 20544, 20573, 20665, 1),
  ('FY26-M04', 'FY26-M06', 'clawback', 20574, 20604, 20665, 1),
  ('FY26-M05', 'FY26-M06', 'clawback', 20605, 20634, 20665, 1),
  ('FY26-M06', 'FY26-M06', 'original', 20635, 20665, 20665, 1),
  ('FY26-M01', 'FY26-M06', 'clawback', 20485, 20512, 20634, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M06', 'clawback', 20513, 20543, 20634, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M06', 'clawback', 20544, 20573, 20634, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M06', 'clawback', 20574, 20604, 20634, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M06', 'clawback', 20605, 20634, 20634, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M07', 'clawback', 20485, 20512, 20696, 1),
  ('FY26-M02', 'FY26-M07', 'clawback', 20513, 20543, 20696, 1),
  ('FY26-M03', 'FY26-M07', 'clawback', 20544, 20573, 20696, 1),
  ('FY26-M04', 'FY26-M07', 'clawback', 20574, 20604, 20696, 1),
  ('FY26-M05', 'FY26-M07', 'clawback', 20605, 20634, 20696, 1),
  ('FY26-M06', 'FY26-M07', 'clawback', 20635, 20665, 20696, 1),
  ('FY26-M07', 'FY26-M07', 'original', 20666, 20696, 20696, 1),
  ('FY26-M01', 'FY26-M07', 'clawback', 20485, 20512, 20665, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M07', 'clawback', 20513, 20543, 20665, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M07', 'clawback', 20544, 20573, 20665, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M07', 'clawback', 20574, 20604, 20665, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M07', 'clawback', 20605, 20634, 20665, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M07', 'clawback', 20635, 20665, 20665, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M08', 'clawback', 20485, 20512, 20726, 1),
  ('FY26-M02', 'FY26-M08', 'clawback', 20513, 20543, 20726, 1),
  ('FY26-M03', 'FY26-M08', 'clawback', 20544, 20573, 20726, 1),
  ('FY26-M04', 'FY26-M08', 'clawback', 20574, 20604, 20726, 1),
  ('FY26-M05', 'FY26-M08', 'clawback', 20605, 20634, 20726, 1),
  ('FY26-M06', 'FY26-M08', 'clawback', 20635, 20665, 20726, 1),
  ('FY26-M07', 'FY26-M08', 'clawback', 20666, 20696, 20726, 1),
  ('FY26-M08', 'FY26-M08', 'original', 20697, 20726, 20726, 1),
  ('FY26-M01', 'FY26-M08', 'clawback', 20485, 20512, 20696, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M08', 'clawback', 20513, 20543, 20696, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M08', 'clawback', 20544, 20573, 20696, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M08', 'clawback', 20574, 20604, 20696, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M08', 'clawback', 20605, 20634, 20696, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M08', 'clawback', 20635, 20665, 20696, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M08', 'clawback', 20666, 20696, 20696, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M09', 'clawback', 20485, 20512, 20757, 1),
  ('FY26-M02', 'FY26-M09', 'clawback', 20513, 20543, 20757, 1),
  ('FY26-M03', 'FY26-M09', 'clawback', 20544, 20573, 20757, 1),
  ('FY26-M04', 'FY26-M09', 'clawback', 20574, 20604, 20757, 1),
  ('FY26-M05', 'FY26-M09', 'clawback', 20605, 20634, 20757, 1),
  ('FY26-M06', 'FY26-M09', 'clawback', 20635, 20665, 20757, 1),
  ('FY26-M07', 'FY26-M09', 'clawback', 20666, 20696, 20757, 1),
  ('FY26-M08', 'FY26-M09', 'clawback', 20697, 20726, 20757, 1),
  ('FY26-M09', 'FY26-M09', 'original', 20727, 20757, 20757, 1),
  ('FY26-M01', 'FY26-M09', 'clawback', 20485, 20512, 20726, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M09', 'clawback', 20513, 20543, 20726, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M09', 'clawback', 20544, 20573, 20726, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M09', 'clawback', 20574, 20604, 20726, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M09', 'clawback', 20605, 20634, 20726, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M09', 'clawback', 20635, 20665, 20726, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M09', 'clawback', 20666, 20696, 20726, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M09', 'clawback', 20697, 20726, 20726, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M10', 'clawback', 20485, 20512, 20787, 1),
  ('FY26-M02', 'FY26-M10', 'clawback', 20513, 20543, 20787, 1),
  ('FY26-M03', 'FY26-M10', 'clawback', 20544, 20573, 20787, 1),
  ('FY26-M04', 'FY26-M10', 'clawback', 20574, 20604, 20787, 1),
  ('FY26-M05', 'FY26-M10', 'clawback', 20605, 20634, 20787, 1),
  ('FY26-M06', 'FY26-M10', 'clawback', 20635, 20665, 20787, 1),
  ('FY26-M07', 'FY26-M10', 'clawback', 20666, 20696, 20787, 1),
  ('FY26-M08', 'FY26-M10', 'clawback', 20697, 20726, 20787, 1),
  ('FY26-M09', 'FY26-M10', 'clawback', 20727, 20757, 20787, 1),
  ('FY26-M10', 'FY26-M10', 'original', 20758, 20787, 20787, 1),
  ('FY26-M01', 'FY26-M10', 'clawback', 20485, 20512, 20757, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M10', 'clawback', 20513, 20543, 20757, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M10', 'clawback', 20544, 20573, 20757, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M10', 'clawback', 20574, 20604, 20757, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M10', 'clawback', 20605, 20634, 20757, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M10', 'clawback', 20635, 20665, 20757, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M10', 'clawback', 20666, 20696, 20757, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M10', 'clawback', 20697, 20726, 20757, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M10', 'clawback', 20727, 20757, 20757, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M11', 'clawback', 20485, 20512, 20818, 1),
  ('FY26-M02', 'FY26-M11', 'clawback', 20513, 20543, 20818, 1),
  ('FY26-M03', 'FY26-M11', 'clawback', 20544, 20573, 20818, 1),
  ('FY26-M04', 'FY26-M11', 'clawback', 20574, 20604, 20818, 1),
  ('FY26-M05', 'FY26-M11', 'clawback', 20605, 20634, 20818, 1),
  ('FY26-M06', 'FY26-M11', 'clawback', 20635, 20665, 20818, 1),
  ('FY26-M07', 'FY26-M11', 'clawback', 20666, 20696, 20818, 1),
  ('FY26-M08', 'FY26-M11', 'clawback', 20697, 20726, 20818, 1),
  ('FY26-M09', 'FY26-M11', 'clawback', 20727, 20757, 20818, 1),
  ('FY26-M10', 'FY26-M11', 'clawback', 20758, 20787, 20818, 1),
  ('FY26-M11', 'FY26-M11', 'original', 20788, 20818, 20818, 1),
  ('FY26-M01', 'FY26-M11', 'clawback', 20485, 20512, 20787, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M11', 'clawback', 20513, 20543, 20787, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M11', 'clawback', 20544, 20573, 20787, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M11', 'clawback', 20574, 20604, 20787, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M11', 'clawback', 20605, 20634, 20787, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M11', 'clawback', 20635, 20665, 20787, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M11', 'clawback', 20666, 20696, 20787, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M11', 'clawback', 20697, 20726, 20787, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M11', 'clawback', 20727, 20757, 20787, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M11', 'clawback', 20758, 20787, 20787, (-1)::BIGINT),
  ('FY26-M01', 'FY26-M12', 'clawback', 20485, 20512, 20849, 1),
  ('FY26-M02', 'FY26-M12', 'clawback', 20513, 20543, 20849, 1),
  ('FY26-M03', 'FY26-M12', 'clawback', 20544, 20573, 20849, 1),
  ('FY26-M04', 'FY26-M12', 'clawback', 20574, 20604, 20849, 1),
  ('FY26-M05', 'FY26-M12', 'clawback', 20605, 20634, 20849, 1),
  ('FY26-M06', 'FY26-M12', 'clawback', 20635, 20665, 20849, 1),
  ('FY26-M07', 'FY26-M12', 'clawback', 20666, 20696, 20849, 1),
  ('FY26-M08', 'FY26-M12', 'clawback', 20697, 20726, 20849, 1),
  ('FY26-M09', 'FY26-M12', 'clawback', 20727, 20757, 20849, 1),
  ('FY26-M10', 'FY26-M12', 'clawback', 20758, 20787, 20849, 1),
  ('FY26-M11', 'FY26-M12', 'clawback', 20788, 20818, 20849, 1),
  ('FY26-M12', 'FY26-M12', 'original', 20819, 20849, 20849, 1),
  ('FY26-M01', 'FY26-M12', 'clawback', 20485, 20512, 20818, (-1)::BIGINT),
  ('FY26-M02', 'FY26-M12', 'clawback', 20513, 20543, 20818, (-1)::BIGINT),
  ('FY26-M03', 'FY26-M12', 'clawback', 20544, 20573, 20818, (-1)::BIGINT),
  ('FY26-M04', 'FY26-M12', 'clawback', 20574, 20604, 20818, (-1)::BIGINT),
  ('FY26-M05', 'FY26-M12', 'clawback', 20605, 20634, 20818, (-1)::BIGINT),
  ('FY26-M06', 'FY26-M12', 'clawback', 20635, 20665, 20818, (-1)::BIGINT),
  ('FY26-M07', 'FY26-M12', 'clawback', 20666, 20696, 20818, (-1)::BIGINT),
  ('FY26-M08', 'FY26-M12', 'clawback', 20697, 20726, 20818, (-1)::BIGINT),
  ('FY26-M09', 'FY26-M12', 'clawback', 20727, 20757, 20818, (-1)::BIGINT),
  ('FY26-M10', 'FY26-M12', 'clawback', 20758, 20787, 20818, (-1)::BIGINT),
  ('FY26-M11', 'FY26-M12', 'clawback', 20788, 20818, 20818, (-1)::BIGINT)
) AS t ("for_period", "posted_in", "kind", "first_day", "period_end", "seen_on", "sense");

-- 150. The lines of amount (company.plan, line 82)
--     from: What each row of deal gives in amount (company.plan, line 82)
--     from: What each row gives in amount, in its pay period (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_lines" AS
SELECT
  l."clause",
  'deal' AS "record",
  l."id" AS "row_key",
  l."payee" AS "recipient",
  l."role", l."level", r."for_period",
  'amount' AS "field",
  100000000::BIGINT * l."share" AS "share",
  l."day" AS "incentive_date",
  r."posted_in", r."kind",
  CASE
    WHEN 100000000 <= l."share" THEN CASE WHEN 1 <= l."kept" THEN l."its_amount" ELSE l."its_amount" * l."kept" END
    ELSE ((2::BIGINT * l."part_1" + CASE WHEN l."part_1" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
    - ((2::BIGINT * l."part_2" + CASE WHEN l."part_2" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
  END * r."sense" AS "amount",
  r."sense"
FROM "deal_credits_parts" AS l
JOIN "deal_credits_posted_days" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."first_day" AND l."day" <= r."period_end";

-- 151. One line of amount for each row, rule and person: all added up (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_sums" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."sense",
  COALESCE(CAST(SUM(t."share") AS BIGINT), 0::BIGINT) AS "share",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "deal_credit_lines" AS t
GROUP BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field", t."incentive_date", t."posted_in", t."kind", t."sense";

-- 152. What is seen now of amount, less what was seen before: all added up (company.plan, line 82)
--     from: One line of amount for each row, rule and person (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_changes_sums" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind",
  CAST(MAX(t."share") AS BIGINT) AS "share",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "deal_credit_sums" AS t
WHERE t."amount" <> 0
GROUP BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field", t."incentive_date", t."posted_in", t."kind";

-- 153. Each line of amount with the first of its key: all of a key in their order, added up (company.plan, line 82)
--     from: What is seen now of amount, less what was seen before (company.plan, line 82)
--     from: Each line of amount with the first of its key: the place of its pay period (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_firsts_in_order" AS
SELECT
  l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field",
  l."incentive_date", l."posted_in", l."kind", l."share", l."amount", r."posting_place",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field" ORDER BY r."posting_place") AS BIGINT) AS "line_number",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field" ORDER BY r."posting_place" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far"
FROM "deal_credit_changes_sums" AS l
JOIN "shown_corrects_places" AS r
  ON l."posted_in" = r."posting"
WHERE l."amount" <> 0;

-- 154. Each line of amount with the first of its key: the place of the first (company.plan, line 82)
--     from: Each line of amount with the first of its key: which of them is the first (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_firsts_firsts" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount", t."line_number",
  COALESCE(CAST(SUM(CASE WHEN t."line_number" = 1 THEN t."posting_place" ELSE 0::BIGINT END) OVER (PARTITION BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field") AS BIGINT), 0::BIGINT) AS "first_of_all"
FROM "deal_credit_firsts_in_order" AS t;

-- 155. What each line of amount shows (company.plan, line 82)
--     from: Each line of amount with the first of its key (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_ledger" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount",
  CASE
    WHEN t."line_number" > 1 THEN CASE
    WHEN t."first_of_all" = 1 THEN 'FY26-M01'
    WHEN t."first_of_all" = 2 THEN 'FY26-M02'
    WHEN t."first_of_all" = 3 THEN 'FY26-M03'
    WHEN t."first_of_all" = 4 THEN 'FY26-M04'
    WHEN t."first_of_all" = 5 THEN 'FY26-M05'
    WHEN t."first_of_all" = 6 THEN 'FY26-M06'
    WHEN t."first_of_all" = 7 THEN 'FY26-M07'
    WHEN t."first_of_all" = 8 THEN 'FY26-M08'
    WHEN t."first_of_all" = 9 THEN 'FY26-M09'
    WHEN t."first_of_all" = 10 THEN 'FY26-M10'
    WHEN t."first_of_all" = 11 THEN 'FY26-M11'
    WHEN t."first_of_all" = 12 THEN 'FY26-M12'
    ELSE CAST(NULL AS VARCHAR)
  END
    ELSE CAST(NULL AS VARCHAR)
  END AS "corrects"
FROM "deal_credit_firsts_firsts" AS t;

-- 156. Parts of: What each row of deal gives in margin (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credits_parts_2" AS
SELECT
  t."id", t."margin", t."day", t."share", t."payee", t."role", t."clause", t."level", t."seen_by", t."kept",
  CASE WHEN 1 <= t."kept" THEN t."margin" ELSE t."margin" * t."kept" END * (t."share_before" + t."share") AS "part_1",
  CASE WHEN 1 <= t."kept" THEN t."margin" ELSE t."margin" * t."kept" END * t."share_before" AS "part_2"
FROM "deal_kept" AS t;

-- 157. The lines of margin (company.plan, line 82)
--     from: What each row of deal gives in margin (company.plan, line 82)
--     from: What each row gives in margin, in its pay period (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_lines_2" AS
SELECT
  l."clause",
  'deal' AS "record",
  l."id" AS "row_key",
  l."payee" AS "recipient",
  l."role", l."level", r."for_period",
  'margin' AS "field",
  100000000::BIGINT * l."share" AS "share",
  l."day" AS "incentive_date",
  r."posted_in", r."kind",
  CASE
    WHEN 100000000 <= l."share" THEN CASE WHEN 1 <= l."kept" THEN l."margin" ELSE l."margin" * l."kept" END
    ELSE ((2::BIGINT * l."part_1" + CASE WHEN l."part_1" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
    - ((2::BIGINT * l."part_2" + CASE WHEN l."part_2" < 0::BIGINT THEN -(100000000::BIGINT) ELSE 100000000::BIGINT END) // (2::BIGINT * 100000000::BIGINT))
  END * r."sense" AS "amount",
  r."sense"
FROM "deal_credits_parts_2" AS l
JOIN "deal_credits_posted_days" AS r
  ON l."seen_by" = r."seen_on"
  AND l."day" >= r."first_day" AND l."day" <= r."period_end";

-- 158. One line of margin for each row, rule and person: all added up (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_sums_2" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."sense",
  COALESCE(CAST(SUM(t."share") AS BIGINT), 0::BIGINT) AS "share",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "deal_credit_lines_2" AS t
GROUP BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field", t."incentive_date", t."posted_in", t."kind", t."sense";

-- 159. What is seen now of margin, less what was seen before: all added up (company.plan, line 82)
--     from: One line of margin for each row, rule and person (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_changes_sums_2" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind",
  CAST(MAX(t."share") AS BIGINT) AS "share",
  COALESCE(CAST(SUM(t."amount") AS BIGINT), 0::BIGINT) AS "amount"
FROM "deal_credit_sums_2" AS t
WHERE t."amount" <> 0
GROUP BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field", t."incentive_date", t."posted_in", t."kind";

-- 160. Each line of margin with the first of its key: all of a key in their order, added up (company.plan, line 82)
--     from: What is seen now of margin, less what was seen before (company.plan, line 82)
--     from: Each line of margin with the first of its key: the place of its pay period (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_firsts_in_order_2" AS
SELECT
  l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field",
  l."incentive_date", l."posted_in", l."kind", l."share", l."amount", r."posting_place",
  CAST(ROW_NUMBER() OVER (PARTITION BY l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field" ORDER BY r."posting_place") AS BIGINT) AS "line_number",
  COALESCE(CAST(SUM(l."amount") OVER (PARTITION BY l."clause", l."record", l."row_key", l."recipient", l."role", l."level", l."for_period", l."field" ORDER BY r."posting_place" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT), 0::BIGINT) AS "so_far"
FROM "deal_credit_changes_sums_2" AS l
JOIN "shown_corrects_places" AS r
  ON l."posted_in" = r."posting"
WHERE l."amount" <> 0;

-- 161. Each line of margin with the first of its key: the place of the first (company.plan, line 82)
--     from: Each line of margin with the first of its key: which of them is the first (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_firsts_firsts_2" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount", t."line_number",
  COALESCE(CAST(SUM(CASE WHEN t."line_number" = 1 THEN t."posting_place" ELSE 0::BIGINT END) OVER (PARTITION BY t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field") AS BIGINT), 0::BIGINT) AS "first_of_all"
FROM "deal_credit_firsts_in_order_2" AS t;

-- 162. What each line of margin shows (company.plan, line 82)
--     from: Each line of margin with the first of its key (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_credit_ledger_2" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount",
  CASE
    WHEN t."line_number" > 1 THEN CASE
    WHEN t."first_of_all" = 1 THEN 'FY26-M01'
    WHEN t."first_of_all" = 2 THEN 'FY26-M02'
    WHEN t."first_of_all" = 3 THEN 'FY26-M03'
    WHEN t."first_of_all" = 4 THEN 'FY26-M04'
    WHEN t."first_of_all" = 5 THEN 'FY26-M05'
    WHEN t."first_of_all" = 6 THEN 'FY26-M06'
    WHEN t."first_of_all" = 7 THEN 'FY26-M07'
    WHEN t."first_of_all" = 8 THEN 'FY26-M08'
    WHEN t."first_of_all" = 9 THEN 'FY26-M09'
    WHEN t."first_of_all" = 10 THEN 'FY26-M10'
    WHEN t."first_of_all" = 11 THEN 'FY26-M11'
    WHEN t."first_of_all" = 12 THEN 'FY26-M12'
    ELSE CAST(NULL AS VARCHAR)
  END
    ELSE CAST(NULL AS VARCHAR)
  END AS "corrects"
FROM "deal_credit_firsts_firsts_2" AS t;

-- 163. All lines of credit
CREATE OR REPLACE TEMP TABLE "credit_lines" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount", t."corrects"
FROM "deal_credit_ledger" AS t
UNION ALL
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount", t."corrects"
FROM "deal_credit_ledger_2" AS t;

-- =============================================================================
-- The ledger of payments
-- =============================================================================

-- 164. Each line of earnings, and whether it takes something back
CREATE OR REPLACE TEMP TABLE "earned_kinds" AS
SELECT
  t."component", t."payee", t."posted_in", t."record", t."row_key", t."amount",
  CASE
    WHEN t."kind" = 'original' AND t."item" IN ('earned', 'split') THEN 1::BIGINT
    WHEN t."kind" = 'original' THEN 2::BIGINT
    WHEN t."kind" = 'clawback' THEN 4::BIGINT
    ELSE 3::BIGINT
  END AS "does"
FROM "earning_lines" AS t;

-- 165. What each part of pay comes to, by person and pay period
CREATE OR REPLACE TEMP TABLE "earned_parts" AS
SELECT
  t."payee", t."posted_in", t."component", t."does",
  COALESCE(CAST(SUM(t."amount") AS HUGEINT), 0::HUGEINT) AS "amount"
FROM "earned_kinds" AS t
GROUP BY t."payee", t."posted_in", t."component", t."does";

-- 166. What each person earned in each pay period
--     from: What of it is taken back
CREATE OR REPLACE TEMP TABLE "earned_in_periods" AS
SELECT
  t."payee", t."posted_in",
  COALESCE(CAST(SUM(t."amount") AS HUGEINT), 0::HUGEINT) AS "earned",
  COALESCE(CAST(SUM(CASE
    WHEN t."does" > 2 OR (t."does" = 1 AND t."amount" < 0::HUGEINT) THEN t."amount"
    ELSE 0::HUGEINT
  END) AS HUGEINT), 0::HUGEINT) AS "takes",
  COALESCE(CAST(SUM(CASE WHEN t."does" = 4 THEN t."amount" ELSE 0::HUGEINT END) AS HUGEINT), 0::HUGEINT) AS "clawed"
FROM "earned_parts" AS t
GROUP BY t."payee", t."posted_in";

-- 167. The months that are looked at
CREATE OR REPLACE TEMP TABLE "recoverable_draw_all_months" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 20485::BIGINT, 20512::BIGINT, 24313::BIGINT, 20332::BIGINT), (20543, 20485, 20512, 24313, 20332),
  (20543, 20513, 20543, 24314, 20362), (20573, 20485, 20512, 24313, 20332), (20573, 20513, 20543, 24314, 20362),
  (20573, 20544, 20573, 24315, 20393), (20604, 20485, 20512, 24313, 20332), (20604, 20513, 20543, 24314, 20362),
  (20604, 20544, 20573, 24315, 20393), (20604, 20574, 20604, 24316, 20423), (20634, 20485, 20512, 24313, 20332),
  (20634, 20513, 20543, 24314, 20362), (20634, 20544, 20573, 24315, 20393), (20634, 20574, 20604, 24316, 20423),
  (20634, 20605, 20634, 24317, 20454), (20665, 20485, 20512, 24313, 20332), (20665, 20513, 20543, 24314, 20362),
  (20665, 20544, 20573, 24315, 20393), (20665, 20574, 20604, 24316, 20423), (20665, 20605, 20634, 24317, 20454),
  (20665, 20635, 20665, 24318, 20485), (20696, 20485, 20512, 24313, 20332), (20696, 20513, 20543, 24314, 20362),
  (20696, 20544, 20573, 24315, 20393), (20696, 20574, 20604, 24316, 20423), (20696, 20605, 20634, 24317, 20454),
  (20696, 20635, 20665, 24318, 20485), (20696, 20666, 20696, 24319, 20513), (20726, 20485, 20512, 24313, 20332),
  (20726, 20513, 20543, 24314, 20362), (20726, 20544, 20573, 24315, 20393), (20726, 20574, 20604, 24316, 20423),
  (20726, 20605, 20634, 24317, 20454), (20726, 20635, 20665, 24318, 20485), (20726, 20666, 20696, 24319, 20513),
  (20726, 20697, 20726, 24320, 20544), (20757, 20485, 20512, 24313, 20332), (20757, 20513, 20543, 24314, 20362),
  (20757, 20544, 20573, 24315, 20393), (20757, 20574, 20604, 24316, 20423), (20757, 20605, 20634, 24317, 20454),
  (20757, 20635, 20665, 24318, 20485), (20757, 20666, 20696, 24319, 20513), (20757, 20697, 20726, 24320, 20544),
  (20757, 20727, 20757, 24321, 20574), (20787, 20485, 20512, 24313, 20332), (20787, 20513, 20543, 24314, 20362),
  (20787, 20544, 20573, 24315, 20393), (20787, 20574, 20604, 24316, 20423), (20787, 20605, 20634, 24317, 20454),
  (20787, 20635, 20665, 24318, 20485), (20787, 20666, 20696, 24319, 20513), (20787, 20697, 20726, 24320, 20544),
  (20787, 20727, 20757, 24321, 20574), (20787, 20758, 20787, 24322, 20605), (20818, 20485, 20512, 24313, 20332),
  (20818, 20513, 20543, 24314, 20362), (20818, 20544, 20573, 24315, 20393), (20818, 20574, 20604, 24316, 20423),
  (20818, 20605, 20634, 24317, 20454), (20818, 20635, 20665, 24318, 20485), (20818, 20666, 20696, 24319, 20513),
  (20818, 20697, 20726, 24320, 20544), (20818, 20727, 20757, 24321, 20574), (20818, 20758, 20787, 24322, 20605),
  (20818, 20788, 20818, 24323, 20635), (20849, 20485, 20512, 24313, 20332), (20849, 20513, 20543, 24314, 20362),
  (20849, 20544, 20573, 24315, 20393), (20849, 20574, 20604, 24316, 20423), (20849, 20605, 20634, 24317, 20454),
  (20849, 20635, 20665, 24318, 20485), (20849, 20666, 20696, 24319, 20513), (20849, 20697, 20726, 24320, 20544),
  (20849, 20727, 20757, 24321, 20574), (20849, 20758, 20787, 24322, 20605), (20849, 20788, 20818, 24323, 20635),
  (20849, 20819, 20849, 24324, 20666)
) AS t ("known_on", "first_day", "month_end", "fiscal_month", "begins_from");

-- 168. Everybody on the day (company.plan, line 36)
--     from: The months in which somebody is in the plan (account-executive.plan, line 55)
--     from: Each of these months once (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_months_dated" AS
SELECT
  l."known_on", r."payee", l."first_day", l."month_end", l."begins_from",
  l."known_on" AS "day"
FROM "recoverable_draw_all_months" AS l
JOIN "time_in_plan" AS r
  ON l."known_on" = r."known_on"
  AND r."to_day" >= l."first_day" AND r."from_day" <= l."month_end"
GROUP BY l."known_on", r."payee", l."first_day", l."fiscal_month", l."month_end", l."begins_from";

-- 169. Those of them for which it is stated (account-executive.plan, line 55)
--     from: With the row of rep that person names, as it is on the day (company.plan, line 36)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_of_term" AS
SELECT
  l."known_on", l."payee", l."first_day"
FROM "recoverable_draw_months_dated" AS l
LEFT JOIN "rep_versions" AS r
  ON l."payee" = r."id"
  AND r."effective_from" <= l."day" AND COALESCE(r."next_from", 84006::BIGINT) > l."day"
WHERE r."hired_on" IS NOT NULL AND l."begins_from" <= COALESCE(r."hired_on", 0::BIGINT) AND COALESCE(r."hired_on", 0::BIGINT) <= l."month_end";

-- 170. The months of recoverable_draw_amount, and what each month is worth: parts of 1 (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_amount_months" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 24313::BIGINT, 20485::BIGINT, 1::BIGINT), (20543, 24314, 20485, 1), (20543, 24314, 20513, 1),
  (20543, 24313, 20485, 1), (20573, 24315, 20485, 1), (20573, 24315, 20513, 1), (20573, 24315, 20544, 1),
  (20573, 24314, 20485, 1), (20573, 24314, 20513, 1), (20604, 24316, 20485, 1), (20604, 24316, 20513, 1),
  (20604, 24316, 20544, 1), (20604, 24316, 20574, 1), (20604, 24315, 20485, 1), (20604, 24315, 20513, 1),
  (20604, 24315, 20544, 1), (20634, 24317, 20485, 1), (20634, 24317, 20513, 1), (20634, 24317, 20544, 1),
  (20634, 24317, 20574, 1), (20634, 24317, 20605, 1), (20634, 24316, 20485, 1), (20634, 24316, 20513, 1),
  (20634, 24316, 20544, 1), (20634, 24316, 20574, 1), (20665, 24318, 20485, 1), (20665, 24318, 20513, 1),
  (20665, 24318, 20544, 1), (20665, 24318, 20574, 1), (20665, 24318, 20605, 1), (20665, 24318, 20635, 1),
  (20665, 24317, 20485, 1), (20665, 24317, 20513, 1), (20665, 24317, 20544, 1), (20665, 24317, 20574, 1),
  (20665, 24317, 20605, 1), (20696, 24319, 20485, 1), (20696, 24319, 20513, 1), (20696, 24319, 20544, 1),
  (20696, 24319, 20574, 1), (20696, 24319, 20605, 1), (20696, 24319, 20635, 1), (20696, 24319, 20666, 1),
  (20696, 24318, 20485, 1), (20696, 24318, 20513, 1), (20696, 24318, 20544, 1), (20696, 24318, 20574, 1),
  (20696, 24318, 20605, 1), (20696, 24318, 20635, 1), (20726, 24320, 20485, 1), (20726, 24320, 20513, 1),
  (20726, 24320, 20544, 1), (20726, 24320, 20574, 1), (20726, 24320, 20605, 1), (20726, 24320, 20635, 1),
  (20726, 24320, 20666, 1), (20726, 24320, 20697, 1), (20726, 24319, 20485, 1), (20726, 24319, 20513, 1),
  (20726, 24319, 20544, 1), (20726, 24319, 20574, 1), (20726, 24319, 20605, 1), (20726, 24319, 20635, 1),
  (20726, 24319, 20666, 1), (20757, 24321, 20485, 1), (20757, 24321, 20513, 1), (20757, 24321, 20544, 1),
  (20757, 24321, 20574, 1), (20757, 24321, 20605, 1), (20757, 24321, 20635, 1), (20757, 24321, 20666, 1),
  (20757, 24321, 20697, 1), (20757, 24321, 20727, 1), (20757, 24320, 20485, 1), (20757, 24320, 20513, 1),
  (20757, 24320, 20544, 1), (20757, 24320, 20574, 1), (20757, 24320, 20605, 1), (20757, 24320, 20635, 1),
  (20757, 24320, 20666, 1), (20757, 24320, 20697, 1), (20787, 24322, 20485, 1), (20787, 24322, 20513, 1),
  (20787, 24322, 20544, 1), (20787, 24322, 20574, 1), (20787, 24322, 20605, 1), (20787, 24322, 20635, 1),
  (20787, 24322, 20666, 1), (20787, 24322, 20697, 1), (20787, 24322, 20727, 1), (20787, 24322, 20758, 1),
  (20787, 24321, 20485, 1), (20787, 24321, 20513, 1), (20787, 24321, 20544, 1), (20787, 24321, 20574, 1),
  (20787, 24321, 20605, 1), (20787, 24321, 20635, 1), (20787, 24321, 20666, 1), (20787, 24321, 20697, 1),
  (20787, 24321, 20727, 1), (20818, 24323, 20485, 1), (20818, 24323, 20513, 1), (20818, 24323, 20544, 1),
  (20818, 24323, 20574, 1), (20818, 24323, 20605, 1), (20818, 24323, 20635, 1), (20818, 24323, 20666, 1),
  (20818, 24323, 20697, 1), (20818, 24323, 20727, 1), (20818, 24323, 20758, 1), (20818, 24323, 20788, 1),
  (20818, 24322, 20485, 1), (20818, 24322, 20513, 1), (20818, 24322, 20544, 1), (20818, 24322, 20574, 1),
  (20818, 24322, 20605, 1), (20818, 24322, 20635, 1), (20818, 24322, 20666, 1), (20818, 24322, 20697, 1),
  (20818, 24322, 20727, 1), (20818, 24322, 20758, 1), (20849, 24324, 20485, 1), (20849, 24324, 20513, 1),
  (20849, 24324, 20544, 1), (20849, 24324, 20574, 1), (20849, 24324, 20605, 1), (20849, 24324, 20635, 1),
  (20849, 24324, 20666, 1), (20849, 24324, 20697, 1), (20849, 24324, 20727, 1), (20849, 24324, 20758, 1),
  (20849, 24324, 20788, 1), (20849, 24324, 20819, 1), (20849, 24323, 20485, 1), (20849, 24323, 20513, 1),
  (20849, 24323, 20544, 1), (20849, 24323, 20574, 1), (20849, 24323, 20605, 1), (20849, 24323, 20635, 1),
  (20849, 24323, 20666, 1), (20849, 24323, 20697, 1), (20849, 24323, 20727, 1), (20849, 24323, 20758, 1),
  (20849, 24323, 20788, 1)
) AS t ("known_on", "last_month", "first_day", "worth_of_one");

-- 171. Everybody who is in the plan on some day (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_amount_people" AS
SELECT
  t."known_on", t."payee"
FROM "time_in_plan" AS t
GROUP BY t."known_on", t."payee";

-- 172. What pay is filled up to, to date (account-executive.plan, line 55)
--     from: Everybody’s months of recoverable_draw_amount (account-executive.plan, line 55)
--     from: The months in which recoverable_draw_amount is stated for somebody (account-executive.plan, line 55)
--     from: What each month adds to recoverable_draw_amount, in parts of 1 (account-executive.plan, line 55)
--     from: recoverable_draw_amount to date, in parts of 1 (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_amount" AS
SELECT
  l."known_on", l."last_month", r."payee",
  COALESCE(CAST(SUM(400000::BIGINT * l."worth_of_one") AS BIGINT), 0::BIGINT) AS "recoverable_draw_amount"
FROM "recoverable_draw_amount_months" AS l
JOIN "recoverable_draw_amount_people" AS r
  ON l."known_on" = r."known_on"
JOIN "recoverable_draw_of_term" AS r2
  ON l."known_on" = r2."known_on"
  AND r."payee" = r2."payee"
  AND l."first_day" = r2."first_day"
GROUP BY l."known_on", l."last_month", r."payee";

-- 173. Of which months each pay period is the difference
CREATE OR REPLACE TEMP TABLE "recoverable_draw_to_date" AS
SELECT * FROM (VALUES
  (20512::BIGINT, 24313::BIGINT, 1::BIGINT), (20543, 24314, 1), (20543, 24313, (-1)::BIGINT), (20573, 24315, 1),
  (20573, 24314, (-1)::BIGINT), (20604, 24316, 1), (20604, 24315, (-1)::BIGINT), (20634, 24317, 1),
  (20634, 24316, (-1)::BIGINT), (20665, 24318, 1), (20665, 24317, (-1)::BIGINT), (20696, 24319, 1),
  (20696, 24318, (-1)::BIGINT), (20726, 24320, 1), (20726, 24319, (-1)::BIGINT), (20757, 24321, 1),
  (20757, 24320, (-1)::BIGINT), (20787, 24322, 1), (20787, 24321, (-1)::BIGINT), (20818, 24323, 1),
  (20818, 24322, (-1)::BIGINT), (20849, 24324, 1), (20849, 24323, (-1)::BIGINT)
) AS t ("known", "month", "counts");

-- 174. What pay is filled up to in each pay period (account-executive.plan, line 55)
--     from: What each pay period adds (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "recoverable_draw_up_to" AS
SELECT
  l."payee", l."known_on",
  COALESCE(CAST(SUM(l."recoverable_draw_amount" * r."counts") AS BIGINT), 0::BIGINT) AS "up_to"
FROM "recoverable_draw_amount" AS l
JOIN "recoverable_draw_to_date" AS r
  ON l."known_on" = r."known"
  AND l."last_month" = r."month"
GROUP BY l."payee", l."known_on";

-- 175. What each part earned (account-executive.plan, line 40)
--     from: Each line with what its part of pay comes to in the pay period
CREATE OR REPLACE TEMP TABLE "cloud_commission_lines" AS
SELECT
  l."payee", l."posted_in",
  COALESCE(l."row_key", '') AS "row_key",
  l."amount",
  CASE
    WHEN l."does" > 2 OR (l."does" = 1 AND r."amount" < 0::HUGEINT) THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "taken",
  CASE WHEN l."does" = 4 THEN 1::BIGINT ELSE 0::BIGINT END AS "clawed"
FROM "earned_kinds" AS l
JOIN "earned_parts" AS r
  ON l."payee" = r."payee"
  AND l."posted_in" = r."posted_in"
  AND l."component" = r."component"
  AND l."does" = r."does"
WHERE l."component" = 'cloud_commission' AND l."record" IS NOT NULL;

-- 176. What each part earned, by pay period (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_parts_2" AS
SELECT
  t."payee", t."posted_in", t."row_key",
  COALESCE(CAST(SUM(t."amount") AS HUGEINT), 0::HUGEINT) AS "amount",
  CAST(MAX(t."taken") AS BIGINT) AS "taken",
  CAST(MAX(t."clawed") AS BIGINT) AS "clawed"
FROM "cloud_commission_lines" AS t
GROUP BY t."payee", t."posted_in", t."row_key";

-- 177. The pay periods in which what was earned is looked at: its own, and those after it
CREATE OR REPLACE TEMP TABLE "cloud_commission_seen" AS
SELECT * FROM (VALUES
  ('FY26-M01', 'FY26-M01', 1::BIGINT, 20512::BIGINT, 1::BIGINT), ('FY26-M01', 'FY26-M02', 2, 20543, 0),
  ('FY26-M01', 'FY26-M03', 3, 20573, 0), ('FY26-M01', 'FY26-M04', 4, 20604, 0), ('FY26-M01', 'FY26-M05', 5, 20634, 0),
  ('FY26-M01', 'FY26-M06', 6, 20665, 0), ('FY26-M01', 'FY26-M07', 7, 20696, 0), ('FY26-M01', 'FY26-M08', 8, 20726, 0),
  ('FY26-M01', 'FY26-M09', 9, 20757, 0), ('FY26-M01', 'FY26-M10', 10, 20787, 0),
  ('FY26-M01', 'FY26-M11', 11, 20818, 0), ('FY26-M01', 'FY26-M12', 12, 20849, 0),
  ('FY26-M02', 'FY26-M02', 2, 20543, 1), ('FY26-M02', 'FY26-M03', 3, 20573, 0), ('FY26-M02', 'FY26-M04', 4, 20604, 0),
  ('FY26-M02', 'FY26-M05', 5, 20634, 0), ('FY26-M02', 'FY26-M06', 6, 20665, 0), ('FY26-M02', 'FY26-M07', 7, 20696, 0),
  ('FY26-M02', 'FY26-M08', 8, 20726, 0), ('FY26-M02', 'FY26-M09', 9, 20757, 0), ('FY26-M02', 'FY26-M10', 10, 20787, 0),
  ('FY26-M02', 'FY26-M11', 11, 20818, 0), ('FY26-M02', 'FY26-M12', 12, 20849, 0),
  ('FY26-M03', 'FY26-M03', 3, 20573, 1), ('FY26-M03', 'FY26-M04', 4, 20604, 0), ('FY26-M03', 'FY26-M05', 5, 20634, 0),
  ('FY26-M03', 'FY26-M06', 6, 20665, 0), ('FY26-M03', 'FY26-M07', 7, 20696, 0), ('FY26-M03', 'FY26-M08', 8, 20726, 0),
  ('FY26-M03', 'FY26-M09', 9, 20757, 0), ('FY26-M03', 'FY26-M10', 10, 20787, 0),
  ('FY26-M03', 'FY26-M11', 11, 20818, 0), ('FY26-M03', 'FY26-M12', 12, 20849, 0),
  ('FY26-M04', 'FY26-M04', 4, 20604, 1), ('FY26-M04', 'FY26-M05', 5, 20634, 0), ('FY26-M04', 'FY26-M06', 6, 20665, 0),
  ('FY26-M04', 'FY26-M07', 7, 20696, 0), ('FY26-M04', 'FY26-M08', 8, 20726, 0), ('FY26-M04', 'FY26-M09', 9, 20757, 0),
  ('FY26-M04', 'FY26-M10', 10, 20787, 0), ('FY26-M04', 'FY26-M11', 11, 20818, 0),
  ('FY26-M04', 'FY26-M12', 12, 20849, 0), ('FY26-M05', 'FY26-M05', 5, 20634, 1), ('FY26-M05', 'FY26-M06', 6, 20665, 0),
  ('FY26-M05', 'FY26-M07', 7, 20696, 0), ('FY26-M05', 'FY26-M08', 8, 20726, 0), ('FY26-M05', 'FY26-M09', 9, 20757, 0),
  ('FY26-M05', 'FY26-M10', 10, 20787, 0), ('FY26-M05', 'FY26-M11', 11, 20818, 0),
  ('FY26-M05', 'FY26-M12', 12, 20849, 0), ('FY26-M06', 'FY26-M06', 6, 20665, 1), ('FY26-M06', 'FY26-M07', 7, 20696, 0),
  ('FY26-M06', 'FY26-M08', 8, 20726, 0), ('FY26-M06', 'FY26-M09', 9, 20757, 0), ('FY26-M06', 'FY26-M10', 10, 20787, 0),
  ('FY26-M06', 'FY26-M11', 11, 20818, 0), ('FY26-M06', 'FY26-M12', 12, 20849, 0),
  ('FY26-M07', 'FY26-M07', 7, 20696, 1), ('FY26-M07', 'FY26-M08', 8, 20726, 0), ('FY26-M07', 'FY26-M09', 9, 20757, 0),
  ('FY26-M07', 'FY26-M10', 10, 20787, 0), ('FY26-M07', 'FY26-M11', 11, 20818, 0),
  ('FY26-M07', 'FY26-M12', 12, 20849, 0), ('FY26-M08', 'FY26-M08', 8, 20726, 1), ('FY26-M08', 'FY26-M09', 9, 20757, 0),
  ('FY26-M08', 'FY26-M10', 10, 20787, 0), ('FY26-M08', 'FY26-M11', 11, 20818, 0),
  ('FY26-M08', 'FY26-M12', 12, 20849, 0), ('FY26-M09', 'FY26-M09', 9, 20757, 1),
  ('FY26-M09', 'FY26-M10', 10, 20787, 0), ('FY26-M09', 'FY26-M11', 11, 20818, 0),
  ('FY26-M09', 'FY26-M12', 12, 20849, 0), ('FY26-M10', 'FY26-M10', 10, 20787, 1),
  ('FY26-M10', 'FY26-M11', 11, 20818, 0), ('FY26-M10', 'FY26-M12', 12, 20849, 0),
  ('FY26-M11', 'FY26-M11', 11, 20818, 1), ('FY26-M11', 'FY26-M12', 12, 20849, 0),
  ('FY26-M12', 'FY26-M12', 12, 20849, 1)
) AS t ("posting", "seen_in", "seen_place", "seen_on", "is_new");

-- 178. What each part has earned to date (account-executive.plan, line 40)
--     from: Each of them in these pay periods (account-executive.plan, line 40)
--     from: Whether something of it is taken back just then (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_to_date" AS
SELECT
  l."payee", l."row_key", r."seen_in", r."seen_place", r."seen_on",
  COALESCE(CAST(SUM(l."amount") AS HUGEINT), 0::HUGEINT) AS "amount",
  CAST(MAX(CASE WHEN r."is_new" = 1 THEN l."taken" ELSE 0::BIGINT END) AS BIGINT) AS "taken",
  CAST(MAX(CASE WHEN r."is_new" = 1 THEN l."clawed" ELSE 0::BIGINT END) AS BIGINT) AS "clawed"
FROM "cloud_commission_parts_2" AS l
JOIN "cloud_commission_seen" AS r
  ON l."posted_in" = r."posting"
GROUP BY l."payee", l."row_key", r."seen_in", r."seen_place", r."seen_on";

-- 179. What of each part is held (account-executive.plan, line 40)
--     from: Each part with its row (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_held" AS
SELECT
  l."payee", l."row_key", l."seen_in", l."seen_place", l."taken", l."clawed",
  CASE
    WHEN r."paid_on" IS NOT NULL AND COALESCE(r."paid_on", 0::BIGINT) <= l."seen_on" THEN 0::HUGEINT
    ELSE ((2::HUGEINT * l."amount" + CASE WHEN l."amount" < 0::HUGEINT THEN -(2::HUGEINT) ELSE 2::HUGEINT END) // (2::HUGEINT * 2::HUGEINT))
  END AS "held",
  COALESCE(r."paid_on", 0::BIGINT) AS "due_on",
  CASE
    WHEN NOT (r."paid_on" IS NOT NULL AND COALESCE(r."paid_on", 0::BIGINT) <= l."seen_on") AND NOT (l."amount" <= 0::HUGEINT AND 0::HUGEINT <= l."amount") AND r."paid_on" IS NOT NULL AND COALESCE(r."paid_on", 0::BIGINT) <= l."seen_on" THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "is_due"
FROM "cloud_commission_to_date" AS l
JOIN "deal_dated" AS r
  ON l."row_key" = r."id";

-- 180. By how much what waits of each part changes (account-executive.plan, line 40)
--     from: With what waited of each part a pay period before (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_more" AS
SELECT
  t."payee", t."row_key", t."seen_in", t."seen_place", t."taken", t."clawed", t."held", t."due_on", t."is_due",
  t."held"
    - COALESCE(LAG(t."held") OVER (PARTITION BY t."payee", t."row_key" ORDER BY t."seen_place"), 0::HUGEINT) AS "held_more"
FROM "cloud_commission_held" AS t;

-- 181. What waits of all parts together (account-executive.plan, line 40)
--     from: What of it is of what is taken back (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_totals" AS
SELECT
  t."payee", t."seen_in", t."seen_place",
  COALESCE(CAST(SUM(t."held") AS HUGEINT), 0::HUGEINT) AS "held",
  COALESCE(CAST(SUM(t."held_more") AS HUGEINT), 0::HUGEINT) AS "held_more",
  COALESCE(CAST(SUM(CASE WHEN t."taken" = 1 THEN t."held_more" ELSE 0::HUGEINT END) AS HUGEINT), 0::HUGEINT) AS "held_taken",
  COALESCE(CAST(SUM(CASE WHEN t."clawed" = 1 THEN t."held_more" ELSE 0::HUGEINT END) AS HUGEINT), 0::HUGEINT) AS "held_clawed"
FROM "cloud_commission_more" AS t
GROUP BY t."payee", t."seen_in", t."seen_place";

-- 182. With what waited a pay period before (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_totals_before" AS
SELECT
  t."payee", t."seen_in", t."held", t."held_more", t."held_taken",
  LAG(t."held") OVER (PARTITION BY t."payee" ORDER BY t."seen_place") AS "held_before"
FROM "cloud_commission_totals" AS t;

-- 183. By how much less is paid, and what of that is of what is taken back (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_withheld" AS
SELECT
  t."payee",
  t."seen_in" AS "posted_in",
  GREATEST(t."held", 0::HUGEINT) - GREATEST(COALESCE(t."held_before", 0::HUGEINT), 0::HUGEINT) AS "withheld",
  GREATEST(t."held", 0::HUGEINT) - GREATEST(t."held" - t."held_taken", 0::HUGEINT) AS "on_taken",
  GREATEST(t."held", 0::HUGEINT) - GREATEST(COALESCE(t."held_before", 0::HUGEINT), 0::HUGEINT)
    - t."held_more" AS "netting"
FROM "cloud_commission_totals_before" AS t;

-- 184. What is held, or released, of each part (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_held_lines" AS
SELECT
  t."payee",
  t."seen_in" AS "posted_in",
  'held' AS "account",
  CASE WHEN t."held_more" > 0::HUGEINT THEN 'held' ELSE 'released' END AS "kind",
  'cloud_commission' AS "source_component",
  'deal' AS "record",
  t."row_key",
  CAST(NULL AS VARCHAR) AS "source_period",
  t."held_more" AS "amount",
  0::HUGEINT - t."held_more" AS "cash",
  'cloud_commission/hold' AS "origin",
  CASE WHEN t."is_due" = 1 THEN t."due_on" ELSE CAST(NULL AS BIGINT) END AS "due_on"
FROM "cloud_commission_more" AS t
WHERE t."held_more" <> 0::HUGEINT;

-- 185. What parts below zero take off the others (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_netting_lines" AS
SELECT
  t."payee", t."posted_in",
  'held' AS "account",
  CASE WHEN t."netting" > 0::HUGEINT THEN 'held' ELSE 'released' END AS "kind",
  'cloud_commission' AS "source_component",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  CAST(NULL AS VARCHAR) AS "source_period",
  t."netting" AS "amount",
  0::HUGEINT - t."netting" AS "cash",
  'cloud_commission/hold' AS "origin",
  CAST(NULL AS BIGINT) AS "due_on"
FROM "cloud_commission_withheld" AS t
WHERE t."netting" <> 0::HUGEINT;

-- 186. All changes of what waits (account-executive.plan, line 40)
CREATE OR REPLACE TEMP TABLE "cloud_commission_changes" AS
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period", t."amount", t."cash", t."origin", t."due_on"
FROM "cloud_commission_held_lines" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period", t."amount", t."cash", t."origin", t."due_on"
FROM "cloud_commission_netting_lines" AS t;

-- 187. What of it waits
CREATE OR REPLACE TEMP TABLE "earned_later" AS
SELECT
  t."payee", t."posted_in",
  0::BIGINT AS "earned",
  0::HUGEINT - t."on_taken" AS "takes",
  t."withheld"
FROM "cloud_commission_withheld" AS t;

-- 188. What is earned, and what of it waits
--     from: What is earned
CREATE OR REPLACE TEMP TABLE "earned_and_waiting" AS
SELECT
  t."payee", t."posted_in", t."earned", t."takes",
  CAST(0::BIGINT AS HUGEINT) AS "withheld"
FROM "earned_in_periods" AS t
UNION ALL
SELECT
  t."payee", t."posted_in",
  CAST(t."earned" AS HUGEINT) AS "earned",
  t."takes", t."withheld"
FROM "earned_later" AS t;

-- 189. What each person earned in each pay period, and what of it waits
CREATE OR REPLACE TEMP TABLE "earned_to_pay" AS
SELECT
  t."payee", t."posted_in",
  COALESCE(CAST(SUM(t."earned") AS HUGEINT), 0::HUGEINT) AS "earned",
  COALESCE(CAST(SUM(t."takes") AS HUGEINT), 0::HUGEINT) AS "takes",
  COALESCE(CAST(SUM(t."withheld") AS HUGEINT), 0::HUGEINT) AS "withheld"
FROM "earned_and_waiting" AS t
GROUP BY t."payee", t."posted_in";

-- 190. The pay periods, with their first and last days
CREATE OR REPLACE TEMP TABLE "pay_periods" AS
SELECT * FROM (VALUES
  ('FY26-M01', 20485::BIGINT, 20512::BIGINT), ('FY26-M02', 20513, 20543), ('FY26-M03', 20544, 20573),
  ('FY26-M04', 20574, 20604), ('FY26-M05', 20605, 20634), ('FY26-M06', 20635, 20665), ('FY26-M07', 20666, 20696),
  ('FY26-M08', 20697, 20726), ('FY26-M09', 20727, 20757), ('FY26-M10', 20758, 20787), ('FY26-M11', 20788, 20818),
  ('FY26-M12', 20819, 20849)
) AS t ("posted_in", "period_start", "period_end");

-- 191. Everyone who earned something
CREATE OR REPLACE TEMP TABLE "earners" AS
SELECT
  t."payee"
FROM "earned_in_periods" AS t
GROUP BY t."payee";

-- 192. Everyone who is in the plan on some day
CREATE OR REPLACE TEMP TABLE "everybody" AS
SELECT
  t."payee"
FROM "time_in_plan" AS t
GROUP BY t."payee";

-- 193. Both together
CREATE OR REPLACE TEMP TABLE "earners_and_everybody" AS
SELECT
  t."payee"
FROM "earners" AS t
UNION ALL
SELECT
  t."payee"
FROM "everybody" AS t;

-- 194. Everyone who has an account
CREATE OR REPLACE TEMP TABLE "accounts" AS
SELECT
  t."payee"
FROM "earners_and_everybody" AS t
GROUP BY t."payee";

-- 195. All that is due in each pay period
--     from: Each account in each pay period
--     from: With what was earned in it
--     from: With the draw of the pay period (account-executive.plan, line 55)
--     from: Everybody on the day (company.plan, line 36)
--     from: With the row of rep that person names, as it is on the day (company.plan, line 36)
--     from: With the draw and who leaves (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "accounts_net" AS
SELECT
  l."payee", r."posted_in", r."period_end", r2."earned", r2."takes",
  COALESCE(r3."up_to", 0::BIGINT) AS "draw",
  CASE
    WHEN r4."left_on" IS NOT NULL AND r."period_start" <= COALESCE(r4."left_on", 0::BIGINT) AND COALESCE(r4."left_on", 0::BIGINT) <= r."period_end" THEN 1::BIGINT
    ELSE 0::BIGINT
  END AS "leaves",
  COALESCE(r2."earned", 0::HUGEINT) - COALESCE(r2."withheld", 0::HUGEINT)
    + GREATEST(0::HUGEINT, 0::HUGEINT - COALESCE(r2."takes", 0::HUGEINT)) AS "net"
FROM "accounts" AS l
CROSS JOIN "pay_periods" AS r
LEFT JOIN "earned_to_pay" AS r2
  ON l."payee" = r2."payee"
  AND r."posted_in" = r2."posted_in"
LEFT JOIN "recoverable_draw_up_to" AS r3
  ON l."payee" = r3."payee"
  AND r."period_end" = r3."known_on"
LEFT JOIN "rep_versions" AS r4
  ON l."payee" = r4."id"
  AND r4."effective_from" <= r."period_end" AND COALESCE(r4."next_from", 84006::BIGINT) > r."period_end";

-- 196. What can be paid of it, and what is owed in each pay period
CREATE OR REPLACE TEMP TABLE "accounts_due" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."draw", t."leaves",
  COALESCE(t."earned", 0::HUGEINT) + GREATEST(0::HUGEINT, 0::HUGEINT - COALESCE(t."takes", 0::HUGEINT))
    + GREATEST(0::HUGEINT, 0::HUGEINT - t."net") AS "counts_as_earned",
  GREATEST(0::HUGEINT, 0::HUGEINT - COALESCE(t."takes", 0::HUGEINT))
    + GREATEST(0::HUGEINT, 0::HUGEINT - t."net") AS "overpaid",
  GREATEST(0::HUGEINT, t."net") AS "pay",
  ((2::HUGEINT * GREATEST(0::HUGEINT, t."net") + CASE WHEN GREATEST(0::HUGEINT, t."net") < 0::HUGEINT THEN -(2::HUGEINT) ELSE 2::HUGEINT END) // (2::HUGEINT * 2::HUGEINT)) AS "most_for_owed"
FROM "accounts_net" AS t;

-- =============================================================================
-- Payments of FY26-M01
-- =============================================================================

-- 197. What the draw adds in FY26-M01, and what pay takes back (account-executive.plan, line 55)
--     from: What FY26-M01 brings to each account
--     from: What pay of FY26-M01 pays back, and what is left of it
CREATE OR REPLACE TEMP TABLE "account_1_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid",
  LEAST(t."overpaid", t."most_for_owed") AS "recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - (t."pay" - LEAST(t."overpaid", t."most_for_owed"))) AS "drawn",
  0::BIGINT AS "draw_recovered"
FROM "accounts_due" AS t
WHERE t."posted_in" = 'FY26-M01';

-- 198. What is open after FY26-M01
CREATE OR REPLACE TEMP TABLE "account_1_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."drawn" ELSE 0::HUGEINT END AS "draw_left",
  t."overpaid" - t."recovered" + CASE WHEN t."leaves" = 1 THEN t."drawn" ELSE 0::HUGEINT END AS "owed_after",
  t."drawn" - CASE WHEN t."leaves" = 1 THEN t."drawn" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_1_draws" AS t;

-- =============================================================================
-- Payments of FY26-M02
-- =============================================================================

-- 199. What pay of FY26-M02 pays back, and what is left of it
--     from: What FY26-M02 brings to each account
--     from: With what was open before FY26-M02
CREATE OR REPLACE TEMP TABLE "account_2_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_1_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M02';

-- 200. What the draw adds in FY26-M02, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_2_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_2_recovers" AS t;

-- 201. What is open after FY26-M02
CREATE OR REPLACE TEMP TABLE "account_2_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_2_draws" AS t;

-- =============================================================================
-- Payments of FY26-M03
-- =============================================================================

-- 202. What pay of FY26-M03 pays back, and what is left of it
--     from: What FY26-M03 brings to each account
--     from: With what was open before FY26-M03
CREATE OR REPLACE TEMP TABLE "account_3_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_2_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M03';

-- 203. What the draw adds in FY26-M03, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_3_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_3_recovers" AS t;

-- 204. What is open after FY26-M03
CREATE OR REPLACE TEMP TABLE "account_3_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_3_draws" AS t;

-- =============================================================================
-- Payments of FY26-M04
-- =============================================================================

-- 205. What pay of FY26-M04 pays back, and what is left of it
--     from: What FY26-M04 brings to each account
--     from: With what was open before FY26-M04
CREATE OR REPLACE TEMP TABLE "account_4_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_3_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M04';

-- 206. What the draw adds in FY26-M04, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_4_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_4_recovers" AS t;

-- 207. What is open after FY26-M04
CREATE OR REPLACE TEMP TABLE "account_4_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_4_draws" AS t;

-- =============================================================================
-- Payments of FY26-M05
-- =============================================================================

-- 208. What pay of FY26-M05 pays back, and what is left of it
--     from: What FY26-M05 brings to each account
--     from: With what was open before FY26-M05
CREATE OR REPLACE TEMP TABLE "account_5_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_4_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M05';

-- 209. What the draw adds in FY26-M05, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_5_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_5_recovers" AS t;

-- 210. What is open after FY26-M05
CREATE OR REPLACE TEMP TABLE "account_5_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_5_draws" AS t;

-- =============================================================================
-- Payments of FY26-M06
-- =============================================================================

-- 211. What pay of FY26-M06 pays back, and what is left of it
--     from: What FY26-M06 brings to each account
--     from: With what was open before FY26-M06
CREATE OR REPLACE TEMP TABLE "account_6_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_5_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M06';

-- 212. What the draw adds in FY26-M06, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_6_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_6_recovers" AS t;

-- 213. What is open after FY26-M06
CREATE OR REPLACE TEMP TABLE "account_6_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_6_draws" AS t;

-- =============================================================================
-- Payments of FY26-M07
-- =============================================================================

-- 214. What pay of FY26-M07 pays back, and what is left of it
--     from: What FY26-M07 brings to each account
--     from: With what was open before FY26-M07
CREATE OR REPLACE TEMP TABLE "account_7_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_6_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M07';

-- 215. What the draw adds in FY26-M07, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_7_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_7_recovers" AS t;

-- 216. What is open after FY26-M07
CREATE OR REPLACE TEMP TABLE "account_7_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_7_draws" AS t;

-- =============================================================================
-- Payments of FY26-M08
-- =============================================================================

-- 217. What pay of FY26-M08 pays back, and what is left of it
--     from: What FY26-M08 brings to each account
--     from: With what was open before FY26-M08
CREATE OR REPLACE TEMP TABLE "account_8_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_7_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M08';

-- 218. What the draw adds in FY26-M08, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_8_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_8_recovers" AS t;

-- 219. What is open after FY26-M08
CREATE OR REPLACE TEMP TABLE "account_8_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_8_draws" AS t;

-- =============================================================================
-- Payments of FY26-M09
-- =============================================================================

-- 220. What pay of FY26-M09 pays back, and what is left of it
--     from: What FY26-M09 brings to each account
--     from: With what was open before FY26-M09
CREATE OR REPLACE TEMP TABLE "account_9_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_8_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M09';

-- 221. What the draw adds in FY26-M09, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_9_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_9_recovers" AS t;

-- 222. What is open after FY26-M09
CREATE OR REPLACE TEMP TABLE "account_9_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_9_draws" AS t;

-- =============================================================================
-- Payments of FY26-M10
-- =============================================================================

-- 223. What pay of FY26-M10 pays back, and what is left of it
--     from: What FY26-M10 brings to each account
--     from: With what was open before FY26-M10
CREATE OR REPLACE TEMP TABLE "account_10_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_9_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M10';

-- 224. What the draw adds in FY26-M10, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_10_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_10_recovers" AS t;

-- 225. What is open after FY26-M10
CREATE OR REPLACE TEMP TABLE "account_10_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_10_draws" AS t;

-- =============================================================================
-- Payments of FY26-M11
-- =============================================================================

-- 226. What pay of FY26-M11 pays back, and what is left of it
--     from: What FY26-M11 brings to each account
--     from: With what was open before FY26-M11
CREATE OR REPLACE TEMP TABLE "account_11_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."owed_after" AS "owed_before",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_10_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M11';

-- 227. What the draw adds in FY26-M11, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_11_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."owed_before",
  t."draw_before", t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_11_recovers" AS t;

-- 228. What is open after FY26-M11
CREATE OR REPLACE TEMP TABLE "account_11_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left",
  t."owed_before" + t."overpaid" - t."recovered"
    + CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "owed_after",
  t."draw_before" + t."drawn" - t."draw_recovered"
    - CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_after"
FROM "account_11_draws" AS t;

-- =============================================================================
-- Payments of FY26-M12
-- =============================================================================

-- 229. What pay of FY26-M12 pays back, and what is left of it
--     from: What FY26-M12 brings to each account
--     from: With what was open before FY26-M12
CREATE OR REPLACE TEMP TABLE "account_12_recovers" AS
SELECT
  l."payee", l."posted_in", l."period_end", l."draw", l."leaves", l."counts_as_earned", l."overpaid",
  r."draw_after" AS "draw_before",
  LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "recovered",
  l."pay" - LEAST(r."owed_after" + l."overpaid", l."most_for_owed") AS "left_of_pay"
FROM "accounts_due" AS l
JOIN "account_11_settled" AS r
  ON l."payee" = r."payee"
WHERE l."posted_in" = 'FY26-M12';

-- 230. What the draw adds in FY26-M12, and what pay takes back (account-executive.plan, line 55)
CREATE OR REPLACE TEMP TABLE "account_12_draws" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."leaves", t."counts_as_earned", t."overpaid", t."draw_before",
  t."recovered",
  GREATEST(0::HUGEINT, CAST(t."draw" AS HUGEINT) - t."left_of_pay") AS "drawn",
  LEAST(t."draw_before", GREATEST(0::HUGEINT, t."left_of_pay" - CAST(t."draw" AS HUGEINT))) AS "draw_recovered"
FROM "account_12_recovers" AS t;

-- 231. What is open after FY26-M12
CREATE OR REPLACE TEMP TABLE "account_12_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered",
  CASE WHEN t."leaves" = 1 THEN t."draw_before" + t."drawn" - t."draw_recovered" ELSE 0::HUGEINT END AS "draw_left"
FROM "account_12_draws" AS t;

-- =============================================================================
-- The lines of payments
-- =============================================================================

-- 232. What moves in all accounts and pay periods
CREATE OR REPLACE TEMP TABLE "accounts_settled" AS
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  CAST(t."draw_recovered" AS HUGEINT) AS "draw_recovered",
  t."draw_left"
FROM "account_1_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_2_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_3_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_4_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_5_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_6_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_7_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_8_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_9_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_10_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_11_settled" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."period_end", t."counts_as_earned", t."overpaid", t."recovered", t."drawn",
  t."draw_recovered", t."draw_left"
FROM "account_12_settled" AS t;

-- 233. The kinds of lines that an account has, with the clauses they come from
CREATE OR REPLACE TEMP TABLE "payment_kinds" AS
SELECT * FROM (VALUES
  (1::BIGINT, 'cash', 'earned', 'account_executive'), (2, 'cash', 'recovered', 'policy/overpayment'),
  (3, 'cash', 'drawn', 'draw'), (4, 'cash', 'draw_recovered', 'draw'), (5, 'owed', 'overpaid', 'policy/overpayment'),
  (6, 'owed', 'recovered', 'policy/overpayment'), (7, 'owed', 'left', 'draw'), (8, 'draw', 'drawn', 'draw'),
  (9, 'draw', 'draw_recovered', 'draw'), (10, 'draw', 'left', 'draw')
) AS t ("line", "account", "kind", "origin");

-- 234. Lines of cash, of what is owed and of the draw
--     from: Which lines each account has in each pay period
CREATE OR REPLACE TEMP TABLE "payments_of_accounts" AS
SELECT
  l."payee", l."posted_in", r."account", r."kind",
  CAST(NULL AS VARCHAR) AS "source_component",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  l."posted_in" AS "source_period",
  l."posted_in" AS "for_period",
  CASE
    WHEN r."line" = 1 THEN l."counts_as_earned"
    WHEN r."line" = 2 THEN 0::HUGEINT - l."recovered"
    WHEN r."line" = 3 THEN l."drawn"
    WHEN r."line" = 4 THEN 0::HUGEINT - l."draw_recovered"
    WHEN r."line" = 5 THEN l."overpaid"
    WHEN r."line" = 6 THEN 0::HUGEINT - l."recovered"
    WHEN r."line" = 7 THEN l."draw_left"
    WHEN r."line" = 8 THEN l."drawn"
    WHEN r."line" = 9 THEN 0::HUGEINT - l."draw_recovered"
    WHEN r."line" = 10 THEN 0::HUGEINT - l."draw_left"
    ELSE 0::HUGEINT
  END AS "amount",
  r."origin",
  l."period_end" AS "due_on"
FROM "accounts_settled" AS l
JOIN "payment_kinds" AS r
  ON ((r."line" = 1 AND l."counts_as_earned" <> 0::HUGEINT) OR (r."line" = 2 AND l."recovered" <> 0::HUGEINT) OR (r."line" = 3 AND l."drawn" <> 0::HUGEINT) OR (r."line" = 4 AND l."draw_recovered" <> 0::HUGEINT) OR (r."line" = 5 AND l."overpaid" <> 0::HUGEINT) OR (r."line" = 6 AND l."recovered" <> 0::HUGEINT) OR (r."line" = 7 AND l."draw_left" <> 0::HUGEINT) OR (r."line" = 8 AND l."drawn" <> 0::HUGEINT) OR (r."line" = 9 AND l."draw_recovered" <> 0::HUGEINT) OR (r."line" = 10 AND l."draw_left" <> 0::HUGEINT));

-- 235. What all changes of one kind do to what is paid
CREATE OR REPLACE TEMP TABLE "changes_paid" AS
SELECT
  t."payee", t."posted_in", t."kind",
  COALESCE(CAST(SUM(t."cash") AS HUGEINT), 0::HUGEINT) AS "amount"
FROM "cloud_commission_changes" AS t
GROUP BY t."payee", t."posted_in", t."kind";

-- 236. Lines of cash: what is held, released and advanced
--     from: One line of cash for each kind of change
--     from: With the last day of the pay period
CREATE OR REPLACE TEMP TABLE "payments_cash_changes" AS
SELECT
  l."payee", l."posted_in",
  'cash' AS "account",
  l."kind",
  CAST(NULL AS VARCHAR) AS "source_component",
  CAST(NULL AS VARCHAR) AS "record",
  CAST(NULL AS VARCHAR) AS "row_key",
  l."posted_in" AS "source_period",
  l."posted_in" AS "for_period",
  l."amount",
  'cloud_commission/hold' AS "origin",
  r."period_end" AS "due_on"
FROM "changes_paid" AS l
JOIN "pay_periods" AS r
  ON l."posted_in" = r."posted_in"
WHERE l."amount" <> 0::HUGEINT;

-- 237. All lines of payments
--     from: Lines of what is held and advanced
CREATE OR REPLACE TEMP TABLE "payment_lines" AS
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period", t."for_period", t."amount", t."origin", t."due_on"
FROM "payments_of_accounts" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period", t."for_period", t."amount", t."origin", t."due_on"
FROM "payments_cash_changes" AS t
UNION ALL
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period",
  t."posted_in" AS "for_period",
  t."amount", t."origin", t."due_on"
FROM "cloud_commission_changes" AS t;

-- =============================================================================
-- What a run warns of
-- =============================================================================

-- 238. What each person has of each row by all lines (company.plan, line 82)
--     from: What part of a row of deal each line gives (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_parts_of_rows" AS
SELECT
  t."id", t."payee", t."day",
  COALESCE(CAST(SUM((t."share" // 10000000::BIGINT)) AS BIGINT), 0::BIGINT) AS "parts",
  CAST(COUNT(*) AS BIGINT) AS "lines",
  CAST(MIN((CASE
    WHEN t."clause" = 'credit deal/deal.engineer when deal.product = "Cloud" as overlay' THEN 2::BIGINT
    WHEN t."clause" = 'credit deal/rollup' THEN 6::BIGINT
    ELSE 0::BIGINT
  END * 1::BIGINT
    + t."share_before") * 3::BIGINT
    + t."level") AS BIGINT) AS "place_of_person"
FROM "deal_credited" AS t
GROUP BY t."id", t."payee", t."day";

-- 239. Who has more than the whole of a row of deal (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_more_than_whole" AS
SELECT
  t."id", t."payee", t."parts", t."place_of_person",
  10::BIGINT AS "whole",
  0::BIGINT AS "version"
FROM "deal_parts_of_rows" AS t
WHERE t."lines" > 1 AND t."parts" > 10;

-- 240. How many these are (company.plan, line 82)
--     from: The rows of deals.csv (company.plan, line 82)
--     from: Which rows have a date, and lie on the plan’s days (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_inside" AS
SELECT
  COALESCE(CAST(SUM(CASE WHEN t."closed_on" >= 20485 AND t."closed_on" <= 20849 THEN 1::BIGINT ELSE 0::BIGINT END) AS BIGINT), 0::BIGINT) AS "inside"
FROM "deal_file" AS t;

-- 241. Each row that counts for somebody (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_somebodys_rows" AS
SELECT
  t."id"
FROM "deal_credited" AS t
GROUP BY t."id";

-- 242. How many rows count for somebody (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_somebodys" AS
SELECT
  CAST(COUNT(*) AS BIGINT) AS "somebodys"
FROM "deal_somebodys_rows" AS t;

-- 243. How many rows of deal count for nobody, or have no date (company.plan, line 82)
--     from: Beside how many count for somebody (company.plan, line 82)
CREATE OR REPLACE TEMP TABLE "deal_not_counted" AS
SELECT
  l."inside" - r."somebodys" AS "outside"
FROM "deal_inside" AS l
CROSS JOIN "deal_somebodys" AS r;

-- 244. How many of them start on each day
--     from: Rows of quota_row that state a quota for somebody
CREATE OR REPLACE TEMP TABLE "cloud_bookings_quota_days" AS
SELECT
  t."quarter_start" AS "starts_on",
  CAST(COUNT(*) AS BIGINT) AS "rows"
FROM "quota_row" AS t
GROUP BY t."quarter_start";

-- 245. The lines of the ledger of earnings in these pay periods, amounts in minor units
--     from: Each line with the first of its key
--     from: The lines of earnings with all that they show
CREATE OR REPLACE TEMP TABLE "earnings" AS
SELECT
  t."component", t."payee", t."for_period", t."posted_in", t."kind", t."record", t."row_key", t."item",
  CASE
    WHEN t."window_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."window_of_award"
    ELSE t."window"
  END AS "window",
  CASE
    WHEN t."measure_found" IS NOT NULL AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN t."measure_found"
    WHEN t."measure_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."measure_of_award"
    ELSE CASE
    WHEN t."component" IN ('cloud_commission', 'logo_bonus') AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN 0::BIGINT
    ELSE CAST(NULL AS BIGINT)
  END
  END AS "measure",
  CASE
    WHEN t."measure_under_found" IS NOT NULL AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN t."measure_under_found"
    WHEN t."measure_under_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."measure_under_of_award"
    ELSE CASE
    WHEN t."component" IN ('cloud_commission', 'logo_bonus') AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN 1::BIGINT
    ELSE CAST(NULL AS BIGINT)
  END
  END AS "measure_under",
  CASE
    WHEN t."quota_found" IS NOT NULL AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN t."quota_found"
    WHEN t."quota_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."quota_of_award"
    ELSE CAST(NULL AS BIGINT)
  END AS "quota",
  CASE
    WHEN t."quota_under_found" IS NOT NULL AND t."item" = 'earned' AND t."so_far" <> 0::HUGEINT THEN t."quota_under_found"
    WHEN t."quota_under_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."quota_under_of_award"
    ELSE CAST(NULL AS BIGINT)
  END AS "quota_under",
  CASE
    WHEN t."attainment_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."attainment_of_award"
    ELSE CAST(NULL AS BIGINT)
  END AS "attainment",
  CASE
    WHEN t."attainment_under_of_award" IS NOT NULL AND t."item" IN ('contest', 'milestone') AND t."so_far" <> 0::HUGEINT THEN t."attainment_under_of_award"
    ELSE CAST(NULL AS BIGINT)
  END AS "attainment_under",
  t."amount",
  CASE
    WHEN t."line_number" > 1 THEN CASE
    WHEN t."first_of_all" = 1 THEN 'FY26-M01'
    WHEN t."first_of_all" = 2 THEN 'FY26-M02'
    WHEN t."first_of_all" = 3 THEN 'FY26-M03'
    WHEN t."first_of_all" = 4 THEN 'FY26-M04'
    WHEN t."first_of_all" = 5 THEN 'FY26-M05'
    WHEN t."first_of_all" = 6 THEN 'FY26-M06'
    WHEN t."first_of_all" = 7 THEN 'FY26-M07'
    WHEN t."first_of_all" = 8 THEN 'FY26-M08'
    WHEN t."first_of_all" = 9 THEN 'FY26-M09'
    WHEN t."first_of_all" = 10 THEN 'FY26-M10'
    WHEN t."first_of_all" = 11 THEN 'FY26-M11'
    WHEN t."first_of_all" = 12 THEN 'FY26-M12'
    ELSE CAST(NULL AS VARCHAR)
  END
    ELSE CAST(NULL AS VARCHAR)
  END AS "corrects",
  t."origin"
FROM "shown_corrects_firsts" AS t;

-- 246. The lines of the ledger of credits in these pay periods, amounts in minor units
CREATE OR REPLACE TEMP TABLE "credits" AS
SELECT
  t."clause", t."record", t."row_key", t."recipient", t."role", t."level", t."for_period", t."field",
  t."incentive_date", t."posted_in", t."kind", t."share", t."amount", t."corrects"
FROM "credit_lines" AS t;

-- 247. The lines of the ledger of payments in these pay periods, amounts in minor units
CREATE OR REPLACE TEMP TABLE "payments" AS
SELECT
  t."payee", t."posted_in", t."account", t."kind", t."source_component", t."record", t."row_key",
  t."source_period", t."for_period", t."amount", t."origin", t."due_on"
FROM "payment_lines" AS t;

-- The ledger of earnings
SELECT * FROM "earnings";

-- The ledger of credits
SELECT * FROM "credits";

-- The ledger of payments
SELECT * FROM "payments";
