import { TestBed } from '@angular/core/testing';
import type { WordsDraft, WordsKind } from '../util/question-words.ts';
import { WordsForm } from './words-form.ts';

describe('the form of a question', () => {
  async function open(kind: WordsKind = 'question') {
    const fixture = TestBed.createComponent(WordsForm);
    fixture.componentRef.setInput('kind', kind);
    fixture.componentRef.setInput('key', 'ask');
    const sent: WordsDraft[] = [];
    fixture.componentInstance.send.subscribe((draft) => sent.push(draft));
    const host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    await fixture.whenStable();
    const type = async (field: keyof WordsDraft, text: string): Promise<void> => {
      const box = host.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#ask-${field}`);
      if (!box) throw new Error(`no ${field}`);
      box.value = text;
      box.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    const submit = async (): Promise<void> => {
      host.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { fixture, host, sent, type, submit };
  }
  const faults = (host: HTMLElement) =>
    [...host.querySelectorAll('.field-error')].map((fault) => fault.textContent.trim());

  it('begins where somebody writes, and finds no fault before they try to send', async () => {
    const { host } = await open();
    expect(document.activeElement).toBe(host.querySelector('#ask-text'));
    expect(faults(host)).toEqual([]);
  });

  it('says what to put right beside the field, and goes there', async () => {
    const { host, sent, type, submit } = await open();
    await type('text', 'Is the capsule vegan?');
    await type('email', 'robin');
    await submit();
    expect(sent).toEqual([]);
    expect(faults(host)).toEqual([jasmine.stringContaining('Check the e-mail address')]);
    const email = host.querySelector('#ask-email');
    expect(document.activeElement).toBe(email);
    expect(email?.getAttribute('aria-describedby')).toBe('ask-email-hint ask-email-fault');
    await type('email', 'robin@example.com');
    expect(faults(host)).toEqual([]);
  });

  it('sends what was typed without the blanks around it, and once', async () => {
    const { fixture, sent, type, submit } = await open();
    await type('text', '  Is the capsule vegan? ');
    await submit();
    expect(sent).toEqual([{ text: 'Is the capsule vegan?', email: '' }]);
    fixture.componentRef.setInput('sending', true);
    await submit();
    expect(sent.length).toBe(1);
  });

  it('asks nobody for an address who answers', async () => {
    const { host } = await open('answer');
    expect(host.querySelector('#ask-email')).toBeNull();
    expect(host.querySelector('label')?.textContent).toBe('Your answer');
  });
});
