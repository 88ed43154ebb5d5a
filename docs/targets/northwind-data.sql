-- The tables that account_executive.sql reads, from the files of plans/northwind-cloud/data: money in cents, days since 1970-01-01,
-- and plain numbers in parts of 10,000, as check-data.sql holds them.
CREATE MACRO day_of(t, form) AS date_diff('day', DATE '1970-01-01', strptime(t, form)::DATE);
CREATE MACRO cents_of(t) AS (t::DECIMAL(18, 2) * 100)::BIGINT;

CREATE TEMP TABLE rep_file AS
SELECT
  employee_id AS id, role AS its_role, manager_id AS manager,
  day_of(hire_date, '%Y-%m-%d') AS hired_on,
  day_of(leave_date, '%Y-%m-%d') AS left_on,
  cents_of(variable_pay) AS target_incentive,
  day_of(effective_from, '%Y-%m-%d') AS effective_from
FROM read_csv('plans/northwind-cloud/data/people.csv', all_varchar = true);

CREATE TEMP TABLE deal_file AS
SELECT
  "Opportunity ID" AS id, "Owner ID" AS owner, "Engineer ID" AS engineer, "Account" AS customer,
  day_of("Close Date", '%m/%d/%Y') AS closed_on,
  day_of("Paid Date", '%m/%d/%Y') AS paid_on,
  day_of("Cancelled Date", '%m/%d/%Y') AS cancelled_on,
  "Product Family" AS product, "Type" AS its_kind,
  "Term (months)"::BIGINT * 10000 AS term_months,
  "Products"::BIGINT * 10000 AS product_count,
  cents_of("Amount") AS its_amount,
  cents_of("Margin") AS margin
FROM read_csv('plans/northwind-cloud/data/deals.csv', all_varchar = true);

CREATE TEMP TABLE quota_row_file AS
SELECT employee_id AS rep, day_of(quarter_start, '%Y-%m-%d') AS quarter_start, cents_of(cloud_bookings) AS cloud_bookings
FROM read_csv('plans/northwind-cloud/data/quotas.csv', all_varchar = true);
