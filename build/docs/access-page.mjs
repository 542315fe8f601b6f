// Writes docs/access.md: who may call which procedure, from shared/model/people/roles.ts. With --check it only compares.
import { format, resolveConfig } from 'prettier';
import {
  access,
  mayCall,
  permissionsOf,
  permissions,
  roles,
} from '../../shared/model/people/roles.ts';

/** @typedef {import('../../shared/model/people/roles.ts').Access} Access */

const yes = '●';
/** @param {readonly string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;
/** @param {number} columns */
const rule = (columns) => row(Array.from({ length: columns }, () => '---'));

/**
 * What guards a procedure, in words.
 * @param {Access} to
 */
function guard(to) {
  if (to === 'anyone') return 'anyone';
  if (to === 'signed-in') return 'signed in';
  return (typeof to === 'string' ? [to] : to).join(' or ');
}

/** The page's text, as Prettier leaves it. */
export async function accessPage() {
  const areas = Object.entries(access).flatMap(([area, procedures]) =>
    Object.entries(/** @type {Record<string, Access>} */ (procedures)).map(([name, to]) =>
      row([
        `${area}.${name}`,
        guard(to),
        to === 'anyone' ? yes : '',
        ...roles.map((role) => (mayCall(role, to) ? yes : '')),
      ]),
    ),
  );
  const granted = permissions.map((permission) =>
    row([
      permission,
      ...roles.map((role) => (permissionsOf(role).includes(permission) ? yes : '')),
    ]),
  );
  const text = `# Who may do what

Written by \`npm run docs\` from \`shared/model/people/roles.ts\`, which the router enforces: a call that this page does not allow is
refused before its input is read. \`electron/server/access.router.test.ts\` tries every cell.

## Permissions of the roles

${[row(['permission', ...roles]), rule(roles.length + 1), ...granted].join('\n')}

## Procedures

"nobody" is a page at which nobody is signed in.

${[row(['procedure', 'needs', 'nobody', ...roles]), rule(roles.length + 3), ...areas].join('\n')}
`;
  const config = await resolveConfig(new URL('../../docs/access.md', import.meta.url).pathname);
  return format(text, { ...config, parser: 'markdown' });
}
