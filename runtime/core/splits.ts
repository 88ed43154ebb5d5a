/** Commission that is paid on to somebody else (semantics 3, 6.7). */
import * as z from 'zod'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'

/** `share` of what each row earns by a component goes to the person whom its field `to` names; the payer keeps the rest. */
export const Split = z.strictObject({
  component: z.string(),
  record: z.string(),
  /** A decimal. */
  share: z.string(),
  to: Expression,
  origin: Origin,
})
export type Split = z.infer<typeof Split>
