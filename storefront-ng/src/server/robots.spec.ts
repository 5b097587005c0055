import { robots } from './robots.ts';

describe('robots.txt', () => {
  const lines = robots('https://shop.example').split('\n');

  it('names the map of the pages by its whole address', () => {
    expect(lines).toContain('Sitemap: https://shop.example/sitemap.xml');
  });

  it('keeps robots out of bags, checkouts and orders', () => {
    for (const path of ['/bag', '/checkout', '/orders'])
      expect(lines).toContain(`Disallow: ${path}`);
  });
});
