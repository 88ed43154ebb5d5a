/** What `compile --list --format json` prints. */
import * as z from 'zod'
import { DiagnosticAnswer } from './answers.ts'

const System = z.strictObject({
  name: z.string(),
  label: z.string(),
  /** Whether its texts are run on the real system by the tests of this project. */
  tested: z.boolean(),
  makes: z.string(),
  /** What it cannot hold that others can; null: nothing. */
  lacks: z.string().nullable(),
  /** Of one plan: why it is not compiled for this system, each clause with its place; none: it is. */
  findings: z.array(DiagnosticAnswer).optional(),
})

/** All systems; with a plan, and for which pay periods, what keeps it from each. */
export const SystemsAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string().optional(),
  targets: z.array(System),
  /** The clauses that no system is given, by words of CB701. */
  notCompiled: z.array(z.string()),
})
