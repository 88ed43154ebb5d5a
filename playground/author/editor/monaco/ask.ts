/** What the editor asks the language service. */
import { client, report } from '../../../client/tab.ts'
import type { Input, Output, Questions } from '../../../worker/protocol.ts'

interface Cancellation {
  readonly onCancellationRequested: (tell: () => void) => unknown
}

/** The answer; undefined where it is no longer wanted, or there is none for a reason that the page shows. */
export async function ask<N extends keyof Questions>(name: N, input: Input<N>, token?: Cancellation): Promise<Output<N> | undefined> {
  const own = new AbortController()
  token?.onCancellationRequested(() => own.abort())
  try {
    return await client.call(name, input, { signal: own.signal })
  } catch (error) {
    report(error)
    return undefined
  }
}
