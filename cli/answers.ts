/** The shapes of what commands print with `--format json`, and of run.json. Published as JSON Schema; decimals are strings. */
import * as z from 'zod'
import { CapacityAnswer, FairnessAnswer } from './capacity-answers.ts'
import { CoverageAnswer } from './territory-answers.ts'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Money = z.strictObject({ amount: Decimal, currency: z.string() })
const Place = z.strictObject({ line: z.int().min(1), column: z.int().min(1) })
const Range = z.strictObject({ start: Place, end: Place })
const Edit = z.strictObject({ file: z.string(), range: Range, text: z.string() })

export const DiagnosticAnswer = z.strictObject({
  code: z.string().regex(/^CB\d{3}$/),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  file: z.string(),
  range: Range,
  related: z.array(z.strictObject({ file: z.string(), range: Range, note: z.string() })),
  help: z.string().nullable(),
  fix: z.strictObject({ title: z.string(), edits: z.array(Edit) }).nullable(),
})

/** A policy in force at a clause, and the place that states it. */
const PolicyAnswer = z.strictObject({
  plan: z.string(),
  at: z.string(),
  what: z.string(),
  says: z.string(),
  from: z.enum(['clause', 'plan', 'company']),
  file: z.string(),
  line: z.int().min(1),
})

/** `check --format json`, and every command that refuses; `policies` with `check --policies`. */
export const CheckAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  diagnostics: z.array(DiagnosticAnswer),
  policies: z.array(PolicyAnswer).optional(),
})

/** Rows that were set aside with `--suspense`, and what is provisional until they are corrected. */
const SuspenseAnswer = z.strictObject({
  rows: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int().min(1),
      record: z.string(),
      code: z.string().regex(/^CB\d{3}$/),
      reason: z.string(),
      amount: Decimal.nullable(),
      /** People whom the row may reach; null: anybody. */
      reaches: z.array(z.string()).nullable(),
    }),
  ),
  provisional: z.strictObject({ everyone: z.boolean(), people: z.array(z.string()), parts: z.array(z.string()) }),
})

/** Who computed a component; `peopleByReference`: for how many people the reference evaluator did, null where it did for all. */
const ComponentEngine = z.strictObject({
  component: z.string(),
  engine: z.enum(['reference', 'fast', 'duckdb', 'postgres', 'spark']),
  /** Why not the fast one, where it was asked to. */
  because: z.string().nullable(),
  peopleByReference: z.int().nullable(),
})

/** `run --format json`. */
export const RunAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  period: z.string(),
  asOf: z.string().nullable(),
  engine: z.enum(['reference', 'fast', 'duckdb', 'postgres', 'spark']),
  components: z.array(ComponentEngine),
  earnings: z.array(
    z.strictObject({
      payee: z.string(),
      name: z.string(),
      component: z.string(),
      item: z.enum([
        'earned',
        'spiff',
        'contest',
        'pool',
        'milestone',
        'guarantee',
        'draw',
        'forgiven',
        'split',
        'plan_limit',
        'adjustment',
      ]),
      period: z.string(),
      postedIn: z.string(),
      measure: Decimal.nullable(),
      quota: Decimal.nullable(),
      attainment: Decimal.nullable(),
      amount: Decimal,
      currency: z.string(),
      provisional: z.boolean(),
      /** In the currency of pay, where the plan says `paid in`. */
      pay: Money.optional(),
    }),
  ),
  suspense: SuspenseAnswer,
  /** What was earned, in the plan's currency. */
  total: Money,
  /** What is paid, a total for each currency, where the plan says `paid in`. */
  totals: z.array(Money).optional(),
  warnings: z.array(DiagnosticAnswer),
})

const LedgerRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const LedgerRows = z.strictObject({ credits: z.array(LedgerRow), earnings: z.array(LedgerRow), payments: z.array(LedgerRow) })

/** `run --change --format json`: the ledger lines that go and come; columns are those of the files. */
export const ChangeAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  period: z.string(),
  rows: z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  touched: z.strictObject({
    people: z.array(z.string()),
    /** Why everybody was computed again; null: the people whom the rows reach. */
    everybody: z.string().nullable(),
    payPeriods: z.array(z.string()),
  }),
  gone: LedgerRows,
  come: LedgerRows,
})

/** `run.json` beside the ledgers. */
export const RunRecord = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  period: z.string(),
  asOf: z.string().nullable(),
  /** `because`: why the fast evaluator did not answer though it was asked to. */
  engine: z.strictObject({
    name: z.enum(['reference', 'fast']),
    because: z.string().nullable(),
    components: z.array(ComponentEngine),
    version: z.string(),
  }),
  core: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  data: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** The closed periods that the run builds on, in order. */
  closed: z.array(z.strictObject({ period: z.string(), seal: z.string().regex(/^sha256:[0-9a-f]{64}$/) })),
  suspense: SuspenseAnswer,
  rows: z.record(z.string(), z.int()),
  lines: z.strictObject({ credits: z.int(), earnings: z.int(), payments: z.int() }),
  warnings: z.array(DiagnosticAnswer),
})

const Mark = z.strictObject({ exact: z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/), says: z.string() })
const Point = z.strictObject({ x: Mark, y: Mark })

/** A payout curve; see `compiler/describe/curve/curve.ts`. */
const Curve = z.strictObject({
  title: z.string(),
  x: z.string(),
  y: z.string(),
  pieces: z.array(z.strictObject({ from: Point, to: Point, rate: z.string() })),
  knots: z.array(z.strictObject({ x: Mark, pays: Mark, before: Mark.nullable(), after: Mark.nullable(), note: z.string() })),
  you: Point.nullable(),
  notes: z.array(z.string()),
})

const words = { text: z.string(), indent: z.int().min(0) }
const Line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['text', 'step', 'table', 'total', 'reason']), ...words }),
  z.strictObject({ kind: z.literal('headline'), ...words, figures: z.array(z.strictObject({ label: z.string(), value: z.string() })) }),
  z.strictObject({ kind: z.literal('curve'), ...words, curve: Curve }),
  z.strictObject({
    kind: z.literal('bars'),
    ...words,
    bars: z.strictObject({
      labels: z.array(z.string()),
      series: z.array(z.strictObject({ name: z.string(), values: z.array(z.number()) })),
      counts: z.string(),
      along: z.string(),
    }),
  }),
])

const Block = z.strictObject({ heading: z.string(), lines: z.array(Line) })

/** `explain --format json` of a plan: the rep's page. */
export const PageAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string(),
  blocks: z.array(Block),
  reading: z.strictObject({ words: z.int(), numbers: z.int(), steps: z.int(), seconds: z.int() }),
})

/** `quotas --explain KEY --format json`, and `--against PERIOD`: the page. */
export const QuotasPageAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string(),
  under: z.string(),
  blocks: z.array(Block),
})

/** `explain --format json` of a person's period: the statement. */
export const StatementAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string(),
  payee: z.string(),
  period: z.string(),
  currency: z.string(),
  /** Earned in the plan's currency; what was paid is in `totals` where the plan says `paid in`. */
  total: z.strictObject({ earned: Decimal, paid: Decimal.optional() }),
  totals: z.array(z.strictObject({ currency: z.string(), earned: Decimal, paid: Decimal })).optional(),
  blocks: z.array(Block),
  /** `currency` where it is not the plan's. */
  checks: z.array(z.strictObject({ says: z.string(), left: Decimal, right: Decimal, currency: z.string().optional() })),
})

/** `test --format json`. */
export const TestAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  plans: z.array(
    z.strictObject({
      file: z.string(),
      examples: z.array(
        z.strictObject({
          name: z.string(),
          line: z.int(),
          passed: z.boolean(),
          expectations: z.array(
            z.strictObject({
              says: z.string(),
              line: z.int(),
              expected: z.string(),
              got: z.string(),
              /** What came less what was expected; empty where the two cannot be subtracted. */
              difference: z.string(),
              passed: z.boolean(),
              /** The step that is as large as the difference, where there is one. */
              hint: z.string().nullable(),
              derivation: z.array(z.string()),
            }),
          ),
        }),
      ),
      promises: z.array(z.strictObject({ title: z.string(), line: z.int(), decided: z.boolean() })),
    }),
  ),
  passed: z.int(),
  failed: z.int(),
  expectations: z.strictObject({ passed: z.int(), failed: z.int() }),
  promises: z.strictObject({ undecided: z.int() }),
  diagnostics: z.array(DiagnosticAnswer),
})

const Fraction = z.string().regex(/^-?\d+(\/\d+)?$/)

/** `quotas --format json`, and quotas.json. */
export const QuotasAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  quotas: z.string(),
  effective: z.strictObject({ from: z.string(), to: z.string() }),
  currency: z.string(),
  metrics: z.array(
    z.strictObject({
      metric: z.string(),
      /** One for each day from which the allocation is another. */
      trees: z.array(
        z.strictObject({
          from: z.string(),
          /** Null: from the bottom up. */
          start: z.strictObject({ says: z.string(), value: Decimal }).nullable(),
          growth: z.array(z.strictObject({ says: z.string(), factor: Fraction })),
          total: Decimal,
          house: Decimal,
          hedges: z.array(z.strictObject({ level: z.string(), over: Fraction, ofPlan: Fraction, attainmentFactor: Fraction })),
          /** From the top; the first is the whole. */
          nodes: z.array(
            z.strictObject({
              level: z.string().nullable(),
              key: z.string(),
              name: z.string(),
              path: z.array(z.string()),
              quota: Decimal,
              /** What its parts receive together. */
              street: Decimal,
              bottomUp: Decimal.nullable(),
              house: z.boolean(),
              bound: z.enum(['floor', 'ceiling']).nullable(),
              override: z.strictObject({ reason: z.string(), author: z.string(), dated: z.string(), locked: z.boolean() }).nullable(),
            }),
          ),
        }),
      ),
      people: z.array(
        z.strictObject({
          person: z.string(),
          name: z.string(),
          house: z.boolean(),
          year: Decimal,
          months: z.array(z.strictObject({ month: z.string(), quota: Decimal })),
        }),
      ),
    }),
  ),
  /** Null where the file has no segments and no territories. */
  coverage: CoverageAnswer.nullable(),
  fairness: z.array(FairnessAnswer),
  /** Null where the file says nothing of its team. */
  capacity: CapacityAnswer.nullable(),
  warnings: z.array(DiagnosticAnswer),
})
