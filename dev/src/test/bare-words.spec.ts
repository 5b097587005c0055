import { bareWords, bareWordsIn } from './bare-words.ts';
import { ROOT } from './workspace.ts';

const APP = 'storefront-ng/src/app';
const SHARED = [
  'feature-card-field',
  'ui-address',
  'ui-delivery-choice',
  'ui-form-field',
  'ui-load-problem',
  'ui-quantity',
  'ui-receipt',
];

describe('templates of the shop', () => {
  it('say nothing between bag and return that is English to everybody', () => {
    const folders = [
      ...['cart', 'checkout', 'orders'].map((domain) => `${APP}/domains/${domain}`),
      ...SHARED.map((part) => `${APP}/domains/shared/${part}`),
      `${APP}/shell`,
    ];
    expect(bareWordsIn(ROOT, folders)).toEqual([]);
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
