import { PageFacts, publicAddress } from './public-page.ts';

const address = (path: string) => publicAddress(new URL(path, 'https://shop.example'));

describe('the address of a page for everybody', () => {
  for (const [path, kept] of [
    ['/', '/'],
    ['/p/ginger-tea', '/p/ginger-tea'],
    ['/p/ginger-tea?size=TEA-20', '/p/ginger-tea?size=TEA-20'],
    ['/shop?sort=rating&diet=vegan', '/shop?diet=vegan&sort=rating'],
    ['/shop?diet=vegan&sort=rating&utm_source=mail&gclid=1', '/shop?diet=vegan&sort=rating'],
    ['/c/minerals?fbclid=2', '/c/minerals'],
    ['/search?q=b%2012', '/search?q=b+12'],
    ['/help', '/help'],
    ['/de/p/ginger-tea?utm_source=mail', '/de/p/ginger-tea'],
    ['/de', '/de'],
  ] as const)
    it(`is ${kept} for ${path}`, () => {
      expect(address(path)).toBe(kept);
    });

  for (const path of [
    '/bag',
    '/checkout',
    '/orders/7',
    '/account',
    '/account/p/x',
    '/nothing',
    '/de/bag',
    '/xx/p/y',
  ])
    it(`is none for ${path}`, () => {
      expect(address(path)).toBeNull();
    });
});

describe('what a page was made of', () => {
  const answer = (control: string | null, tags = ''): Headers =>
    new Headers({ ...(control === null ? {} : { 'cache-control': control }), 'cache-tag': tags });

  it('is for everybody when every answer was, with the tags of all', () => {
    const facts = new PageFacts();
    facts.learn(200, answer('public, max-age=0, s-maxage=2', 'lists,product:a'));
    facts.learn(200, answer('max-age=0, public', 'categories,product:a'));
    expect([facts.shared, facts.tags]).toEqual([true, ['lists', 'product:a', 'categories']]);
  });

  for (const [title, status, control] of [
    ['a private one', 200, 'private, no-cache'],
    ['one that says nothing', 200, null],
    ['one that only sounds public', 200, 'x-public-thing'],
    ['a refusal', 404, 'public, s-maxage=2'],
    ['a fault', 503, 'no-store'],
  ] as const)
    it(`is for nobody else with ${title} among them`, () => {
      const facts = new PageFacts();
      facts.learn(200, answer('public'));
      facts.learn(status, answer(control));
      expect(facts.shared).toBeFalse();
    });

  it('is for nobody else when an answer did not come', () => {
    const facts = new PageFacts();
    facts.failed();
    expect(facts.shared).toBeFalse();
  });
});
