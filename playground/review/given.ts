/** A version before that somebody gave to this tab: pasted, from a file, from a link. It is kept nowhere else. */
import { unpack } from '../share/pack.ts'
import { readAddress } from '../store/address.ts'
import { go } from '../store/page.ts'
import { createStore } from '../store/store.ts'
import type { GivenText } from './versions.ts'
import { WORDS } from './words.ts'

export const givenText = createStore<GivenText | undefined>(undefined)

/** The most characters that a plan may have. */
const LONGEST = 1_048_576

/** What a person is told where a text cannot be taken; undefined where it was. */
export type Problem = string | undefined

/** Takes a text as the version before of the plan at `path`. */
export function giveText(label: string, text: string, path: string): Problem {
  if (text.length > LONGEST) return WORDS.tooLarge
  take({ label, texts: new Map([[path, text]]), entry: path })
  return undefined
}

/** Takes the texts of a shared link; of several plans in it the one that the link shows, or the one at `path`. */
export async function giveLink(link: string, path: string): Promise<Problem> {
  const at = link.indexOf('#')
  if (at < 0) return WORDS.noLink
  const { address, texts, problem } = readAddress(link.slice(at).trim(), 'review')
  if (problem !== undefined) return problem
  if (texts === undefined) return WORDS.noPlanInLink
  const unpacked = await unpack(texts)
  if ('problem' in unpacked) return unpacked.problem
  const entry = [path, address.plan].find((one) => one !== undefined && unpacked.texts.has(one)) ?? path
  take({ label: WORDS.link, texts: unpacked.texts, entry })
  return undefined
}

function take(given: GivenText): void {
  givenText.set(() => given)
  go({ base: 'given' })
}
