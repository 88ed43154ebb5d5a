import { ran } from '../example.ts'
import { message } from '../message.ts'
import { EXACT, listed, quoted, TRUST } from './data-words.ts'

const HISTORY = `
record rep from "reps.csv" {
  id       text key
  role     text
  hired_on date
  salary   money per year
  starts   date
  ends     date
  history by starts to ends
}`

/** CB8xx: reading data files. The cells have a file of their own, codes from CB850 belong to the run. */
export const data = {
  CB801: message<{ file: string; record: string }>({
    severity: 'error',
    says: ({ file, record }) => `the file ${quoted(file)} of ${quoted(record)} is missing`,
    help: 'put it into the data folder, or name another folder with `--data`',
    why: 'without its rows everyone would be paid as if nothing had happened',
    bad: ran({
      company: `
record «deal» from "orders.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}`,
    }),
    good: ran({}),
  }),
  CB802: message<{ file: string }>({
    severity: 'error',
    says: ({ file }) => `the file ${quoted(file)} is empty`,
    help: 'export it again; a file without rows still has its line of column names',
    why: 'an empty file is more often a failed export than a period without rows',
    bad: ran({ deals: '«»' }),
    good: ran({}),
  }),
  CB803: message<{ file: string; column: string; columns: readonly string[] }>({
    severity: 'error',
    says: ({ file, column }) => `${quoted(file)} has no column ${quoted(column)}`,
    help: ({ columns }) => `its columns are ${listed(columns)}; name the right one with \`from "..."\`, and separate columns by commas`,
    why: EXACT,
    bad: ran({
      deals: `
«id,owner,closed,amount,margin»
D-1,R-1,2026-01-12,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00`,
      company: `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive from "closed"
  amount    money
  margin    money
}`,
    }),
  }),
  CB804: message<{ file: string; column: string }>({
    severity: 'error',
    says: ({ file, column }) => `${quoted(file)} has two columns ${quoted(column)}`,
    help: 'rename or remove one of them',
    why: TRUST,
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin,«amount»
D-1,R-1,2026-01-12,50000.00,12000.00,48000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin,amount_paid
D-1,R-1,2026-01-12,50000.00,12000.00,48000.00`,
    }),
  }),
  CB805: message<{ file: string; found: string }>({
    severity: 'error',
    says: ({ file, found }) => `${quoted(file)} is not plain UTF-8 text here (${found})`,
    help: 'save it as "CSV UTF-8"',
    why: 'names and keys with a damaged letter would match nobody',
    bad: ran({
      encoding: 'latin1',
      reps: `
id,role,hired_on,salary
R-1,AE,2025-03-01,60000.00
R-2,Vertriebspr«ä»senz,2025-09-15,60000.00`,
    }),
    good: ran({
      reps: `
id,role,hired_on,salary
R-1,AE,2025-03-01,60000.00
R-2,Vertriebspräsenz,2025-09-15,60000.00`,
    }),
  }),
  CB806: message<object>({
    severity: 'error',
    says: () => 'the quote that opens this cell is never closed',
    help: 'close it, or double each quote that is part of the text',
    why: 'all rows after it would become one cell',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
«"»D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-2,2026-02-03,30000.00,9000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
"D-1",R-1,2026-01-12,50000.00,12000.00
D-2,R-2,2026-02-03,30000.00,9000.00`,
    }),
  }),
  CB807: message<object>({
    severity: 'error',
    says: () => 'a quote stands in the middle of this cell',
    help: 'put the whole cell between quotes and double each quote that is part of the text: `"5"" pipe"`',
    why: TRUST,
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1 5«"» pipe,R-1,2026-01-12,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
"D-1 5"" pipe",R-1,2026-01-12,50000.00,12000.00`,
    }),
  }),
  CB808: message<{ found: number; expected: number }>({
    severity: 'error',
    says: ({ found, expected }) => `this row has ${found} ${found === 1 ? 'cell' : 'cells'} under ${expected} column names`,
    help: ({ found, expected }) =>
      found > expected ? 'put a text that holds a comma between quotes' : 'an empty cell still needs its comma',
    why: 'with a cell too many or too few, amounts move under the wrong name',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
«D-1,R-1,2026-01-12,$50,000.00,12000.00»`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,"$50,000.00",12000.00`,
    }),
  }),
  CB819: message<{ record: string; value: string; file: string; meant: string | undefined }>({
    severity: 'error',
    says: ({ record, value }) => `unknown ${record} ${quoted(value)}`,
    help: ({ file, meant }) => (meant === undefined ? `add it to ${quoted(file)}, or correct this cell` : `did you mean ${quoted(meant)}?`),
    why: 'a row of someone who is not in the data would pay nobody',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,«R-11»,2026-01-12,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00`,
    }),
  }),
  CB820: message<{ record: string; key: string; start: string | undefined }>({
    severity: 'error',
    says: ({ record, key, start }) => `${record} ${quoted(key)} is there twice${start === undefined ? '' : ` from ${start}`}`,
    help: 'remove one of the two rows, or correct its key',
    why: 'a row that is there twice would be paid twice',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
«D-1»,R-1,2026-01-12,50000.00,12000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00`,
    }),
  }),
  CB829: message<{ record: string; key: string; change: 'changed' | 'removed' }>({
    severity: 'error',
    says: ({ record, key, change }) => `there is no ${record} ${quoted(key)} that could be ${change}`,
    help: 'correct its key, or say `added` where the row is new',
    why: 'a row that is taken for another one changes the wrong pay',
    bad: ran({
      change: `
change,id,owner,closed_on,amount,margin
«changed,D-7,R-1,2026-01-12,55000.00,12000.00»`,
    }),
    good: ran({
      change: `
change,id,owner,closed_on,amount,margin
changed,D-1,R-1,2026-01-12,55000.00,12000.00`,
    }),
  }),
  CB821: message<{ record: string; key: string; day: string }>({
    severity: 'error',
    says: ({ record, key, day }) => `two rows of ${record} ${quoted(key)} both hold on ${day}`,
    help: 'end the first before the second begins',
    why: 'on such a day either could be meant',
    bad: ran({
      reps: `
id,role,hired_on,salary,starts,ends
R-1,AE,2025-03-01,60000.00,2025-03-01,2026-02-28
R-1,AE,2025-03-01,66000.00,«2026-02-01»,2026-12-31
R-2,AE,2025-09-15,60000.00,2025-09-15,2026-12-31`,
      company: HISTORY,
    }),
    good: ran({
      reps: `
id,role,hired_on,salary,starts,ends
R-1,AE,2025-03-01,60000.00,2025-03-01,2026-01-31
R-1,AE,2025-03-01,66000.00,2026-02-01,2026-12-31
R-2,AE,2025-09-15,60000.00,2025-09-15,2026-12-31`,
      company: HISTORY,
    }),
  }),
  CB822: message<{ record: string; key: string; from: string; to: string }>({
    severity: 'error',
    says: ({ record, key, from, to }) => `this row of ${record} ${quoted(key)} begins on ${from} and ends before, on ${to}`,
    help: 'correct one of the two dates',
    why: 'such a row holds on no day at all',
    bad: ran({
      reps: `
id,role,hired_on,salary,starts,ends
R-1,AE,2025-03-01,60000.00,2025-03-01,«2024-02-28»
R-2,AE,2025-09-15,60000.00,2025-09-15,2026-12-31`,
      company: HISTORY,
    }),
    good: ran({
      reps: `
id,role,hired_on,salary,starts,ends
R-1,AE,2025-03-01,60000.00,2025-03-01,2026-02-28
R-2,AE,2025-09-15,60000.00,2025-09-15,2026-12-31`,
      company: HISTORY,
    }),
  }),
  CB823: message<{ code: string; count: number }>({
    severity: 'error',
    says: ({ code, count }) => `${count} more ${count === 1 ? 'finding' : 'findings'} of ${code}`,
    help: 'correct the first ones; the rest are often the same mistake',
    why: 'a wrong column is wrong on every row',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
${Array.from({ length: 120 }, (_, at) => `D-${at + 1},R-1,2026-01-12,${at === 99 ? '«USD»' : 'USD'},12000.00`).join('\n')}`,
    }),
    good: ran({}),
  }),
  CB824: message<{ record: string; key: string; other: string }>({
    severity: 'warning',
    says: ({ record, key, other }) =>
      `${record} ${quoted(key)} and ${quoted(other)} differ only in case, outer spaces or the coding of a letter`,
    help: 'give both the same spelling if they are the same',
    why: 'keys are compared letter for letter, so these count as two',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
«d-1»,R-1,2026-01-15,20000.00,8000.00`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-1,2026-01-15,20000.00,8000.00`,
    }),
  }),
  CB825: message<{ code: string; count: number }>({
    severity: 'warning',
    says: ({ code, count }) => `${count} more ${count === 1 ? 'finding' : 'findings'} of ${code}`,
    help: 'correct the first ones; the rest are often the same mistake',
    why: 'a long list hides what matters',
    bad: ran({
      deals: `
id,owner,closed_on,amount,margin
${Array.from({ length: 120 }, (_, at) => `D-${at}A,R-1,2026-01-12,1.00,1.00\n${at === 81 ? '«D-81a»' : `D-${at}a`},R-1,2026-01-12,1.00,1.00`).join('\n')}`,
    }),
    good: ran({}),
  }),
}
