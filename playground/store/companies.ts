/** Fetches companies: their list, their texts, their data. All of it lies beside the page; nothing is ever sent. */
import type { CompanyFolder } from '../../compiler/company-folder.ts'
import type { FirstAnswers } from '../worker/first-answers.ts'
import { FIRST_FILES, keyOf } from './first-files.ts'

/** A company of the list. `sources` says which texts and data it has, where it was built with the page. */
export type Company = CompanyFolder & { readonly sources?: string }

/** What could not be fetched, in words. */
export class Unreachable extends Error {}

const at = (path: string): string => new URL(`companies/${path}`, document.baseURI).href

async function fetched(path: string): Promise<Response> {
  const response = await fetch(at(path)).catch(() => undefined)
  if (response?.ok) return response
  throw new Unreachable(`\`${path}\` could not be fetched; ${response === undefined ? 'there is no connection' : 'it is not there'}.`)
}

export const fetchCompanies = async (): Promise<readonly Company[]> => (await (await fetched('index.json')).json()) as readonly Company[]

export const fetchTexts = async (id: string): Promise<ReadonlyMap<string, string>> =>
  new Map(Object.entries((await (await fetched(`${encodeURIComponent(id)}/texts.json`)).json()) as Record<string, string>))

/** All data files of a company, side by side. */
export const fetchData = async ({ id, data }: CompanyFolder): Promise<ReadonlyMap<string, Uint8Array>> =>
  new Map(
    await Promise.all(
      data.map(async ({ name }) => {
        const response = await fetched(`${encodeURIComponent(id)}/data/${name.split('/').map(encodeURIComponent).join('/')}`)
        return [name, new Uint8Array(await response.arrayBuffer())] as const
      }),
    ),
  )

/** What was answered beforehand about a plan as it came; undefined where nothing was, or it cannot be fetched: then the worker answers. */
export async function fetchFirst({ sources }: Company, plan: string): Promise<FirstAnswers | undefined> {
  const file = sources === undefined ? undefined : FIRST_FILES[keyOf(sources, plan)]
  if (file === undefined) return undefined
  const response = await fetch(new URL(file, document.baseURI)).catch(() => undefined)
  return response?.ok ? ((await response.json()) as FirstAnswers) : undefined
}
