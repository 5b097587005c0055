import type {
  AdminTranslation,
  AdminTranslations,
  ImageDto,
  KeepTranslation,
} from '@green-apple/contracts-http';
import { altField } from '@green-apple/domain-catalog';

/** A text as it is written, beside what was typed for it in another language. */
export interface TranslationRow {
  readonly field: string;
  readonly label: string;
  readonly base: string;
  /** The picture that it is about. */
  readonly picture: ImageDto | null;
  /** Several points or paragraphs, one a line. */
  readonly list: boolean;
  readonly state: 'missing' | 'outdated' | 'there';
}

/** What was typed, by field; lists one entry a line. */
export type TranslationDraft = Readonly<Record<string, string>>;

const LABELS: Readonly<Record<string, string>> = {
  title: 'Name',
  subtitle: 'Second line',
  summary: 'Summary for lists',
  description: 'Description',
  benefits: 'Benefits',
  directions: 'How to use it',
  warnings: 'Cautions',
  seoTitle: 'Title for search engines',
  seoDescription: 'Description for search engines',
  story: 'Story',
  name: 'Name',
  blurb: 'A line about it',
  unit: 'Unit',
};

const CHOICE = 'choice.';
const PICTURE = altField('');

function labelOf(field: string, picture: number): string {
  if (field.startsWith(CHOICE)) return `Choice “${field.slice(CHOICE.length)}”`;
  if (field.startsWith(PICTURE))
    return picture < 0 ? 'What a picture shows' : `What picture ${picture + 1} shows`;
  return LABELS[field] ?? field;
}

type Wording = AdminTranslation['texts'][string];
const asLines = (wording: Wording): string =>
  typeof wording === 'string' ? wording : wording.join('\n');

/** Everything that can be translated, in its order; what is empty in English is left out. `pictures` are those of the thing. */
export function translationRows(
  base: AdminTranslations['base'],
  { missing, outdated }: Pick<AdminTranslation, 'missing' | 'outdated'>,
  pictures: readonly ImageDto[] = [],
): TranslationRow[] {
  return base
    .filter(({ text }) => text.length > 0)
    .map(({ field, text }) => {
      const picture = pictures.findIndex(({ key }) => altField(key) === field);
      return {
        field,
        label: labelOf(field, picture),
        base: asLines(text),
        picture: pictures[picture] ?? null,
        list: typeof text !== 'string',
        state: missing.includes(field)
          ? ('missing' as const)
          : outdated.includes(field)
            ? ('outdated' as const)
            : ('there' as const),
      };
    });
}

export const toTranslationDraft = ({ texts }: Pick<AdminTranslation, 'texts'>): TranslationDraft =>
  Object.fromEntries(Object.entries(texts).map(([field, wording]) => [field, asLines(wording)]));

/** What is sent: fields with something in them, in the shape of what they translate. */
export function toTranslationTexts(
  rows: readonly TranslationRow[],
  draft: TranslationDraft,
): KeepTranslation['texts'] {
  return Object.fromEntries(
    rows.flatMap(({ field, list }): [string, Wording][] => {
      const typed = (draft[field] ?? '').trim();
      if (typed === '') return [];
      const lines = typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      return [[field, list ? lines : typed]];
    }),
  );
}

/** "3 of 9 are missing, 1 may be out of date" */
export function translationStanding(rows: readonly TranslationRow[]): string {
  const count = (state: TranslationRow['state']): number =>
    rows.filter((row) => row.state === state).length;
  const [missing, outdated] = [count('missing'), count('outdated')];
  if (missing === rows.length) return 'Nothing is translated yet';
  const parts = [
    ...(missing === 0 ? [] : [`${missing} of ${rows.length} missing`]),
    ...(outdated === 0 ? [] : [`${outdated} out of date`]),
  ];
  return parts.length === 0 ? 'All is translated' : parts.join(', ');
}
