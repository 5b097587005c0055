import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  LanguageQuery,
  STOREFRONT_ROUTES,
  type CollectionDto,
  type CollectionList,
} from '@green-apple/contracts-http';
import { isShown, type Collection } from '@green-apple/domain-catalog';
import { BASE_LOCALE, localeIn, type LocaleCode, type Market } from '@green-apple/domain-pricing';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/index.ts';
import { taggedAnswer } from './cache/answer.ts';
import { LISTS } from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';
import { SHOP_MARKET, inLanguageHeader } from './shop-language.ts';
import { collectionInLanguage } from './use-cases/names-in-language.ts';

export const COLLECTIONS = Symbol('collections that are switched on');

/** A collection as shoppers and search engines read of it. */
const toCollection = (collection: Collection): CollectionDto => ({
  slug: collection.slug,
  name: collection.name,
  blurb: collection.blurb,
  seo: {
    title: collection.seoTitle,
    description: collection.seoDescription,
    noindex: collection.noindex,
  },
  formerSlugs: [...collection.formerSlugs],
});

/** The collections that shoppers can see now, from what this process keeps at hand. */
@Public()
@Controller()
export class CollectionController {
  constructor(
    @Inject(COLLECTIONS) private readonly collections: () => readonly Collection[],
    @Inject(SHOP_MARKET) private readonly market: Market,
  ) {}

  @Get(STOREFRONT_ROUTES.collections)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CollectionList' } })
  list(
    @Query({ schema: LanguageQuery }) { lang }: LanguageQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer | undefined {
    const locale = localeIn(this.market, lang);
    const list = this.shown(locale);
    const { value } = taggedAnswer(list, [LISTS], inLanguageHeader(locale));
    return sendAnswer(reply, value, known);
  }

  private shown(locale: LocaleCode): CollectionList {
    const now = new Date().toISOString();
    return {
      items: this.collections()
        .filter((collection) => isShown(collection, now))
        .map((collection) => {
          const written = toCollection(collection);
          return locale === BASE_LOCALE
            ? written
            : collectionInLanguage(written, locale, collection.translations?.[locale]);
        }),
    };
  }
}
