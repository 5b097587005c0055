import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { STOREFRONT_ROUTES } from '@green-apple/contracts-http';
import { isShown, type Collection } from '@green-apple/domain-catalog';
import { CatalogReader } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Public } from '../../platform/index.ts';
import { textAnswer, type Answer } from './cache/answer.ts';
import { CatalogueCache, KEPT_MS } from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';
import { COLLECTIONS } from './collection.controller.ts';
import { sitemap, sitemapIndex, type ListedPage } from './sitemap.ts';

export const SHOP_URL = Symbol('origin of the shop');

/** Search engines take fifty thousand addresses a file; some room is left for products that come meanwhile. */
const PAGES_PER_PART = 25_000;
const HEADERS = {
  'content-type': 'application/xml; charset=utf-8',
  'cache-control': 'public, max-age=0, s-maxage=600',
};
const Part = z.coerce.number().int().min(0).max(9_999);

/** Every page that search engines may list, in files of a size that they take. */
@Public()
@Controller()
export class SitemapController {
  private counted: { readonly parts: Promise<number>; readonly until: number } | null = null;

  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(CatalogReader) private readonly reader: CatalogReader,
    @Inject(COLLECTIONS) private readonly collections: () => readonly Collection[],
    @Inject(SHOP_URL) private readonly shopUrl: string,
  ) {}

  @Get(STOREFRONT_ROUTES.sitemap)
  async index(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const answer = await this.kept('index', async () =>
      sitemapIndex(this.shopUrl, await this.parts()),
    );
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.sitemapPart)
  async part(
    @Param('part', { schema: Part }) part: number,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const answer = await this.kept(String(part), async () => {
      const products = await this.reader.listedPages(part, await this.parts());
      const categories = part === 0 ? await this.reader.categories() : [];
      return sitemap(this.shopUrl, [
        ...(part === 0 ? [{ path: '/' }, { path: '/shop' }] : []),
        ...categories.map(({ slug }) => ({ path: `/c/${slug}` })),
        ...(part === 0 ? this.listedCollections() : []),
        ...products.map(({ slug, changedAt }) => ({ path: `/p/${slug}`, changedAt })),
      ]);
    });
    return sendAnswer(reply, answer, known);
  }

  private listedCollections(): ListedPage[] {
    const now = new Date().toISOString();
    return this.collections()
      .filter((collection) => !collection.noindex && isShown(collection, now))
      .map(({ slug }) => ({ path: `/collections/${slug}` }));
  }

  /** Counted once for all files: they have to agree. */
  private parts(): Promise<number> {
    const now = performance.now();
    if (this.counted === null || now > this.counted.until) {
      const parts = this.reader
        .countListed()
        .then((pages) => Math.max(1, Math.ceil(pages / PAGES_PER_PART)));
      parts.catch(() => (this.counted = null));
      this.counted = { parts, until: now + KEPT_MS.sitemap };
    }
    return this.counted.parts;
  }

  /** Kept for minutes and dropped by nothing: engines come once a day. */
  private kept(name: string, write: () => Promise<string>): Promise<Answer> {
    return this.cache.get(`sitemap ${name}`, KEPT_MS.sitemap, async () => ({
      value: textAnswer(await write(), HEADERS),
      tags: [],
    }));
  }
}
