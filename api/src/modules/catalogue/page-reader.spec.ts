import type { CatalogReader } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { PageReader } from './page-reader.ts';

type Pages = Awaited<ReturnType<CatalogReader['bySlugs']>>;

describe('what product pages read', () => {
  it('is read together while the readers are busy, each language by itself', async () => {
    const statements: string[] = [];
    const answers: (() => void)[] = [];
    const reader = new PageReader({
      bySlugs: (slugs, locale) => {
        statements.push(`${slugs.join(' ')} in ${locale}`);
        const pages = slugs.map((slug) => ({ slug })) as unknown as Pages;
        return new Promise((resolve) => answers.push(() => resolve(pages)));
      },
      movedTo: async () => null,
      named: async () => [],
    });
    const asked: ReturnType<PageReader['bySlug']>[] = [];
    const ask = async (slug: string, locale = 'en-US') => {
      asked.push(reader.bySlug(slug, locale));
      await new Promise((resolve) => setImmediate(resolve));
    };
    for (const slug of ['a', 'b', 'c', 'd', 'e']) await ask(slug);
    await ask('f', 'de');
    expect(statements).toEqual(['a in en-US', 'b in en-US', 'f in de']);
    let isRead = false;
    const pages = Promise.all(asked).finally(() => (isRead = true));
    while (!isRead) {
      for (const answer of answers.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(statements.slice(3)).toEqual(['c d e in en-US']);
    expect((await pages).map((page) => page?.slug)).toEqual([...'abcdef']);
  });

  describe('by readers that hang', () => {
    beforeEach(() => jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('is waited for as long as a person would, whether it was asked for already or not', async () => {
      const reader = new PageReader({
        bySlugs: () => new Promise<never>(() => undefined),
        movedTo: async () => null,
        named: async () => [],
      });
      const asked: PromiseLike<void>[] = [];
      for (const slug of ['a', 'b', 'c']) {
        const page = reader.bySlug(slug, 'en-US');
        asked.push(expectAsync(page).toBeRejectedWith(jasmine.any(ProblemError)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      jasmine.clock().tick(5_000);
      await Promise.all(asked);
    });
  });
});
