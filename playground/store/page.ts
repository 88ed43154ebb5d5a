/** The state of the page, in one place. */
import type { FirstAnswers } from '../worker/first-answers.ts'
import { type Address, type Mode, readAddress, writeAddress } from './address.ts'
import type { Company } from './companies.ts'
import { createStore } from './store.ts'
import type { Workspace } from './workspace.ts'

export type Theme = 'system' | 'light' | 'dark'

/** Something that a person is told above the page, until it is put away. */
export interface Notice {
  readonly kind: 'problem' | 'said'
  readonly text: string
}

export interface First {
  readonly company: string
  readonly plan: string
  readonly answers: FirstAnswers
}

export interface PageState {
  readonly address: Address
  /** Undefined until the list has come. */
  readonly companies: readonly Company[] | undefined
  /** Undefined until the company's texts have come. */
  readonly workspace: Workspace | undefined
  /** What was answered beforehand about the plan that the page begins with, as its company's texts and data came. */
  readonly first: First | undefined
  readonly notice: Notice | undefined
  readonly theme: Theme
  /** Whether edits are kept on this device. */
  readonly keeps: boolean
}

/** Whether there is not one data file, neither of the company nor of the user's own. */
export const hasNoData = ({ workspace }: PageState): boolean =>
  workspace !== undefined && workspace.data.size + workspace.ownData.size === 0

/** A phone gets the reader's mode; a wide window the author's. */
const WIDE = '(min-width: 760px)'
export const fallbackMode = (): Mode => (matchMedia(WIDE).matches ? 'author' : 'explain')

export const page = createStore<PageState>({
  address: readAddress(location.hash, fallbackMode()).address,
  companies: undefined,
  workspace: undefined,
  first: undefined,
  notice: undefined,
  theme: 'system',
  keeps: true,
})

export const tell = (notice: Notice | undefined): void => page.set((state) => ({ ...state, notice }))

/** Goes to another view. Moving inside a view replaces the entry of the history; another mode, plan or company is a new one. */
export function go(change: Partial<Address>): void {
  const { address } = page.get()
  const next: Address = { ...address, ...change }
  const isNew = (['mode', 'company', 'plan'] as const).some((key) => next[key] !== address[key])
  const url = writeAddress(next)
  if (isNew) history.pushState(null, '', url)
  else history.replaceState(null, '', url)
  page.set((state) => ({ ...state, address: next }))
}
