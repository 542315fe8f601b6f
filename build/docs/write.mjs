// npm run docs: writes the generated pages under docs/.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../toolchain.mjs';
import { accessPage } from './access-page.mjs';

writeFileSync(join(root, 'docs/access.md'), await accessPage());
