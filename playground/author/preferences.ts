/** How a person likes to write, kept on this device. */
import { createStore } from '../store/store.ts'

export interface Preferences {
  /** Whether the text shows what its numbers come to. */
  readonly values: boolean
  /** Whether Tab leaves the editor; otherwise it indents. */
  readonly tabLeaves: boolean
}

const KEY = 'caboose:writing'
const FIRST: Preferences = { values: true, tabLeaves: false }

function kept(): Preferences {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Readonly<Record<string, unknown>>
    return { values: found.values !== false, tabLeaves: found.tabLeaves === true }
  } catch {
    return FIRST
  }
}

export const preferences = createStore<Preferences>(kept())

export function prefer(change: Partial<Preferences>): void {
  preferences.set((now) => ({ ...now, ...change }))
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences.get()))
  } catch {
    // storage is off: the choice lasts as long as the tab
  }
}
