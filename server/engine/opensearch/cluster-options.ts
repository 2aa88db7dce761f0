/** How a cluster is reached, from one address: `https://user:password@host:9200,host2:9200/archive`. */

export type ClusterOptions = {
  /** Addresses of nodes, without credentials. */
  readonly nodes: readonly string[];
  readonly auth: { readonly username: string; readonly password: string } | null;
  /** Sent as `Authorization: ApiKey …`; null where there is none. */
  readonly apiKey: string | null;
  /** Name under which the archive is known in the cluster; its indexes begin with it. */
  readonly name: string;
};

const DEFAULT_NAME = 'dateline';
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/** Null where it is no such address. A user `apikey` gives its password as an API key. */
export function parseClusterUrl(url: string): ClusterOptions | null {
  const [, scheme, userInfo, hosts, path = ''] =
    /^(https?:\/\/)(?:([^@/]*)@)?([^@/?#]+)(?:\/([^/?#]*))?\/?$/.exec(url) ?? [];
  if (scheme === undefined || hosts === undefined) return null;
  const nodes = hosts.split(',').map((host) => `${scheme}${host}`);
  if (!nodes.every((node) => URL.canParse(node))) return null;
  const name = path === '' ? DEFAULT_NAME : path;
  if (!NAME.test(name)) return null;
  const credentials = userInfo === undefined ? null : credentialsOf(userInfo);
  if (userInfo !== undefined && credentials === null) return null;
  const isKey = credentials?.username === 'apikey';
  return {
    nodes,
    name,
    auth: isKey ? null : credentials,
    apiKey: isKey ? credentials.password : null,
  };
}

function credentialsOf(userInfo: string): { username: string; password: string } | null {
  const at = userInfo.indexOf(':');
  if (at <= 0) return null;
  try {
    return {
      username: decodeURIComponent(userInfo.slice(0, at)),
      password: decodeURIComponent(userInfo.slice(at + 1)),
    };
  } catch {
    return null;
  }
}
