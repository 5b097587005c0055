import {
  ALLERGENS,
  DIETS,
  factsFaults,
  FACTS_FAULTS,
  FACTS_UNITS,
  LIFE_STAGES,
} from '@green-apple/domain-catalog';
import { z } from 'zod';

/** What is in a blend; how much of it is not said. */
const BlendPartDto = z.object({ name: z.string(), source: z.string().nullable() });

/** Supplement Facts as they stand on the pack; amounts are per serving. */
export const SupplementFactsDto = z
  .object({
    servingSize: z.string(),
    unitsPerServing: z.number(),
    /** Whom the percentages are for; adults and children from four years on where it is absent. */
    dailyValuesFor: z.enum(LIFE_STAGES).optional(),
    rows: z.array(
      z.object({
        name: z.string(),
        source: z.string().nullable(),
        amount: z.number(),
        unit: z.string(),
        dailyValuePercent: z.number().nullable(),
        /** Of a proprietary blend, the heaviest first. */
        parts: z.array(BlendPartDto).optional(),
      }),
    ),
    otherIngredients: z.array(z.string()),
  })
  .meta({ id: 'SupplementFacts' });
export type SupplementFactsDto = z.infer<typeof SupplementFactsDto>;

const Name = z.string().trim().min(1).max(200);

/** The whole panel anew, held to what a panel may say. */
export const EditFacts = z
  .object({
    servingSize: z.string().trim().min(1).max(80),
    unitsPerServing: z.number().positive().max(10_000),
    dailyValuesFor: z.enum(LIFE_STAGES).optional(),
    rows: z
      .array(
        z
          .object({
            name: Name,
            source: Name.nullable(),
            amount: z.number().positive().max(1_000_000),
            unit: z.enum(FACTS_UNITS),
            dailyValuePercent: z.number().nonnegative().max(100_000).nullable(),
            parts: z
              .array(z.object({ name: Name, source: Name.nullable() }).strict())
              .max(80)
              .optional(),
          })
          .strict(),
      )
      .max(80),
    otherIngredients: z.array(Name).max(80),
  })
  .strict()
  .superRefine((facts, context) => {
    for (const { path, code } of factsFaults(facts))
      context.addIssue({ code: 'custom', path: path.split('.'), message: FACTS_FAULTS[code] });
  })
  .meta({ id: 'EditFacts' });
export type EditFacts = z.infer<typeof EditFacts>;

export const AllergenList = z.array(z.enum(ALLERGENS)).max(ALLERGENS.length);
export const DietList = z.array(z.enum(DIETS)).max(DIETS.length);
