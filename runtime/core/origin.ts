import * as z from 'zod'

const Place = z.strictObject({ line: z.number().int(), column: z.number().int() })

/** Where a node was written: the address of its clause (stable when lines move) and its place in the text. */
export const Origin = z.strictObject({
  /** `cloud_commission/graduated/from 100%`: goes into ledgers. */
  address: z.string(),
  /** File and place: goes into traces and messages only, never into a ledger or a hash. */
  span: z.strictObject({ file: z.string(), start: Place, end: Place }),
})
export type Origin = z.infer<typeof Origin>
