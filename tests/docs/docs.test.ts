/** Docs are run: every code block of README and docs compiles, raises exactly the codes that it names, or prints what it shows. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { caboose } from '../cli/built.ts'
import { type Block, blocksOf, commandsOf, matches } from './blocks.ts'
import { judged, openPage, type Page, pages, root, textOf } from './page.ts'

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
/** `DOCS=update npx vitest run --project whole tests/docs/docs.test.ts` rewrites what commands print. */
const UPDATE = process.env.DOCS === 'update'
const KINDS = ['caboose', 'csv', 'console', 'sh']

/** Writes what commands print now into the page; read the diff. A block with `...` is left as it is. */
function rewrite(page: Page, { text }: Block, ran: readonly { command: string; printed: readonly string[] }[]): void {
  if (text.split('\n').includes('...')) return
  const printed = ran.map((one) => [`$ ${one.command}`, ...one.printed].join('\n').trimEnd()).join('\n')
  writeFileSync(
    join(root, page.name),
    textOf(page.name).replace(`\n${text}\`\`\``, () => `\n${printed}\n\`\`\``),
  )
}

/** Each command is a process of its own. */
vi.setConfig({ testTimeout: 300_000 })

function check(page: Page, block: Block): void {
  const { kind, info, text } = block
  const file = info.get('file')
  switch (kind) {
    case 'caboose': {
      const whole = page.whole(block)
      const { codes, canonical } = judged(whole, file ?? 'page.plan', page.read)
      const expected = info.get('expect')?.split(',').sort() ?? []
      expect(codes).toEqual(expected)
      if (expected.length === 0) expect(canonical).toBe(whole)
      if (file !== undefined) page.keep(file, whole)
      return
    }
    case 'csv':
      expect(file, 'a csv block names its file').toBeDefined()
      page.keep(file ?? '', text)
      return
    case 'console': {
      const ran = commandsOf(text).map(({ command, output }) => ({ command, output, printed: page.shell(command) }))
      if (UPDATE) return rewrite(page, block, ran)
      for (const { command, output, printed } of ran)
        if (!matches(output, printed)) expect(printed.join('\n'), command).toBe(output.join('\n'))
      return
    }
    default:
      expect(KINDS).toContain(kind)
      for (const command of text.trim().split('\n')) {
        const [, script] = /^npm ci && npm (?:run )?(\S+)$/.exec(command) ?? []
        expect(Object.keys(scripts), command).toContain(script)
      }
  }
}

describe.for(pages)('%s', (name) => {
  const page = openPage(name)
  for (const block of page.blocks) test(`the ${block.kind} block at line ${block.line}`, () => check(page, block))
  test('links lead to files that are here', () => {
    const links = [...textOf(name).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].flatMap(([, link]) =>
      link === undefined || link.includes('://') ? [] : [link],
    )
    for (const link of links) expect(() => readFileSync(join(root, name, '..', link), { flag: 'r' }), link).not.toThrow(/ENOENT/)
  })
})

describe('no block escapes', () => {
  test.for(pages)('%s has no block of another kind, and none by indentation', (name) => {
    const markdown = textOf(name)
    for (const { kind, line } of blocksOf(markdown)) expect(KINDS, `line ${line}`).toContain(kind)
    const outside = markdown.replace(/^( {0,3})(`{3,}|~{3,}).*\n[\s\S]*?^\1\2$/gm, '')
    expect(outside.match(/^\n(?: {4}|\t)\S.*$/gm) ?? []).toEqual([])
    expect(outside).not.toMatch(/<pre|<code/)
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
