export interface FormObject {
  [name: string]: FormValue;
}
export type FormValue = string | FormObject | FormValue[];

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a form in Stripe's notation: `line_items[0][amount]=5&expand[]=x`. Objects whose names are all
 * whole numbers become lists.
 */
export function parseForm(text: string): FormObject {
  const root: FormObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split('[').map((part) => part.replace(/\]$/, ''));
    if (path.some((part) => FORBIDDEN.has(part)) || path.length > 8) continue;
    insert(root, path, value);
  }
  return toLists(root) as FormObject;
}

function insert(root: FormObject, path: readonly string[], value: string): void {
  let target = root;
  path.forEach((part, index) => {
    const name = part === '' ? String(Object.keys(target).length) : part;
    if (index === path.length - 1) {
      target[name] = value;
      return;
    }
    const inner = target[name];
    const next: FormObject =
      typeof inner === 'object' && !Array.isArray(inner) && inner !== null ? inner : {};
    target[name] = next;
    target = next;
  });
}

function toLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, toLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
