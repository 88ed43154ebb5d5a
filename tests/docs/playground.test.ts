/** The page about the page: the headers that it tells hosts to send are those that are sent. */
import { expect, test } from 'vitest'
import { SITE_HEADERS } from '../../cli/site-headers.ts'
import { textOf } from './page.ts'

test('docs/playground.md has every header as it is sent', () => {
  const cells = textOf('docs/playground.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, cell]) => cell))
  expect(Object.fromEntries(cells)).toEqual(SITE_HEADERS)
})
