import { ran } from '../example.ts'
import { message } from '../message.ts'
import { type Cell, EXACT, listed, places, quoted } from './data-words.ts'

/** The record of deals with one more field. */
const dealWith = (field: string): string => `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
  ${field}
}`
const oneDeal = (column: string, cell: string): string => `
id,owner,closed_on,amount,${column}
D-1,R-1,2026-01-12,50000.00,${cell}`

/** CB809 to CB818: what the cells of a data file say. */
export const cells = {
  CB809: message<Cell & { example: string }>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is no amount of money`,
    help: ({ example }) => `write it like \`1234.50\`, or like \`${example}\`; thousands commas only after the currency`,
    why: EXACT,
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,«50000 USD»,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000,12000.00`,
    }),
  }),
  CB810: message<Cell & { currency: string; digits: number }>({
    severity: 'error',
    says: ({ column, value, currency, digits }) =>
      `${quoted(value)} in column ${quoted(column)} has more decimals than ${currency}, which has ${places(digits)}`,
    help: 'round it where it comes from, or declare the field as a `number`',
    why: 'money is whole cents; rounding it silently would change pay',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,«50000.125»,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.13,12000.00`,
    }),
  }),
  CB811: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is no number`,
    help: 'write it with digits and at most one point, like `1234.5`; no commas, no exponents',
    why: EXACT,
    bad: ran({ deals: oneDeal('seats', '«"1,200"»'), company: dealWith('seats     number') }),
    good: ran({ deals: oneDeal('seats', '1200'), company: dealWith('seats     number') }),
  }),
  CB812: message<Cell & { fraction: boolean }>({
    severity: 'error',
    says: ({ column, value, fraction }) =>
      `${quoted(value)} in column ${quoted(column)} is no percent${fraction ? ' written as a fraction' : ''}`,
    help: ({ fraction }) =>
      fraction
        ? 'the field says `as fraction`, so 12% is written `0.12`'
        : 'write 12% as `12%` or `12`; where the file holds `0.12`, declare the field `percent as fraction`',
    why: 'reading 0.12 for 12, or 12 for 0.12, is a factor of a hundred in pay',
    bad: ran({ deals: oneDeal('discount', '«12 of 100»'), company: dealWith('discount  percent') }),
    good: ran({ deals: oneDeal('discount', '12%'), company: dealWith('discount  percent') }),
  }),
  CB813: message<Cell & { what: string }>({
    severity: 'error',
    says: ({ column, value, what }) => `${quoted(value)} in column ${quoted(column)} is no whole number of ${what}`,
    help: 'write it with digits only, like `1234`',
    why: EXACT,
    bad: ran({ deals: oneDeal('discount', '«1200.50»'), company: dealWith('discount  money in cents') }),
    good: ran({ deals: oneDeal('discount', '120050'), company: dealWith('discount  money in cents') }),
  }),
  CB814: message<Cell & { form: string }>({
    severity: 'error',
    says: ({ column, value, form }) => `${quoted(value)} in column ${quoted(column)} is no ${form}`,
    help: 'correct it, or say in the record how the file writes its dates: `as "DD/MM/YYYY"`',
    why: 'a wrong day can put a row into a wrong period',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,«12/01/2026»,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,12/01/2026,50000.00,12000.00`,
      company: `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive as "DD/MM/YYYY"
  amount    money
  margin    money
}`,
    }),
  }),
  CB815: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} has a time of day, and the field is a date`,
    help: 'say in which place its day counts: `in time zone "America/Los_Angeles"`',
    why: 'late in the evening the same moment is two different days in two places, and may fall into two periods',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,«2026-02-01T06:30:00Z»,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-02-01T06:30:00Z,50000.00,12000.00`,
      company: `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive in time zone "America/Los_Angeles"
  amount    money
  margin    money
}`,
    }),
  }),
  CB816: message<Cell & { allowed: readonly string[] }>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} is none of the values of column ${quoted(column)}`,
    help: ({ allowed }) => `it is one of ${listed(allowed)}, letter for letter`,
    why: 'a condition on the right word would silently miss this row',
    bad: ran({ deals: oneDeal('kind', '«New»'), company: dealWith('kind      text one of ("new", "renewal")') }),
    good: ran({ deals: oneDeal('kind', 'new'), company: dealWith('kind      text one of ("new", "renewal")') }),
  }),
  CB817: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is neither yes nor no`,
    help: 'write `yes` or `no`, `true` or `false`, `1` or `0`',
    why: EXACT,
    bad: ran({ deals: oneDeal('signed', '«ok»'), company: dealWith('signed    yes or no') }),
    good: ran({ deals: oneDeal('signed', 'yes'), company: dealWith('signed    yes or no') }),
  }),
  CB818: message<{ column: string }>({
    severity: 'error',
    says: ({ column }) => `the cell of column ${quoted(column)} is empty`,
    help: 'fill it in, or declare the field `optional` and say what no value means',
    why: 'an empty cell is not zero',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,«»,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,0.00,12000.00`,
    }),
  }),
}
