import {
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

/*
 * X.509 certificates for throw-away servers, written as DER by hand: Node can sign but has nothing that makes a certificate,
 * `openssl` is not on every machine, and the libraries for it bring a dozen packages.
 */

/** A key and its certificate, PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of one test. */
export interface TestAuthority {
  readonly ca: string;
  /** The server's certificate, for 127.0.0.1 and localhost. */
  server(): Certified;
  /** A client's certificate. @param role its common name, by which PostgreSQL knows the role */
  client(role: string): Certified;
}

const dayMs = 86_400_000;

/** Makes an authority that nobody else trusts. */
export function testAuthority(): TestAuthority {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = 'Test authority';
  const basic = extension('551d13', sequence(boolean(true)), true);
  const issue = (subject: string, extensions: Buffer[]): Certified => {
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      cert: certificate(name, root.privateKey, subject, own.publicKey, extensions),
      key: own.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    };
  };
  // subjectAltName: DNS localhost, IP 127.0.0.1
  const localhost = tagged(0x82, Buffer.from('localhost'));
  const loopback = tagged(0x87, Buffer.from([127, 0, 0, 1]));
  return {
    ca: certificate(name, root.privateKey, name, root.publicKey, [basic]),
    server: () => issue('localhost', [extension('551d11', sequence(localhost, loopback))]),
    client: (role) => issue(role, []),
  };
}

function certificate(
  issuer: string,
  key: KeyObject,
  subject: string,
  publicKey: KeyObject,
  extensions: Buffer[],
): string {
  const algorithm = sequence(objectId('2a8648ce3d040302')); // ecdsa-with-SHA256
  const now = Date.now();
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))), // version 3
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    commonName(issuer),
    sequence(time(now - dayMs), time(now + dayMs)),
    commonName(subject),
    createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })).export({
      format: 'der',
      type: 'spki',
    }),
    ...(extensions.length > 0 ? [tagged(0xa3, sequence(...extensions))] : []),
  );
  const signature = sign('sha256', body, key);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function boolean(value: boolean): Buffer {
  return tagged(0x01, Buffer.from([value ? 0xff : 0]));
}

function commonName(name: string): Buffer {
  return sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(name)))));
}

/** UTCTime: YYMMDDHHMMSSZ. */
function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return tagged(0x17, Buffer.from(`${text}Z`));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), tagged(0x04, value));
}
