import { TestBed } from '@angular/core/testing';
import type { FocalPoint } from '@green-apple/domain-catalog';
import { aMedia } from '../../../../testing/a-media.ts';
import { FocusPicker } from './focus-picker.ts';

describe('the point of a picture that stays in sight', () => {
  function open(focus: FocalPoint = { x: 0.5, y: 0.5 }) {
    const fixture = TestBed.createComponent(FocusPicker);
    const { image, width, height } = aMedia('a');
    for (const [name, value] of Object.entries({ image, width, height, focus }))
      fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    const cross = host.querySelector<HTMLElement>('[role=slider]');
    const picture = host.querySelector<HTMLElement>('.whole img');
    if (!cross || !picture) throw new Error('no cross');
    const press = (key: string, shiftKey = false): boolean => {
      const event = new KeyboardEvent('keydown', { key, shiftKey, cancelable: true });
      cross.dispatchEvent(event);
      fixture.detectChanges();
      return event.defaultPrevented;
    };
    return { fixture, host, cross, picture, press, at: () => fixture.componentInstance.focus() };
  }

  it('is moved by the arrow keys, in larger steps with Shift, and said', () => {
    const { cross, press, at } = open();
    expect(press('ArrowRight')).toBeTrue();
    press('ArrowUp', true);
    expect(at()).toEqual({ x: 0.51, y: 0.4 });
    expect(cross.getAttribute('aria-valuetext')).toBe('51% from the left, 40% from the top');
    expect([cross.style.left, cross.style.top]).toEqual(['51%', '40%']);
  });

  it('stays within the picture, and leaves other keys to the page', () => {
    const { press, at } = open({ x: 0.005, y: 1 });
    press('ArrowLeft');
    press('ArrowDown', true);
    expect(at()).toEqual({ x: 0, y: 1 });
    expect(press('Tab')).toBeFalse();
  });

  it('is pointed at, and goes on from there by keyboard', () => {
    const { cross, picture, at } = open();
    Object.defineProperty(picture, 'clientWidth', { value: 200 });
    Object.defineProperty(picture, 'clientHeight', { value: 100 });
    const click = new MouseEvent('click');
    Object.defineProperty(click, 'offsetX', { value: 50 });
    Object.defineProperty(click, 'offsetY', { value: 90 });
    picture.dispatchEvent(click);
    expect(at()).toEqual({ x: 0.25, y: 0.9 });
    expect(document.activeElement).toBe(cross);
  });

  it('goes back to the middle, and shows which part the shop shows', () => {
    const { fixture, host, at } = open({ x: 0.75, y: 0.1 });
    const cut = () => host.querySelector<HTMLImageElement>('.crops img')?.style.objectPosition;
    expect(cut()).toBe('100% 50%');
    host.querySelector<HTMLButtonElement>('.beside button')?.click();
    fixture.detectChanges();
    expect([at(), cut()]).toEqual([{ x: 0.5, y: 0.5 }, '50% 50%']);
  });
});
