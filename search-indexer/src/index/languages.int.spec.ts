import { marketOf, type LocaleCode } from '@green-apple/domain-pricing';
import { CatalogSearch, openReader } from '@green-apple/persistence';
import { ElasticsearchProductSearch, type ProductSearch } from '@green-apple/search';
import { TINY_IDS, seedEuMarket } from '@green-apple/testing';
import { IndexStage } from '../testing/index-stage.ts';

const NOW = new Date().toISOString();

describe('search in another language', () => {
  let stage: IndexStage;
  let closeReader: () => Promise<void>;
  let shops: Record<'engine' | 'database', ProductSearch>;

  const translate = (productId: string, texts: object) =>
    stage.database.query(
      `insert into catalog.product_translation (product_id, locale, texts, source) values ($1, 'de', $2, '{}')
       on conflict (product_id, locale) do update set texts = excluded.texts`,
      [productId, JSON.stringify(texts)],
    );

  beforeAll(async () => {
    stage = await IndexStage.open();
    await seedEuMarket(stage.database);
    await translate(TINY_IDS.products.magnesium, {
      title: 'Magnesiumtabletten für erholsame Nächte',
      subtitle: 'sanft zum Magen',
      summary: 'Ein Mineralstoff für Muskeln und Schlafqualität.',
      benefits: ['Hilft beim Entspannen'],
    });
    const name = await stage.index.startBuild('spec', new Date());
    await stage.updater.update(Object.values(TINY_IDS.products));
    await stage.index.settle(name);
    await stage.index.finishBuild(name);
    const reader = openReader([], stage.database.writerUrl);
    closeReader = () => reader.close();
    const { alias } = stage.index.names;
    const eu = marketOf('EU');
    shops = {
      engine: new ElasticsearchProductSearch(stage.client, alias, { market: eu }),
      database: new CatalogSearch(reader, 'EU'),
    };
  });
  afterAll(async () => {
    await closeReader();
    await stage.close();
  });

  for (const source of ['engine', 'database'] as const) {
    const list = (q: string | undefined, locale?: LocaleCode) =>
      shops[source].list(
        { limit: 24, ...(q === undefined ? {} : { q }), ...(locale ? { locale } : {}) },
        NOW,
      );
    const found = async (q: string, locale?: LocaleCode) =>
      (await list(q, locale)).items.map(({ id }) => id);

    it(`shows what was translated and the rest in English, from the ${source}`, async () => {
      const { items } = await list(undefined, 'de');
      const [magnesium, tea] = [TINY_IDS.products.magnesium, TINY_IDS.products.gingerTea].map(
        (id) => items.find((item) => item.id === id),
      );
      expect(magnesium?.title).toBe('Magnesiumtabletten für erholsame Nächte');
      expect(magnesium?.translation).toEqual({
        locale: 'de',
        fields: jasmine.arrayWithExactContents([
          'title',
          'subtitle',
          'summary',
        ]) as unknown as string[],
      });
      expect(magnesium?.price.currency).toBe('EUR');
      expect([tea?.title, tea?.translation]).toEqual(['Ginger Tea', { locale: 'de', fields: [] }]);
    });

    it(`says nothing of languages to who asks in English, from the ${source}`, async () => {
      const { items } = await list(undefined);
      expect(items.map(({ title }) => title)).toContain('Magnesium Glycinate');
      expect(items.every((item) => !('translation' in item))).toBeTrue();
    });

    it(`finds words of the language in any of their forms, from the ${source}`, async () => {
      expect(await found('erholsamen Nacht', 'de')).toEqual([TINY_IDS.products.magnesium]);
      expect(await found('erholsamen Nacht')).toEqual([]);
    });

    it(`still finds what nobody has translated, from the ${source}`, async () => {
      expect(await found('ginger', 'de')).toEqual([TINY_IDS.products.gingerTea]);
    });

    it(`suggests titles in the language, from the ${source}`, async () => {
      const { products } = await shops[source].suggest('magn', 'de');
      expect(products.map(({ title, lang }) => [title, lang])).toEqual([
        ['Magnesiumtabletten für erholsame Nächte', 'de'],
      ]);
    });
  }

  const asked = async (q: string) =>
    (await shops.engine.list({ q, limit: 24, locale: 'de' }, NOW)).items.map(({ id }) => id);

  it('finds a compound by its parts, umlauts or not', async () => {
    for (const q of ['Tabletten', 'Magnesium', 'Schlaf', 'fuer naechte', 'nachte'])
      expect(await asked(q))
        .withContext(q)
        .toEqual([TINY_IDS.products.magnesium]);
  });

  it('puts a mistyped word right by words of the language', async () => {
    const { items, spelling } = await shops.engine.list(
      { q: 'Entspanen', limit: 24, locale: 'de' },
      NOW,
    );
    expect(items.map(({ id }) => id)).toEqual([TINY_IDS.products.magnesium]);
    expect(spelling?.words).toBe('entspannen');
  });

  it('asks "did you mean" for no other form of a word, and for none that brings nothing more', async () => {
    const ask = (q: string) => shops.engine.list({ q, limit: 24, locale: 'de' }, NOW);
    for (const q of ['Tablette', 'Nächten', 'Muskel', 'Magnesium'])
      expect((await ask(q)).spelling)
        .withContext(q)
        .toBeNull();
  });

  it('completes what is typed with words of the language, and leaves those of English as they are', async () => {
    const { queries } = await shops.engine.suggest('magnesiumtabl', 'de');
    expect(queries).toEqual(['magnesiumtabletten für erholsame nächte']);
    expect((await shops.engine.suggest('magnesiumtabl')).queries).toEqual([]);
  });

  it('shows a new translation once its product is read again', async () => {
    const readAgain = async () => {
      await stage.updater.update([TINY_IDS.products.gingerTea]);
      for (const { index } of await stage.index.all()) await stage.index.refresh(index);
    };
    await translate(TINY_IDS.products.gingerTea, { title: 'Ingwertee' });
    await readAgain();
    expect(await asked('Ingwer')).toEqual([TINY_IDS.products.gingerTea]);
    await stage.database.query('delete from catalog.product_translation where product_id = $1', [
      TINY_IDS.products.gingerTea,
    ]);
    await readAgain();
    expect(await asked('Ingwer')).toEqual([]);
  });
});
