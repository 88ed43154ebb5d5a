-- lines 10, 11 and 31: what is booked to date, the quota, and the worth, which is 70% of the target for the days in the plan
SELECT cloud_bookings, cloud_bookings_of_quota, worth
FROM cloud_commission_figures WHERE payee = 'R-106' AND to_date = 20573 AND seen = 20573;

-- lines 32 and 33: 100 x 5,600,000 x 2,106,900 over the quota, in hundredths of a cent
SELECT rate_1, rate_1_under
FROM cloud_commission_rate WHERE payee = 'R-106' AND to_date = 20573 AND seen = 20573;

-- line 37: the margin is 36%, so ten tenths are kept; line 39 adds nothing, since no deal has a term of 24 months
SELECT gross_margin, gross_margin_under, gate_2, gate_2_under
FROM cloud_commission_gate WHERE payee = 'R-106' AND to_date = 20573 AND seen = 20573;

-- line 38: less than 250% of the worth, rounded to the cent
SELECT earned
FROM cloud_commission WHERE payee = 'R-106' AND to_date = 20573 AND seen = 20573;

-- the ledger of earnings has it on the deal, beside the other part of pay
SELECT component, row_key, amount
FROM earnings WHERE payee = 'R-106' AND posted_in = 'FY26-M03' ORDER BY component;

-- line 40: half of the deal's waits until the customer has paid
SELECT earned, withheld
FROM earned_to_pay WHERE payee = 'R-106' AND posted_in = 'FY26-M03';

-- line 55: the draw fills up to $4,000.00 what can be paid, and is owed from then on
SELECT b.pay, b.draw, s.drawn, s.draw_after
FROM accounts_due AS b JOIN account_3_settled AS s ON b.payee = s.payee AND b.posted_in = s.posted_in WHERE b.payee = 'R-106';

-- the ledger of payments: 372,483 - 73,742 + 101,259 = 400,000 cents of cash
SELECT account, kind, amount
FROM payments WHERE payee = 'R-106' AND posted_in = 'FY26-M03' ORDER BY account, kind;
