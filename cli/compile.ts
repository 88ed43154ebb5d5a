import type * as z from 'zod'
import { describePlan } from '../compiler/describe/plan.ts'
import { type Asked, compileTo, TARGETS, type Target, targetNamed } from '../compiler/emit/targets.ts'
import type { Plan } from '../compiler/plan.ts'
import { NOT_COMPILED } from '../compiler/relational/not-compiled.ts'
import { writeAll } from '../runtime/write/atomic.ts'
import { choice, command, flag, value } from './command.ts'
import type { SystemsAnswer } from './compile-answers.ts'
import { readyPlan, refuse } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { coreHash } from './fingerprint.ts'
import type { Io } from './io.ts'
import { diagnosticJson, printed } from './render/json.ts'
import { pageIn } from './render/page.ts'
import { type ForPlan, planTargetsText, targetsText } from './render/targets.ts'
import { VERSION } from './version.ts'
import { wrong } from './wrong.ts'

/** The plan as a document; `explain` prints the same. */
const PAGES = ['md', 'html'] as const
type Page = (typeof PAGES)[number]
const isPage = (name: string): name is Page => PAGES.some((one) => one === name)

export const compile = command({
  name: 'compile',
  about: 'make a plan the text of another system, which pays the same to the cent',
  takes: '[PLAN]',
  example: 'caboose compile plans/adventure-works/graduated.plan --to postgres --out compiled',
  options: {
    to: value('TARGET', `the system: ${[...TARGETS.map(({ name }) => name), ...PAGES].join(', ')}`),
    out: value('DIR', 'write the files there'),
    period: value('PERIOD', "the pay periods that it pays (default: the plan's first fiscal year)"),
    amounts: value('AMOUNT', 'no row, and nobody in one window, comes to more: numbers need be less wide'),
    list: flag('show the systems, what each cannot hold, and the clauses that none is given; of a plan, what keeps it from each'),
    format: choice('FORMAT', 'how the list is printed', ['human', 'json']),
  },
  run: ({ operands: [operand], to, out, period, amounts, list, format }, io) => {
    if (list && operand === undefined) {
      const systems = TARGETS.map(listed)
      io.out(format === 'json' ? listJson({ targets: systems, notCompiled: [...NOT_COMPILED] }) : targetsText(TARGETS, NOT_COMPILED))
      return EXIT.ok
    }
    if (operand === undefined) return wrong(io, 'say which plan, or ask for the systems with --list')
    if (list) return listedFor(io, operand, { period, amounts }, format)
    const target = to === undefined ? undefined : targetNamed(to)
    if (to === undefined || (target === undefined && !isPage(to)))
      return wrong(io, `say for which system with --to: ${[...TARGETS.map(({ name }) => name), ...PAGES].join(', ')}`)
    if (out === undefined) return wrong(io, 'say where the files go with --out DIR')
    const ready = readyPlan(io, operand, false)
    if (typeof ready === 'number') return ready
    const { compiled, core, plan, read } = ready
    if (target === undefined) return written(io, out, pageOf(isPage(to) ? to : 'md', plan, io))
    const made = compileTo(core, target, { period, amounts }, { plan: coreHash(core), version: VERSION, sources: compiled.sources })
    if (made.kind === 'wrong') return wrong(io, made.problem)
    if (made.kind === 'refused') return refuse(io, made.diagnostics, false, read, EXIT.findings)
    return written(io, out, made.files)
  },
})

function pageOf(format: Page, plan: Plan, io: Io): ReadonlyMap<string, string> {
  return new Map([[`${plan.name}.${format}`, pageIn(format, describePlan(plan), io)]])
}

function written(io: Io, out: string, files: ReadonlyMap<string, string>): number {
  writeAll(out, files)
  io.out(`written to ${out}: ${[...files.keys()].join(', ')}\n`)
  return EXIT.ok
}

/** What keeps a plan from each system, each clause with its line. */
function listedFor(io: Io, operand: string, asked: Asked, format: string): number {
  const ready = readyPlan(io, operand, format === 'json')
  if (typeof ready === 'number') return ready
  const { core, plan } = ready
  const rows: ForPlan[] = []
  for (const target of TARGETS) {
    const made = compileTo(core, target, asked, { plan: coreHash(core), version: VERSION })
    if (made.kind === 'wrong') return wrong(io, made.problem)
    rows.push(made.kind === 'refused' ? { target, findings: made.diagnostics, fits: made.fits } : { target, findings: [], fits: undefined })
  }
  if (format === 'json') {
    const targets = rows.map(({ target, findings }) => ({ ...listed(target), findings: findings.map(diagnosticJson) }))
    io.out(listJson({ plan: plan.name, targets, notCompiled: [...NOT_COMPILED] }))
  } else io.out(planTargetsText(rows))
  return EXIT.ok
}

const listJson = (answer: Omit<z.infer<typeof SystemsAnswer>, 'schemaVersion'>): string => printed({ schemaVersion: 1, ...answer })
const listed = ({ name, label, tested, makes, lacks }: Target) => ({ name, label, tested, makes, lacks })
