import { loadWorkerConfig } from './worker.config.ts';

const settings = {
  REGION: 'eu-west-1',
  DATABASE_WRITER_URL: 'postgres://db/shop',
  STRIPE_SECRET_KEY: 'sk',
  EASYPOST_API_KEY: 'ep',
  SMTP_URL: 'smtp://mail:25',
  MAIL_FROM: 'shop@example.com',
  TEMPORAL_ADDRESS: 'temporal:7233',
  STOREFRONT_URL: 'https://shop.example',
  CUSTOMER_KEY_SECRET: 'x'.repeat(32),
};

describe('what a worker holds back', () => {
  it('is nothing unless it is told', () => {
    expect(loadWorkerConfig(settings).HELD_PATCHES).toEqual([]);
  });

  it('is what it is told', () => {
    const { HELD_PATCHES: held } = loadWorkerConfig({
      ...settings,
      HELD_PATCHES: '2026-11-disputes,2026-11-late-news',
    });
    expect(held).toEqual(['2026-11-disputes', '2026-11-late-news']);
  });

  it('is not a patch that nobody knows: the right one would be taken', () => {
    expect(() => loadWorkerConfig({ ...settings, HELD_PATCHES: '2026-11-dispute' })).toThrowError(
      /HELD_PATCHES/,
    );
  });
});

describe('the shop that mails lead to', () => {
  const urls = (text: string) => loadWorkerConfig({ ...settings, STOREFRONT_URLS: text });

  it('is that of the market where it has one of its own', () => {
    const { STOREFRONT_URLS: of } = urls('EU=https://shop-eu.example/?from=mail');
    expect([of.get('EU'), of.get('US')]).toEqual(['https://shop-eu.example/?from=mail', undefined]);
    expect(loadWorkerConfig(settings).STOREFRONT_URLS.size).toBe(0);
  });

  it('is of a market that there is', () => {
    expect(() => urls('MARS=https://shop.example')).toThrowError(/STOREFRONT_URLS/);
    expect(() => urls('EU=shop')).toThrowError(/STOREFRONT_URLS/);
  });
});
