/** What is on the screen, as the part of the address after `#`. It says which view, never what is in it. */

export const MODES = ['author', 'explain', 'review'] as const
export type Mode = (typeof MODES)[number]

/** Where the page is. Paths are from the company's folder. Absent: what the page would choose. */
export interface Address {
  readonly mode: Mode
  readonly company?: string
  /** The plan that everything is about. */
  readonly plan?: string
  readonly rep?: string
  readonly period?: string
  /** The file in the editor. */
  readonly file?: string
  /** The tab beside the editor, or in review. */
  readonly tab?: string
  /** The pay that is asked for, as an exact decimal. */
  readonly goal?: string
  /** What a review compares with. */
  readonly base?: string
  /** What a review is of, where that is another version than the plan. */
  readonly head?: string
  /** What is chosen for a run of everybody: see `author/simulate/choices`. */
  readonly run?: string
  /** What is imagined of a person: see `imagined/asked`. */
  readonly imagine?: string
  /** The system that the plan is compiled into. */
  readonly target?: string
  /** Shown inside another page, without header. */
  readonly embed?: string
}

/** The address, and the texts that a shared link carries. */
export interface Read {
  readonly address: Address
  /** Packed texts; undefined where the link carries none. */
  readonly texts: string | undefined
  /** Why it could not be read as it stands, for a person; what could be read is in `address`. */
  readonly problem: string | undefined
}

/** The form of links. A later form is refused with words, never guessed at. */
export const LINK_VERSION = '1'

const KEYS = ['company', 'plan', 'rep', 'period', 'file', 'tab', 'goal', 'base', 'head', 'run', 'imagine', 'target', 'embed'] as const
const LONGEST = 200

const isMode = (text: string | null): text is Mode => MODES.some((mode) => mode === text)

/** The address as text, always in the same order: the same view has one address. */
export function writeAddress(address: Address, texts?: string): string {
  const parts = new URLSearchParams({ v: LINK_VERSION, mode: address.mode })
  for (const key of KEYS) {
    const value = address[key]
    if (value !== undefined && value !== '') parts.set(key, value)
  }
  if (texts !== undefined) parts.set('w', texts)
  return `#${parts.toString()}`
}

/** Reads an address, `fallback` being the mode where it names none. Whatever it holds is only ever shown as text. */
export function readAddress(hash: string, fallback: Mode): Read {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const version = parts.get('v')
  if (version !== null && version !== LINK_VERSION) {
    const problem = `This link has form ${version.slice(0, 20)}; this page reads form ${LINK_VERSION}. Open it where it was made, or ask for a new one.`
    return { address: { mode: fallback }, texts: undefined, problem }
  }
  const mode = parts.get('mode')
  const found: Record<string, string> = {}
  let problem = mode !== null && !isMode(mode) ? `There is no view \`${mode.slice(0, 40)}\`.` : undefined
  for (const key of KEYS) {
    const value = parts.get(key)
    if (value === null || value === '') continue
    if (value.length > LONGEST) problem = `This link names a ${key} of ${value.length} letters; it was left out.`
    else found[key] = value
  }
  return { address: { mode: isMode(mode) ? mode : fallback, ...found }, texts: parts.get('w') ?? undefined, problem }
}
