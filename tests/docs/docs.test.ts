/** Docs are run: every code block of README and docs compiles, raises exactly the code that it names, or prints what it shows. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { format } from '../../compiler/format.ts'
import { caboose } from '../cli/built.ts'
import { blocksOf, commandsOf, matches } from './blocks.ts'

const root = join(import.meta.dirname, '../..')
const pages = [
  'README.md',
  'plans/adventure-works/data/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

/** A command as the shell of the page would run it, in the checkout. */
function shown(command: string): string[] {
  const [name, ...args] = command.split(' ')
  expect(name).toBe('caboose')
  const { out, err } = caboose(args, { cwd: root })
  return `${out}${err}`.trimEnd().split('\n')
}

describe.for(pages)('%s', (page) => {
  const markdown = readFileSync(join(root, page), 'utf8')
  for (const { kind, info, text, line } of blocksOf(markdown)) {
    test(`the block at line ${line}`, () => {
      if (kind === 'plan') {
        const errors = compile('page.plan', (path) => (path === 'page.plan' ? text : undefined)).diagnostics.map((d) => d.code)
        expect(errors).toEqual(info === '' ? [] : [info])
        if (info === '') expect(format(text, 'page.plan').text).toBe(text)
      } else if (kind === 'console') {
        for (const { command, output } of commandsOf(text)) {
          const printed = shown(command)
          expect(matches(output, printed), `${command} printed:\n${printed.slice(0, 40).join('\n')}`).toBe(true)
        }
      } else {
        expect(kind).toBe('sh')
        for (const command of text.trim().split('\n')) {
          const [, script] = /^npm ci && npm (?:run )?(\S+)$/.exec(command) ?? []
          expect(Object.keys(scripts), command).toContain(script)
        }
      }
    })
  }
  test('links lead to files that are here', () => {
    const links = [...markdown.matchAll(/\]\(([^)#\s]+)\)/g)].flatMap(([, link]) =>
      link === undefined || link.includes('://') ? [] : [link],
    )
    for (const link of links) expect(() => readFileSync(join(root, page, '..', link), { flag: 'r' }), link).not.toThrow(/ENOENT/)
  })
})

test('the demo of the README pays a year and explains a quarter', () => {
  const printed = (scripts.demo ?? '').split(' && ').map((command) => {
    const [node, bin, ...args] = command.split(' ')
    expect([node, bin]).toEqual(['node', 'dist/caboose.js'])
    return caboose(args, { cwd: root })
  })
  expect(printed.map(({ code }) => code)).toEqual([0, 0])
  expect(printed[0]?.out).toMatch(/^total .*\d$/m)
  expect(printed[1]?.out).toContain('statement of')
})
