/** How a workstation reaches the server. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** The workstation's role. */
  readonly user: string;
  /** Where it logs in with a password (SCRAM) and not with a certificate. */
  readonly password?: string | undefined;
  /** PEM. Null: without TLS, which is allowed on a socket of this machine only. */
  readonly tls: {
    readonly ca: string;
    readonly cert?: string | undefined;
    readonly key?: string | undefined;
    /** The name in the server's certificate, if it is not `host`. */
    readonly name?: string | undefined;
  } | null;
}

/** An address that is not of the form postgres://role@host:port/database, or would go over a network without TLS. */
export class AddressInvalid extends Error {
  override readonly name = 'AddressInvalid';
}

const defaultPort = 5432;
const thisMachine = /^(localhost|127\.0\.0\.1|::1|\/.*)$/;

/** Reads postgres://role:password@host:port/database; the certificates are files of the workstation. */
export function serverAddress(url: string, tls: ServerAddress['tls']): ServerAddress {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (error) {
    throw new AddressInvalid('not an address', { cause: error });
  }
  const { protocol, hostname, port, pathname, username, password, searchParams } = parsed;
  const host = searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, '');
  const database = decodeURIComponent(pathname.slice(1));
  if (!/^postgres(ql)?:$/.test(protocol) || host === '' || database === '') {
    throw new AddressInvalid('not postgres://role@host:port/database');
  }
  if (!tls && !thisMachine.test(host)) throw new AddressInvalid('a network needs TLS');
  return {
    host,
    port: Number(port || defaultPort),
    database,
    user: decodeURIComponent(username),
    password: password === '' ? undefined : decodeURIComponent(password),
    tls,
  };
}
