import pc from 'picocolors'
import { expect, test } from 'vitest'
import { pageText } from './page.ts'

test('a page: title, headings, sentences broken to the width, columns left alone', () =>
  expect(
    `\n${pageText(
      {
        title: 'Account executive, FY26',
        blocks: [
          { heading: 'What you are paid for', lines: ['Every dollar of cloud bookings earns 5%, and 12% once the quarter is at quota.'] },
          { heading: 'January', lines: ['cloud bookings        $120,000.00    of    $100,000.00', 'commission              $7,400.00'] },
        ],
        readingSeconds: 45,
      },
      pc.createColors(false),
      50,
    )}`,
  ).toBe(`
Account executive, FY26
reads in 45 seconds

What you are paid for
  Every dollar of cloud bookings earns 5%, and 12%
  once the quarter is at quota.

January
  cloud bookings        $120,000.00    of    $100,000.00
  commission              $7,400.00
`))
