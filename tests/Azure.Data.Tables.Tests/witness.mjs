// Azure's own JavaScript client as the other side: one command as JSON on stdin, its answer as JSON on stdout.
import { TableClient } from "@azure/data-tables";
import { text } from "node:stream/consumers";

const { connectionString, table, command, partitionKey, rowKey, entities } = JSON.parse(await text(process.stdin));
const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });

const commands = {
  // Each property as { type, value } and the answer's text: JavaScript does not see that 5.0 is no integer.
  read: async () => {
    let wire;
    const onResponse = (response) => (wire = response.bodyAsText);
    return { row: await client.getEntity(partitionKey, rowKey, { disableTypeConversion: true, onResponse }), wire };
  },
  write: async () => {
    for (const entity of entities) await client.createEntity(revive(entity));
  },
  writeTogether: () => client.submitTransaction(entities.map((entity) => ["upsert", revive(entity), "Replace"])),
  keys: async () => {
    const keys = [];
    for await (const row of client.listEntities()) keys.push([row.partitionKey, row.rowKey]);
    return keys;
  },
};

// JSON has no NaN and no bytes.
function revive(entity) {
  return Object.fromEntries(
    Object.entries(entity).map(([name, value]) => [name, value?.base64 ? Buffer.from(value.base64, "base64") : value]),
  );
}

process.stdout.write(JSON.stringify((await commands[command]()) ?? null));
