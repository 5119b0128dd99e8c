// Reads and runs .http files as the REST Client of VS Code does: variables, named requests, references to their answers.

/** The requests of a file: `title`, `name`, `expect`, `method`, `url`, `headers`, `body`, with variables still in them. */
export function read(text) {
  const [head, ...blocks] = text.split(/^### ?/m);
  const variables = Object.fromEntries([...head.matchAll(/^@(\w+) *= *(.*)$/gm)].map(([, name, value]) => [name, value.trim()]));
  return { variables, requests: blocks.map(readRequest) };
}

function readRequest(block) {
  const lines = block.split('\n');
  const request = { title: lines.shift().trim(), headers: {} };
  while (lines[0]?.startsWith('#')) {
    const [, key, value] = /^# @?(name|expect):? +(.*)$/.exec(lines.shift()) ?? [];
    if (key) request[key] = value.trim();
  }

  [, request.method, request.url] = /^([A-Z]+) (\S+)$/.exec(lines.shift()) ?? [];
  if (!request.method || !/^\d{3}$/.test(request.expect)) throw new Error(`"${request.title}" has no method and address, or no "# expect: {status}".`);
  while (lines.length > 0 && lines[0].trim() !== '') {
    const [, name, value] = /^([\w-]+): *(.*)$/.exec(lines.shift());
    request.headers[name] = value;
  }

  const body = lines.join('\n').trim();
  return body === '' ? request : { ...request, body };
}

/** Sends the requests in their order; `seen` is called with each request, as it was sent, and its answer. */
export async function run({ variables, requests }, overridden, seen) {
  const known = { ...variables, ...overridden };
  const answers = {};
  const fill = (text) => text.replace(/\{\{([^}]+)\}\}/g, (_, reference) => valueOf(reference, known, answers));
  for (const request of requests) {
    const sent = {
      ...request, url: fill(request.url), body: request.body && fill(request.body),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, fill(value)])),
    };
    const response = await fetch(sent.url, { method: sent.method, headers: sent.headers, body: sent.body });
    const bytes = Buffer.from(await response.arrayBuffer());
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? null;
    const answer = { status: response.status, mediaType, headers: response.headers, text: bytes.toString('utf8'), bytes };
    if (/[/+]json$/.test(mediaType)) answer.json = JSON.parse(answer.text);
    if (mediaType === 'application/x-ndjson') answer.json = answer.text.trim().split('\n').map((line) => JSON.parse(line));
    if (request.name) answers[request.name] = answer;
    await seen(sent, answer);
  }
}

function valueOf(reference, variables, answers) {
  const [, name, path] = /^(\w+)\.response\.body\.\$\.([\w.]+)$/.exec(reference) ?? [];
  const value = name ? path.split('.').reduce((json, member) => json?.[member], answers[name]?.json) : variables[reference];
  if (value === undefined) throw new Error(`Nothing is known of {{${reference}}}.`);
  return value;
}
