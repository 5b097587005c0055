import { TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { askReply, type Reply } from './reply-dialog.ts';

const REPLY: Reply = { to: 'Is it vegan?', now: 'It is.', hint: '', mayGo: false, mayStay: false };

describe('the shop’s answer', () => {
  const open = async (changes: Partial<Reply> = {}) => {
    const answer = askReply(TestBed.inject(MatDialog), { ...REPLY, ...changes });
    await settled();
    const box = () => document.querySelector('mat-dialog-container');
    const button = (name: RegExp): HTMLButtonElement => {
      const found = [...(box()?.querySelectorAll('button') ?? [])].find((each) =>
        name.test(each.textContent),
      );
      if (found === undefined) throw new Error(`no button ${name}`);
      return found;
    };
    const type = async (text: string): Promise<void> => {
      const area = box()?.querySelector('textarea');
      if (!area) throw new Error('no place to write');
      area.value = text;
      area.dispatchEvent(new Event('input'));
      await settled();
    };
    return { answer, button, type };
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  afterEach(async () => {
    TestBed.inject(MatDialog).closeAll();
    await settled();
  });

  it('stays as it is when the dialog is left', async () => {
    const { answer, button } = await open({ mayGo: true });
    button(/Not yet/).click();
    expect(await answer).toBeUndefined();
  });

  it('is another one, or nothing where it may go', async () => {
    const { answer, button, type } = await open({ mayGo: true });
    expect(button(/Publish/).disabled).toBeTrue();
    await type('  It is, and so is the capsule. ');
    expect(button(/Publish/).disabled).toBeFalse();
    await type('');
    button(/Take the answer away/).click();
    expect(await answer).toBe('');
  });

  it('is never nothing where something has to be said', async () => {
    const { answer, button, type } = await open({ mayStay: true });
    await type(' ');
    expect(button(/Publish/).disabled).toBeTrue();
    await type('It is.');
    button(/Publish/).click();
    expect(await answer).toBe('It is.');
  });
});
