import { brokenPage } from './broken-page.ts';

describe('a page that could not be rendered', () => {
  it('speaks the language of its address', () => {
    for (const path of ['/de', '/de/p/zinc'])
      expect(brokenPage(path)).withContext(path).toContain('<html lang="de">');
    for (const path of ['/', '/p/zinc', '/fr/p/zinc', '/decaf'])
      expect(brokenPage(path)).withContext(path).toContain('<html lang="en-US">');
  });
});
