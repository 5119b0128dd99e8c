// Takes the tour of docs/tour.http on a running app and holds every answer against docs/openapi.json. Says what is not as written.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import Ajv from 'ajv/dist/2020.js';
import { read, run } from './http-file.mjs';

const [, , root, variables] = process.argv;
const document = JSON.parse(readFileSync(`${root}/docs/openapi.json`, 'utf8'));
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({
  method: method.toUpperCase(), path, operation, pointer: `/paths/${escape(path)}/${method}`,
  matches: new RegExp(`/api/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`),
})));
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(closed(document), 'closed');
const faults = [];
const sent = [];

await run(read(readFileSync(`${root}/docs/tour.http`, 'utf8')), JSON.parse(variables), (request, answer) => {
  const fault = (message) => faults.push(`"${request.title}": ${message}`);
  if (String(answer.status) !== request.expect) fault(`is answered ${answer.status}, not ${request.expect}: ${answer.text.slice(0, 1000)}`);
  const found = operations.find(({ method, matches }) => method === request.method && matches.test(new URL(request.url).pathname));
  if (!found) return fault('is no operation of the document.');
  sent.push({ found, body: bodyOf(request) });
  const response = found.operation.responses[answer.status];
  if (!response) return fault(`${found.operation.operationId} answers ${answer.status}, which is not documented.`);
  if (answer.status === 204) return undefined;
  const { at, value: { content } } = resolve(response, `${found.pointer}/responses/${answer.status}`);
  const media = content[answer.mediaType];
  if (!media) return fault(`answers ${answer.mediaType}, which is not documented.`);
  if (answer.json?.code && !media.examples?.[answer.json.code]) fault(`${found.operation.operationId} answers ${answer.json.code}, which is not documented.`);
  const [schema, bodies] = media['x-line-schema'] ? ['x-line-schema', answer.json] : ['schema', answer.json === undefined ? [] : [answer.json]];
  const isRight = ajv.compile({ $ref: `closed#${at}/content/${escape(answer.mediaType)}/${schema}` });
  for (const body of bodies)
    if (!isRight(body)) fault(`is not answered as documented: ${ajv.errorsText(isRight.errors)}: ${JSON.stringify(body).slice(0, 500)}`);
});

for (const { operation } of operations.filter((each) => !sent.some(({ found }) => found === each))) faults.push(`${operation.operationId} is not on the tour.`);
for (const found of operations) {
  for (const [mediaType, media] of Object.entries(found.operation.requestBody?.content ?? {}))
    for (const example of [media.example, ...Object.values(media.examples ?? {}).map(({ value }) => value)].filter((each) => each !== undefined))
      if (!sent.some((each) => each.found === found && isDeepStrictEqual(masked(each.body), masked(example))))
        faults.push(`${found.operation.operationId} has an example (${mediaType}) that the tour does not send: ${JSON.stringify(example)}`);
}

console.log(`${sent.length} requests, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** The document with every object closed, so that an answer's member that it does not name is a fault. Nothing on the tour is answered by an `allOf`. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]));
  return node.type === 'object' && node.properties && node.additionalProperties === undefined ? { ...copy, additionalProperties: false } : copy;
}

function resolve(node, at) {
  if (!node.$ref) return { value: node, at };
  return { value: node.$ref.split('/').slice(1).reduce((from, member) => from[member], document), at: node.$ref.slice(1) };
}

function bodyOf({ body, headers }) {
  return headers['Content-Type'] === 'application/json' && body ? tryParse(body) : body;
}

function tryParse(json) {
  try { return JSON.parse(json); } catch { return json; }
}

/** Hashes and receipts are other ones each time. */
function masked(body) {
  return JSON.parse(JSON.stringify(body ?? null).replaceAll(/[0-9a-f]{64}/g, 'hash').replaceAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'receipt'));
}

function escape(member) {
  return encodeURIComponent(member.replaceAll('~', '~0').replaceAll('/', '~1'));
}
