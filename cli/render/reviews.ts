/** Findings in the forms that review tools read. */
import { catalogue } from '../../messages/catalogue/index.ts'
import type { Diagnostic, Severity } from '../../messages/diagnostic.ts'
import { VERSION } from '../version.ts'
import { printed } from './json.ts'

const githubWord: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'notice' }
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Workflow commands of GitHub Actions: each finding becomes a note at its line of the pull request. */
export const githubLines = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, severity, message, help, span: { file, start, end } }) => {
      const place = `file=${property(file)},line=${start.line},col=${start.column},endLine=${end.line},endColumn=${end.column}`
      return `::${githubWord[severity]} ${place},title=${code}::${escaped(help === undefined ? message : `${message}\nhelp: ${help}`)}\n`
    })
    .join('')

const sarifLevel: Record<Severity, string> = { error: 'error', warning: 'warning', hint: 'note' }
const location = (span: Diagnostic['span'], text?: string) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(span.file) },
    region: { startLine: span.start.line, startColumn: span.start.column, endLine: span.end.line, endColumn: span.end.column },
  },
  ...(text === undefined ? {} : { message: { text } }),
})

/** What a review tool shows of a code: why it matters, and where its page is. */
const ruleOf = (id: string) => ({
  id,
  shortDescription: { text: whyOf.get(id) ?? id },
  help: { text: `caboose errors ${id}` },
})
const whyOf: ReadonlyMap<string, string> = new Map(Object.entries(catalogue).map(([code, { why }]) => [code, why]))

/** SARIF 2.1.0, the exchange form of static analysis. */
export const sarif = (diagnostics: readonly Diagnostic[]): string =>
  printed({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'caboose', version: VERSION, rules: [...new Set(diagnostics.map(({ code }) => code))].map(ruleOf) },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(({ code, severity, message, help, span, related }) => ({
          ruleId: code,
          level: sarifLevel[severity],
          message: { text: help === undefined ? message : `${message}; ${help}` },
          locations: [location(span)],
          relatedLocations: related.map((one) => location(one.span, one.note)),
        })),
      },
    ],
  })
