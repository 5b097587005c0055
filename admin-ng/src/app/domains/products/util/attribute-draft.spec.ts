import { CreateAttribute } from '@green-apple/contracts-http';
import {
  NEW_ATTRIBUTE,
  codeFrom,
  fromAttributeDraft,
  toAttributeDraft,
} from './attribute-draft.ts';

const ID = '01940000-0000-7000-8000-000000000091';

describe('an attribute as it is typed', () => {
  it('gets its code from its name, and its choices theirs', () => {
    const draft = {
      ...NEW_ATTRIBUTE,
      name: 'Capsule made of',
      choices: 'Plant cellulose\nfish = Fish, wild',
    };
    expect(fromAttributeDraft(draft)).toEqual(
      jasmine.objectContaining({
        code: 'capsule_made_of',
        choices: [
          { code: 'plant-cellulose', label: 'Plant cellulose' },
          { code: 'fish', label: 'Fish, wild' },
        ],
      }),
    );
    expect(codeFrom('2 Années', '_')).toBe('annees');
  });

  it('leaves out what its kind cannot have', () => {
    const draft = {
      ...NEW_ATTRIBUTE,
      name: 'Notes',
      kind: 'text' as const,
      choices: 'A',
      unit: 'mg',
    };
    const attribute = { id: ID, ...fromAttributeDraft(draft) };
    expect(CreateAttribute.safeParse(attribute).success).toBeTrue();
    expect([attribute.filterable, attribute.choices, attribute.unit]).toEqual([false, [], null]);
  });

  it('is the same again when it was not touched', () => {
    const draft = {
      ...NEW_ATTRIBUTE,
      name: 'Caffeine',
      kind: 'number' as const,
      unit: 'mg',
      steps: '1, 50',
    };
    const kept = { id: ID, ...fromAttributeDraft(draft), version: 1 };
    expect(fromAttributeDraft(toAttributeDraft(kept))).toEqual(fromAttributeDraft(draft));
  });
});
