/** Whose pay is shown, and the statement that every figure leads to. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StatementShown } from '../session/statement.ts'
import { type Address, writeAddress } from '../store/address.ts'
import { page } from '../store/page.ts'
import { type Place, refOf } from './line-ref.ts'

export interface Subject {
  readonly person: string
  readonly period: string
  readonly statement: StatementShown
}

export const SubjectContext = createContext<Subject | undefined>(undefined)

/** The address of a line: of this person and period, whatever the page would show without it. */
export function addressOf({ person, period, statement }: Subject, place: Place): Address {
  const { goal: _, ...address } = page.get().address
  return { ...address, mode: 'explain', rep: person, period, tab: refOf(statement.blocks, place) }
}

export const hrefOf = (subject: Subject, place: Place): string => writeAddress(addressOf(subject, place))

export const useSubject = (): Subject | undefined => useContext(SubjectContext)
