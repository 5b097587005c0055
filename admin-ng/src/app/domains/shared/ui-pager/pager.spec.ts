import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Pager } from './pager.ts';

interface Shown {
  readonly from: string | undefined;
  readonly shown: number;
  readonly total: number | null;
  readonly nextCursor: string | null;
}

describe('the steps through a long list', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
  });

  /** The words of the pager, and its links by what they say. */
  async function pagerOf(shown: Shown) {
    const fixture = TestBed.createComponent(Pager);
    for (const [name, value] of Object.entries(shown)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const links = [...host.querySelectorAll('a')].map(
      (link) => [link.textContent.trim(), link.getAttribute('href')] as const,
    );
    return { words: host.querySelector('p')?.textContent.trim(), links: new Map(links) };
  }
  const FIRST: Shown = { from: undefined, shown: 25, total: 1_250, nextCursor: 'abc' };

  it('say where they are and lead on by the address', async () => {
    const { words, links } = await pagerOf(FIRST);
    expect(words).toBe('1–25 of 1,250');
    expect([...links]).toEqual([['Next', '/?cursor=abc&from=26']]);
  });

  it('lead back to the first page from any other, and on from the last one nowhere', async () => {
    const { words, links } = await pagerOf({ ...FIRST, from: '1226', nextCursor: null });
    expect(words).toBe('1,226–1,250 of 1,250');
    expect([...links]).toEqual([['First', '/']]);
  });

  it('count no further than rows are counted', async () => {
    expect((await pagerOf({ ...FIRST, total: 10_001 })).words).toBe('1–25 of 10,000+');
    expect((await pagerOf({ ...FIRST, total: 10_000 })).words).toBe('1–25 of 10,000');
  });

  it('say nothing of a total that nobody counted, and nothing of an empty list', async () => {
    expect((await pagerOf({ ...FIRST, total: null })).words).toBe('1–25');
    expect((await pagerOf({ ...FIRST, shown: 0, total: 0, nextCursor: null })).words).toBe('');
  });

  it('begin with the first row where the address says nonsense', async () => {
    expect((await pagerOf({ ...FIRST, from: 'x' })).words).toBe('1–25 of 1,250');
  });
});
