/** What decides between the alternatives of a rule is worked out when it is first asked for: a plan uses few of the many rules. */
import { type BaseParser, type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain'

type ForAlternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>
type ForOptional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>

/** Chevrotain's own lookahead of one word, made rule by rule while parsing instead of for all rules at the start. */
export function lazyLookahead(): ILookaheadStrategy {
  const whole = new LLkLookaheadStrategy({ maxLookahead: 1 })
  return {
    validate: (options) => whole.validate(options),
    buildLookaheadForAlternation: (options) => {
      let made: ForAlternation | undefined
      return function decide(this: BaseParser, alternatives) {
        made ??= whole.buildLookaheadForAlternation(options)
        return made.call(this, alternatives)
      }
    },
    buildLookaheadForOptional: (options) => {
      let made: ForOptional | undefined
      return function decide(this: BaseParser) {
        made ??= whole.buildLookaheadForOptional(options)
        return made.call(this)
      }
    },
  }
}
