/** What a person does to the workspace. */
import { unpack } from '../share/pack.ts'
import { type Address, readAddress, writeAddress } from './address.ts'
import { type Company, fetchCompanies, fetchData, fetchFirst, fetchTexts, Unreachable } from './companies.ts'
import { type Drafts, draftsIn } from './drafts.ts'
import { fallbackMode, page, tell } from './page.ts'
import { firstPlan, type Workspace, withText } from './workspace.ts'

const onDevice = draftsIn(() => localStorage)
const inTab = draftsIn(() => sessionStorage)
const draftsOf = ({ from }: Pick<Workspace, 'from'>): Drafts => (from === 'link' ? inTab : onDevice)

/** The company that is shown where none was chosen. */
const FIRST = 'northwind-cloud'

const NO_CONNECTION = 'The companies could not be fetched. Reload when there is a connection.'

function companyFor(companies: readonly Company[], asked: string | undefined): Company | undefined {
  const found = companies.find(({ id }) => id === asked)
  if (found === undefined && asked !== undefined) tell({ kind: 'problem', text: `There is no company \`${asked}\` here.` })
  const own = companies[0]?.id === FIRST ? undefined : companies.find(({ files }) => files.some(({ kind }) => kind === 'plan'))
  return found ?? companies.find(({ id }) => id === FIRST) ?? own ?? companies[0]
}

async function workspaceOf(company: Company, linked: ReadonlyMap<string, string> | undefined): Promise<Workspace> {
  const [given, data] = await Promise.all([fetchTexts(company.id), fetchData(company)])
  const from = linked === undefined ? 'here' : 'link'
  const edits = linked ?? onDevice.read(company.id)
  if (linked !== undefined) inTab.write(company.id, linked)
  const differing = new Map([...edits].filter(([path, text]) => given.get(path) !== text))
  return { company, given, edits: differing, data, ownData: new Map(), from }
}

/** Fetches what was answered beforehand, where the page opens a plan for the first time and as it came: an edit makes it another plan. */
async function beginWith(company: Company, address: Address): Promise<void> {
  const plan = company.files.find(({ path }) => path === address.plan)?.path ?? firstPlan(company)
  if (plan === undefined || onDevice.read(company.id).size > 0) return
  const answers = await fetchFirst(company, plan)
  const now = page.get()
  if (answers === undefined || now.workspace !== undefined || now.address !== address) return
  page.set((state) => ({ ...state, first: { company: company.id, plan, answers }, address: { ...address, company: company.id, plan } }))
}

/** Opens what the address names, with the texts that a link carries. */
export async function openAddress(): Promise<void> {
  keepNow()
  const { address, texts, problem } = readAddress(location.hash, fallbackMode())
  page.set((state) => ({ ...state, address }))
  const unpacked = texts === undefined ? undefined : await unpack(texts)
  const trouble = problem ?? (unpacked !== undefined && 'problem' in unpacked ? unpacked.problem : undefined)
  if (trouble !== undefined) tell({ kind: 'problem', text: trouble })
  try {
    const companies = page.get().companies ?? (await fetchCompanies())
    page.set((state) => ({ ...state, companies }))
    const company = companyFor(companies, address.company)
    if (company === undefined) return
    const before = page.get().workspace
    const linked = unpacked !== undefined && 'texts' in unpacked ? unpacked.texts : undefined
    if (before === undefined && linked === undefined) void beginWith(company, address)
    const workspace = before?.company.id === company.id && linked === undefined ? before : await workspaceOf(company, linked)
    page.set((state) => ({ ...state, workspace, address: settled(state.address, workspace) }))
    if (linked !== undefined)
      tell({ kind: 'said', text: 'Opened from a link. Edits stay in this tab; a draft of your own on this device is untouched.' })
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    tell({ kind: 'problem', text: `${error.message} ${NO_CONNECTION}` })
  }
}

/** The address with a plan that there is. */
function settled(address: Address, workspace: Workspace) {
  const { company, given, edits } = workspace
  const has = (path: string | undefined): boolean => path !== undefined && (given.has(path) || edits.has(path))
  const plan = has(address.plan) ? address.plan : firstPlan(company)
  const { file, ...rest } = address
  return {
    ...rest,
    company: company.id,
    ...(plan === undefined ? {} : { plan }),
    ...(file !== undefined && has(file) ? { file } : {}),
  }
}

/** Another company, another plan of it. */
export async function choose(company: string, plan: string | undefined): Promise<void> {
  const { mode } = page.get().address
  history.pushState(null, '', writeAddress({ mode, company, ...(plan === undefined ? {} : { plan }) }))
  await openAddress()
}

/** Drafts are written once the typing rests: to keep a long text takes longer than a key may. */
const REST = 300
let unkept: Workspace | undefined
let resting: ReturnType<typeof setTimeout> | undefined

function keep(workspace: Workspace): void {
  unkept = workspace
  clearTimeout(resting)
  resting = setTimeout(keepNow, REST)
  // `pagehide` may come when the page that is loaded again has read its draft already
  addEventListener('beforeunload', keepNow)
  page.set((state) => ({ ...state, workspace }))
}

/** Keeps what is not kept yet: before the tab is left, or another company is opened. */
export function keepNow(): void {
  clearTimeout(resting)
  removeEventListener('beforeunload', keepNow)
  if (unkept === undefined) return
  const keeps = draftsOf(unkept).write(unkept.company.id, unkept.edits)
  unkept = undefined
  page.set((state) => (state.keeps === keeps ? state : { ...state, keeps }))
}

/** A file has another text now. */
export function editText(path: string, text: string): void {
  const { workspace, address } = page.get()
  if (workspace === undefined) return
  // what the address carries is no longer what is shown
  if (readAddress(location.hash, address.mode).texts !== undefined) history.replaceState(null, '', writeAddress(address))
  keep(withText(workspace, path, text))
}

/** A file of the user's own is no more; one that came with the company stays. */
export function removeText(path: string): void {
  const { workspace } = page.get()
  if (workspace === undefined || workspace.given.has(path)) return
  const edits = new Map(workspace.edits)
  edits.delete(path)
  keep({ ...workspace, edits })
}

/** All texts as they came. */
export function revertAll(): void {
  const { workspace } = page.get()
  if (workspace !== undefined) keep({ ...workspace, edits: new Map() })
}

/** Data files of the user's own stand before those of the company; with none, the company's own again. */
export function useOwnData(ownData: ReadonlyMap<string, Uint8Array>): void {
  page.set((state) => (state.workspace === undefined ? state : { ...state, workspace: { ...state.workspace, ownData } }))
}
