import { isTest, lineAt, type TextFile } from './files.ts'

export interface WordRule {
  readonly name: string
  readonly where: (path: string) => boolean
  readonly pattern: RegExp
  /** A line that carries this word with a reason after it is let through. */
  readonly excusedBy?: string
}

const everywhere = (): boolean => true
const code = (path: string): boolean => /\.(ts|mjs)$/.test(path)
const exactHomes = (path: string): boolean => /^runtime\/(exact|evaluate|ledger)\//.test(path) && !isTest(path)

/** Words that may not appear, and where. This file and its test are not looked at. */
export const rules: readonly WordRule[] = [
  { name: 'unfinished work belongs in an issue', where: everywhere, pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/g },
  { name: 'no `any`', where: code, pattern: /\bas any\b|<any>|:\s*any\b|\bany\[\]/g },
  { name: 'no silenced compiler', where: code, pattern: /@ts-(?:ignore|nocheck|expect-error)/g },
  {
    name: 'pay is exact: no floating point',
    where: exactHomes,
    pattern: /\bNumber\(|\bparseFloat\b|\bparseInt\b|\.toFixed\b|\bMath\.(?:round|floor|ceil|trunc)\b|\.toNumber\(/g,
    excusedBy: 'exact:',
  },
  { name: 'every test runs', where: code, pattern: /\b(?:test|it|describe|property)\.(?:only|skip|todo|skipIf|runIf)\b/g },
  { name: 'no path of a machine', where: everywhere, pattern: /(?<![\w.}])\/(?:work|tmp|home|root|Users)\/|\.\.\/shared\b|\b[A-Z]:\\/g },
  {
    name: 'no registry host',
    where: everywhere,
    pattern: /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\b|npm\.pkg\.github|artifactory|verdaccio|"resolved": "http/gi,
  },
]

const unseen = /^tests\/house\/words(?:\.test)?\.ts$/

/** Every forbidden word, as `file:line word: rule`. */
export const forbiddenWords = (files: readonly TextFile[]): string[] =>
  files
    .filter(({ path }) => !unseen.test(path))
    .flatMap(({ path, text }) =>
      rules
        .filter((rule) => rule.where(path))
        .flatMap((rule) =>
          [...text.matchAll(rule.pattern)].flatMap((match) => {
            const line = lineAt(text, match.index)
            const written = text.split('\n')[line - 1] ?? ''
            const excused = rule.excusedBy !== undefined && new RegExp(`//.*${rule.excusedBy}\\s*\\w`).test(written)
            return excused ? [] : [`${path}:${line} ${match[0].trim()}: ${rule.name}`]
          }),
        ),
    )
