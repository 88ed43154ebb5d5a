import { catalogue } from './catalogue/index.ts'
import type { Diagnostic, Fix, Related } from './diagnostic.ts'
import type { Message } from './message.ts'
import type { Span } from './span.ts'

type Catalogue = typeof catalogue
/** Every code that exists. */
export type Code = keyof Catalogue
type Params<C extends Code> = Catalogue[C] extends Message<infer P> ? P : never

interface Extra {
  readonly related?: readonly Related[]
  readonly help?: string
  readonly fix?: Fix
}

/** The diagnostic of `code` at `span`, worded by the catalogue. */
export function report<C extends Code>(code: C, span: Span, params: Params<C>, extra: Extra = {}): Diagnostic {
  const entry = catalogue[code] as unknown as Message<Params<C>>
  const help = typeof entry.help === 'function' ? entry.help(params) : entry.help
  return {
    code,
    severity: entry.severity,
    message: entry.says(params),
    span,
    related: extra.related ?? [],
    help: extra.help ?? help,
    fix: extra.fix,
  }
}
