/** What is asked of a quotas file beside the quotas themselves, in each format that it has. */
import { describe, expect, test } from 'vitest'
import { caboose } from './built.ts'

const FY21 = 'plans/adventure-works/fy21.plan'

describe('caboose quotas', () => {
  test('--explain for a program', () => {
    const { code, out } = caboose(['quotas', FY21, '--explain', '286', '--format', 'json'])
    expect([code, JSON.parse(out).title]).toEqual([0, 'FY21 quotas: 286 pamela0'])
  })
  test.each([
    ['--explain', '286', 'csv', '--explain prints human, md, html or json, not csv'],
    ['--against', 'FY20', 'csv', '--against prints human, md, html or json, not csv'],
    ['--since', FY21, 'html', '--since prints human or json, not html'],
  ])('%s in a format that it does not have', (option, value, format, words) => {
    const { code, out, err } = caboose(['quotas', FY21, option, value, '--format', format])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
  test('--beside plans that do not pay on these quotas', () => {
    const { code, err } = caboose(['quotas', FY21, '--beside', 'plans/adventure-works/flat.plan'])
    expect(code).toBe(0)
    expect(err).toContain('warning[CB410]: no plan pays on `fy21.sales`')
  })
  test('--beside nothing', () => expect(caboose(['quotas', FY21, '--beside', 'nowhere'])).toMatchObject({ code: 2, out: '' }))
})
