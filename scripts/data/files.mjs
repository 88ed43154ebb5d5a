import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const DAY = 86_400_000
export const iso = (time) => new Date(time).toISOString().slice(0, 10)
/** As a CRM exports a day: 03/05/2026. */
export const american = (time) => iso(time).replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')

/** 123456 cents as 1234.56, with the sign in front. */
export function money(cents) {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

const cell = (value) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value)
const csv = (rows) => `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`

/** A function that writes a table into a folder: `write('deals.csv', ['id', 'amount'], rows)`. */
export function tablesIn(folder) {
  mkdirSync(folder, { recursive: true })
  return (file, head, rows) => writeFileSync(join(folder, file), csv([head, ...rows]))
}
