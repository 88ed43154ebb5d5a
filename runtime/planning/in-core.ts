/** A plan that goes by another state of a quotas file: the question of what moved rows or quotas do to pay. */
import type { Core } from '../core/core.ts'
import type { Planning } from '../core/planning/planning.ts'

/** Whether a program reads the quotas or the territories of a quotas file. */
export const goesBy = ({ planning, territories }: Core, name: string): boolean =>
  planning.some((one) => one.name === name) || territories.some(({ file }) => file === name)

/** The program with a quotas file, by its name, as `planning` has it. */
export function withPlanning(core: Core, name: string, planning: Planning): Core {
  const known = new Set(core.records.map((record) => record.name))
  const { from, to } = planning.effective
  return {
    ...core,
    records: [...core.records, ...planning.records.filter((record) => !known.has(record.name))],
    planning: core.planning.map((one) => (one.name === name ? { ...planning, name } : one)),
    territories: core.territories.map((one) =>
      one.file === name ? { ...one, from, to, territories: { ...planning.territories, segments: [], balance: null } } : one,
    ),
  }
}
