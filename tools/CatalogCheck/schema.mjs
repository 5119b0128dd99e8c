// Holds each file of a catalogue against its published schema; a line a fault, and 1 when there is one.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const folder = process.argv[2] ?? 'catalog';
// The published schemas, whichever catalogue is checked.
const schemas = fileURLToPath(new URL('../../catalog/schema', import.meta.url));
const read = path => JSON.parse(readFileSync(path, 'utf8'));

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
for (const name of readdirSync(schemas)) ajv.addSchema(read(join(schemas, name)));

const files = [
  ...readdirSync(folder).filter(name => name.endsWith('.json')).map(name => [name, name.replace('.json', '.schema.json')]),
  ...filesIn('forms').map(file => [file, 'form.schema.json']),
  ...filesIn('scorecards').map(file => [file, 'scorecard.schema.json']),
  ...filesIn('published').map(file => [file, 'published.schema.json']),
];
const faults = files.flatMap(([name, schema]) => faultsOf(name, schema).map(fault => `${folder}/${name}: ${fault}`));

function filesIn(below) {
  return existsSync(join(folder, below)) ? readdirSync(join(folder, below)).filter(name => name.endsWith('.json')).map(name => `${below}/${name}`) : [];
}

function faultsOf(name, schema) {
  const holds = ajv.getSchema(schema);
  if (!holds) return [`: there is no ${schema}; remove the file or correct its name`];
  let written;
  try {
    written = read(join(folder, name));
  } catch (e) {
    return [`: ${e.message}; write JSON`];
  }
  return holds(written) ? [] : holds.errors.map(({ instancePath, message, params }) =>
    `${instancePath || '/'}: ${message}${detail(params)}; see catalog/schema/${schema}`);
}

function detail(params) {
  const named = params.additionalProperty ?? params.allowedValues?.join(', ') ?? params.pattern;
  return named === undefined ? '' : ` (${named})`;
}

for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
