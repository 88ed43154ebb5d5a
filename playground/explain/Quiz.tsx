import { useId, useState } from 'preact/hooks'
import type { QuizQuestion } from '../../compiler/asking/answers.ts'
import { WORDS } from './words.ts'

interface QuestionProps {
  readonly question: QuizQuestion
  readonly isLast: boolean
  readonly answered: (isRight: boolean) => void
  readonly next: () => void
}

function Question({ question, isLast, answered, next }: QuestionProps) {
  const name = useId()
  const [chosen, choose] = useState<number | undefined>(undefined)
  const { asks, options, right, because } = question
  const pick = (at: number): void => {
    if (chosen !== undefined) return
    choose(at)
    answered(at === right)
  }
  const markOf = (at: number): string => (chosen === undefined ? '' : at === right ? ' explain-right' : at === chosen ? ' explain-off' : '')
  return (
    <fieldset class="explain-question">
      <legend>{asks}</legend>
      {options.map((option, at) => (
        <label key={option} class={`explain-option${markOf(at)}`}>
          <input
            type="radio"
            name={name}
            checked={chosen === at}
            disabled={chosen !== undefined && chosen !== at}
            onClick={() => pick(at)}
          />
          <span>{option}</span>
          {chosen !== undefined && at === right && <span class="explain-mark gain">{WORDS.right}</span>}
          {chosen === at && at !== right && <span class="explain-mark loss">{WORDS.off}</span>}
        </label>
      ))}
      <div role="status">{chosen !== undefined && <p class="callout">{because}</p>}</div>
      {chosen !== undefined && (
        <button type="button" class="button" onClick={next}>
          {isLast ? WORDS.finish : WORDS.next}
        </button>
      )}
    </fieldset>
  )
}

/** Five questions about the reader's own plan; the answers are the plan's. */
export function QuizCard({ questions }: { readonly questions: readonly QuizQuestion[] }) {
  const [at, goTo] = useState<number | undefined>(undefined)
  const [right, count] = useState(0)
  const question = at === undefined ? undefined : questions[at]
  const isDone = at !== undefined && question === undefined
  const start = (): void => {
    count(0)
    goTo(0)
  }
  return (
    <section class="card explain-quiz no-print">
      <h2>{WORDS.quiz}</h2>
      {question !== undefined && at !== undefined ? (
        <>
          <p class="muted">{WORDS.questionOf(at + 1, questions.length)}</p>
          <Question
            key={at}
            question={question}
            isLast={at === questions.length - 1}
            answered={(isRight) => isRight && count(right + 1)}
            next={() => goTo(at + 1)}
          />
        </>
      ) : (
        <>
          <p class="muted" role="status">
            {isDone ? WORDS.score(right, questions.length) : WORDS.quizUnder(questions.length)}
          </p>
          <button type="button" class="button" onClick={start}>
            {isDone ? WORDS.again : WORDS.start}
          </button>
        </>
      )}
    </section>
  )
}
