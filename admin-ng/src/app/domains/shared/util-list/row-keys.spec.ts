import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowKeys } from './row-keys.ts';

@Component({
  imports: [RowKeys],
  template: `<ul gaRowKeys>
    @for (name of ['one', 'two', 'three']; track name) {
      <li>
        <a data-row-link href="#" [id]="name">{{ name }}</a>
      </li>
    }
  </ul>`,
})
class Rows {}

describe('the keys of a list', () => {
  let host: HTMLElement;

  beforeEach(() => {
    const fixture = TestBed.createComponent(Rows);
    fixture.detectChanges();
    host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    host.querySelector<HTMLElement>('#one')?.focus();
  });
  afterEach(() => host.remove());

  function press(...keys: string[]): string | undefined {
    for (const key of keys) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }
    return document.activeElement?.id;
  }

  for (const [keys, where] of [
    [['ArrowDown'], 'two'],
    [['j', 'j'], 'three'],
    [['End'], 'three'],
    [['End', 'ArrowDown'], 'three'],
    [['End', 'k'], 'two'],
    [['ArrowUp'], 'one'],
    [['End', 'Home'], 'one'],
    [['x'], 'one'],
  ] as const) {
    it(`lead by ${keys.join(', ')} to row ${where}`, () => {
      expect(press(...keys)).toBe(where);
    });
  }
});
