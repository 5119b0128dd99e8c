// Writes each JSON object of standard input again, a line each, with its members in the order of their UTF-16 code units.
import { text } from 'node:stream/consumers';

// JSON.stringify alone would put names that are whole numbers first.
const sorted = object => '{' + Object.keys(object).sort()
  .map(name => JSON.stringify(name) + ':' + JSON.stringify(object[name])).join(',') + '}';

for (const line of (await text(process.stdin)).split('\n').filter(line => line))
  process.stdout.write(sorted(JSON.parse(line)) + '\n');
