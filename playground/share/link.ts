/** The link to what is on the screen. */
import { type Address, writeAddress } from '../store/address.ts'
import type { Workspace } from '../store/workspace.ts'
import { pack } from './pack.ts'

/**
 * The whole link; `base` is where the page lies. Texts are in it only where they differ from those that were given, and data never is. The same
 * view gives the same link.
 */
export async function linkTo(address: Address, workspace: Workspace | undefined, base: string): Promise<string> {
  const edits = workspace?.edits ?? new Map<string, string>()
  const texts = edits.size === 0 ? undefined : await pack(edits)
  return new URL(writeAddress(address, texts), base).href
}
