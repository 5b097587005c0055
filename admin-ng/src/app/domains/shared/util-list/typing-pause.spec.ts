import {
  createEnvironmentInjector,
  EnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { whenTypingPauses } from './typing-pause.ts';

describe('a search field', () => {
  let said: string[];
  let page: EnvironmentInjector;
  let type: (text: string) => void;

  beforeEach(() => {
    jasmine.clock().install();
    said = [];
    page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    type = runInInjectionContext(page, () => whenTypingPauses((text) => said.push(text)));
  });
  afterEach(() => jasmine.clock().uninstall());

  it('asks once for what was typed in one go, without the blanks around it', () => {
    type('GA-7');
    jasmine.clock().tick(200);
    type(' GA-7K3M9 ');
    jasmine.clock().tick(249);
    expect(said).toEqual([]);
    jasmine.clock().tick(1);
    expect(said).toEqual(['GA-7K3M9']);
  });

  it('asks nothing any more once its page is left', () => {
    type('GA-7K3M9');
    page.destroy();
    jasmine.clock().tick(1_000);
    expect(said).toEqual([]);
  });
});
