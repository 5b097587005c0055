import { Injectable } from '@nestjs/common';
import type { AdminTranslations } from '@green-apple/contracts-http';
import {
  diseaseClaims,
  inFieldOrder,
  translationFaults,
  translationState,
  type Texts,
  type TranslationKind,
  type Wording,
} from '@green-apple/domain-catalog';
import { TRANSLATION_LOCALES, type LocaleCode } from '@green-apple/domain-pricing';
import {
  inTransaction,
  type AuditTrail,
  type TranslatedThing,
  type TranslationRepository,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { changedFields } from '../changed-fields.ts';
import { diseaseClaim } from '../claim/disease-claim.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

const MISSING = {
  product: 'PRODUCT_NOT_FOUND',
  brand: 'BRAND_NOT_FOUND',
  category: 'CATEGORY_NOT_FOUND',
  collection: 'COLLECTION_NOT_FOUND',
  attribute: 'ATTRIBUTE_NOT_FOUND',
} as const satisfies Record<TranslationKind, string>;

/** What one translation is of. */
export interface TranslationPlace {
  readonly kind: TranslationKind;
  readonly id: string;
  readonly locale: LocaleCode;
}

/** Texts of the catalogue in other languages: change, audit entry and event in one transaction. */
@Injectable()
export class KeepTranslations {
  private readonly writer: Writer;
  private readonly translations: TranslationRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, translations: TranslationRepository, trail: AuditTrail) {
    this.writer = writer;
    this.translations = translations;
    this.trail = trail;
  }

  async show(kind: TranslationKind, id: string): Promise<AdminTranslations> {
    const thing = await this.translations.byId(kind, id);
    if (!thing) throw new ProblemError(MISSING[kind]);
    return toAdminTranslations(kind, id, thing);
  }

  keep(
    { kind, id, locale }: TranslationPlace,
    expectedVersion: number,
    texts: Texts,
    deed: Deed,
  ): Promise<AdminTranslations> {
    if (!TRANSLATION_LOCALES.includes(locale)) throw new ProblemError('NOT_FOUND');
    refuseClaims(texts, locale);
    return inTransaction(this.writer, async (transaction) => {
      const { correlationId } = deed;
      const result = await this.translations.keep(
        { kind, id, locale, expectedVersion, texts, correlationId },
        transaction,
      );
      switch (result.code) {
        case 'NOT_FOUND':
          throw new ProblemError(MISSING[kind]);
        case 'VERSION_CONFLICT':
          throw new ProblemError(result.code, { currentVersion: result.currentVersion });
        case 'UNCHANGED':
          return toAdminTranslations(kind, id, result.before);
        case 'KEPT': {
          const { before, after } = result;
          // Judged by what is written now, under the lock; thrown, it leaves nothing behind.
          const errors = translationFaults(kind, before.base, texts).map(({ path, message }) => ({
            path: `texts.${path}`,
            message,
          }));
          if (errors.length > 0) throw new ProblemError('VALIDATION_FAILED', { errors });
          const changes = changedFields(said(before, locale, texts), said(after, locale, texts));
          await noteDeed(
            this.trail,
            {
              entityType: kind,
              entityId: id,
              what: 'translated',
              before: changes?.before ?? {},
              after: changes?.after ?? {},
            },
            deed,
            transaction,
          );
          return toAdminTranslations(kind, id, after);
        }
      }
    });
  }
}

/** What the shop says as its own word; cautions speak of diseases by their nature. */
function refuseClaims(texts: Texts, locale: LocaleCode): void {
  for (const [field, wording] of Object.entries(texts)) {
    if (field === 'warnings') continue;
    for (const [at, text] of [wording].flat().entries()) {
      const [phrase] = diseaseClaims(text, locale);
      const path = typeof wording === 'string' ? `texts.${field}` : `texts.${field}.${at}`;
      if (phrase !== undefined) throw diseaseClaim(path, phrase);
    }
  }
}

/** Texts in a language as an audit entry names them; also what had one, or will have one. */
function said(
  { translations }: TranslatedThing,
  locale: LocaleCode,
  kept: Texts,
): Record<string, Wording | null> {
  const texts = translations[locale]?.texts ?? {};
  const fields = [...new Set([...Object.keys(texts), ...Object.keys(kept)])];
  return Object.fromEntries(fields.map((field) => [`${locale} · ${field}`, texts[field] ?? null]));
}

const plain = (wording: Wording): string | string[] =>
  typeof wording === 'string' ? wording : [...wording];

function toAdminTranslations(
  kind: TranslationKind,
  id: string,
  { version, base, translations }: TranslatedThing,
): AdminTranslations {
  return {
    kind,
    id,
    version,
    base: inFieldOrder(kind, base).map(([field, text]) => ({ field, text: plain(text) })),
    translations: TRANSLATION_LOCALES.map((locale) => {
      const translation = translations[locale] ?? null;
      const { missing, outdated } = translationState(base, translation);
      const texts = Object.entries(translation?.texts ?? {});
      return {
        locale,
        texts: Object.fromEntries(texts.map(([field, text]) => [field, plain(text)])),
        missing: [...missing],
        outdated: [...outdated],
      };
    }),
  };
}
