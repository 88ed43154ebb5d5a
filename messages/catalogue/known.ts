import { ran } from '../example.ts'
import { message } from '../message.ts'
import { quoted } from './data-words.ts'

const RECORDED = `
record deal from "deals.csv" {
  id          text key
  owner       rep
  closed_on   date incentive
  amount      money
  recorded_on date
  known by recorded_on
}`

const RECORDED_REPS = `
record rep from "reps.csv" {
  id          text key
  hired_on    date
  salary      money per year
  recorded_on date
  known by recorded_on
}
record deal from "deals.csv" {
  id          text key
  owner       rep
  closed_on   date incentive
  amount      money
  recorded_on date
  known by recorded_on
}`

const EARLY_DEAL = `
id,owner,closed_on,amount,recorded_on
D-1,R-1,2026-01-12,50000.00,2026-01-14`

/** Rows that say when they were recorded. */
export const known = {
  CB862: message<{ record: string; key: string; recorded: string }>({
    severity: 'error',
    says: ({ record, key, recorded }) => `${record} ${quoted(key)} was recorded twice on ${recorded}`,
    help: 'keep the row that is right, or give the later one the day on which it was recorded',
    why: 'of several rows the one recorded last counts; of two on one day none is the last',
    bad: ran({
      deals: `
id,owner,closed_on,amount,recorded_on
D-1,R-1,2026-01-12,50000.00,2026-01-14
D-1,R-1,2026-01-12,60000.00,«2026-01-14»`,
      company: RECORDED,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,recorded_on
D-1,R-1,2026-01-12,50000.00,2026-01-14
D-1,R-1,2026-01-12,60000.00,2026-01-20`,
      company: RECORDED,
    }),
  }),
  CB863: message<{ record: string; value: string; asOf: string | null }>({
    severity: 'error',
    says: ({ record, value, asOf }) =>
      asOf === null ? `${record} ${quoted(value)} was withdrawn` : `${record} ${quoted(value)} was not known on ${asOf}`,
    help: 'ask for a later day, or correct the day on which its row was recorded, or this cell',
    why: 'on that day this row pointed at nothing; it would pay nobody',
    bad: ran({
      deals: `
id,owner,closed_on,amount,recorded_on
D-1,«R-1»,2026-01-12,50000.00,2026-01-14`,
      reps: `
id,hired_on,salary,recorded_on
R-1,2025-03-01,60000.00,2026-02-01`,
      company: RECORDED_REPS,
      asOf: '2026-01-31',
    }),
    good: ran({
      deals: EARLY_DEAL,
      reps: `
id,hired_on,salary,recorded_on
R-1,2025-03-01,60000.00,2025-03-01`,
      company: RECORDED_REPS,
      asOf: '2026-01-31',
    }),
  }),
  CB864: message<{ record: string; asOf: string }>({
    severity: 'warning',
    says: ({ record, asOf }) => `every row of ${quoted(record)} counts as known on ${asOf}`,
    help: 'where its file says when a row was recorded, add `known by` and the field, like `known by recorded_on`',
    why: 'rows that came later count too, so the answer may differ from the one that was given on that day',
    bad: ran({
      company: RECORDED_REPS.replace('record rep', 'record «rep»').replace(
        `
  recorded_on date
  known by recorded_on`,
        '',
      ),
      deals: EARLY_DEAL,
      asOf: '2026-01-31',
    }),
    good: ran({
      company: RECORDED_REPS,
      deals: EARLY_DEAL,
      reps: `
id,hired_on,salary,recorded_on
R-1,2025-03-01,60000.00,2025-03-01`,
      asOf: '2026-01-31',
    }),
  }),
}
