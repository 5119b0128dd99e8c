// node templates.mjs FOLDER: what the Bicep templates of a folder declare, as JSON. It reads syntax and evaluates nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(import.meta.dirname, '../../../node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm')));

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith('.bicep')).sort();
console.log(JSON.stringify(files.map(read)));

function read(file) {
  const { rootNode } = parser.parse(readFileSync(join(folder, file), 'utf8'));
  if (rootNode.hasError) throw new Error(`${file} is no Bicep`);
  const of = (kind) => rootNode.descendantsOfType(kind);
  return {
    file,
    resources: of('resource_declaration').map(resource),
    parameters: of('parameter_declaration').map((node) => ({ name: nameOf(node), isSecure: /@secure\(\)/.test(before(node)), text: node.text })),
    variables: Object.fromEntries(of('variable_declaration').map((node) => [nameOf(node), node.text])),
    outputs: of('output_declaration').map((node) => ({ name: nameOf(node), text: node.text })),
    modules: of('module_declaration').map((node) => ({ name: nameOf(node), text: node.text })),
  };
}

function resource(node) {
  const [type, version] = stringIn(node).split('@');
  const members = propertiesOf(node);
  return {
    name: nameOf(node), type, version, isExisting: /^resource\s+\w+\s+'[^']*'\s+existing\b/.test(node.text),
    scope: members.scope, properties: members.properties, text: node.text,
  };
}

/** The members of the resource's body, by name. */
function propertiesOf(node) {
  const body = node.descendantsOfType('object')[0];
  return Object.fromEntries((body?.namedChildren ?? [])
    .filter((each) => each.type === 'object_property')
    .map((each) => [each.namedChildren[0].text, each.namedChildren.at(-1).text]));
}

function nameOf(node) { return node.namedChildren.find((each) => each.type === 'identifier').text; }
function stringIn(node) { return node.descendantsOfType('string')[0].text.replaceAll("'", ''); }
/** Decorators stand before a declaration, as nodes of their own. */
function before(node) {
  let text = '';
  for (let each = node.previousNamedSibling; each?.type === 'decorators' || each?.type === 'decorator'; each = each.previousNamedSibling) text += each.text;
  return text + node.text;
}
