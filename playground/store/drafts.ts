/** Edits that outlive the tab: on this device for one's own, in the tab alone for those of a shared link. */

export interface Drafts {
  readonly read: (company: string) => ReadonlyMap<string, string>
  /** False where nothing can be kept on this device. */
  readonly write: (company: string, edits: ReadonlyMap<string, string>) => boolean
}

const keyOf = (company: string): string => `caboose:draft:${company}`

function entriesIn(text: string | null): ReadonlyMap<string, string> {
  if (text === null) return new Map()
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return new Map()
    return new Map(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}

/** Drafts in a storage of the browser; `storage` may throw where it is switched off. */
export const draftsIn = (storage: () => Storage): Drafts => ({
  read: (company) => {
    try {
      return entriesIn(storage().getItem(keyOf(company)))
    } catch {
      return new Map()
    }
  },
  write: (company, edits) => {
    try {
      if (edits.size === 0) storage().removeItem(keyOf(company))
      else storage().setItem(keyOf(company), JSON.stringify(Object.fromEntries(edits)))
      return true
    } catch {
      return false
    }
  },
})
