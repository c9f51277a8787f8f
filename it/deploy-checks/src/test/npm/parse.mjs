// Reads {"powershell": {name: text}, "workflow": {…}} from standard input; writes what is wrong with them.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
const input = JSON.parse(fs.readFileSync(0, 'utf8'));
await Parser.init();

async function parserFor(grammar) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve(`${grammar}/${grammar}.wasm`)));
  return parser;
}

function errors(node, found = []) {
  if (node.isError || node.isMissing) {
    found.push(`line ${node.startPosition.row + 1}: ${node.isMissing ? `missing ${node.type}` : node.text.split('\n')[0]}`);
  } else if (node.hasError) {
    node.children.forEach((child) => errors(child, found));
  }
  return found;
}

const output = { powershell: {}, workflow: {} };
if (input.powershell) {
  const parser = await parserFor('tree-sitter-powershell');
  for (const [name, text] of Object.entries(input.powershell)) {
    output.powershell[name] = errors(parser.parse(text).rootNode);
  }
}
if (input.workflow) {
  const { validateWorkflow } = require('@action-validator/core');
  for (const [name, text] of Object.entries(input.workflow)) {
    output.workflow[name] = validateWorkflow(text).errors.map((error) => JSON.stringify(error));
  }
}
process.stdout.write(JSON.stringify(output));
