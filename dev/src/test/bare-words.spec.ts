import { bareWords, bareWordsIn } from './bare-words.ts';
import { ROOT } from './workspace.ts';

const APP = 'storefront-ng/src/app';

describe('templates of the shop', () => {
  it('say nothing that is English to everybody', () => {
    expect(bareWordsIn(ROOT, [APP])).toEqual([]);
  });

  const cases: ReadonlyArray<readonly [string, string[]]> = [
    ['<p>Your bag</p>', ['Your bag']],
    ["<p>{{ 'Your bag' | say }}</p>", []],
    ['<p>Pay {{ sum }}</p>', ['Pay']],
    ["<p>{{ busy() ? 'Asking' : ('Ask' | say) }}</p>", ['Asking']],
    ["<p>{{ (busy() ? 'Asking' : 'Ask') | say }}</p>", []],
    ['@if (good) { <b>Good</b> } @else { <i>{{ title }}</i> }', ['Good']],
    ['<button aria-label="Close" class="icon"></button>', ['Close']],
    [`<button [attr.aria-label]="'Remove ' + title"></button>`, ['Remove']],
    [`<button [attr.aria-label]="'Remove {title}' | say: { title }"></button>`, []],
    [`@switch (kind) { @case ('placed') { {{ number }} } }`, []],
    ['<p lang="en-US">These statements</p><b>Green Apple</b> · <s>{{ was }}</s>', []],
  ];
  for (const [template, found] of cases)
    it(`are understood: ${template}`, () => {
      expect(bareWords(template)).toEqual(found);
    });
});
