import type { CompanyFolder, FolderFile } from '../../compiler/company-folder.ts'
import { choose } from '../store/actions.ts'
import { page } from '../store/page.ts'
import { useStore } from '../store/use-store.ts'
import { WORDS } from './words.ts'

/** What can be looked at by itself: plans that pay, and quotas. */
const isWhole = ({ kind }: FolderFile): boolean => kind === 'plan' || kind === 'quotas'

const valueOf = (company: string, plan: string): string => `${company} ${plan}`

/** Every plan of every company, in one list. */
export function PlanSwitcher() {
  const companies = useStore(page, (state) => state.companies)
  const { company, plan } = useStore(page, (state) => state.address)
  const value = valueOf(company ?? '', plan ?? '')
  const change = (chosen: string): void => {
    const [id = '', ...path] = chosen.split(' ')
    void choose(id, path.join(' '))
  }
  const isShown =
    (id: string) =>
    (file: FolderFile): boolean =>
      isWhole(file) || valueOf(id, file.path) === value
  const isListed = companies?.some(({ id, files }) => files.some(({ path }) => valueOf(id, path) === value)) ?? true
  const group = ({ id, label, files }: CompanyFolder) => (
    <optgroup key={id} label={label}>
      {id === company && !isListed && (
        <option value={value} selected>
          {plan}
        </option>
      )}
      {files.filter(isShown(id)).map((file) => (
        <option key={file.path} value={valueOf(id, file.path)} selected={valueOf(id, file.path) === value}>
          {file.label}
        </option>
      ))}
    </optgroup>
  )
  return (
    <select
      class="app-plans"
      aria-label={WORDS.plan}
      disabled={companies === undefined}
      onChange={(event) => change(event.currentTarget.value)}
    >
      {companies?.filter(({ id, files }) => id === company || files.some(isWhole)).map(group)}
    </select>
  )
}
