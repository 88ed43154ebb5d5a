import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyFileText } from '../../grammar/generate.ts'
import { memberOf } from '../../messages/example.ts'
import { compile } from '../compile.ts'

/** Random items of every form, edits among them, with names that the small plan has. */
const NAMES = ['commission', 'bookings', 'plan', 'team', 'deal', 'margin']
const text = fc
  .tuple(anyFileText({ head: 'plan', comments: 'none', items: 6 }), fc.infiniteStream(fc.constantFrom(...NAMES)))
  .map(([written, names]) => {
    const lines = written.slice(written.indexOf('\n') + 1)
    return lines.replace(/\b(change|add|remove)\s+[a-z_]\w*/gi, (found, verb: string) =>
      Math.abs(found.length) % 3 === 0 ? found : `${verb} ${names.next().value}`,
    )
  })

test('no edit makes the compiler throw', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (edits, family) => {
      const { files } = memberOf('', family ? edits : 'change commission flat 1.2x')()
      const all = family ? files : { ...files, 'team.plan': `${files['base.plan']}${edits}` }
      expect(() => compile('team.plan', (path) => (Object.hasOwn(all, path) ? all[path] : undefined))).not.toThrow()
    }),
    { numRuns: 150, seed: 3 },
  )
})
