import type { Form } from './product.ts';
import { namedIn } from './supplement-facts.ts';

/** Word for word as 21 CFR 101.17(e) prescribes it. */
export const IRON_WARNING =
  'WARNING: Accidental overdose of iron-containing products is a leading cause of fatal poisoning in children under 6. Keep this product out of reach of children. In case of accidental overdose, call a doctor or poison control center immediately.';

export const LABEL_WARNINGS = {
  IRON_WARNING_MISSING: `A product with iron must carry this warning, word for word: “${IRON_WARNING}”`,
  CHOKING_NOTICE_MISSING:
    'A product with psyllium or another fiber that swells must say that it can cause choking without enough liquid, and who must not take it.',
  PHENYLALANINE_NOTICE_MISSING:
    'A product with aspartame must say: “Phenylketonurics: Contains Phenylalanine”.',
} as const;
export type LabelWarningCode = keyof typeof LABEL_WARNINGS;

/** What of a product bears on its warnings. */
export interface Label {
  readonly form: string;
  readonly facts: Parameters<typeof namedIn>[0] & { readonly otherIngredients: readonly string[] };
  readonly warnings: readonly string[];
}

interface Rule {
  readonly code: LabelWarningCode;
  readonly isFor: (named: readonly string[], label: Label) => boolean;
  readonly isKept: (warnings: string) => boolean;
}

/** What is swallowed or chewed in pieces: a child can take many at once. */
const IN_PIECES: readonly string[] = [
  'capsule',
  'tablet',
  'softgel',
  'gummy',
  'sachet',
] satisfies Form[];

const RULES: readonly Rule[] = [
  {
    code: 'IRON_WARNING_MISSING',
    isFor: (named, { form }) =>
      IN_PIECES.includes(form) && named.some((name) => /^iron\b|^ferrous |^ferric /.test(name)),
    isKept: (warnings) => warnings.includes(plain(IRON_WARNING)),
  },
  {
    // 21 CFR 101.17(f)
    code: 'CHOKING_NOTICE_MISSING',
    isFor: (named) => named.some((name) => /\bpsyllium\b|\bguar gum\b|\bglucomannan\b/.test(name)),
    isKept: (warnings) =>
      /chok(?:e|ing)/.test(warnings) && /difficulty (?:in )?swallowing/.test(warnings),
  },
  {
    // 21 CFR 172.804(d)
    code: 'PHENYLALANINE_NOTICE_MISSING',
    isFor: (named) => named.some((name) => /\baspartame\b/.test(name)),
    isKept: (warnings) => /contains phenylalanine/.test(warnings),
  },
];

/** Warnings that the law asks of what is inside and that the label does not give; with one a product is not published. */
export function missingWarnings(label: Label): LabelWarningCode[] {
  const named = [
    ...namedIn(label.facts).flatMap(({ name, source }) =>
      source === null ? [name] : [name, source],
    ),
    ...label.facts.otherIngredients,
  ].map(plain);
  const warnings = label.warnings.map(plain).join(' ');
  return RULES.filter(({ isFor, isKept }) => isFor(named, label) && !isKept(warnings)).map(
    ({ code }) => code,
  );
}

/** Line breaks, doubled spaces and letters' size do not make it another text. */
const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
