/** Law 20: the fast evaluator and the reference evaluator write the same bytes, wherever the fast one takes the plan. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { answer } from './answer.ts'
import { byColumns } from './engines.ts'
import { law } from './law.ts'
import { stories } from './plans.ts'

law(
  'by columns, the ledgers are those of the reference evaluator',
  fc.property(
    stories(
      'known',
      'credit rules',
      'clawbacks',
      'holds',
      'draws',
      'guarantees',
      'plan limits',
      'spiffs',
      'contests',
      'pools',
      'linked',
      'of others',
    ),
    (story) => {
      const fast = byColumns(story)
      if (fast === undefined) return
      const { credits, earnings, payments } = answer(story)
      expect(fast).toEqual({ credits, earnings, payments })
    },
  ),
  40,
)
