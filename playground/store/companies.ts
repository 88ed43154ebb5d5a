/** Fetches companies: their list, their texts, their data. All of it lies beside the page; nothing is ever sent. */
import type { CompanyFolder } from '../../compiler/company-folder.ts'

/** What could not be fetched, in words. */
export class Unreachable extends Error {}

const at = (path: string): string => new URL(`companies/${path}`, document.baseURI).href

async function fetched(path: string): Promise<Response> {
  const response = await fetch(at(path)).catch(() => undefined)
  if (response?.ok) return response
  throw new Unreachable(`\`${path}\` could not be fetched; ${response === undefined ? 'there is no connection' : 'it is not there'}.`)
}

export const fetchCompanies = async (): Promise<readonly CompanyFolder[]> =>
  (await (await fetched('index.json')).json()) as readonly CompanyFolder[]

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
