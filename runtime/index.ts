/** The runtime alone: a compiled plan runs without the language. */
export { Core } from './core/core.ts'
export type { DataFiles } from './data/files.ts'
export { readData } from './data/read.ts'
export type { Data, Row, Table, Value } from './data/table.ts'
export { evaluate } from './evaluate/evaluate.ts'
export type { Given, Outcome, Person, Question } from './evaluate/outcome.ts'
export type { CreditLine, EarningLine, PaymentLine } from './ledger/lines.ts'
export type { Derivation } from './trace/derivation.ts'
