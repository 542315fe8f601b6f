import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} ShippedPackage a package whose code is in the product
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression, as the package declares it
 * @property {string} text its licence files; empty: it has none
 * @property {string | null} integrity hash of its archive, from the lockfile
 */

/** Not bundled: the addon is copied, Electron is the program itself. */
const beside = ['node_modules/better-sqlite3', 'node_modules/electron'];
const environments = ['client', 'main', 'preload'];

/**
 * Writes down from which packages a part of the build was made.
 * @param {string} root
 * @param {string} outDir
 * @param {string} name
 * @param {Iterable<string>} modules
 */
export function notePackages(root, outDir, name, modules) {
  const file = noteOf(root, outDir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(packageFolders(modules), null, 2));
}

/**
 * Folders of the packages that modules are in, relative to the checkout.
 * @param {Iterable<string>} modules
 * @returns {string[]}
 */
export function packageFolders(modules) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const id of modules) {
    const found =
      /node_modules\/.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+|node_modules\/(?:@[^/]+\/)?[^/]+/.exec(
        id.replaceAll('\\', '/'),
      );
    if (found) folders.add(found[0]);
  }
  return [...folders].sort();
}

/**
 * Every package whose code is in the product.
 * @param {string} root
 * @returns {ShippedPackage[]}
 */
export function shippedPackages(root) {
  const folders = new Set(beside);
  for (const name of environments) {
    const noted = JSON.parse(readFileSync(noteOf(root, 'dist', name), 'utf8'));
    for (const folder of /** @type {string[]} */ (noted)) folders.add(folder);
  }
  const { packages: locked } = /** @type {{ packages: Record<string, { integrity?: string }> }} */ (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  );
  return [...folders]
    .map((folder) => ({
      ...described(join(root, folder)),
      integrity: locked[folder]?.integrity ?? null,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** @param {string} folder */
function described(folder) {
  const { name, version, license } =
    /** @type {{ name: string, version: string, license?: string | { type: string } }} */ (
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    );
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name: file }) => file)
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    name,
    version,
    license: typeof license === 'string' ? license : (license?.type ?? 'UNKNOWN'),
    text: texts.join('\n\n'),
  };
}

/**
 * @param {string} root
 * @param {string} outDir
 * @param {string} name
 */
function noteOf(root, outDir, name) {
  return join(root, outDir, '.stamps', `${name}.packages.json`);
}

/**
 * The notices of the packages in the product, as one text.
 * @param {readonly ShippedPackage[]} packages
 */
export function notices(packages) {
  const parts = packages.map(({ name, version, license, text }) => {
    const title = `${name} ${version} (${license})`;
    return `${title}\n${'-'.repeat(title.length)}\n\n${text || `Licensed under ${license}.`}\n`;
  });
  return `Vestibule contains these packages. Chromium's notices are in LICENSES.chromium.html.\n\n${parts.join('\n\n')}`;
}

/**
 * The bill of materials, CycloneDX 1.6.
 * @param {readonly ShippedPackage[]} packages
 * @param {{ name: string, version: string }} product
 */
export function billOfMaterials(packages, product) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${product.name}@${product.version}`,
        ...product,
      },
    },
    components: packages.map(({ name, version, license, integrity }) => ({
      type: 'library',
      'bom-ref': `${name}@${version}`,
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [/[ ()]/.test(license) ? { expression: license } : { license: { id: license } }],
      ...(integrity?.startsWith('sha512-') && {
        hashes: [
          { alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') },
        ],
      }),
    })),
  };
}

/**
 * Writes notices and bill of materials beside the build, from where they get into every package.
 * @param {string} root
 */
export function writeBills(root) {
  const packages = shippedPackages(root);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'dist');
  if (!existsSync(folder)) mkdirSync(folder);
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices(packages));
  writeFileSync(
    join(folder, 'sbom.cdx.json'),
    `${JSON.stringify(billOfMaterials(packages, { name, version }), null, 2)}\n`,
  );
}
