import { ATTRIBUTE_KINDS } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { Counted } from './counted.ts';
import { Uuid } from './primitives.ts';

const AttributeCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

/** Values by the code of their attribute, always as lists. */
export const AttributeValuesDto = z.record(
  AttributeCode,
  z.array(z.union([z.string().trim().min(1).max(200), z.number(), z.boolean()])).max(20),
);
export type AttributeValuesDto = z.infer<typeof AttributeValuesDto>;

const AttributeChoiceDto = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Small letters, digits and single dashes')
    .max(60),
  label: z.string().trim().min(1).max(60),
});

const editable = {
  name: z.string().trim().min(1).max(60),
  multiple: z.boolean(),
  filterable: z.boolean(),
  unit: z.string().trim().min(1).max(20).nullable(),
  /** Where the ranges of a numeric filter begin. */
  steps: z
    .array(z.number())
    .max(12)
    .refine(
      (steps) => steps.every((step, at) => at === 0 || step > (steps[at - 1] ?? step)),
      'Each step is above the one before',
    ),
  choices: z
    .array(AttributeChoiceDto)
    .max(200)
    .refine(
      (all) => new Set(all.map(({ code }) => code)).size === all.length,
      'A code is there twice',
    ),
  position: z.number().int().min(0).max(10_000),
};

interface Shape {
  readonly kind: (typeof ATTRIBUTE_KINDS)[number];
  readonly multiple: boolean;
  readonly filterable: boolean;
  readonly unit: string | null;
  readonly steps: readonly number[];
  readonly choices: readonly unknown[];
}

/** What a kind cannot have, by field. */
export function attributeShapeFaults(shape: Shape): { path: string; message: string }[] {
  const rules: [path: string, broken: boolean, message: string][] = [
    [
      'choices',
      shape.kind === 'choice' && shape.choices.length === 0,
      'Give it at least one choice.',
    ],
    ['choices', shape.kind !== 'choice' && shape.choices.length > 0, 'Only choices have choices.'],
    ['unit', shape.kind !== 'number' && shape.unit !== null, 'Only numbers have a unit.'],
    ['steps', shape.kind !== 'number' && shape.steps.length > 0, 'Only numbers have steps.'],
    [
      'steps',
      shape.kind === 'number' && shape.filterable && shape.steps.length === 0,
      'A filter of numbers needs its steps.',
    ],
    ['filterable', shape.kind === 'text' && shape.filterable, 'Free text is no filter.'],
    ['multiple', shape.kind === 'boolean' && shape.multiple, 'Yes or no is one value.'],
  ];
  return rules.flatMap(([path, broken, message]) => (broken ? [{ path, message }] : []));
}

/** A new attribute; its id comes from the client, so that a request sent twice makes one. */
export const CreateAttribute = z
  .strictObject({
    id: Uuid,
    code: AttributeCode,
    kind: z.enum(ATTRIBUTE_KINDS),
    scope: z.enum(['product', 'variant']),
    ...editable,
  })
  .superRefine((attribute, context) => {
    for (const { path, message } of attributeShapeFaults(attribute))
      context.addIssue({ code: 'custom', path: [path], message });
  })
  .meta({ id: 'CreateAttribute' });
export type CreateAttribute = z.infer<typeof CreateAttribute>;

/** Changes to an attribute; code, kind and scope stay for good. Sent with `If-Match`. */
export const EditAttribute = z
  .object(editable)
  .partial()
  .strict()
  .refine((change) => Object.keys(change).length > 0, 'Change at least one field')
  .meta({ id: 'EditAttribute' });
export type EditAttribute = z.infer<typeof EditAttribute>;

export const AdminAttribute = z
  .object({
    id: Uuid,
    code: AttributeCode,
    kind: z.enum(ATTRIBUTE_KINDS),
    scope: z.enum(['product', 'variant']),
    ...editable,
    version: z.number().int(),
  })
  .meta({ id: 'AdminAttribute' });
export type AdminAttribute = z.infer<typeof AdminAttribute>;
export const AdminAttributeList = z
  .object({ items: z.array(AdminAttribute) })
  .meta({ id: 'AdminAttributeList' });
export type AdminAttributeList = z.infer<typeof AdminAttributeList>;

/** How many products have a value of each attribute, whatever their state. */
export const AttributeUses = z
  .object({ items: z.array(z.object({ id: Uuid, productCount: Counted })) })
  .meta({ id: 'AttributeUses' });
export type AttributeUses = z.infer<typeof AttributeUses>;
