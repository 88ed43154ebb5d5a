/**
 * The one table of words. Hard words (verbs, prepositions, marks) cannot be names; soft words, the field's nouns, can.
 * Every word may follow a dot. Feeds the lexer, the reserved-word list, completion, hover and highlighting.
 */
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'

/** Words of expressions, which no form declares. */
const EXPRESSION_WORDS = 'and or not in is of times else known within after from to months days since whole has history yes no'.split(' ')

/** Properties that every metric, component or plan has: they can be read but not declared. */
export const BUILT_IN: ReadonlySet<string> = new Set('pay paid owed held deferred target worth attainment quota rate'.split(' '))

const HARD_WORDS: ReadonlySet<string> = new Set(
  `company fiscal rounding objective record uses via effective applies paid because metric credit pay draw   recover clawback prorate do spiff contest pool promise example change add remove adjust set exempt alongside across within
  supports encourages accumulates   worth graduated retroactive interpolated flat matrix applied multiplied stacking only otherwise cap floor plus hold advance excess round earned attribute
  from to where when unless on by per for as up and or not in is of at after before under never with over then since against no yes
  below above reaching pays nothing keeps given expect each means may rollup ties eligible shared once reaches
  key optional incentive event history known rates time_zone cents one months days else until while
  recoverable forgivable last least every whole everything`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Words that begin a clause or block somewhere, or may stand inside one, gathered from the forms. */
export const wordsOfForms: ReadonlySet<string> = gather()

export const isHard = (word: string): boolean => HARD_WORDS.has(word)

/** Every word with a token of its own. */
export const vocabulary: readonly string[] = [...new Set([...wordsOfForms, ...EXPRESSION_WORDS, ...BUILT_IN])].filter((word) =>
  /^[a-z_]+$/i.test(word),
)

/** Words as they stand in a text where that differs from the name of their token. */
export const spelling = (word: string): string => (word === 'time_zone' ? 'time zone' : word)

const forms: readonly AnyForm[] = everyForm()

/** Visits every form that can be reached from the outer level, each once. */
export function everyForm(): AnyForm[] {
  const seen = new Set<AnyForm>()
  const visitShape = (shape: Shape): void => {
    switch (shape.is) {
      case 'optional':
        return shape.parts.forEach(visitShape)
      case 'choice':
        return shape.options.flat().forEach(visitShape)
      case 'node':
        return visit(shape.form())
      case 'row':
        return visit(shape.cell())
      case 'block':
        return shape.forms().forEach(visit)
      case 'words':
      case 'name':
      case 'path':
      case 'expression':
      case 'literal':
      case 'signed':
      case 'symbol':
        return
    }
  }
  const visit = (form: AnyForm): void => {
    if (seen.has(form)) return
    seen.add(form)
    form.parts.forEach(visitShape)
  }
  for (const form of [...heads, ...items]) visit(form)
  return [...seen]
}

/** The name of a form's rule in the parser: forms of one name in different blocks are different rules. */
export const ruleName = (form: AnyForm): string => `${form.name}$${forms.indexOf(form)}`
export const formOfRule = (rule: string): AnyForm | undefined => forms[Number(rule.split('$')[1])]

function gather(): Set<string> {
  const words = new Set<string>()
  const visit = (shape: Shape): void => {
    if (shape.is === 'words') for (const word of shape.words) words.add(word)
    else if (shape.is === 'optional') shape.parts.forEach(visit)
    else if (shape.is === 'choice') shape.options.flat().forEach(visit)
  }
  for (const form of everyForm()) form.parts.forEach(visit)
  return words
}
