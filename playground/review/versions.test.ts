import { describe, expect, test } from 'vitest'
import type { CompanyFolder, FolderFile } from '../../compiler/company-folder.ts'
import type { Workspace } from '../store/workspace.ts'
import { baseOf, versionsOf } from './versions.ts'

const file = (path: string, kind: FolderFile['kind'] = 'plan', base: string | null = null): FolderFile => ({
  path,
  kind,
  label: path,
  base,
})
const folder = (id: string, ...files: FolderFile[]): CompanyFolder => ({ id, label: id, files, data: [] })
const open = (company: CompanyFolder, edits: Readonly<Record<string, string>> = {}): Workspace => ({
  company,
  given: new Map(company.files.map(({ path }) => [path, `given ${path}`])),
  edits: new Map(Object.entries(edits)),
  data: new Map(),
  ownData: new Map(),
  from: 'here',
})
const cloud = folder('northwind-cloud', file('ae.plan'), file('am.plan'), file('scenarios/more.plan', 'scenario', 'ae.plan'))
const works = folder('adventure-works', file('flat.plan'), file('graduated.plan'), file('territory.plan'))
const nothing = { base: undefined, head: undefined }

describe('what is compared where nothing was chosen', () => {
  test.for([
    ['an edited plan', open(cloud, { 'ae.plan': 'edited' }), 'ae.plan', 'shipped', 'ae.plan'],
    ['a plan with a scenario', open(cloud), 'ae.plan', 'plan:ae.plan', 'scenarios/more.plan'],
    ['a scenario', open(cloud), 'scenarios/more.plan', 'plan:ae.plan', 'scenarios/more.plan'],
    ['the flat plan', open(works), 'flat.plan', 'plan:flat.plan', 'graduated.plan'],
    ['the graduated plan', open(works), 'graduated.plan', 'plan:flat.plan', 'graduated.plan'],
    ['another plan', open(works), 'territory.plan', 'shipped', 'territory.plan'],
    ["a plan of one's own", open(cloud, { 'new.plan': 'text' }), 'new.plan', 'shipped', 'new.plan'],
  ] as const)('%s', ([, workspace, plan, base, head]) => expect(versionsOf(workspace, plan, nothing, false)).toEqual({ base, head }))
})

describe('what was chosen', () => {
  test('is compared', () =>
    expect(versionsOf(open(cloud), 'ae.plan', { base: 'plan:am.plan', head: 'ae.plan' }, false)).toEqual({
      base: 'plan:am.plan',
      head: 'ae.plan',
    }))
  test('and is not there is not', () =>
    expect(versionsOf(open(cloud), 'am.plan', { base: 'plan:gone.plan', head: '../../etc/passwd' }, false)).toEqual({
      base: 'shipped',
      head: 'am.plan',
    }))
  test('a text that this tab no longer has is not', () =>
    expect(versionsOf(open(works), 'territory.plan', { base: 'given', head: undefined }, false).base).toBe('shipped'))
})

describe('the texts of the version before', () => {
  const edited = open(cloud, { 'ae.plan': 'edited ae', 'am.plan': 'edited am' })
  test('as it came have no edits', () =>
    expect(baseOf(edited, { base: 'shipped', head: 'ae.plan' }, undefined)?.files['ae.plan']).toBe('given ae.plan'))
  test('of another plan are those that stand', () => {
    const found = baseOf(edited, { base: 'plan:am.plan', head: 'ae.plan' }, undefined)
    expect([found?.entry, found?.files['am.plan']]).toEqual(['am.plan', 'edited am'])
  })
  test('that were given stand in place of those that came', () => {
    const given = { label: 'Pasted text', texts: new Map([['ae.plan', 'pasted']]), entry: 'ae.plan' }
    const found = baseOf(edited, { base: 'given', head: 'ae.plan' }, given)
    expect([found?.files['ae.plan'], found?.files['am.plan']]).toEqual(['pasted', 'given am.plan'])
  })
  test("of a plan of one's own there are none", () =>
    expect(baseOf(open(cloud, { 'new.plan': 'x' }), { base: 'shipped', head: 'new.plan' }, undefined)).toBeUndefined())
})
