/** Parsers of others for the grammar of each system that no test runs. */
import type { BasicSQL } from 'dt-sql-parser/dist/parser/common/basicSQL.js'
import { SparkSQL } from 'dt-sql-parser/dist/parser/spark/index.js'
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { statementsOf } from './read.ts'

/** The grammars of Trino and of Spark, which Databricks speaks, as these projects publish them. */
const TOOLS: Readonly<Record<string, () => BasicSQL>> = { trino: () => new TrinoSQL(), databricks: () => new SparkSQL() }
const made = new Map<string, BasicSQL>()

function toolFor(dialect: string): BasicSQL | undefined {
  const tool = made.get(dialect) ?? TOOLS[dialect]?.()
  if (tool !== undefined) made.set(dialect, tool)
  return tool
}

/**
 * What the tool for Spark takes for a name with a hyphen in it, though Spark does not: a column, a minus and CASE. It reads the same with a sign
 * before CASE.
 */
const readably = (sql: string): string => sql.replace(/`(\s+)- CASE\b/g, '`$1- + CASE')

/** What is no SQL of a system in a text; nothing where all of it is. */
export async function faultsIn(sql: string, dialect: string): Promise<readonly string[]> {
  const tool = toolFor(dialect)
  if (tool !== undefined) return tool.validate(readably(sql)).map(({ startLine, message }) => `line ${startLine}: ${message}`)
  try {
    await statementsOf(sql, dialect)
    return []
  } catch (error) {
    return [String(error)]
  }
}

/**
 * A literal as a parser reads it: the text that it stands for, or where a parser only cuts texts into words, the literal itself where it is one
 * word.
 */
export async function literalIn(literal: string, dialect: string): Promise<string | undefined> {
  const tool = toolFor(dialect)
  if (tool === undefined) {
    const found = /"SingleQuotedString":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(await statementsOf(`SELECT ${literal}`, dialect)))
    return found?.[1] === undefined ? undefined : String(JSON.parse(found[1]))
  }
  const words = tool.getAllTokens(`SELECT ${literal}`).filter(({ channel }) => channel === 0)
  return words.length === 2 ? (words[1]?.text ?? undefined) : undefined
}
