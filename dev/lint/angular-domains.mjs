// Inside an Angular app a domain sees itself and `shared`, never its neighbour, and the kinds of folders in it see each
// other in one direction only. Folders say what a file is, so imports are resolved as paths, not matched as text.
import { dirname, join, sep } from 'node:path';

/** What each kind of folder may import from; `type` means types only. */
const MAY_SEE = {
  feature: { ui: 'value', data: 'value', util: 'value' },
  ui: { ui: 'value', data: 'type', util: 'value' },
  data: { data: 'value', util: 'value' },
  util: { util: 'value' },
};

/** Where a file lies: `<app>/src/app/domains/<domain>/<folder>/...`, or undefined for anything else. */
function placeOf(path) {
  const parts = path.split(sep);
  const at = parts.lastIndexOf('domains');
  if (at < 0 || parts[at - 1] !== 'app' || parts.length < at + 3) return undefined;
  const folder = parts.length > at + 3 ? parts[at + 2] : undefined;
  const kind = folder === undefined ? undefined : folder.split('-')[0];
  return { domain: parts[at + 1], folder, kind };
}

function fault(from, to, typeOnly) {
  if (to.domain !== from.domain && to.domain !== 'shared') return 'neighbour';
  if (from.kind === undefined || to.kind === undefined) return undefined;
  if (from.domain === to.domain && from.folder === to.folder) return undefined;
  const allowed = MAY_SEE[from.kind]?.[to.kind];
  // A page may be composed of shared features; its own domain's features stay apart.
  if (from.kind === 'feature' && to.kind === 'feature')
    return to.domain === 'shared' ? undefined : 'direction';
  if (allowed === undefined) return 'direction';
  return allowed === 'type' && !typeOnly ? 'typesOnly' : undefined;
}

const isTypeOnly = (node) =>
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every((specifier) => specifier.importKind === 'type'));

const isolation = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      neighbour: '"{{from}}" may see itself and "shared", not its neighbour "{{to}}".',
      direction: 'A "{{fromKind}}" folder may not import from a "{{toKind}}" folder.',
      typesOnly: 'A "ui" folder imports types only from "data": use `import type`.',
      shell: 'A domain does not know the shell around it.',
    },
  },
  create(context) {
    const from = placeOf(context.filename);
    if (from === undefined || context.filename.endsWith('.spec.ts')) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const target = join(dirname(context.filename), source);
      if (target.includes(`${sep}app${sep}shell${sep}`))
        return context.report({ node, messageId: 'shell' });
      const to = placeOf(target);
      const messageId = to && fault(from, to, isTypeOnly(node));
      if (messageId)
        context.report({
          node,
          messageId,
          data: {
            from: from.domain,
            to: to.domain,
            fromKind: from.folder ?? '',
            toKind: to.folder ?? '',
          },
        });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: 'angular-domains' }, rules: { isolation } };
