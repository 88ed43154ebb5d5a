/** Where a PostgreSQL server is, as the command line and the environment say; nothing of it is ever printed but the names of server and database. */

/** The variables that `pg` reads by itself. */
const VARIABLES = ['PGHOST', 'PGPORT', 'PGDATABASE', 'PGUSER', 'PGPASSWORD', 'PGSERVICE'] as const
const OWN = 'CABOOSE_POSTGRES'

type Environment = Readonly<Record<string, string | undefined>>

/** How a server is reached: by a text that begins with `postgres://`, or as the variables of the environment say. */
export type Connection = { readonly connectionString: string } | Readonly<Record<string, never>>

/** The connection that is meant; or what is wrong with it, for the user. */
export function connectionOf(stated: string | undefined, env: Environment): Connection | { readonly problem: string } {
  const text = stated ?? env[OWN]
  if (text === undefined) {
    if (VARIABLES.some((name) => (env[name] ?? '') !== '')) return {}
    return { problem: `say which server with --connection postgres://user@host/database, or in ${OWN}, or in PGHOST and its like` }
  }
  if (/^postgres(?:ql)?:\/\//.test(text) && URL.canParse(withHost(text))) return { connectionString: text }
  return { problem: 'the connection is no address like postgres://user@host:5432/database' }
}

/** `user@/database?host=/folder` names a socket, and is no URL by itself. */
const withHost = (text: string): string => text.replace(/^(\w+:\/\/[^/?#]*@)(?=[/?#]|$)/, '$1host').replace(/^(\w+:\/\/)(?=\/)/, '$1host')

/** A text of an error without secrets: passwords in addresses, and the address itself. */
export function withoutSecrets(text: string, connection: Connection): string {
  const address = 'connectionString' in connection ? connection.connectionString : undefined
  const parsed = address === undefined ? undefined : /^\w+:\/\/[^:/?#@]*:([^/?#]*)@/.exec(address)?.[1]
  const secrets = [address, parsed, parsed === undefined ? undefined : decoded(parsed), /[?&]password=([^&#]+)/.exec(address ?? '')?.[1]]
  return secrets.reduce<string>((said, secret) => (secret === undefined || secret === '' ? said : said.replaceAll(secret, '***')), text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A command line without the password of an address, for reports. */
export const withoutPasswords = (args: readonly string[]): string[] =>
  args.map((arg) => arg.replace(/(postgres(?:ql)?:\/\/[^:/?#@\s]*):[^@\s]*@/g, '$1:***@').replace(/([?&]password=)[^&\s]+/g, '$1***'))
