import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AskQuestion, QuestionDto, QuestionList } from '@green-apple/contracts-http';
import type { LocaleCode } from '@green-apple/domain-pricing/market';
import { ApiUnreachable, QuestionClient } from '@green-apple/ng-api-client';
import { PAGE_LANGUAGE } from '../../shared/util-language/page-language.ts';
import { QuestionStore } from './question-store.ts';

const question = (id: string): QuestionDto => ({
  id,
  text: `Question ${id}`,
  askedAt: '2026-11-01T09:00:00Z',
  answer: { text: 'Yes.', at: '2026-11-02T09:00:00Z' },
  buyerAnswers: [],
  helpfulCount: 0,
});

class FakeClient {
  lost = 0;
  readonly sent: { readonly question: AskQuestion; readonly key: string }[] = [];

  questions(_slug: string, { cursor, linked }: Record<string, unknown>): Promise<QuestionList> {
    return Promise.resolve({
      count: 3,
      linked: linked === undefined ? null : question(String(linked)),
      items: cursor === undefined ? [question('a'), question('b')] : [question('c')],
      nextCursor: cursor === undefined ? '0~b' : null,
    });
  }
  mayAnswer = () => Promise.resolve({ possible: true });
  findHelpful = () => Promise.resolve({ helpfulCount: 7 });
  ask(_slug: string, asked: AskQuestion, key: string) {
    this.sent.push({ question: asked, key });
    return this.lost-- > 0
      ? Promise.reject(new ApiUnreachable('gone'))
      : Promise.resolve({ id: 'q', mailed: asked.email !== null });
  }
}

describe('the questions of a product', () => {
  async function follow(linked: string | null = null, language: LocaleCode = 'en') {
    const client = new FakeClient();
    TestBed.configureTestingModule({
      providers: [
        QuestionStore,
        { provide: QuestionClient, useValue: client },
        { provide: PAGE_LANGUAGE, useValue: language },
      ],
    });
    const store = TestBed.inject(QuestionStore);
    store.follow(signal({ slug: 'zinc', linked }));
    await settled();
    return { client, store };
  }
  async function settled(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  const ids = (store: QuestionStore) => store.items().map(({ id }) => id);

  it('come a page at a time', async () => {
    const { store } = await follow();
    expect([ids(store), store.count(), store.hasMore()]).toEqual([['a', 'b'], 3, true]);
    await store.more();
    expect([ids(store), store.hasMore()]).toEqual([['a', 'b', 'c'], false]);
  });

  it('begin with the one a link leads to, and show it once', async () => {
    const { store } = await follow('b');
    expect(ids(store)).toEqual(['b', 'a']);
    await store.more();
    expect(ids(store)).toEqual(['b', 'a', 'c']);
  });

  it('are found helpful, and may be answered by a buyer', async () => {
    const { store } = await follow();
    await store.findHelpful('a');
    expect(store.items()[0]?.helpfulCount).toBe(7);
    expect([store.voted().has('a'), store.mayAnswer()]).toEqual([true, true]);
  });

  it('are asked in the language of the page', async () => {
    for (const [language, locale] of [
      ['en', undefined],
      ['de', 'de'],
    ] as const) {
      TestBed.resetTestingModule();
      const { client, store } = await follow(null, language);
      await store.ask('Ist die Kapsel vegan?', null);
      expect(client.sent[0]?.question.locale).toBe(locale);
    }
  });

  it('are asked under one key until the answer is there, and other words under another', async () => {
    const { client, store } = await follow();
    client.lost = 1;
    await expectAsync(store.ask('Is it vegan, really?', null)).toBeRejected();
    await store.ask('Is it vegan, really?', null);
    await store.ask('Is it vegan, really?', 'a@b.example');
    const [first, again, other] = client.sent.map(({ key }) => key);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});
