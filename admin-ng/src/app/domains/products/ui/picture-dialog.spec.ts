import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { aMedia } from '../../../../testing/a-media.ts';
import { askAboutPicture, type PictureQuestion } from './picture-dialog.ts';

describe('what is to be changed of a picture', () => {
  const open = async (changes: Partial<PictureQuestion> = {}) => {
    const answer = askAboutPicture(TestBed.inject(MatDialog), {
      media: aMedia('a'),
      name: 'Picture 1',
      written: {},
      trouble: '',
      ...changes,
    });
    await settled();
    const box = document.querySelector('mat-dialog-container');
    const area = box?.querySelector('textarea');
    const button = (name: string): HTMLButtonElement => {
      const all = [...(box?.querySelectorAll('button') ?? [])];
      const found = all.find((each) => each.textContent.trim() === name);
      if (found === undefined) throw new Error(`no button ${name}`);
      return found;
    };
    if (!box || !area) throw new Error('no dialog');
    const type = async (text: string): Promise<void> => {
      area.value = text;
      area.dispatchEvent(new Event('input'));
      await settled();
    };
    return { answer, area, box, button, type };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  afterEach(async () => {
    TestBed.inject(MatDialog).closeAll();
    await settled();
  });

  it('is nothing when the dialog is left', async () => {
    const { answer, button, type } = await open();
    await type('Other words');
    button('Not now').click();
    expect(await answer).toBeNull();
  });

  it('is what differs, and nothing else', async () => {
    const { answer, box, button, type } = await open();
    expect(button('Save').disabled).toBeTrue();
    await type('  A jar on a table ');
    const cross = box.querySelector('[role=slider]');
    cross?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true }));
    await settled();
    button('Save').click();
    expect(await answer).toEqual({ alt: 'A jar on a table', focus: { x: 0.4, y: 0.5 } });
  });

  it('never takes the words away', async () => {
    const { box, button, type } = await open();
    await type(' ');
    expect(button('Save').disabled).toBeTrue();
    expect(box.textContent).toContain('it needs words');
  });

  it('is what was written before, with what went wrong', async () => {
    const { answer, area, box, button } = await open({
      written: { alt: 'Mine', focus: { x: 0.1, y: 0.2 } },
      trouble: 'A colleague was faster.',
    });
    expect([area.value, box.querySelector('[role=alert]')?.textContent]).toEqual([
      'Mine',
      'A colleague was faster.',
    ]);
    button('Save').click();
    expect(await answer).toEqual({ alt: 'Mine', focus: { x: 0.1, y: 0.2 } });
  });

  it('has no focal point before the sizes are made', async () => {
    const { box } = await open({ media: aMedia('a', { state: 'processing', image: null }) });
    expect(box.querySelector('ga-focus-picker')).toBeNull();
    expect(box.textContent).toContain('once its sizes are made');
  });
});
