import type { Dialect } from '../dialect.ts'
import { spark } from './spark.ts'

/** Databricks: Spark's SQL, with tables that are replaced in one statement. */
export const databricks: Dialect = {
  ...spark,
  name: 'databricks',
  label: 'Databricks',
  tested: false,
  table: (name, query) => `CREATE OR REPLACE TABLE ${spark.quoted(name)} AS\n${query}`,
  first: ['SET ANSI_MODE = true'],
}
