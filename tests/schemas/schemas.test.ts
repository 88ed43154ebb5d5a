/** The published schemas are made from the same declarations as the types. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Plan } from '../../compiler/plan.ts'
import { Core } from '../../runtime/core/core.ts'
import { compiled } from '../plans/adventure-works.ts'

const published = (name: string): string => join(import.meta.dirname, '../../schema', name)

describe('published as JSON Schema', () => {
  test.for([
    ['plan.schema.json', Plan],
    ['core.schema.json', Core],
  ] as const)('%s', async ([name, shape]) => {
    const schema = `${JSON.stringify(z.toJSONSchema(shape, { target: 'draft-2020-12', reused: 'ref' }), null, 2)}\n`
    await expect(schema).toMatchFileSnapshot(published(name))
  })
})

describe('every shipped plan', () => {
  test.for(['flat.plan', 'graduated.plan', 'territory.plan'])('%s is a valid Plan and Core, also through JSON', (file) => {
    const { plan, core } = compiled(file)
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
    expect(Core.parse(JSON.parse(JSON.stringify(core)))).toEqual(core)
  })
})
