import { sitemap, sitemapIndex } from './sitemap.ts';

describe('what search engines are told of pages', () => {
  it('names every file, and every page with its last change', () => {
    expect(sitemapIndex('https://shop.example', 2)).toContain(
      '<sitemap><loc>https://shop.example/sitemaps/1.xml</loc></sitemap>',
    );
    const pages = [{ path: '/' }, { path: '/p/zinc', changedAt: '2026-11-01T00:00:00Z' }];
    expect(sitemap('https://shop.example', pages)).toContain(
      '<url><loc>https://shop.example/p/zinc</loc><lastmod>2026-11-01T00:00:00Z</lastmod></url>',
    );
  });

  it('is XML whatever an address holds', () => {
    expect(sitemap('https://shop.example', [{ path: '/p?a=1&b=<2>' }])).toContain(
      '/p?a=1&amp;b=&lt;2&gt;</loc>',
    );
  });
});
