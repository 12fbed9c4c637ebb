/** `npm run coverage`: writes `docs/coverage.md`. */

import { writeFileSync } from 'node:fs';
import { coverage } from './coverage-table.js';

writeFileSync(new URL('../../docs/coverage.md', import.meta.url), await coverage());
