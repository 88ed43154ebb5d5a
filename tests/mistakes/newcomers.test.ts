/** What is said about the mistakes of newcomers: a golden file to be read with the eyes of an analyst, and the messages known to be bad. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { said } from './newcomers.ts'
import { breaches } from './rules.ts'

const file = (name: string): string => join(import.meta.dirname, name)
const linesOf = (name: string): string[] => readFileSync(file(name), 'utf8').trimEnd().split('\n')
const mistakes = linesOf('newcomers.txt').filter((line) => /^\w/.test(line))
const told = new Map(mistakes.map((mistake) => [mistake, said(mistake)]))

test('there are many', () => expect(mistakes.length).toBeGreaterThan(300))

test('what is said is as it was read last', async () => {
  const text = mistakes.map((mistake) => [mistake, ...(told.get(mistake)?.lines ?? []).map((line) => `    ${line}`)].join('\n')).join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot(file('newcomers.txt'))
})

test('every mistake is found, and no line has two findings', () => {
  for (const [mistake, { diagnostics }] of told) {
    const lines = diagnostics.map(({ span }) => `${span.file}:${span.start.line}`)
    expect(lines.length, mistake).toBeGreaterThan(0)
    expect(new Set(lines).size, mistake).toBe(lines.length)
  }
})

test('all messages keep the rules of messages', () => {
  expect(
    [...told].flatMap(([mistake, { diagnostics }]) => diagnostics.flatMap((one) => breaches(one).map((why) => `${mistake}: ${why}`))),
  ).toEqual([])
})

test('a fix of one word mends its line', () => {
  const wrong = [...told].filter(([mistake, { diagnostics }]) => {
    const [first, second] = diagnostics
    const [edit] = first?.fix?.edits ?? []
    if (first === undefined || second !== undefined || edit === undefined || first.code === 'CB111') return false
    const [, , written = ''] = /^(\w+): (.*)$/.exec(mistake) ?? []
    return edit.text === written
  })
  expect(wrong.map(([mistake]) => mistake)).toEqual([])
})

interface Bad {
  readonly mistake: string
  readonly now: string
  readonly should: string
}
const register: Bad[] = readFileSync(file('known-bad.txt'), 'utf8')
  .split('\n\n')
  .filter((block) => block.trim() !== '' && !block.startsWith('#'))
  .map((block) => {
    const [mistake = '', now = '', should = ''] = block.trim().split('\n')
    return { mistake, now: now.replace(/^now: +/, ''), should: should.replace(/^should: +/, '') }
  })

describe('messages known to be bad', () => {
  test.for(register)('$mistake', ({ mistake, now, should }) => {
    const lines = said(mistake).lines.join(' | ')
    expect(should).not.toBe('')
    expect(lines === should, `good by now: take it off the register, and add it to newcomers.txt:\n${mistake}`).toBe(false)
    expect(lines === '' ? 'nothing' : lines, 'it says something else by now: read it, and correct the register or take it off').toBe(now)
  })
})
