import { describe, expect, test } from 'vitest'
import { filesMatching } from './files.ts'
import { circle, faultyImports, importsOf, order } from './imports.ts'

const files = filesMatching(/\.tsx?$/)
const one = (path: string, text: string) => faultyImports([{ path, text }])

describe('this repository', () => {
  test('imports only along the one-way order', () => expect(faultyImports(files)).toEqual([]))
  test('has no circle of imports', () => expect(circle(files)).toEqual([]))
  test('has only folders that the order knows', () => {
    const folders = new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0]] : [])))
    expect(
      [...folders].filter((name) => !Object.hasOwn(order, name ?? '') && !['tests', 'bench', 'scripts', 'docs'].includes(name ?? '')),
    ).toEqual([])
  })
})

describe('the rules can fail', () => {
  test('runtime importing the compiler', () =>
    expect(one('runtime/a.ts', "import { x } from '../compiler/b.ts'")).toEqual([
      'runtime/a.ts:1 ../compiler/b.ts: runtime may not import compiler',
    ]))
  test('runtime importing the grammar, only for a type, over several lines', () =>
    expect(one('runtime/core/a.ts', "import type {\n  X,\n} from '../../grammar/b.ts'")).toEqual([
      'runtime/core/a.ts:3 ../../grammar/b.ts: runtime may not import grammar',
    ]))
  test('messages importing anything', () => expect(one('messages/a.ts', "export * from '../runtime/b.ts'")).toHaveLength(1))
  test('a dynamic import', () => expect(one('grammar/a.ts', "const x = await import('../compiler/b.ts')")).toHaveLength(1))
  test('an import for its effect', () => expect(one('grammar/a.ts', "import '../cli/main.ts'")).toHaveLength(1))
  test('Node away from the edge', () => expect(one('compiler/a.ts', "import { readFileSync } from 'node:fs'")).toHaveLength(1))
  test('the parser package outside the grammar', () => expect(one('compiler/a.ts', "import { Lexer } from 'chevrotain'")).toHaveLength(1))
  test('a circle', () =>
    expect(
      circle([
        { path: 'grammar/a.ts', text: "import { b } from './b.ts'" },
        { path: 'grammar/b.ts', text: "import { c } from './forms/c.ts'" },
        { path: 'grammar/forms/c.ts', text: "import { a } from '../a.ts'" },
      ]),
    ).toEqual(['grammar/a.ts', 'grammar/b.ts', 'grammar/forms/c.ts', 'grammar/a.ts']))
})

describe('what is allowed passes', () => {
  test('an import along the order', () => expect(one('compiler/a.ts', "import { x } from '../runtime/b.ts'")).toEqual([]))
  test('Node at the edge', () => expect(one('cli/a.ts', "import { readFileSync } from 'node:fs'")).toEqual([]))
  test('a test helper in a test', () => expect(one('runtime/a.test.ts', "import { x } from '../tests/b.ts'")).toEqual([]))
  test('words that only look like an import', () =>
    expect(importsOf({ path: 'a.ts', text: "// import from elsewhere\nconst important = 'from'" })).toEqual([]))
})
