import { expect, test } from 'vitest'
import { canonicalRows } from './hash.ts'
import { DATE, field, read, record } from './samples.ts'

test('canonical rows say the same however the file is laid out', () => {
  const shape = record('a', [field('id'), field('n', { kind: 'number' }), field('d', DATE, { optional: true })])
  const lines = (content: string) => [...canonicalRows(read([shape], { a: content }).data.tables.get('a')!)]
  expect(lines('id,n,d\nx,1.50,\ny,2,2026-01-31\n')).toEqual(lines('d,x,n,id\r\n2026-01-31,?,2.0,y\r\n,?,01.5,"x"\r\n'))
  expect(lines('id,n,d\ny,2,2026-01-31\n')).toEqual(['[["y"],[["d","number","2026-01-31"],["id","string","y"],["n","object","2"]]]'])
})
