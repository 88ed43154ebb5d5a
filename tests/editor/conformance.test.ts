/** What `caboose check --format json` says and what the service says is the same, finding by finding. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { check } from '../../cli/check.ts'
import { runProgram } from '../../cli/program.ts'
import { analyse } from '../../editor/analysis.ts'
import { type Finding, findingsOfAll } from '../../editor/findings.ts'
import { memoryIo } from '../cli/memory-io.ts'
import { plans, read, root } from './fixtures.ts'
import { anyMutant } from './mutants.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-service-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Told {
  readonly code: string
  readonly severity: string
  readonly message: string
  readonly file: string
  readonly range: { readonly start: Place; readonly end: Place }
  readonly help: string | null
  readonly related: readonly unknown[]
}
type Place = { readonly line: number; readonly column: number }

async function byCommand(paths: readonly string[]): Promise<Told[]> {
  const io = memoryIo()
  await runProgram([check], '0', ['check', ...paths, '--format', 'json'], io)
  return (JSON.parse(io.printed()) as { diagnostics: Told[] }).diagnostics
}

const place = ({ line, column }: Place): string => `${line}:${column}`
const ofCommand = ({ code, severity, message, file, range, help }: Told): string =>
  [file, place(range.start), place(range.end), code, severity, message, help].join(' ')
const ofService = ({ code, severity, message, span, help }: Finding): string =>
  [span.file, place(span.start), place(span.end), code, severity, message, help].join(' ')

test('on every plan of the repository', { timeout: 120_000 }, async () => {
  const paths = plans.map((plan) => join(root, plan))
  const service = findingsOfAll(paths.map((path) => analyse(path, (file) => read(file.replace(`${root}/`, '')))))
  expect(service.map(ofService)).toEqual((await byCommand(paths)).map(ofCommand))
})

test('on plans with mistakes of all kinds', { timeout: 240_000 }, async () => {
  const texts = new Map<string, string>()
  for (const plan of plans) {
    const path = join(folder, plan)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, read(plan) ?? '')
    texts.set(path, read(plan) ?? '')
  }
  let found = 0
  await fc.assert(
    fc.asyncProperty(anyMutant, async ({ plan, text }) => {
      const path = join(folder, plan)
      // a file is read as UTF-8, where half a character is no character
      const whole = Buffer.from(text, 'utf8').toString('utf8')
      writeFileSync(path, whole)
      const service = findingsOfAll([analyse(path, (file) => (file === path ? whole : texts.get(file)))])
      const command = await byCommand([path])
      writeFileSync(path, read(plan) ?? '')
      found += command.length
      expect(service.map(ofService)).toEqual(command.map(ofCommand))
    }),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(100)
})
