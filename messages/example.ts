import { COMPANY, DEALS, merged, PLAN, QUOTAS, REPS } from './sample.ts'

/** Files and a command that can be run as they stand: a mistake, or its correction. */
export interface Example {
  /** Texts by file name; the first is the one that the example is about. */
  readonly files: Readonly<Record<string, string>>
  /** What is typed, without the name of the program. */
  readonly command: Command
  /** The place of the finding, in a bad example. */
  readonly mark: Mark | undefined
  /** How the files are stored; a wrong one is a mistake of its own. */
  readonly encoding: 'utf8' | 'latin1'
}

/** Examples are put together when somebody looks at them, not when the catalogue is read. */
export type Worked = () => Example

export type Command =
  | { readonly does: 'check' }
  | {
      readonly does: 'run'
      readonly period: string
      /** `--as-of`, a day; undefined: every row is known. */
      readonly asOf: string | undefined
      /** `--beside`, another plan; undefined: none. */
      readonly beside: string | undefined
      /** `--change`, a record and a file of its changed rows, `deal=changes.csv`; undefined: none. */
      readonly change: string | undefined
    }
  | {
      readonly does: 'quotas'
      /** `--beside`, a plan that pays on the quotas; undefined: none. */
      readonly beside: string | undefined
    }
  | {
      readonly does: 'compile'
      /** `--to`, a system. */
      readonly to: string
    }

/** The words under which the finding stands; lines and columns count from 1. */
export interface Mark {
  readonly file: string
  readonly start: Place
  readonly end: Place
}
interface Place {
  readonly line: number
  readonly column: number
}

const placeIn = (text: string, offset: number): Place => {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

const CHECK: Command = { does: 'check' }

/** Texts with `«` and `»` around the place of the finding. */
function example(command: Command, texts: Readonly<Record<string, string>>): Example {
  let mark: Mark | undefined
  const files = Object.entries(texts).map(([file, text]) => {
    const start = text.indexOf('«')
    const plain = text.replace(/[«»]/g, '')
    if (start >= 0) mark = { file, start: placeIn(plain, start), end: placeIn(plain, text.indexOf('»') - 1) }
    return [file, plain] as const
  })
  return { files: Object.fromEntries(files), command, mark, encoding: 'utf8' }
}

const textOf = (strings: TemplateStringsArray, values: readonly (string | number)[]): string => String.raw({ raw: strings }, ...values)

/**
 * A plan as `check` reads it. The text states only what matters: what it leaves out comes from the small plan (sample.ts), whose items
 * it replaces by their names. A text that begins with its own head line stands alone.
 */
export const plan =
  (strings: TemplateStringsArray, ...values: (string | number)[]): Worked =>
  () =>
    example(CHECK, { 'team.plan': merged(PLAN, textOf(strings, values)), 'company.plan': COMPANY })

/** A plan as `compile` makes it another system's text; what it leaves out comes from the small plan. */
export const compiledTo =
  (to: string) =>
  (strings: TemplateStringsArray, ...values: (string | number)[]): Worked =>
  () =>
    example({ does: 'compile', to }, { 'team.plan': merged(PLAN, textOf(strings, values)), 'company.plan': COMPANY })

/** A file that is read as it stands, with nothing around it. */
export const alone =
  (strings: TemplateStringsArray, ...values: (string | number)[]): Worked =>
  () =>
    example(CHECK, { 'team.plan': trimmed(textOf(strings, values)) })

/** The company's facts in the same manner, with the small plan that uses them. */
export const company =
  (strings: TemplateStringsArray, ...values: (string | number)[]): Worked =>
  () =>
    example(CHECK, { 'company.plan': merged(COMPANY, textOf(strings, values)), 'team.plan': PLAN })

/** A plan that stands on a company's facts of its own. */
export const planOf =
  (facts: string, text: string): Worked =>
  () =>
    example(CHECK, { 'team.plan': merged(PLAN, text), 'company.plan': merged(COMPANY, facts) })

/** A plan that starts from the small plan, which is in `base.plan`; the text is what follows its own head lines. */
export const member = (strings: TemplateStringsArray, ...values: (string | number)[]): Worked => memberOf('', textOf(strings, values))

/** A plan that starts from the small plan with some items of its own. */
export const memberOf =
  (base: string, text: string): Worked =>
  () => {
    const head = 'plan emea "Team, EMEA" from team\nlanguage 1\nuses "base.plan"\n'
    return example(CHECK, { 'team.plan': `${head}${trimmed(text)}`, 'base.plan': merged(PLAN, base), 'company.plan': COMPANY })
  }

/** A quotas file as `check` reads it; what it leaves out comes from the small one (sample.ts). */
export const quotas = (strings: TemplateStringsArray, ...values: (string | number)[]): Worked => quotasOf('', textOf(strings, values))

/** A quotas file that stands on a company's facts of its own. */
export const quotasOf =
  (facts: string, text: string): Worked =>
  () =>
    example(CHECK, { 'team.plan': merged(QUOTAS, text), 'company.plan': merged(COMPANY, facts) })

/** A plan that uses the small quotas file, which is in `fy26.plan`. */
export const planWithQuotas =
  (strings: TemplateStringsArray, ...values: (string | number)[]): Worked =>
  () => {
    const text = `uses "company.plan", "fy26.plan"\n${textOf(strings, values)}`
    return example(CHECK, { 'team.plan': merged(PLAN, text), 'fy26.plan': QUOTAS, 'company.plan': COMPANY })
  }

/** A plan with further files, checked or run. What is left out comes from the small plan, company and data. */
export const beside =
  (
    {
      plan: text,
      company: facts,
      files,
    }: { readonly plan: string; readonly company: string; readonly files: Readonly<Record<string, string>> },
    { does, period = 'FY26' }: { readonly does: 'check' | 'run'; readonly period?: string },
  ): Worked =>
  () =>
    example(does === 'check' ? CHECK : { does, period, asOf: undefined, beside: undefined, change: undefined }, {
      'team.plan': merged(PLAN, text),
      'company.plan': merged(COMPANY, facts),
      ...(does === 'run' ? { 'reps.csv': REPS } : {}),
      ...Object.fromEntries(Object.entries(files).map(([name, one]) => [name, trimmed(one)])),
    })

interface Allocated {
  readonly quotas?: string
  readonly company?: string
  readonly reps?: string
  readonly deals?: string
  /** A plan that pays on the quotas; what is left out comes from the small one. */
  readonly plan?: string
  /** Further data files by name. */
  readonly more?: Readonly<Record<string, string>>
}

/** Quotas allocated on data. What is left out comes from the small quotas file, company and data. */
export const allocated =
  ({ quotas: text = '', company: facts = '', reps = REPS, deals = DEALS, plan: paying, more = {} }: Allocated): Worked =>
  () =>
    example(
      { does: 'quotas', beside: paying === undefined ? undefined : 'pay.plan' },
      {
        'team.plan': merged(QUOTAS, text),
        ...(paying === undefined ? {} : { 'pay.plan': merged(PLAN, paying) }),
        'company.plan': merged(COMPANY, facts),
        'reps.csv': trimmed(reps),
        'deals.csv': trimmed(deals),
        ...Object.fromEntries(Object.entries(more).map(([name, one]) => [name, trimmed(one)])),
      },
    )

interface Ran {
  readonly plan?: string
  readonly company?: string
  readonly deals?: string
  readonly reps?: string
  readonly period?: string
  /** The day on which the rows are known. */
  readonly asOf?: string
  /** The file of a plan beside it. */
  readonly beside?: string
  /** `changes.csv`, changed rows of the deals. */
  readonly change?: string
  /** How the files are stored; UTF-8 unless a mistake is shown. */
  readonly encoding?: Example['encoding']
  /** Further data files by name. */
  readonly more?: Readonly<Record<string, string>>
}

const trimmed = (text: string): string => `${text.replace(/^\n+/, '').trimEnd()}\n`

/** A run on data. What is left out comes from the small plan, company and data; the file that is stated first is the one it is about. */
export const ran =
  (stated: Ran): Worked =>
  () =>
    filesOf(stated)

function filesOf(stated: Ran): Example {
  const all: Record<keyof Ran, () => Record<string, string>> = {
    plan: () => ({ 'team.plan': merged(PLAN, stated.plan ?? '') }),
    company: () => ({ 'company.plan': merged(COMPANY, stated.company ?? '') }),
    deals: () => ({ 'deals.csv': stated.deals === undefined ? DEALS : trimmed(stated.deals) }),
    reps: () => ({ 'reps.csv': stated.reps === undefined ? REPS : trimmed(stated.reps) }),
    more: () => Object.fromEntries(Object.entries(stated.more ?? {}).map(([name, text]) => [name, trimmed(text)])),
    period: () => ({}),
    asOf: () => ({}),
    beside: () => ({}),
    change: () => (stated.change === undefined ? {} : { 'changes.csv': trimmed(stated.change) }),
    encoding: () => ({}),
  }
  const keys = [...(Object.keys(stated) as (keyof Ran)[]), ...(Object.keys(all) as (keyof Ran)[])]
  const texts = Object.assign({}, ...[...new Set(keys)].map((key) => all[key]())) as Record<string, string>
  return {
    ...example(
      {
        does: 'run',
        period: stated.period ?? 'FY26-M01',
        asOf: stated.asOf,
        beside: stated.beside,
        change: stated.change === undefined ? undefined : 'deal=changes.csv',
      },
      texts,
    ),
    encoding: stated.encoding ?? 'utf8',
  }
}
