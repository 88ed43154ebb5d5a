/** The systems of SQL that can run a plan, by name. */
import type { Answered } from '../answering.ts'
import type { SystemName } from '../engine.ts'
import type { Ready } from '../evaluated.ts'
import type { Io } from '../io.ts'
import type { Asked } from './compute.ts'
import { ranByDuckdb } from './duckdb.ts'
import { ranByPostgres } from './postgres.ts'
import { ranBySpark } from './spark.ts'

/** Where the systems that are elsewhere are, as the command line says. */
export interface Where {
  /** A PostgreSQL server. */
  readonly connection: string | undefined
  /** A Spark cluster. */
  readonly master: string | undefined
  /** The most memory that DuckDB takes, or Spark on this machine, as DuckDB writes sizes. */
  readonly memory: string | undefined
  /** The folder for what is more than that. */
  readonly temp: string | undefined
}

type RanOn = (io: Io, ready: Ready, asked: Asked, where: Where) => Promise<Answered | number>

const SYSTEMS: Readonly<Record<SystemName, RanOn>> = {
  duckdb: (io, ready, asked, { memory, temp }) => ranByDuckdb(io, ready, asked, { memory, temp }),
  postgres: (io, ready, asked, { connection }) => ranByPostgres(io, ready, asked, connection),
  spark: (io, ready, asked, { master, memory, temp }) => ranBySpark(io, ready, asked, { master, memory, temp }),
}

export const isSystem = (engine: string): engine is SystemName => Object.hasOwn(SYSTEMS, engine)

/** A plan on its data by a system; or the exit code where it is refused. Nothing has been written by then. */
export const ranOn = (system: SystemName, ...asked: Parameters<RanOn>): Promise<Answered | number> => SYSTEMS[system](...asked)

/** An option that is none of the engine that was asked for; undefined where all are. */
export function strayOption(engine: string, { connection, master, memory, temp }: Where): string | undefined {
  if (connection !== undefined && engine !== 'postgres') return '--connection goes with --engine postgres'
  if (master !== undefined && engine !== 'spark') return '--master goes with --engine spark'
  const hasRoom = engine === 'duckdb' || engine === 'spark'
  if (memory !== undefined && !hasRoom) return '--memory goes with --engine duckdb or spark'
  if (temp !== undefined && !hasRoom) return '--temp goes with --engine duckdb or spark'
  return undefined
}
