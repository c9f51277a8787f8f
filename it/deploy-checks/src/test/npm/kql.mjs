// Reads {"tables": {table: {column: type}}, "queries": [text]} from standard input; writes for each query what Microsoft's
// own parser and binder have against it.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
// Scripts for a browser, which define what they define globally.
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  const file = require.resolve(`@kusto/language-service-next/${script}`);
  vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
}
const { Diagnostic, GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;

const input = JSON.parse(fs.readFileSync(0, 'utf8'));
const tables = Object.entries(input.tables).map(([name, columns]) => {
  const schema = Object.entries(columns).map(([column, type]) => `${column}:${type}`);
  return new Symbols.TableSymbol.$ctor7(name, `(${schema.join(', ')})`, null);
});
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('insights', tables));

function complaints(query) {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  const count = globalThis.System.Array.getCount(found, Diagnostic);
  return Array.from({ length: count }, (_, i) => globalThis.System.Array.getItem(found, i, Diagnostic).Message);
}

process.stdout.write(JSON.stringify(input.queries.map(complaints)));
