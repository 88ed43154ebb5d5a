/** Every plan that ships with data gives the same bytes by both evaluators, part by part. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { byColumns, byReference } from './ledgers.ts'

const root = join(import.meta.dirname, '../../plans')

/** The companies that ship, each with its plans. */
const companies = readdirSync(root).filter((company) => existsSync(join(root, company, 'data')))
const plansOf = (company: string): string[] =>
  readdirSync(join(root, company)).filter(
    (file) => file.endsWith('.plan') && /^plan /m.test(readFileSync(join(root, company, file), 'utf8')),
  )

function shipped(company: string, file: string): { core: Core; data: DataFiles } {
  const { core, diagnostics } = compile(file, (path) => readFileSync(join(root, company, path), 'utf8'))
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return { core, data: (path) => readFileSync(join(root, company, 'data', path)) }
}

describe.each(companies)('the plans of %s', (company) => {
  test.each(plansOf(company))(
    '%s: the first year is the same by both evaluators',
    (file) => {
      const { core, data } = shipped(company, file)
      const first = parseDay(core.effective.from)
      if (first === undefined) throw new Error(core.effective.from)
      const { label } = periodOf(core.calendar, 'year', first)
      expect(byColumns(core, data, label)).toEqual(byReference(core, data, label))
    },
    300_000,
  )
})
