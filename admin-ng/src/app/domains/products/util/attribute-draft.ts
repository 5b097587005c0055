import type { AdminAttribute, CreateAttribute } from '@green-apple/contracts-http';

/** A definition as it is typed; all of it text or flags. */
export interface AttributeDraft {
  readonly code: string;
  readonly name: string;
  readonly kind: AdminAttribute['kind'];
  readonly scope: AdminAttribute['scope'];
  readonly multiple: boolean;
  readonly filterable: boolean;
  readonly unit: string;
  /** "1, 50, 100" */
  readonly steps: string;
  /** One a line: "Plant cellulose", or "plant-cellulose = Plant cellulose". */
  readonly choices: string;
  readonly position: string;
}

export const NEW_ATTRIBUTE: AttributeDraft = {
  code: '',
  name: '',
  kind: 'choice',
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: '',
  steps: '',
  choices: '',
  position: '0',
};

export const KIND_LABELS: Readonly<Record<AdminAttribute['kind'], string>> = {
  choice: 'Choice from a list',
  number: 'Number',
  boolean: 'Yes or no',
  text: 'Free text',
};

export const toAttributeDraft = (attribute: AdminAttribute): AttributeDraft => ({
  code: attribute.code,
  name: attribute.name,
  kind: attribute.kind,
  scope: attribute.scope,
  multiple: attribute.multiple,
  filterable: attribute.filterable,
  unit: attribute.unit ?? '',
  steps: attribute.steps.join(', '),
  choices: attribute.choices.map(({ code, label }) => `${code} = ${label}`).join('\n'),
  position: String(attribute.position),
});

/** Small letters, digits and single `sign`s of a name; what a code or an address is made of. */
export const codeFrom = (name: string, sign: '_' | '-'): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, sign)
    .replace(sign === '_' ? /^[_\d]+|_+$/g : /^-+|-+$/g, '');

/** What the draft stands for, without its id; what a kind cannot have is left out. */
export function fromAttributeDraft(draft: AttributeDraft): Omit<CreateAttribute, 'id'> {
  const { kind } = draft;
  return {
    code: draft.code.trim() || codeFrom(draft.name, '_').slice(0, 40),
    name: draft.name.trim(),
    kind,
    scope: draft.scope,
    multiple: kind !== 'boolean' && draft.multiple,
    filterable: kind !== 'text' && draft.filterable,
    unit: kind === 'number' && draft.unit.trim() !== '' ? draft.unit.trim() : null,
    steps:
      kind === 'number'
        ? draft.steps
            .split(/[,;\s]+/)
            .filter(Boolean)
            .map(Number)
        : [],
    choices: kind === 'choice' ? choicesOf(draft.choices) : [],
    position: Number(draft.position.trim() || '0'),
  };
}

function choicesOf(lines: string): { code: string; label: string }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, code, label] = /^([^=]+)=(.+)$/.exec(line) ?? [];
      return code !== undefined && label !== undefined
        ? { code: code.trim(), label: label.trim() }
        : { code: codeFrom(line, '-').slice(0, 60), label: line };
    });
}
