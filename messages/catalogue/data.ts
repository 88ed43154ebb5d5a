import { message } from '../message.ts'

const EXACT = 'pay is computed from exactly what the file says; nothing is guessed or left out'
const TRUST = 'a file that can be read in two ways must not pay anyone'

/** Characters that would break a line or drive a terminal, made visible. */
const visible = (text: string): string =>
  text
    .replace(/[\u0000-\u001f]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\ufffd')

/** The user's text between backticks, at most 40 characters of it. */
function quoted(text: string): string {
  const start = Array.from(visible(text.slice(0, 100)))
  return start.length > 40 ? `\`${start.slice(0, 39).join('')}…\`` : `\`${start.join('')}\``
}

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).map(quoted).join(', ')
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}

const places = (digits: number): string => (digits === 0 ? 'no decimals' : digits === 1 ? '1 decimal' : `${digits} decimals`)

export interface Cell {
  readonly column: string
  readonly value: string
}

/** CB8xx: reading data. Codes from CB850 belong to the run. */
export const data = {
  CB801: message<{ file: string; record: string }>({
    severity: 'error',
    says: ({ file, record }) => `the file ${quoted(file)} of ${quoted(record)} is missing`,
    help: 'put it into the data folder, or name another folder with `--data`',
    why: 'without its rows everyone would be paid as if nothing had happened',
  }),
  CB802: message<{ file: string }>({
    severity: 'error',
    says: ({ file }) => `the file ${quoted(file)} is empty`,
    help: 'export it again; a file without rows still has its line of column names',
    why: 'an empty file is more often a failed export than a period without rows',
  }),
  CB803: message<{ file: string; column: string; columns: readonly string[] }>({
    severity: 'error',
    says: ({ file, column }) => `${quoted(file)} has no column ${quoted(column)}`,
    help: ({ columns }) => `its columns are ${listed(columns)}; name the right one with \`from "..."\`, and separate columns by commas`,
    why: EXACT,
  }),
  CB804: message<{ file: string; column: string }>({
    severity: 'error',
    says: ({ file, column }) => `${quoted(file)} has two columns ${quoted(column)}`,
    help: 'rename or remove one of them',
    why: TRUST,
  }),
  CB805: message<{ file: string; found: string }>({
    severity: 'error',
    says: ({ file, found }) => `${quoted(file)} is not plain UTF-8 text here (${found})`,
    help: 'save it as "CSV UTF-8"',
    why: 'names and keys with a damaged letter would match nobody',
  }),
  CB806: message<object>({
    severity: 'error',
    says: () => 'the quote that opens this cell is never closed',
    help: 'close it, or double each quote that is part of the text',
    why: 'all rows after it would become one cell',
  }),
  CB807: message<object>({
    severity: 'error',
    says: () => 'a quote stands in the middle of this cell',
    help: 'put the whole cell between quotes and double each quote that is part of the text: `"5"" pipe"`',
    why: TRUST,
  }),
  CB808: message<{ found: number; expected: number }>({
    severity: 'error',
    says: ({ found, expected }) => `this row has ${found} ${found === 1 ? 'cell' : 'cells'} under ${expected} column names`,
    help: ({ found, expected }) =>
      found > expected ? 'put a text that holds a comma between quotes' : 'an empty cell still needs its comma',
    why: 'with a cell too many or too few, amounts move under the wrong name',
  }),
  CB809: message<Cell & { example: string }>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is no amount of money`,
    help: ({ example }) => `write it like \`1234.50\`, or like \`${example}\`; thousands commas only after the currency`,
    why: EXACT,
  }),
  CB810: message<Cell & { currency: string; digits: number }>({
    severity: 'error',
    says: ({ column, value, currency, digits }) =>
      `${quoted(value)} in column ${quoted(column)} has more decimals than ${currency}, which has ${places(digits)}`,
    help: 'round it where it comes from, or declare the field as a `number`',
    why: 'money is whole cents; rounding it silently would change pay',
  }),
  CB811: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is no number`,
    help: 'write it with digits and at most one point, like `1234.5`; no commas, no exponents',
    why: EXACT,
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
  }),
  CB813: message<Cell & { what: string }>({
    severity: 'error',
    says: ({ column, value, what }) => `${quoted(value)} in column ${quoted(column)} is no whole number of ${what}`,
    help: 'write it with digits only, like `1234`',
    why: EXACT,
  }),
  CB814: message<Cell & { form: string }>({
    severity: 'error',
    says: ({ column, value, form }) => `${quoted(value)} in column ${quoted(column)} is no ${form}`,
    help: 'correct it, or say in the record how the file writes its dates: `as "DD/MM/YYYY"`',
    why: 'a wrong day can put a row into a wrong period',
  }),
  CB815: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} has a time of day, and the field is a date`,
    help: 'say in which place its day counts: `in time zone "America/Los_Angeles"`',
    why: 'late in the evening the same moment is two different days in two places, and may fall into two periods',
  }),
  CB816: message<Cell & { allowed: readonly string[] }>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} is none of the values of column ${quoted(column)}`,
    help: ({ allowed }) => `it is one of ${listed(allowed)}, letter for letter`,
    why: 'a condition on the right word would silently miss this row',
  }),
  CB817: message<Cell>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is neither yes nor no`,
    help: 'write `yes` or `no`, `true` or `false`, `1` or `0`',
    why: EXACT,
  }),
  CB818: message<{ column: string }>({
    severity: 'error',
    says: ({ column }) => `the cell of column ${quoted(column)} is empty`,
    help: 'fill it in, or declare the field `optional` and say what no value means',
    why: 'an empty cell is not zero',
  }),
  CB819: message<{ record: string; value: string; file: string; meant: string | undefined }>({
    severity: 'error',
    says: ({ record, value }) => `unknown ${record} ${quoted(value)}`,
    help: ({ file, meant }) => (meant === undefined ? `add it to ${quoted(file)}, or correct this cell` : `did you mean ${quoted(meant)}?`),
    why: 'a row of someone who is not in the data would pay nobody',
  }),
  CB820: message<{ record: string; key: string; start: string | undefined }>({
    severity: 'error',
    says: ({ record, key, start }) => `${record} ${quoted(key)} is there twice${start === undefined ? '' : ` from ${start}`}`,
    help: 'remove one of the two rows, or correct its key',
    why: 'a row that is there twice would be paid twice',
  }),
  CB821: message<{ record: string; key: string; day: string }>({
    severity: 'error',
    says: ({ record, key, day }) => `two rows of ${record} ${quoted(key)} both hold on ${day}`,
    help: 'end the first before the second begins',
    why: 'on such a day either could be meant',
  }),
  CB822: message<{ record: string; key: string; from: string; to: string }>({
    severity: 'error',
    says: ({ record, key, from, to }) => `this row of ${record} ${quoted(key)} begins on ${from} and ends before, on ${to}`,
    help: 'correct one of the two dates',
    why: 'such a row holds on no day at all',
  }),
  CB823: message<{ code: string; count: number }>({
    severity: 'error',
    says: ({ code, count }) => `${count} more ${count === 1 ? 'finding' : 'findings'} of ${code}`,
    help: 'correct the first ones; the rest are often the same mistake',
    why: 'a wrong column is wrong on every row',
  }),
  CB824: message<{ record: string; key: string; other: string }>({
    severity: 'warning',
    says: ({ record, key, other }) =>
      `${record} ${quoted(key)} and ${quoted(other)} differ only in case, outer spaces or the coding of a letter`,
    help: 'give both the same spelling if they are the same',
    why: 'keys are compared letter for letter, so these count as two',
  }),
  CB825: message<{ code: string; count: number }>({
    severity: 'warning',
    says: ({ code, count }) => `${count} more ${count === 1 ? 'finding' : 'findings'} of ${code}`,
    help: 'correct the first ones; the rest are often the same mistake',
    why: 'a long list hides what matters',
  }),
}
