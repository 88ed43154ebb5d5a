/** Where a person is in the text, and where another part of the page sends them. */
import type { Position, Span } from '../../messages/span.ts'
import { page } from '../store/page.ts'
import { createStore } from '../store/store.ts'
import { openFile } from './files/open.ts'

/** A stretch of a file. */
export interface Place {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

export interface PlaceState {
  /** Where the cursor stands. */
  readonly cursor: (Position & { readonly file: string }) | undefined
  /** Where the editor shall go; undefined once it is there. */
  readonly sent: Place | undefined
}

export const place = createStore<PlaceState>({ cursor: undefined, sent: undefined })

/** Opens the file of a stretch of text, selects it and puts the keyboard there. */
export function goTo({ file, start, end }: Span): void {
  if (page.get().workspace === undefined) return
  openFile(file)
  place.set((state) => ({ ...state, sent: { file, start, end } }))
}
