/** The page of words: which are reserved, which are free, and which must begin a line; made from the table of words. */
import { lineHeads } from '../../grammar/lines.ts'
import { BUILT_IN, isHard, spelling, vocabulary } from '../../grammar/vocabulary.ts'

const listOf = (words: Iterable<string>): string =>
  [...words]
    .map(spelling)
    .sort()
    .map((word) => `\`${word}\``)
    .join(', ')

/** The page as Markdown. */
export const wordsPage = (): string => `# Lines, order and words

<!-- the lists are made from grammar/vocabulary.ts and grammar/lines.ts; \`npx vitest run --project whole tests/docs/generated.test.ts -u\` writes them -->

## Lines

Newlines and indentation carry no meaning, with two exceptions. The formatter owns the layout.

- A row of a table ends at the end of its line.
- A few words can both go on with a clause and begin one. On the clause's own line such a word goes on with it; first on its line, it begins a clause. These words are ${listOf(lineHeads)}.

\`\`\`caboose on=metrics
pay commission "Commission" on revenue {
  flat 5%
  only when gross_margin >= 20% because "Margin funds the workshop"
  because "A rate that everybody can compute"
}
\`\`\`

The first \`because\` is the gate's reason, the second the reason of the whole part.

## Order

The order of blocks, of clauses and of files never changes what is paid, nor does the order of rows in the data. It means something only in a list headed \`first match\`, and the formatter never moves a line of those.

## Reserved words

Verbs and prepositions cannot be names: ${listOf(vocabulary.filter((word) => isHard(word) && !BUILT_IN.has(word)))}.

Properties of metrics, parts of pay and people can be read, and not declared: ${listOf(BUILT_IN)}.

Every other word of the language is free to be a name, the field's own nouns first: ${listOf(vocabulary.filter((word) => !isHard(word) && !BUILT_IN.has(word)))}.

After a dot every word may stand: \`deal.credit\` reads the field \`credit\` of a deal.
`
