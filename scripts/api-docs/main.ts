/** `npm run docs:api`: writes the parameters in `docs/api.md` anew, as the OpenAPI document has them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../server/config.ts';
import { openApiDocument } from '../../server/http/openapi.ts';
import { type ApiDescription, withParameterTables } from './parameter-tables.ts';

const file = new URL('docs/api.md', `file://${PACKAGE_ROOT}/`);
const description: ApiDescription = JSON.parse(JSON.stringify(openApiDocument('')));
writeFileSync(file, withParameterTables(readFileSync(file, 'utf8'), description));
